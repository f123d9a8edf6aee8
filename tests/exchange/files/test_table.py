"""A file as it was read: its header, its rows, and what is wrong with single ones."""

from __future__ import annotations

from abm_tui.exchange.files.table import FileRow, SourceTable


def table(encoding: str = "utf-8", headers: int = 2) -> SourceTable:
    rows = [FileRow(2, ("a",)), FileRow(3, (), skip="blank"), FileRow(4, ("b",), reason="too short")]
    return SourceTable("x.csv", encoding, ",", 1, tuple(f"h{n}" for n in range(headers)), rows)


def test_a_skipped_row_holds_no_record_but_a_wrong_one_does() -> None:
    assert list(table().cells()) == [("a",), ("b",)]


def test_a_sheet_of_a_workbook_is_known_as_one() -> None:
    assert table("sheet Accounts").is_sheet
    assert not table().is_sheet


def test_a_sentence_names_eight_headers_and_that_there_are_more() -> None:
    assert table(headers=8).named() == "h0, h1, h2, h3, h4, h5, h6, h7"
    assert table(headers=9).named() == "h0, h1, h2, h3, h4, h5, h6, h7 …"
