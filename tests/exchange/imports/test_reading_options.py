"""The ways in which a file can be read, each with what the file itself would then say."""

from __future__ import annotations

from abm_tui.exchange.files.table import SourceTable
from abm_tui.exchange.imports import reading_options as ways


def test_each_encoding_shows_the_first_foreign_word_as_it_reads_it() -> None:
    said = {way.value: way.said for way in ways.encodings("Name\nMüller\n".encode("latin-1"))}
    assert said["utf-8"] == "does not fit"
    assert "Müller" in said.values()


def test_plain_english_says_nothing_of_its_encoding() -> None:
    assert {way.said for way in ways.encodings(b"Name\nMiller\n")} == {""}


def test_a_separator_is_offered_where_the_text_has_it_with_its_columns() -> None:
    found = {way.value: way.said for way in ways.separators("a;b;c\n1;2;3\n")}
    assert found == {";": "3 columns", "": ""}


def test_every_first_row_may_be_the_header_and_there_may_be_none() -> None:
    table = SourceTable("x.csv", "utf-8", ",", 1, ("a",), [], head=(("Report", ""), ("", " ")))
    assert [(way.value, way.name) for way in ways.header_rows(table)] == [
        ("1", "Report"),
        ("2", "(blank)"),
        ("0", "there is none: every row is data"),
    ]
