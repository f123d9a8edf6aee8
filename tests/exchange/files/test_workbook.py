"""A workbook is read as its owner sees it: the right sheet, days as days, whole numbers whole."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest
from exchange_files import Rows
from openpyxl import Workbook

from abm_tui.errors import Refused, UsageError
from abm_tui.exchange.columns.headers import known, map_headers
from abm_tui.exchange.files import workbook
from abm_tui.exchange.files.reading import ReadAs, read_bytes
from abm_tui.exchange.imports import importing
from abm_tui.exchange.plan.import_plan import Input, Options
from abm_tui.exchange.rows.cells import Cells
from abm_tui.exchange.values.readers import ReaderContext
from abm_tui.store import Store
from abm_tui.store.queries import exchange

HEAD = ["Account Name", "Website", "Employees", "Annual Revenue", "Billing Country"]


def made(**sheets: list[list[object]]) -> bytes:
    """A workbook of these sheets, in their order."""
    book = Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_cells_are_said_as_their_owner_reads_them() -> None:
    data = made(One=[["a", "b"], [1200.0, 0.5], [True, date(2025, 11, 7)], [datetime(2025, 11, 7, 9, 30), None]])
    _, records = workbook.read_workbook(data, "x.xlsx")
    assert records.rows == [["a", "b"], ["1200", "0.5"], ["TRUE", "2025-11-07"], ["2025-11-07 09:30:00", ""]]
    assert workbook.cell_text(time(9, 30)) == "09:30:00"
    assert workbook.cell_text(timedelta(hours=1)) == "1:00:00"


def test_a_word_in_cells_merged_down_stands_in_each_row_and_a_number_in_one() -> None:
    book = Workbook()
    for row in (["Account", "Name", "Amount"], ["Globex", "Dana", 5], [None, "Raj", None], ["Initech", "Li", 1]):
        book.active.append(row)
    book.active.merge_cells("A2:A3")
    book.active.merge_cells("C2:C3")
    out = io.BytesIO()
    book.save(out)
    _, records = workbook.read_workbook(out.getvalue(), "x.xlsx")
    assert records.rows[1:] == [["Globex", "Dana", "5"], ["Globex", "Raj", ""], ["Initech", "Li", "1"]]


def test_row_numbers_are_those_of_the_spreadsheet() -> None:
    data = made(One=[[None], ["Accounts of November"], HEAD, ["Globex", "globex.com", 1200, 5e6, "DE"]])
    table = read_bytes(data, "x.xlsx", ReadAs(), known)
    assert (table.header_row, table.encoding) == (3, "sheet One")
    assert [(row.number, row.cells[0]) for row in table.rows] == [(4, "Globex")]


def test_the_one_sheet_with_rows_is_taken_and_several_have_to_be_told_apart() -> None:
    rows: list[list[object]] = [HEAD, ["Globex", "globex.com", 1200, 5e6, "DE"]]
    assert read_bytes(made(Notes=[], Accounts=rows), "x.xlsx", ReadAs(), known).encoding == "sheet Accounts"
    two = made(Accounts=rows, Old=[["x"], ["y"]])
    with pytest.raises(UsageError, match="several sheets with rows: Accounts, Old. Name one with --sheet"):
        read_bytes(two, "x.xlsx", ReadAs(), known)
    for told in ("Accounts", "accounts", "1"):
        assert read_bytes(two, "x.xlsx", ReadAs(sheet=told), known).rows[0].cells[0] == "Globex"
    with pytest.raises(UsageError, match='no sheet "3". It has: Accounts, Old'):
        read_bytes(two, "x.xlsx", ReadAs(sheet="3"), known)


def test_a_workbook_is_imported_whatever_the_file_is_called_and_again_changes_nothing(store: Store) -> None:
    rows: list[list[object]] = [HEAD, ["Globex", "globex.com", 1200, 5_000_000, "DE"], ["Initech", "", 80, None, "US"]]
    data = made(Accounts=rows)
    plan, _ = importing.run(store, [Input("export.csv", data)], Options())
    assert plan.files[0].counts["created"] == 2
    found = {r["name"]: r for r in store.read(exchange.table_rows, "account")}
    assert (found["Globex"]["employees"], found["Globex"]["annual_revenue"]) == (1200, 5_000_000)
    again, _ = importing.run(store, [Input("export.csv", data)], Options())
    assert again.files[0].counts == {"created": 0, "updated": 0, "unchanged": 2, "skipped": 0, "rejected": 0}


def zipped(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (made(One=[]), "the workbook is empty"),
        (zipped(a=b"1"), "a zip archive or a damaged workbook, not CSV"),
        (zipped(**{"xl/workbook.xml": b"<broken"}), "the workbook cannot be read"),
        (made(One=[["a"]])[:-200], "a zip archive or a damaged workbook, not CSV"),
        (b"\xd0\xcf\x11\xe0" + b"\x00" * 600, "the workbook cannot be read"),
    ],
)
def test_what_is_no_workbook_is_refused_in_a_sentence(data: bytes, said: str) -> None:
    with pytest.raises(Refused, match=said):
        read_bytes(data, "x.xlsx", ReadAs(), known)


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_sheet_that_its_owner_does_not_see_is_not_asked_about(state: str) -> None:
    book = Workbook()
    book.active.append(["Account Name", "Website"])
    hidden = book.create_sheet("hiddenSheet")
    hidden.append(["a", "b"])
    hidden.sheet_state = state
    out = io.BytesIO()
    book.save(out)
    assert workbook.read_workbook(out.getvalue(), "x.xlsx")[1].rows == [["Account Name", "Website"]]
    assert workbook.read_workbook(out.getvalue(), "x.xlsx", "hiddenSheet")[1].rows == [["a", "b"]]


def test_a_true_number_is_never_asked_about_whatever_stands_beside_it(store: Store, rows: Rows) -> None:
    head = ["Account Name", "Annual Revenue", "Employees"]
    data = made(One=[head, ["Globex", 1.234, 50.0], ["Initech", 12.346, 1.234], ["Hooli", "1.234,50", "1.234"]])
    importing.run(store, [Input("x.xlsx", data)], Options())
    found = {r["name"]: (r["annual_revenue"], r["employees"]) for r in rows("account")}
    assert found == {
        "Globex": (Decimal("1.23"), 50),
        "Initech": (Decimal("12.35"), 1),
        "Hooli": (Decimal("1234.50"), 1234),
    }


def test_what_a_workbook_has_as_text_is_as_ambiguous_as_in_a_csv() -> None:
    def asked(cells: list[object], header: str) -> str:
        table = read_bytes(made(One=[["Name", "Amount", "Close Date"], *cells]), "x.xlsx", ReadAs(), known)
        with pytest.raises(UsageError) as error:
            Cells(table, map_headers(table.headers, "opportunities", ""), ReaderContext())
        assert error.value.data["column"] == header
        return str(error.value.data["option"])

    assert asked([["Pilot", "1.234", date(2026, 3, 4)]], "Amount") == "--decimal"
    assert asked([["Pilot", 1.234, "3/4/2026"], ["More", 1.5, date(2026, 4, 3)]], "Close Date") == "--date-order"


def test_true_days_are_days_whatever_order_text_beside_them_is_in(store: Store, rows: Rows) -> None:
    head = ["Opportunity Name", "Amount", "Close Date"]
    data = made(One=[head, ["Pilot", 1.5, date(2026, 3, 4)], ["More", 2, "25/12/2026"], ["Third", 3, "5/6/2026"]])
    importing.run(store, [Input("x.xlsx", data)], Options(kind="opportunities"))
    assert [r["close_date"] for r in rows("opportunity")] == [date(2026, 3, 4), date(2026, 12, 25), date(2026, 6, 5)]
