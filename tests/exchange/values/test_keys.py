"""Record ids that identify nothing any more, and rows that share one by mistake."""

from __future__ import annotations

import io

import pytest
from exchange_files import Import, Rows
from openpyxl import Workbook

from abm_tui.exchange.imports import importing
from abm_tui.exchange.plan.import_plan import Input
from abm_tui.exchange.values.keys import compared, is_shortened
from abm_tui.store import Store

pytestmark = pytest.mark.quick

HUBSPOT = "Record ID,Company name,Company owner,Company Domain Name,Lifecycle Stage\n"
PEOPLE = "Record ID,First Name,Last Name,Email,Lifecycle Stage,Associated Company\n"


def outcomes(made: importing.FilePlan) -> list[str]:
    return [row.outcome for row in made.rows]


# ids that a spreadsheet spoilt


@pytest.mark.parametrize("key", ["1.23457E+11", "1,23457E+11", "4.876876e+18", "5E+10", "4876876000000376.0"])
def test_a_number_that_a_spreadsheet_shortened_is_no_id(key: str) -> None:
    assert is_shortened(key)


@pytest.mark.parametrize("key", ["123457000000", "5E10", "0010E00000abcDE", "12.5", "zcrm_4876876000000376001", "A+1"])
def test_other_ids_are_ids(key: str) -> None:
    assert not is_shortened(key)


def test_companies_whose_ids_a_spreadsheet_shortened_go_by_domain_and_name(bring: Import, rows: Rows) -> None:
    text = HUBSPOT + "1.23457E+11,Acme,,acme.de,\n1.23457E+11,Globex,,globex.com,\n1.23457E+11,Initech,,,\n"
    for outcome in ("created", "unchanged"):
        made = bring(text)
        assert outcomes(made) == [outcome] * 3
        (said,) = (w for w in made.warnings if "shortened" in w)
        assert said.startswith('Record ID: "1.23457E+11" ×3 left out')
    assert len(rows("account")) == 3


def test_the_true_ids_of_a_later_file_find_what_came_with_spoilt_ones(bring: Import, rows: Rows) -> None:
    bring(HUBSPOT + "1.23457E+11,Acme,,acme.de,\n1.23457E+11,Globex,,globex.com,\n")
    true = HUBSPOT + "123457000001,Acme,,acme.de,\n123457000002,Globex,,globex.com,\n"
    assert outcomes(bring(true)) == ["unchanged", "unchanged"]
    renamed = HUBSPOT + "123457000001,Acme AG,,acme.com,\n"
    assert outcomes(bring(renamed)) == ["updated"]
    assert len(rows("account")) == 2


def test_a_spoilt_reference_falls_back_to_the_name_of_the_account(bring: Import, rows: Rows) -> None:
    bring(HUBSPOT + "1.23457E+11,Acme,,acme.de,\n1.23457E+11,Globex,,globex.com,\n")
    text = (
        "Record ID,First Name,Last Name,Email,Associated Company IDs (Primary),Associated Company (Primary)\n"
        "5,Dana,Ruiz,d@globex.com,1.23457E+11,Globex\n"
    )
    assert "shortened" in " ".join(bring(text).warnings)
    assert [p["account_id"] for p in rows("contact")] == [2]


def test_ids_that_are_long_numbers_in_a_workbook_are_none(store: Store, rows: Rows) -> None:
    book = Workbook()
    book.active.append(["Record Id", "Account Name", "Website", "Account Owner"])
    book.active.append([4876876000000376001, "Acme", "acme.de", ""])
    book.active.append([4876876000000376002, "Globex", "globex.com", ""])
    out = io.BytesIO()
    book.save(out)
    plan, _ = importing.run(store, [Input("zoho.xlsx", out.getvalue())])
    assert outcomes(plan.files[0]) == ["created", "created"]
    assert "shortened" in " ".join(plan.files[0].warnings)
    assert [a["name"] for a in rows("account")] == ["Acme", "Globex"]


# one id, two records


