"""What was renamed, moved or merged here stays so when a source without record ids says the old names again."""

from __future__ import annotations

from typing import Any

import pytest
from exchange_files import Import, Rows

from abm_tui.store import Store
from abm_tui.store.commands import accounts, committee
from abm_tui.store.commands.merging import merge

PEOPLE = "First Name,Last Name,Email,Company\n"


def rename(store: Store, **values: Any) -> None:
    for name, value in values.items():
        store.do(accounts.set_field, 1, name, value)


@pytest.mark.parametrize(
    ("text", "here"),
    [
        ("Company,Website\nAcme,acme.de\nGlobex,globex.com\n", {"name": "Acme AG"}),
        ("Company,Website\nAcme,acme.de\nGlobex,globex.com\n", {"name": "Acme AG", "domain": "acme.com"}),
        ("Company,Industry\nAcme,Ulm\nGlobex,Bonn\n", {"name": "Acme AG", "domain": "acme.com"}),
        ("Company,Country\nAcme,Germany\nAcme,France\n", {"name": "Acme AG", "country": "Austria"}),
    ],
)
def test_an_account_renamed_here_does_not_come_again_under_its_old_name(
    store: Store, bring: Import, rows: Rows, text: str, here: dict[str, str]
) -> None:
    bring(text)
    rename(store, **here)
    for _ in range(2):
        made = bring(text)
        assert (made.counts["created"], made.counts["updated"], made.counts["unchanged"]) == (0, 0, 2)
    assert {name: rows("account")[0][name] for name in here} == here


def test_a_source_that_says_the_website_now_finds_the_account_it_named_only(
    store: Store, bring: Import, rows: Rows
) -> None:
    bring("Company,Industry\nAcme,Ulm\n")
    rename(store, name="Acme AG")
    assert bring("Company,Website,Industry\nAcme,acme.de,Ulm\n").counts["updated"] == 1
    assert [(a["name"], a["domain"]) for a in rows("account")] == [("Acme AG", "acme.de")]


def test_a_company_of_the_old_name_and_another_domain_is_another_one(store: Store, bring: Import, rows: Rows) -> None:
    bring("Company,Website\nAcme,acme.de\n")
    rename(store, name="Acme AG", domain="acme.com")
    assert bring("Company,Website\nAcme,acme-tools.co.uk\n").counts["created"] == 1


def test_who_has_the_name_now_is_meant_before_who_had_it(store: Store, bring: Import, rows: Rows) -> None:
    bring("Company,Industry\nAcme,Ulm\n")
    rename(store, name="Acme AG")
    bring("name,industry\nAcme,Bonn\n")
    assert bring("Company,Industry\nAcme,Rom\n").counts["updated"] == 1
    assert [(a["name"], a["industry"]) for a in rows("account")] == [("Acme AG", "Ulm"), ("Acme", "Rom")]


@pytest.mark.parametrize("email", ["d@acme.de", ""])
@pytest.mark.parametrize("here", [{"last_name": "Ruiz-Lee"}, {"email": "dana@acme.com"}, {"account_id": 2}])
def test_a_person_changed_here_does_not_come_again_as_before(
    store: Store, bring: Import, rows: Rows, email: str, here: dict[str, Any]
) -> None:
    bring("Company,Industry\nAcme,\nGlobex,\n")
    text = PEOPLE + f"Dana,Ruiz,{email},Acme\nBob,Hill,b@acme.de,Acme\n"
    bring(text)
    for name, value in here.items():
        store.do(committee.set_person, 1, **{name: value})
    for _ in range(2):
        made = bring(text)
        assert (made.counts["created"], made.counts["updated"]) == (0, 0)
    assert {name: rows("contact")[0][name] for name in here} == here


def test_people_without_addresses_who_became_one_do_not_come_again(store: Store, bring: Import, rows: Rows) -> None:
    text = PEOPLE + "Dana,Ruiz,,Acme\nD.,Ruiz,,Acme\n"
    bring(text)
    store.do(merge, "contact", 1, 2)
    assert bring(text).counts["created"] == 0
    assert [p["first_name"] for p in rows("contact")] == ["Dana"]


def test_new_people_and_deals_of_a_renamed_account_belong_to_it(store: Store, bring: Import, rows: Rows) -> None:
    bring("Company,Industry\nAcme,Ulm\nAcme Deutschland,Bonn\n")
    store.do(merge, "account", 1, 2)
    rename(store, name="Acme AG")
    bring(PEOPLE + "Dana,Ruiz,d@acme.de,Acme\nBob,Hill,b@acme.de,Acme Deutschland\n")
    bring("Deal Name,Company,Amount\nPilot,Acme,100\n", kind="opportunities")
    assert [row["account_id"] for row in (*rows("contact"), *rows("opportunity"))] == [1, 1, 1]
