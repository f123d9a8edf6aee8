"""A report that groups its rows: headings, sums and last lines are no records; headings speak for the rows below."""

from __future__ import annotations

import io

import pytest
from exchange_files import Import, Rows
from openpyxl import Workbook

from abm_tui.exchange.columns.headers import known
from abm_tui.exchange.files.reading import ReadAs, read_bytes
from abm_tui.exchange.files.reports import HEADING
from abm_tui.exchange.files.table import SourceTable

pytestmark = pytest.mark.quick

HEAD = ["Account Name", "Website", "Annual Revenue", "Billing City"]
BODY: list[list[object]] = [
    ["Account Owner: Ana Kovac (2 records)"],
    ["Globex", "globex.com", 100, "Ulm"],
    ["Initech", "initech.com", 200, "Bonn"],
    ["Subtotal", None, 300],
    [None, "Count", 2],
    [],
    ["Account Owner: - (1 record)"],
    ["Hooli", "hooli.com", 5, "Kiel"],
    ["Grand Totals (3 records)"],
    ["Grand Total"],
    ["Total", None, 305],
    ["Record Count", 3],
    [],
    ["Confidential Information - Do Not Distribute"],
    ["Copyright (c) 2000-2026 salesforce.com, inc. All rights reserved."],
]


def as_csv(head: list[str], body: list[list[object]], *, ragged: bool) -> str:
    lines = [head, *([*row, *[None] * (0 if ragged else len(head) - len(row))] for row in body)]
    return "".join(",".join(f'"{"" if cell is None else cell}"' for cell in line) + "\n" for line in lines)


def read(head: list[str], *body: list[object]) -> SourceTable:
    return read_bytes(as_csv(head, list(body), ragged=False).encode(), "x.csv", ReadAs(), known)


def test_only_the_records_of_a_grouped_report_come_in(bring: Import, rows: Rows) -> None:
    for ragged in (True, False):
        made = bring(as_csv(HEAD, BODY, ragged=ragged))
        counts = made.counts
        assert (counts["created"] + counts["unchanged"], counts["skipped"], counts["rejected"]) == (3, 12, 0)
        assert "2 rows skipped: a heading of the report." in made.warnings
        assert "6 rows skipped: total." in made.warnings
    assert [r["name"] for r in rows("account")] == ["Globex", "Initech", "Hooli"]


def test_a_workbooks_headings_speak_for_the_rows_below_them() -> None:
    book = Workbook()
    for row in [["Accounts by owner"], [], HEAD, *BODY]:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    table = read_bytes(out.getvalue(), "x.xlsx", ReadAs(), known)
    assert table.headers == (*HEAD, "Account Owner")
    assert [(r.cells[0], r.cells[-1]) for r in table.rows if not r.skip] == [
        ("Globex", "Ana Kovac"), ("Initech", "Ana Kovac"), ("Hooli", ""),
    ]  # fmt: skip
    assert 'The rows are grouped: what their headings say is the column "Account Owner".' in table.warnings


def test_people_grouped_by_account_belong_to_it(bring: Import, rows: Rows) -> None:
    bring("name\nGlobex\nInitech\n", kind="accounts")
    body: list[list[object]] = [
        ["Account Name: Globex (2 records)"], ["Raj", "Patel", "raj@globex.com"], ["Ana", "Kovac", "ana@globex.com"],
        ["Account Name: Initech (1 record)"], ["Bo", "Ek", "bo@initech.com"],
    ]  # fmt: skip
    text = as_csv(["First Name", "Last Name", "Email"], body, ragged=False)
    assert bring(text).counts["created"] == 3
    assert [(p["first_name"], p["account_id"]) for p in rows("contact")] == [("Raj", 1), ("Ana", 1), ("Bo", 2)]
    assert bring(text).counts["unchanged"] == 3


def test_an_outer_heading_ends_the_inner_one() -> None:
    table = read(
        HEAD[:2], ["Owner: Ana (2 records)"], ["Industry: Steel (1 record)"], ["A", "a.com"], ["Owner: Bo (1 record)"],
        ["B", "b.com"],
    )  # fmt: skip
    assert table.headers[2:] == ("Owner", "Industry")
    assert [r.cells[2:] for r in table.rows if not r.skip] == [("Ana", "Steel"), ("Bo", "")]


def test_a_heading_says_nothing_new_where_the_table_has_the_column() -> None:
    table = read([*HEAD, "Account Owner"], ["Account Owner: Ana (1 record)"], ["A", "a.com", 1, "Ulm", "Bo"])
    assert table.headers == (*HEAD, "Account Owner")
    assert [r.cells[-1] for r in table.rows if not r.skip] == ["Bo"]


def test_what_only_looks_like_a_heading_is_a_record() -> None:
    names = ["Total", "Project: Alpha", "Count Basie", "Grand Total Wine", "Account Owner: Ana"]
    table = read(HEAD, *[[name] for name in names])
    assert [(r.cells[0], r.skip) for r in table.rows] == [
        ("Total", ""), ("Project: Alpha", ""), ("Count Basie", ""), ("Grand Total Wine", ""),
        ("Account Owner: Ana", HEADING),
    ]  # fmt: skip


def test_the_title_of_a_group_that_repeats_the_header_is_no_record(bring: Import, rows: Rows) -> None:
    head = ["Name", "Website", "Employees"]
    body: list[list[object]] = [
        ["Globex", "globex.com", 250], ["Lonely"], [], ["Customers"], head, ["Hooli", "hooli.com", 9000],
        ["Customers"], [], head,
    ]  # fmt: skip
    for ragged in (True, False):
        made = bring(as_csv(head, body, ragged=ragged))
        assert "2 rows skipped: a heading of the report." in made.warnings
    assert [row["name"] for row in rows("account")] == ["Globex", "Hooli", "Lonely"]
