"""Two lists made at home both count from 1: the same record id is another record there."""

from __future__ import annotations

import pytest
from exchange_files import Import, Rows

from abm_tui.store import Store
from abm_tui.store.commands import accounts

FIRST = "Record ID,Company Name,Domain,City\n111,Globex,globex.com,Berlin\n112,Initech,initech.com,Paris\n"
OTHER = "Record ID,Company Name,Domain,Country\n111,Hooli,hooli.com,US\n112,Umbrella,umbrella.com,UK\n"
PEOPLE = "Record ID,First Name,Last Name,Email,Company\n"


def test_an_unrelated_list_under_the_same_ids_brings_its_own_companies(bring: Import, rows: Rows) -> None:
    bring(FIRST)
    made = bring(OTHER)
    assert made.counts["created"] == 2
    (said,) = (w for w in made.warnings if "record id" in w)
    assert "111 is Globex here, Hooli in the file" in said
    assert [(a["name"], a["domain"], a["city"]) for a in rows("account")] == [
        ("Globex", "globex.com", "Berlin"),
        ("Initech", "initech.com", "Paris"),
        ("Hooli", "hooli.com", ""),
        ("Umbrella", "umbrella.com", ""),
    ]


def test_both_lists_again_change_nothing_and_know_their_own(bring: Import, rows: Rows) -> None:
    bring(FIRST)
    bring(OTHER)
    for text in (FIRST, OTHER, FIRST):
        made = bring(text)
        assert (made.counts["created"], made.counts["updated"], made.counts["unchanged"]) == (0, 0, 2)
    assert bring(OTHER.replace("US", "USA")).counts["updated"] == 1
    assert rows("account")[2]["country"] == "USA"


@pytest.mark.parametrize(
    "later",
    [
        "111,Globex Holding,globex.com,Berlin",
        "111,Hooli,globex.com,Berlin",  # renamed altogether
        "111,Globex GmbH,globex.de,Berlin",
        "111,Hooli,,Berlin",  # one row, and nothing but a name speaks against it
    ],
)
def test_a_new_name_or_a_new_domain_is_an_update(bring: Import, rows: Rows, later: str) -> None:
    bring(FIRST)
    made = bring(f"Record ID,Company Name,Domain,City\n{later}\n")
    assert made.counts["updated"] == 1
    assert len(rows("account")) == 2


def test_what_the_source_said_last_is_agreement_too(store: Store, bring: Import, rows: Rows) -> None:
    bring(FIRST)
    store.do(accounts.set_field, 1, "name", "Vandelay")
    store.do(accounts.set_field, 1, "domain", "vandelay.com")
    assert bring(FIRST.replace("Berlin", "Bonn")).counts["updated"] == 1
    assert [a["name"] for a in rows("account")] == ["Vandelay", "Initech"]


def test_a_list_of_names_alone_of_which_none_agrees_is_another_list(bring: Import, rows: Rows) -> None:
    bring("Record ID,Company Name,Industry\n1,Globex,Toys\n2,Initech,Software\n3,Umbrella,Pharma\n")
    bring("Record ID,Company Name,Industry\n1,Globex,Toys\n2,Vandelay,Software\n3,Umbrella,Pharma\n")
    assert [a["name"] for a in rows("account")] == ["Globex", "Vandelay", "Umbrella"]
    assert bring("Record ID,Company Name,City\n1,Hooli,Rome\n2,Acme,Ulm\n").counts["created"] == 2


def test_people_of_another_list_are_other_people(bring: Import, rows: Rows) -> None:
    bring(PEOPLE + "1,Dana,Ruiz,dana@globex.com,Globex\n2,Raj,Patel,raj@globex.com,Globex\n")
    made = bring(PEOPLE + "1,John,Doe,john@hooli.com,Hooli\n2,Raj,Patel-Shah,raj@globex.com,Globex\n")
    assert (made.counts["created"], made.counts["updated"]) == (1, 1)
    assert [p["last_name"] for p in rows("contact")] == ["Ruiz", "Patel-Shah", "Doe"]


