"""A row that holds a person and a company brings both; a company that is only named stays a text until it arrives."""

from __future__ import annotations

from typing import Any

import pytest

from abm_tui.errors import UsageError
from abm_tui.exchange.imports import importing
from abm_tui.exchange.plan.import_plan import FilePlan, Input, Options
from abm_tui.store import Store
from abm_tui.store.commands.accounts import set_field
from abm_tui.store.queries import exchange

APOLLO = (
    "First Name,Last Name,Title,Company,Email,# Employees,Industry,Website,Company Country,Annual Revenue\n"
    "Dana,Ruiz,CFO,Globex,dana@globex.com,1200,retail,https://www.globex.com/about,Germany,5000000\n"
    "Bob,Lee,CTO,Globex,bob@globex.com,1200,retail,globex.com,Germany,5000000\n"
    "Eve,Moss,VP Sales,Initech,eve@initech.com,80,,initech.com,,\n"
    ",,,Umbrella,,9000,pharma,umbrella.com,,\n"
    "Sam,Poe,,,sam@poe.com,,,,,\n"
)


def bring(store: Store, text: str, **options: Any) -> FilePlan:
    plan, _ = importing.run(store, [Input("people.csv", text.encode())], Options(**options))
    return plan.files[0]


def table(store: Store, name: str) -> list[dict[str, Any]]:
    return store.read(exchange.table_rows, name)


def test_a_row_brings_its_person_and_its_company_and_counts_once(store: Store) -> None:
    made = bring(store, APOLLO, kind="contacts")
    assert made.counts == {"created": 5, "updated": 0, "unchanged": 0, "skipped": 0, "rejected": 0}
    assert {kind: made.records[kind]["created"] for kind in made.records} == {"contacts": 4, "accounts": 3}
    found = {a["name"]: a for a in table(store, "account")}
    assert set(found) == {"Globex", "Initech", "Umbrella"}
    assert any("1 row without a person" in warning for warning in made.warnings)
    assert (found["Globex"]["domain"], found["Globex"]["employees"], found["Globex"]["tier"]) == (
        "globex.com",
        1200,
        None,
    )
    people = {p["first_name"]: p["account_id"] for p in table(store, "contact")}
    assert people["Dana"] == people["Bob"] == found["Globex"]["id"]
    assert people["Sam"] is None
    assert any("came along, in the pool" in warning for warning in made.warnings)


def test_the_same_file_again_changes_nothing(store: Store) -> None:
    bring(store, APOLLO, kind="contacts")
    before = {name: table(store, name) for name in ("account", "contact")}
    again = bring(store, APOLLO, kind="contacts")
    assert (again.counts["created"], again.counts["updated"]) == (0, 0)
    assert {name: table(store, name) for name in ("account", "contact")} == before


def test_a_company_that_grew_is_an_update_of_its_row(store: Store) -> None:
    bring(store, APOLLO, kind="contacts")
    grown = bring(store, APOLLO.replace(",80,", ",95,"), kind="contacts")
    assert (grown.counts["created"], grown.counts["updated"]) == (0, 1)
    assert {a["name"]: a["employees"] for a in table(store, "account")}["Initech"] == 95


def test_a_mere_name_brings_no_company(store: Store) -> None:
    made = bring(store, "First Name,Last Name,Company,Email\nDana,Ruiz,Globex,d@g.com\n", kind="contacts")
    assert table(store, "account") == []
    assert [p["account_text"] for p in table(store, "contact")] == ["Globex"]
    assert any("linked when it arrives" in warning for warning in made.warnings)


def test_who_wants_no_companies_says_so(store: Store) -> None:
    bring(store, APOLLO, kind="contacts", companies=False)
    assert table(store, "account") == []


def test_a_vendors_key_where_a_name_belongs_is_no_company(store: Store) -> None:
    text = (
        "Id,FirstName,LastName,Company,Email,Website,Industry\n00QEc00000BBaeX,Will,Lee,001Ec00000GINb1IAH,w@l.com,,\n"
    )
    bring(store, text, kind="contacts")
    assert table(store, "account") == []


