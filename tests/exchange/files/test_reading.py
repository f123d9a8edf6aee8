"""A file becomes a table, or a sentence why not."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abm_tui.errors import Refused, UsageError
from abm_tui.exchange.columns.headers import known
from abm_tui.exchange.files.dialect import Known
from abm_tui.exchange.files.reading import ReadAs, file_bytes, read_bytes
from abm_tui.exchange.files.table import SourceTable

pytestmark = pytest.mark.quick

DATA = Path(__file__).parent.parent.parent / "data"
TORTURE = DATA / "csv-torture"


def read_file(path: Path, how: ReadAs, known: Known) -> SourceTable:
    return read_bytes(file_bytes(path), path.name, how, known)


def table(text: str | bytes, **how: object) -> SourceTable:
    data = text.encode() if isinstance(text, str) else text
    return read_bytes(data, "file.csv", ReadAs(**how), known)  # type: ignore[arg-type]


def cells(read: SourceTable) -> list[tuple[str, ...]]:
    return [row.cells for row in read.rows if not row.reason and not row.skip]


@pytest.mark.parametrize("name", ["csvtext", "csvtext_BOM_UTF8", "csvtext_BOM_UTF16LE", "csvtext_BOM_UTF16BE"])
def test_every_byte_order_mark_gives_the_same_table(name: str) -> None:
    read = read_file(TORTURE / "dataloader" / f"{name}.csv", ReadAs(), known)
    assert read.headers == ("column1", "column2", "column3")
    assert cells(read) == [("row1-1", "row1-2", "row1-3"), ("row2-1", "row2-2", "row2-3")]


@pytest.mark.parametrize("name", ["csvtext_BOM_UTF32LE", "csvtext_BOM_UTF32BE"])
def test_a_broken_utf_32_file_is_refused_with_a_sentence(name: str) -> None:
    with pytest.raises(Refused, match="UTF-32") as refused:
        read_file(TORTURE / "dataloader" / f"{name}.csv", ReadAs(), known)
    assert refused.value.code == "unreadable_file"


@pytest.mark.parametrize(
    ("name", "encoding"), [("utf8", "utf-8"), ("iso8859", "cp1252"), ("western-macos-roman", "mac_roman")]
)
def test_the_encoding_is_the_one_in_which_words_look_like_words(name: str, encoding: str) -> None:
    read = read_file(TORTURE / "frictionless" / "encodings" / f"{name}.csv", ReadAs(), known)
    assert read.encoding == encoding
    assert cells(read)[0][0] == "Réunion"


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1252", "Société Générale – l’énergie"),
        ("cp1250", "Zakłady Łódź, Plzeňský Příbram"),
        ("cp1251", "Газпром нефть Москва"),
        ("cp932", "株式会社トヨタ自動車"),
        ("gb18030", "中国石油化工集团公司"),
        ("mac_roman", "Société Générale – l’énergie"),
        ("cp850", "Société Générale Müller"),
        ("utf-16-le", "Société Générale"),
        ("utf-32-be", "Société Générale, and enough of it to see the zeros"),
    ],
)
def test_a_first_foreign_character_that_comes_late_still_decides_the_encoding(encoding: str, text: str) -> None:
    data = ("name,city\n" + "Acme,Springfield\n" * 5000 + f'"{text}",x\n').encode(encoding)
    assert cells(table(data))[-1][0] == text


def test_a_guessed_encoding_is_said_with_a_word_to_check() -> None:
    assert "Réunion" in table("name,x\nRéunion,1\n".encode("cp1252")).warnings[0]
    assert not table("name,x\nRéunion,1\n").warnings


def test_one_odd_byte_does_not_spoil_a_utf_8_file() -> None:
    read = table("Company,City\nMüller,Köln\nGröße,Köln\n".encode() + "Söhne,Köln\n".encode("cp1252"))
    assert [row.cells[0] for row in read.rows] == ["Müller", "Größe", "Söhne"]
    assert read.encoding == "utf-8"
    assert read.warnings == ["The file is UTF-8, but line 4 is not: read as cp1252. Look at the letters there."]


def test_an_encoding_told_by_hand_is_taken_or_refused() -> None:
    assert cells(table("name,x\nœuvre,1\n".encode("iso8859_15"), encoding="iso8859-15"))[0][0] == "œuvre"
    with pytest.raises(Refused, match="not utf-8"):
        table("name,x\nRéunion,1\n".encode("cp1252"), encoding="utf-8")
    with pytest.raises(UsageError, match="klingon"):
        table("name,x\n", encoding="klingon")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b"\x00" * 900, "nothing but NUL bytes"),
        (b"\xef\xbb\xbf\r\n \r\n", "empty"),
        (b"PK\x03\x04rest of a workbook", "damaged workbook, not CSV"),
        (b"\xd0\xcf\x11\xe0old workbook", "the workbook cannot be read"),
        (b"\x1f\x8bpacked", "gzip"),
        (bytes(range(32)) * 50, "not text"),
    ],
)
def test_what_is_no_table_is_refused_with_a_sentence(data: bytes, said: str) -> None:
    with pytest.raises(Refused, match=said):
        table(data)


def test_a_directory_and_a_missing_file_are_refused_with_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="directory"):
        read_file(tmp_path, ReadAs(), known)
    with pytest.raises(Refused, match="no such file"):
        read_file(tmp_path / "none.csv", ReadAs(), known)
    with pytest.raises(Refused, match="empty"):
        read_file(TORTURE / "frictionless" / "empty.csv", ReadAs(), known)


@pytest.mark.parametrize("name", ["carets", "colon", "comma", "pipes", "semicolon", "tab"])
def test_every_separator_is_found(name: str) -> None:
    read = read_file(TORTURE / "frictionless" / "separators" / f"{name}.csv", ReadAs(), known)
    assert (read.headers, cells(read)) == (
        ("number", "string", "boolean"),
        [("1", "one", "true"), ("2", "two", "false")],
    )


def test_decimal_commas_and_commas_in_names_do_not_hide_a_semicolon() -> None:
    read = table("Name;Revenue;City\n" + "Acme, Inc.;1.234,50;Köln\n" * 9)
    assert read.separator == ";"
    assert cells(read)[0] == ("Acme, Inc.", "1.234,50", "Köln")


def test_excels_line_that_names_the_separator_is_obeyed() -> None:
    assert table("sep=|\nname|city\na,b|c,d\n").headers == ("name", "city")


def test_a_list_of_names_is_one_column() -> None:
    assert cells(table("Company\nAcme, Inc.\nGlobex\nInitech\n")) == [("Acme, Inc.",), ("Globex",), ("Initech",)]


@pytest.mark.parametrize(
    ("name", "bad"), [("extra-column", 2), ("missing-column", 2), ("inconsistent-column-number", 3)]
)
def test_a_ragged_row_is_rejected_and_never_shifted(name: str, bad: int) -> None:
    read = read_file(TORTURE / "frictionless" / f"{name}.csv", ReadAs(), known)
    assert [row.number for row in read.rows if row.reason] == [bad]
    assert len(read.rows) == 2


def test_1030_columns_and_a_cell_of_a_megabyte_are_read() -> None:
    read = read_file(TORTURE / "frictionless" / "1030_columns.csv", ReadAs(), known)
    assert len(read.headers) == 1030
    assert cells(table(f"name,notes\nAcme,{'x' * 1_000_000}\n"))[0][1] == "x" * 1_000_000


def test_quotes_hold_line_ends_separators_and_quotes() -> None:
    read = table('name,notes\r\nAcme,"a ""big"" one, said\nBo"\rGlobex,x\n')
    assert cells(read) == [("Acme", 'a "big" one, said\nBo'), ("Globex", "x")]


def test_lines_before_the_header_are_passed_over() -> None:
    read = table("Account report\nMade on,2024-01-02\n\nName,Website,Industry\nAcme,acme.com,Retail\n")
    assert (read.header_row, read.headers, cells(read)) == (
        4,
        ("Name", "Website", "Industry"),
        [("Acme", "acme.com", "Retail")],
    )


def test_a_file_without_a_header_gets_numbered_columns() -> None:
    read = table("Acme,acme.com,1200\nGlobex,globex.com,30\n")
    assert (read.header_row, read.headers, len(read.rows)) == (0, ("Column 1", "Column 2", "Column 3"), 2)
    assert "no header row" in read.warnings[0]


def test_the_header_row_can_be_told() -> None:
    assert table("a,b\nname,city\nAcme,Ulm\n", header_row=2).headers == ("name", "city")
    assert len(table("a,b\nname,city\n", header_row=0).rows) == 2
    with pytest.raises(UsageError, match="--header-row 9"):
        table("a,b\n1,2\n", header_row=9)


def test_blank_rows_totals_footers_and_repeated_headers_are_no_records() -> None:
    read = table(
        "Name,Website,Employees\nAcme,acme.com,10\n,,\nName,Website,Employees\nTotal,total.com,7\nGrand Total,,17\n"
        "Copyright (c) somebody\n\n\n"
    )
    assert [row.skip for row in read.rows] == ["", "blank", "repeated header", "", "total", "footer"]
    assert cells(read)[1][0] == "Total"


def test_trailing_separators_are_no_data() -> None:
    read = table("name,city\nAcme,Ulm,\nGlobex,Bonn,,\n")
    assert cells(read) == [("Acme", "Ulm"), ("Globex", "Bonn")]


def test_a_file_cut_inside_quotes_offers_the_rows_before() -> None:
    read = table('name,notes\nAcme,"fine"\nGlobex,"cut he')
    assert cells(read) == [("Acme", "fine")]
    assert read.rows[-1].reason.startswith("the file ends inside")
    assert "row 3" in read.warnings[0]


def test_a_short_last_row_is_rejected_with_a_warning() -> None:
    read = table("name,city,country\nAcme,Ulm,DE\nGlobex,Bo")
    assert [bool(row.reason) for row in read.rows] == [False, True]
    assert "cut" in read.warnings[0]


def test_columns_of_one_name_are_told_apart() -> None:
    assert table("name,email,email,\nA,b,c,d\n").headers == ("name", "email", "email (2)", "Column 4")


printable = st.text(st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\ufeff\u2028\u2029\x85"))


@given(
    st.lists(st.tuples(printable, printable, printable), min_size=1, max_size=20),
    st.sampled_from(",;\t|"),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    st.sampled_from(["\n", "\r\n"]),
)
def test_what_a_program_wrote_is_read_as_it_was(
    rows: list[tuple[str, str, str]], separator: str, encoding: str, end: str
) -> None:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=separator, lineterminator=end, quoting=csv.QUOTE_ALL)
    writer.writerow(("name", "domain", "notes"))
    writer.writerows(rows)
    read = table(out.getvalue().encode(encoding))
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows = rows[:-1]
    assert read.separator == separator
    assert [row.cells for row in read.rows] == rows
    assert not any(row.reason for row in read.rows)


@given(st.binary(max_size=300))
def test_any_bytes_give_a_table_or_a_sentence(data: bytes) -> None:
    try:
        read = table(data)
    except Refused as refused:
        said = refused.message
    else:
        assert all(len(row.cells) == len(read.headers) or row.reason or row.skip for row in read.rows)
        said = "file.csv: read"
    assert said.startswith("file.csv: ")


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("<html><table><tr><td>Company</td></tr></table></html>", "a web page"),
        ('<?xml version="1.0"?>\n<Workbook/>', "XML"),
        ('[{"name": "Acme"}]', "JSON"),
        ('{\n "accounts": []}', "JSON"),
    ],
)
def test_what_is_marked_up_is_called_what_it_is(text: str, what: str) -> None:
    with pytest.raises(Refused, match=what):
        table(text)


def test_without_a_header_one_long_row_does_not_keep_the_others_out() -> None:
    table = read_bytes(b"a@x.com,1\nb@x.com,2\nc@x.com,3,4\n", "x.csv", ReadAs(), known)
    assert (table.header_row, table.headers) == (0, ("Column 1", "Column 2"))
    assert [bool(row.reason) for row in table.rows] == [False, False, True]