def test_somebody_who_married_is_the_same_person(bring: Import, rows: Rows) -> None:
    bring(PEOPLE + "1,Dana,Ruiz,dana.ruiz@globex.com,Globex\n")
    assert bring(PEOPLE + "1,Dana,Miller,dana.miller@globex.com,Globex\n").counts["updated"] == 1
    assert len(rows("contact")) == 1


def test_deals_and_activities_of_another_list_overwrite_none(bring: Import, rows: Rows) -> None:
    deals = "Record ID,Deal Name,Company,Amount\n"
    bring(deals + "1,Pilot,Globex,100\n", kind="opportunities")
    assert bring(deals + "1,Renewal,Hooli,900\n", kind="opportunities").counts["created"] == 1
    assert [d["name"] for d in rows("opportunity")] == ["Pilot", "Renewal"]
    log = "Record ID,Type,Date,Subject,Email\n"
    bring(log + "1,Call,2025-10-01,Pricing,dana@globex.com\n", kind="activities")
    assert bring(log + "1,Meeting,2025-10-09,Demo,li@hooli.com\n", kind="activities").counts["created"] == 1
    assert [a["subject"] for a in rows("activity")] == ["Pricing", "Demo"]


def test_an_account_key_of_another_list_does_not_take_its_people(bring: Import, rows: Rows) -> None:
    bring(FIRST)
    bring("Company,Domain\nHooli,hooli.com\n")
    people = (
        "First Name,Last Name,Email,Company ID,Company\nLi,Wei,li@x.org,111,Hooli\nDana,Ruiz,d@x.org,111,Globex Inc\n"
    )
    bring(people, maps=["Company ID=account_record_id"], companies=False)
    assert [p["account_id"] for p in rows("contact")] == [3, 1]


HUBSPOT = "Record ID,Company name,Company owner,Company Domain Name,Lifecycle Stage\n"


def test_a_crms_id_is_another_record_too_where_nothing_agrees(bring: Import, rows: Rows) -> None:
    bring(HUBSPOT + "7,Globex,,globex.com,\n")
    made = bring(HUBSPOT + "7,Hooli,,hooli.com,\n")
    assert (made.mapping.vendor, made.counts["created"]) == ("hubspot", 1)
    assert any("7 is Globex here, Hooli in the file" in w for w in made.warnings)
    assert [(a["name"], a["domain"]) for a in rows("account")] == [("Globex", "globex.com"), ("Hooli", "hooli.com")]
    again = bring(HUBSPOT + "7,Hooli,,hooli.com,\n")
    assert (again.counts["created"], again.counts["updated"]) == (0, 0)


def test_people_of_another_crms_company_go_to_theirs(bring: Import, rows: Rows) -> None:
    bring(HUBSPOT + "7,Globex,,globex.com,\n8,Initech,,initech.com,\n")
    bring(HUBSPOT + "7,Hooli,,hooli.com,\n")
    bring(
        "Record ID,First Name,Last Name,Email,Contact owner,Associated Company,Associated Company IDs (Primary)\n"
        "1,Li,Wei,li@x.org,,Hooli,7\n2,Dana,Ruiz,d@x.org,,Globex,7\n3,Raj,Patel,r@x.org,,Initech Renamed,8\n",
        companies=False,
    )
    assert [p["account_id"] for p in rows("contact")] == [3, 1, 2]


def test_what_a_crm_renamed_is_an_update(bring: Import, rows: Rows) -> None:
    bring(HUBSPOT + "7,Globex,,globex.com,\n8,Initech,,,\n9,Umbrella,,,\n")
    made = bring(HUBSPOT + "7,Hooli,,globex.com,\n8,Vandelay,,,\n9,Cyberdyne,,,\n")
    assert (made.counts["updated"], made.counts["created"]) == (3, 0)
    assert [a["name"] for a in rows("account")] == ["Hooli", "Vandelay", "Cyberdyne"]


def test_a_key_of_salesforces_is_one_record_whatever_it_says(bring: Import, rows: Rows) -> None:
    bring("Id,Name,Website,BillingCity\n0015g00000AbCdEAAV,Globex,globex.com,Berlin\n")
    made = bring("Id,Name,Website,BillingCity\n0015g00000AbCdEAAV,Hooli,hooli.com,Rome\n")
    assert (made.counts["updated"], len(rows("account"))) == (1, 1)