def test_another_company_under_the_id_of_an_earlier_row_is_rejected(bring: Import, rows: Rows) -> None:
    text = HUBSPOT + "123457000000,Acme,,acme.de,\n123457000000,Globex,,globex.com,\n"
    for outcome in ("created", "unchanged"):
        made = bring(text)
        assert outcomes(made) == [outcome, "rejected"]
        assert made.rejects[0].as_json() == {
            "row": 3, "column": "Record ID", "value": "123457000000",
            "reason": "the same record id as row 2, but another company",
        }  # fmt: skip
    assert [a["name"] for a in rows("account")] == ["Acme"]


def test_another_person_under_the_id_of_an_earlier_row_is_rejected(bring: Import) -> None:
    made = bring(PEOPLE + "7,Dana,Ruiz,d@acme.de,,\n7,Bob,Hill,b@globex.com,,\n7,Dana,Ruiz-Lee,d@acme.de,,\n")
    assert outcomes(made) == ["created", "rejected", "skipped"]
    assert made.rejects[0].reason == "the same record id as row 2, but another person"


def test_a_second_name_or_domain_of_one_id_is_one_record_still(bring: Import) -> None:
    made = bring(HUBSPOT + "7,Acme,,acme.de,\n7,Acme,,acme.com,\n7,ACME Ltd,,acme.de,\n7,Acme Ulm,,,\n")
    assert outcomes(made) == ["created", "skipped", "skipped", "skipped"]


# Salesforce's two lengths

LONG, SHORT = "0011U00000abcDEQAY", "0011U00000abcDE"
OBJECTS = "Id,Name,Website,BillingCity,BillingCountry\n"
REPORT = "Account ID,Account Name,Account Owner,Industry\n"
IN_REPORT = "Contact ID,First Name,Last Name,Email,Account ID\n"


def test_three_letters_that_do_not_say_the_capitals_make_another_key() -> None:
    assert compared("salesforce", LONG) == compared("salesforce", SHORT) == SHORT
    assert compared("salesforce", "0011U00000abcDEAAA") == "0011U00000abcDEAAA"
    assert compared("salesforce", SHORT.swapcase()) != SHORT
    assert compared("hubspot", LONG) == LONG


@pytest.mark.parametrize("turn", [1, -1])
def test_a_report_and_an_export_of_one_salesforce_record_are_one_account(bring: Import, rows: Rows, turn: int) -> None:
    files = [OBJECTS + f"{LONG},Acme,,,\n", REPORT + f"{SHORT},Acme Holding,,Retail\n"][::turn]
    assert [bring(text).counts["created"] for text in files] == [1, 0]
    assert [bring(text).counts["created"] for text in files] == [0, 0]
    assert [a["industry"] for a in rows("account")] == ["Retail"]
    assert len(rows("record")) == 1


@pytest.mark.parametrize("order", [(LONG, SHORT), (SHORT, LONG)])
def test_a_person_names_the_account_by_either_key(bring: Import, rows: Rows, order: tuple[str, str]) -> None:
    bring(OBJECTS + f"{order[0]},Acme,,,\n")
    bring(IN_REPORT + f"0031U00000abcDE,Dana,Ruiz,d@acme.de,{order[1]}\n")
    assert [p["account_id"] for p in rows("contact")] == [1]


def test_a_person_who_waits_under_the_short_key_is_linked_when_the_account_comes_under_the_long_one(
    bring: Import, rows: Rows
) -> None:
    bring(IN_REPORT + f"0031U00000abcDE,Dana,Ruiz,d@acme.de,{SHORT}\n")
    bring(OBJECTS + f"{LONG},Acme,,,\n")
    assert [p["account_id"] for p in rows("contact")] == [1]


def test_a_row_that_only_another_one_names_goes_after_it_in_every_import(bring: Import, rows: Rows) -> None:
    text = "record_id,Account Name,Employees,Billing City\n1,,5,Ulm\n1,Globex,7,\n2,,9,Bonn\n"
    first = bring(text, kind="accounts")
    assert [row.outcome for row in first.rows] == ["skipped", "created", "rejected"]
    assert first.rows[0].same_as == 3
    again = bring(text, kind="accounts")
    assert [row.outcome for row in again.rows] == ["skipped", "unchanged", "rejected"]
    assert [(r["name"], r["employees"], r["city"]) for r in rows("account")] == [("Globex", 7, "Ulm")]