def test_a_company_cell_that_cannot_be_read_does_not_keep_the_person_out(store: Store) -> None:
    made = bring(store, APOLLO.replace("1200", "lots"), kind="contacts")
    assert (made.records["contacts"]["created"], made.counts["rejected"]) == (4, 0)


# rows of companies, each with somebody

CUSTOMERS = (
    "Firma;Ansprechpartner;E-Mail;Telefon;Funktion;Ort;Umsatz (Mio. €);Mitarbeiter;Tier;Bemerkung\n"
    "Müller AG;Dr. Jürgen Groß;j.gross@mueller.example;0711;Einkauf;Stuttgart;12,5;250;2;Ruft zurück\n"
    "Weiß KG;;;;;Ulm;3,2;40;;\n"
)


def test_a_list_of_companies_with_a_contact_brings_people_and_all_that_it_says_of_the_companies(store: Store) -> None:
    made = bring(store, CUSTOMERS)
    assert (made.mapping.kind, made.counts["created"], made.counts["rejected"]) == ("contacts", 2, 0)
    found = {a["name"]: a for a in table(store, "account")}
    mueller, weiss = found["Müller AG"], found["Weiß KG"]
    assert (mueller["city"], int(mueller["annual_revenue"]), mueller["employees"]) == ("Stuttgart", 12_500_000, 250)
    assert (mueller["tier"], mueller["notes"], weiss["city"], weiss["employees"]) == ("2", "Ruft zurück", "Ulm", 40)
    (person,) = table(store, "contact")
    assert (person["last_name"], person["title"], person["phone"]) == ("Groß", "Einkauf", "0711")
    assert person["account_id"] == mueller["id"]


def test_the_same_list_again_changes_nothing_and_counts_the_company_without_a_person(store: Store) -> None:
    bring(store, CUSTOMERS)
    again = {"created": 0, "updated": 0, "unchanged": 2, "skipped": 0, "rejected": 0}
    assert bring(store, CUSTOMERS).counts == again


def test_a_row_with_neither_person_nor_company_is_rejected(store: Store) -> None:
    made = bring(store, "Account Name,Contact Name,Contact Email,Industry\n,,,Retail\nGlobex,Dana Ruiz,,IT\n")
    assert (made.counts["created"], made.counts["rejected"]) == (1, 1)


REPORT = (
    "First Name,Last Name,Title,Account Name,Email,Account Owner,Billing City,Billing Country,Employees,Account ID,"
    "Contact ID,City\n"
    "Dana,Ruiz,CFO,Globex,dana@globex.example,ana,Berlin,Germany,250,0015g00000AbCdEAAV,0035g00000XyZabAAF,Potsdam\n"
)
LEADS = (
    "Lead ID,First Name,Last Name,Company / Account,Email,Lead Status,Industry,City,Country\n"
    "00Q5g000001aaaaEAA,Tom,Ford,Hooli,tom@hooli.example,Open,Technology,Palo Alto,United States\n"
)


def test_a_report_of_people_says_whose_their_company_is_and_where(store: Store) -> None:
    bring(store, REPORT)
    (account,) = table(store, "account")
    assert (account["city"], account["country"], account["employees"]) == ("Berlin", "Germany", 250)
    assert account["owner_sales"] == store.members[0].id


def test_where_a_lead_lives_is_where_its_company_is(store: Store) -> None:
    bring(store, LEADS)
    (account,) = table(store, "account")
    assert (account["name"], account["city"], account["country"]) == ("Hooli", "Palo Alto", "United States")


def test_where_a_person_lives_is_not_where_the_company_is(store: Store) -> None:
    bring(store, "First Name,Last Name,Company,Email,Industry,City\nDana,Ruiz,Globex,d@globex.example,IT,Potsdam\n")
    assert [account["city"] for account in table(store, "account")] == [""]


# what a file of people or deals changes in companies

GROWN = APOLLO.replace("1200", "1300")


