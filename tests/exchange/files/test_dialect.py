"""How a file separates, quotes and escapes its cells is found, whoever wrote it."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abm_tui.exchange.columns.headers import known
from abm_tui.exchange.files.dialect import find_separator

pytestmark = pytest.mark.quick

ROWS = [["Acme, Inc.", 'said "yes"; more'], ["Globex", "it's | fine"], ["Initech", "a: b"]]


def written(rows: list[list[str]], separator: str, quote: str, escape: str | None, quoting: int) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(
        out, delimiter=separator, quotechar=quote, escapechar=escape, doublequote=escape is None, quoting=quoting
    )
    writer.writerows(rows)
    return out.getvalue()


@pytest.mark.parametrize("separator", list(",;\t|^:"))
@pytest.mark.parametrize("quote", ['"', "'"])
@pytest.mark.parametrize("escape", [None, "\\"])
@pytest.mark.parametrize("head", [["Name", "Notes"], ["Yrityksen nimi", "Muistiinpanot"]])
def test_separator_quotes_and_escapes_are_found_together(
    separator: str, quote: str, escape: str | None, head: list[str]
) -> None:
    text = written([head, *ROWS * 4], separator, quote, escape, csv.QUOTE_ALL)
    found, records = find_separator(text, known)
    assert (found, records.rows) == (separator, [head, *ROWS * 4])


def test_an_escape_that_comes_late_in_a_long_file_is_seen() -> None:
    text = "Name,Notes\n" + '"Acme","x"\n' * 9_000 + '"Globex","said \\"yes, please\\" twice"\n'
    assert find_separator(text, known)[1].rows[-1] == ["Globex", 'said "yes, please" twice']


def test_backslashes_of_paths_and_apostrophes_of_names_are_no_dialect() -> None:
    paths = [["Name", "Notes"], ["O'Hara", "C:\\dir\\"], ["D'Arcy", "'tis"], ["Bo", "\\\\server\\x, y"]]
    for quoting in (csv.QUOTE_MINIMAL, csv.QUOTE_ALL):
        assert find_separator(written(paths, ",", '"', None, quoting), known)[1].rows == paths


def test_a_blank_between_separator_and_quote_is_no_part_of_the_cell() -> None:
    found, records = find_separator('Name, Notes\nAcme, "x, y"\nGlobex, "z"\n', known)
    assert (found, records.rows) == (",", [["Name", "Notes"], ["Acme", "x, y"], ["Globex", "z"]])


def test_a_header_that_we_know_outvotes_the_look_of_the_rows() -> None:
    text = "Name|Website|Notes\n" + "Acme, Inc.|acme.com|big, red, round\n" * 20
    assert find_separator(text, known)[0] == "|"


def test_a_told_separator_is_believed_and_its_quotes_are_found() -> None:
    text = "Name;Notes\n'Acme; Co','x, y'\n'Globex','z, a'\n"
    assert find_separator(text, known, ",")[0] == ","
    assert find_separator(text.replace("','", "';'"), known, ";")[1].rows[1] == ["Acme; Co", "x, y"]
    assert find_separator(text, known, "")[1].rows[0] == ["Name;Notes"]


words = st.text("abcdefghij", min_size=1, max_size=9)
sentences = st.builds(str.join, st.sampled_from([" ", ", ", "; ", "|", ": "]), st.lists(words, min_size=1, max_size=4))


@given(
    st.lists(st.tuples(words, sentences, words).map(list), min_size=3, max_size=20),
    st.sampled_from(",;\t|"),
    st.sampled_from("\"'"),
)
def test_what_another_program_quoted_is_read_as_it_was(rows: list[list[str]], separator: str, quote: str) -> None:
    table = [["Name", "Notes", "City"], *rows]
    found, records = find_separator(written(table, separator, quote, None, csv.QUOTE_ALL), known)
    assert (found, records.rows) == (separator, table)


@given(st.text(",;|:\t\\'\"ab1 \n", max_size=200))
def test_whatever_the_dialect_no_letter_is_lost(text: str) -> None:
    read = "".join("".join(row) for row in find_separator(text, known)[1].rows)
    assert [c for c in text if c in "ab1"] == [c for c in read.partition("\x1e")[0] if c in "ab1"]
