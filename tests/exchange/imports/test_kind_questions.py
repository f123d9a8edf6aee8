"""Whose file it is and what its rows are: taken where the headers say it, asked where they say two things."""

from __future__ import annotations

import pytest
from exchange_files import Import, Rows

from abm_tui.errors import UsageError
from abm_tui.exchange.columns.headers import find_kind, likely_kinds
from abm_tui.exchange.columns.vendor_detection import find_vendor
from abm_tui.exchange.exports import writeback
from abm_tui.exchange.imports import importing
from abm_tui.exchange.plan.import_plan import Input, Options
from abm_tui.store import Store

pytestmark = pytest.mark.quick


@pytest.mark.parametrize(
    ("headers", "kind"),
    [
        ("name,domain,email,phone", "accounts"),
        ("Company,Website,Email,City", "accounts"),
        ("Company,Email,First Name,Website", "contacts"),
        ("Deal,Company,Amount,Close Date", "opportunities"),
        ("Deal,Company", "opportunities"),
        ("Record Id,Title,From,To,Host,Contact Name,Related To", "activities"),
    ],
)
def test_an_address_of_a_company_makes_no_person_and_a_deal_is_a_deal(headers: str, kind: str) -> None:
    assert find_kind(headers.split(",")) == kind


def test_what_may_be_two_kinds_is_asked_with_both_and_the_headers(store: Store) -> None:
    headers = ["Name", "Email", "Title", "Website"]
    assert find_kind(headers) == ""
    assert likely_kinds(headers) == ["accounts", "contacts"]
    with pytest.raises(UsageError, match="whether the rows are accounts or contacts. It has: Name, Email") as asked:
        importing.plan(store, [Input("x.csv", b"Name,Email,Title,Website\nAcme,a@acme.de,Dr,acme.de\n")])
    assert asked.value.code == "which_kind"
    assert "Pass --kind accounts, contacts." in asked.value.message


def test_headers_that_say_nothing_are_named_when_it_is_asked(store: Store) -> None:
    with pytest.raises(UsageError, match="do not say what the rows are. It has: Uno, Dos. Pass --kind accounts, cont"):
        importing.plan(store, [Input("x.csv", b"Uno,Dos\na,b\n")])


def test_the_way_out_names_a_field_that_there_is(store: Store) -> None:
    file = Input("x.csv", b"Prospect ID,Lead Source\n1,Web\n")
    with pytest.raises(UsageError, match='no column says the full_name or email .* --map "COLUMN=full_name"'):
        importing.plan(store, [file], Options(kind="contacts"))
    importing.plan(store, [file], Options(kind="contacts", maps=("Prospect ID=full_name",)))


# whose file it is


@pytest.mark.parametrize(
    ("headers", "cells", "vendor"),
    [
        ("ID,FIRSTNAME,LASTNAME,EMAIL,ACCOUNTID", "", "salesforce"),
        ("ID,NAME,WEBSITE", "0011U00000abcDEQAY,Acme,acme.de", "salesforce"),
        ("ID,NAME,WEBSITE", "0011,Acme,acme.de", ""),
        ("First Name,Last Name,Company,Position,Connected On", "", "linkedin"),
        ("Company Name,Company Country,Company Website", "", ""),
        ("First Name,Last Name,Email Address,Position", "", ""),
        ("ZoomInfo Contact ID,Last Name,First Name,Email Address,Company Name,Company Country", "", "zoominfo"),
    ],
)
def test_a_vendor_is_known_by_what_only_it_writes(headers: str, cells: str, vendor: str) -> None:
    assert find_vendor(headers.split(","), [cells.split(",")]) == vendor


def test_chosen_fields_of_salesforce_link_people_to_their_company(bring: Import, rows: Rows) -> None:
    bring('"ID","NAME","WEBSITE"\n"0011U00000abcDEQAY","Acme","acme.de"\n')
    bring('"ID","FIRSTNAME","LASTNAME","ACCOUNTID"\n"0031U00000abcDEQAY","Dana","Ruiz","0011U00000abcDEQAY"\n')
    assert rows("contact")[0]["account_id"] == rows("account")[0]["id"]


@pytest.mark.parametrize("vendor", writeback.VENDORS)
@pytest.mark.parametrize("kind", ["accounts", "contacts", "opportunities", "activities"])
def test_a_file_written_for_a_crm_is_recognised_as_its_own(store: Store, vendor: str, kind: str) -> None:
    headers = writeback.write_back(store, vendor, kind).text.splitlines()[0].split(",")
    assert (find_vendor(headers), find_kind(headers)) == (vendor, kind)


def test_what_was_said_for_one_vendor_is_not_applied_to_another(bring: Import, rows: Rows) -> None:
    bring(
        "ZoomInfo Contact ID,First Name,Last Name,Company Name,Position\n1,Dana,Ruiz,Acme,IT\n",
        maps=["Position=department"],
    )
    made = bring("First Name,Last Name,URL,Company,Position,Connected On\nBo,Ek,,Acme,CFO,03 Nov 2025\n")
    assert not any(w.startswith("As last time") for w in made.warnings)
    assert rows("contact", first_name="Bo")[0]["title"] == "CFO"


# what its rows are called


def test_where_no_column_is_the_name_one_question_names_the_likeliest(store: Store, bring: Import) -> None:
    with pytest.raises(UsageError, match='what the accounts are called; is it "Security"?') as asked:
        bring("sp500/constituents.csv")
    assert asked.value.code == "which_columns"
    assert asked.value.fix is not None
    assert asked.value.fix.command == '--map "Security=name"'
    made = bring("sp500/constituents.csv", maps=["Security=name"])
    assert (made.counts["created"], made.counts["skipped"]) == (500, 3)


def test_a_file_of_known_accounts_needs_no_name(bring: Import) -> None:
    bring("CIK,Company,City\n1,Acme Corp,Rome\n2,Globex Ltd,Oslo\n", kind="accounts")
    made = bring("CIK,Employees,Chairman\n1,10,Dana Ruiz\n3,20,Bo Li\n", kind="accounts")
    assert (made.counts["updated"], made.counts["rejected"]) == (1, 1)