def test_what_changes_in_a_company_is_said_old_and_new_and_counted(store: Store) -> None:
    bring(store, APOLLO, kind="contacts")
    made = bring(store, GROWN, kind="contacts")
    assert made.records["accounts"] == {"created": 0, "updated": 1, "unchanged": 2}
    assert made.records["contacts"]["updated"] == 0
    assert "1 company changed with these rows: Globex (employees 1200 → 1300)." in made.warnings
    assert [(c.field, c.old, c.new) for row in made.rows for c in row.all_changes] == [
        ("company_employees", 1200, 1300)
    ]


def test_a_deal_that_renames_its_company_says_so(store: Store) -> None:
    bring(store, "Record ID,Company name,Company owner,Lifecycle Stage\n9001,Globex,ana,\n")
    deal = "Record ID,Deal Name,Amount,Associated Company,Associated Company IDs (Primary)\n5,Big,10,Globex GmbH,9001\n"
    made = bring(store, deal, currency="EUR")
    assert "1 company changed with these rows: Globex GmbH (name Globex → Globex GmbH)." in made.warnings
    assert made.records["accounts"]["updated"] == 1


def test_a_company_that_we_edited_is_a_choice_that_can_be_made(store: Store) -> None:
    bring(store, APOLLO, kind="contacts")
    globex = next(a["id"] for a in table(store, "account") if a["name"] == "Globex")
    store.do(set_field, globex, "employees", 1)
    made = bring(store, GROWN, kind="contacts")
    kept = [(row.number, c) for row in made.rows for c in row.all_changes if c.kept]
    assert [(c.field, c.old, c.new) for _, c in kept] == [("company_employees", 1, 1300)]
    assert any("ours stands: Globex (company employees)" in warning for warning in made.warnings)
    theirs = frozenset((number, c.field) for number, c in kept)
    bring(store, GROWN, kind="contacts", theirs=theirs)
    assert {a["name"]: a["employees"] for a in table(store, "account")}["Globex"] == 1300


def test_columns_of_the_company_are_not_left_out(store: Store) -> None:
    made = bring(store, APOLLO, kind="contacts")
    assert (made.becomes()["Industry"], made.becomes()["Company"]) == ("company_industry", "account")
    assert not any("were understood" in warning for warning in made.warnings)


def test_columns_of_roles_beside_the_contact_seat_their_people_once(store: Store) -> None:
    text = (
        "Company,Contact,Email,Industry,CFO,Champion\n"
        "Globex,Dana Ruiz,dana@globex.example,IT,Dana Ruiz,Bo Li\n"
        "Globex,Bo Li,bo@globex.example,,,\n"
    )
    made = bring(store, text)
    assert made.counts["created"] == 2
    assert sorted(p["first_name"] for p in table(store, "contact")) == ["Bo", "Dana"]
    seats = {(s["role"], s["contact_id"]) for s in table(store, "seat")}
    people = {p["first_name"]: p["id"] for p in table(store, "contact")}
    assert seats == {("EB", people["Dana"]), ("CH", people["Bo"])}
    assert bring(store, text).counts["unchanged"] == 2


def test_what_a_column_says_of_the_company_can_be_said_by_hand_and_is_remembered(store: Store) -> None:
    text = "First Name,Last Name,Company,Email,Bereich,Size M\nDana,Ruiz,Globex,d@globex.example,Retail,{}\n"
    said = ("Bereich=industry", "Size M=annual_revenue*1000000")
    made = bring(store, text.format(2), maps=said)
    assert (made.becomes()["Bereich"], made.becomes()["Company"]) == ("company_industry", "account")
    made = bring(store, text.format(3))
    assert any(warning.startswith("As last time") for warning in made.warnings)
    (account,) = table(store, "account")
    assert (account["industry"], int(account["annual_revenue"])) == ("Retail", 3_000_000)


def test_a_column_of_the_company_can_be_kept_out(store: Store) -> None:
    made = bring(store, APOLLO, kind="contacts", maps=("Industry=-",))
    assert made.becomes()["Industry"] is None
    assert {account["industry"] for account in table(store, "account")} <= {"", None}


def test_a_companys_field_without_a_column_that_names_the_company_is_refused(store: Store) -> None:
    with pytest.raises(UsageError, match="no column names the company"):
        bring(store, "First Name,Last Name,Email,X\nDana,Ruiz,d@globex.example,IT\n", maps=("X=industry",))
