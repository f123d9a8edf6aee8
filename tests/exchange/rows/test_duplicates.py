"""What may be one and the same is suggested, why and how surely; it is made one only when asked, and undo parts it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from exchange_files import Import, Rows

from abm_tui.errors import Refused
from abm_tui.exchange.rows import duplicates
from abm_tui.exchange.rows.duplicates import suggestions
from abm_tui.models import tables
from abm_tui.store import Store
from abm_tui.store.care import audit
from abm_tui.store.commands import accounts, committee, logging
from abm_tui.store.commands.merging import merge
from abm_tui.store.queries import exchange
from abm_tui.store.queries.merging import differences
from abm_tui.store.undo import undo_redo


def row(row_id: int, name: str, domain: str = "", country: str = "", tier: str | None = None) -> dict[str, Any]:
    return {"id": row_id, "name": name, "domain": domain, "country": country, "tier": tier}


def said(*rows: dict[str, Any]) -> list[tuple[int, int, int, str]]:
    return [(s.keep, s.drop, s.confidence, s.reason) for s in duplicates.accounts(rows)]


def test_one_domain_is_the_surest_sign() -> None:
    assert said(row(1, "Globex GmbH", "globex.com"), row(2, "Globex", "globex.com")) == [
        (1, 2, 97, "the same domain, globex.com")
    ]


def test_a_name_equal_but_for_the_legal_form_is_a_sign_but_thomson_corp_is_not_surely_thomson_sa() -> None:
    assert said(row(1, "Müller GmbH & Co. KG"), row(2, "Muller")) == [
        (1, 2, 92, "the same name but for the legal form")
    ]
    [(_, _, confidence, reason)] = said(row(1, "Thomson Corp", country="US"), row(2, "Thomson S.A.", country="FR"))
    assert confidence < 50
    assert "countries differ" in reason
    [(_, _, confidence, _)] = said(row(1, "Thomson Corp", "thomson.com"), row(2, "Thomson S.A.", "thomson.fr"))
    assert confidence == 50


def test_two_hosts_of_one_registered_domain_are_no_sign_against_a_name() -> None:
    [(_, _, confidence, _)] = said(row(1, "Acme Ltd", "shop.acme.co.uk"), row(2, "Acme", "acme.co.uk"))
    assert confidence == 92
    [(_, _, confidence, reason)] = said(row(1, "Acme Ltd", "acme.co.uk"), row(2, "Acme", "acme-tools.co.uk"))
    assert (confidence, "domains differ" in reason) == (50, True)


def test_names_with_a_slip_of_the_finger_are_suggested_less_surely() -> None:
    [(keep, drop, confidence, reason)] = said(row(1, "Universal Exports"), row(2, "Universal Exprots"))
    assert (keep, drop, reason) == (1, 2, "nearly the same name")
    assert 60 <= confidence < 75
    assert said(row(1, "Universal Exports"), row(2, "Universal Imports")) == []


def test_the_one_that_is_worked_on_stays() -> None:
    assert said(row(1, "Globex"), row(2, "Globex Inc.", tier="1"))[0][:2] == (2, 1)


def test_a_shared_host_is_no_sign() -> None:
    assert said(row(1, "Globex", "gmail.com"), row(2, "Initech", "gmail.com")) == []


def test_ten_thousand_accounts_without_likeness_suggest_nothing() -> None:
    assert said(*(row(i, f"Company {i:05} of {i * 7919 % 10007}") for i in range(1, 300))) == []


@pytest.fixture
def two(store: Store) -> tuple[int, int]:
    """Globex worked on, and Globex Inc. with people and a deal of its own."""
    keep = store.do(accounts.add_account, "Globex", domain="globex.com", tags="retail").value
    drop = store.do(accounts.add_account, "Globex Inc.", industry="software", tags="retail;vip", country="DE").value
    store.do(accounts.set_tier, keep, "1")
    dana = store.do(committee.add_person, drop, role="EB", first_name="Dana").value
    store.do(committee.seat_person, drop, "CH", dana)
    store.do(logging.log_activity, drop, "reply", at=datetime(2025, 11, 4, 9), contact_id=dana)
    store.do(lambda u: u.add("record", vendor="hubspot", kind="accounts", key="77", entity_id=drop))
    return keep, drop


def everything(store: Store) -> dict[str, list[dict[str, Any]]]:
    return {name: store.read(exchange.table_rows, name) for name in tables.JOURNALED}


def test_what_hangs_on_the_one_moves_to_the_other_and_one_undo_parts_them(store: Store, two: tuple[int, int]) -> None:
    keep, drop = two
    before = everything(store)
    done = store.do(merge, "account", keep, drop)
    after = everything(store)
    [account] = after["account"]
    assert (account["id"], account["industry"], account["country"], account["tier"]) == (keep, "software", "DE", "1")
    assert account["tags"] == "retail;vip"
    for name in ("contact", "seat", "activity"):
        assert {r["account_id"] for r in after[name]} == {keep}
    assert [r["entity_id"] for r in after["record"]] == [keep]
    assert done.label == "Globex Inc. merged into Globex"
    assert audit.audit(store) == []
    undo_redo.turn(store, undo_redo.UNDO)
    assert everything(store) == before


def test_where_both_say_something_the_kept_one_stands_unless_the_other_is_taken(
    store: Store, two: tuple[int, int]
) -> None:
    keep, drop = two
    store.do(accounts.set_field, keep, "industry", "retail")
    assert store.read(differences, "account", keep, drop)["industry"] == ("retail", "software")
    store.do(merge, "account", keep, drop, ["industry", "name"])
    [account] = store.read(exchange.table_rows, "account")
    assert (account["industry"], account["name"], account["domain"]) == ("software", "Globex Inc.", "globex.com")


def test_a_person_merged_takes_no_seat_twice(store: Store, two: tuple[int, int]) -> None:
    _, drop = two
    [dana] = store.read(exchange.table_rows, "contact")
    other = store.do(committee.add_person, drop, role="EB", first_name="Dana", last_name="Ruiz", email="d@g.com").value
    assert [(s.keep, s.drop) for s in suggestions(store, "contacts")] == []
    store.do(merge, "contact", dana["id"], other)
    assert sorted(r["role"] for r in store.read(exchange.table_rows, "seat")) == ["CH", "EB"]
    [person] = store.read(exchange.table_rows, "contact")
    assert (person["first_name"], person["last_name"], person["email"]) == ("Dana", "Ruiz", "d@g.com")


def test_taking_over_a_slot_in_tier_1_needs_no_second_one(store: Store) -> None:
    ids = store.do(lambda u: u.add_many("account", [{"name": f"A{i}"} for i in range(21)])).value
    store.do(accounts.set_field_many, ids[:20], "tier", "1")
    store.do(merge, "account", ids[20], ids[0])
    assert sum(r["tier"] == "1" for r in store.read(exchange.table_rows, "account")) == 20


def test_a_record_is_not_merged_with_itself_and_unknown_fields_are_named(store: Store, two: tuple[int, int]) -> None:
    keep, drop = two
    with pytest.raises(Refused, match="one and the same record already"):
        store.do(merge, "account", keep, keep)
    with pytest.raises(Refused, match="no field mood"):
        store.do(merge, "account", keep, drop, ["mood"])
    assert len(store.read(exchange.table_rows, "account")) == 2


COMPANIES = (
    "Record ID,Company name,Company Domain Name,Industry,City\n"
    "77,Globex,globex.com,Retail,Ulm\n88,Globex Inc.,globex.de,Software,Bonn\n"
)
PEOPLE = (
    "Record ID,First Name,Last Name,Email,Marketing emails opened\n"
    "1,Dana,Ruiz,d@globex.com,2\n2,Dana,Ruiz,dana@globex.com,30\n"
)


def backwards(text: str) -> str:
    head, *lines = text.splitlines(keepends=True)
    return "".join([head, *reversed(lines)])


@pytest.mark.parametrize("turn", [str, backwards])
def test_a_later_file_finds_both_rows_in_the_one_they_became_and_changes_nothing(
    store: Store, bring: Import, rows: Rows, turn: Callable[[str], str]
) -> None:
    bring(COMPANIES)
    store.do(merge, "account", 1, 2, ["city"])
    again = bring(turn(COMPANIES))
    assert (again.counts["unchanged"], again.counts["skipped"]) == (1, 1)
    [account] = rows("account")
    assert (account["name"], account["industry"], account["city"]) == ("Globex", "Retail", "Bonn")
    grown = bring(turn(COMPANIES).replace("Retail", "Logistics"))
    assert (grown.counts["updated"], rows("account")[0]["industry"]) == (
        (1, "Logistics") if turn is str else (0, "Retail")  # the second row only fills blanks
    )


@pytest.mark.parametrize("turn", [str, backwards])
def test_counters_of_two_people_who_became_one_are_not_taken_for_each_other(
    store: Store, bring: Import, rows: Rows, turn: Callable[[str], str]
) -> None:
    bring(PEOPLE)
    store.do(merge, "contact", 1, 2)
    assert bring(turn(PEOPLE)).counts["updated"] == 0
    assert rows("activity") == []


def test_people_without_a_record_id_who_became_one_keep_their_two_memories(
    store: Store, bring: Import, rows: Rows
) -> None:
    text = PEOPLE.replace("Record ID,", "").replace("\n1,", "\n").replace("\n2,", "\n")
    bring(text)
    store.do(merge, "contact", 1, 2, ["email"])
    assert bring(text).counts["created"] == 0
    assert bring(text).counts["updated"] == 0
    assert rows("activity") == []
    assert [row["email"] for row in rows("contact")] == ["dana@globex.com"]


@pytest.mark.parametrize("columns", ["Company name,Domain,City", "Company name,City"])
def test_companies_without_a_record_id_who_became_one_do_not_come_again(
    store: Store, bring: Import, rows: Rows, columns: str
) -> None:
    text = f"{columns}\nGlobex,globex.com,Ulm\nGlobex Inc.,globex.de,Bonn\n"
    if "Domain" not in columns:
        text = text.replace(",globex.com", "").replace(",globex.de", "")
    bring(text)
    store.do(merge, "account", 1, 2, ["city"])
    for _ in range(2):
        again = bring(text)
        assert (again.counts["created"], again.counts["updated"]) == (0, 0)
    assert [(row["name"], row["city"]) for row in rows("account")] == [("Globex", "Bonn")]
    new = bring(text + ("Initech,initech.com,Rom\n" if "Domain" in columns else "Initech,Rom\n"))
    assert new.counts["created"] == 1
