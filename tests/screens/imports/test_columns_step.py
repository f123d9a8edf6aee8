"""What is said of a file by hand on its columns page: how it is read, and how its days and amounts are meant."""

from __future__ import annotations

from pathlib import Path

import pytest
from driver import Driver, Open
from import_steps import SIZES, bring, file, go_on, rows, work
from rich.cells import cell_len

from tests.exchange.files.test_workbook import made


async def say(d: Driver, *keys: str) -> None:
    """s, a line's letter, and what answers it."""
    await d.press("s", *keys)
    await work(d)


async def test_s_lists_what_a_file_is_read_as(open_app: Open, tmp_path: Path) -> None:
    path = file(tmp_path, "a.csv", "Company name;City\nAcme;Köln\n", "cp1252")
    async with open_app() as d:
        await bring(d, path)
        await d.press("s")
        for words in ("encoding", "separator     semicolon", "header row    row 1", "kind          accounts"):
            assert d.line_with(words)
        assert "find" not in d.line_with("blank cells")
        await d.press("9")
        d.says("is not in the list")
        await d.press("escape")
        assert d.lines[0].startswith(" COLUMNS")


async def test_an_encoding_shows_a_word_of_the_file_and_counts_at_once(open_app: Open, tmp_path: Path) -> None:
    path = file(tmp_path, "a.csv", "Company name,City\nAcme,Łódź\n", "cp1250")
    async with open_app() as d:
        await bring(d, path)
        await d.press("s", "e")
        assert "Łódź" in d.line_with("Central Europe")
        assert "does not fit" in d.line_with("utf-8")
        await d.type("central")
        await d.press("enter")
        await work(d)
        assert d.line_with("Łódź")
        await go_on(d, 2)
        assert rows(d.store, "account")[0]["city"] == "Łódź"


async def test_how_a_file_was_read_holds_for_the_sources_next_one(open_app: Open, tmp_path: Path) -> None:
    rest = [["Account Name", "City"], ["Nobody", "x"]]
    for name, firm in (("w1.xlsx", "Acme"), ("w2.xlsx", "Hooli")):
        (tmp_path / name).write_bytes(made(Firms=[["Account Name", "City"], [firm, "Ulm"]], Rest=rest))
    (tmp_path / "w3.xlsx").write_bytes(made(All=[["Account Name", "City"], ["Stark", "Ulm"]]))
    async with open_app() as d:
        await bring(d, tmp_path / "w1.xlsx")
        await go_on(d, 3)
        await bring(d, tmp_path / "w2.xlsx")
        d.says("As last time: sheet Firms. s f forgets it.")
        await d.press("s")
        assert "as last time" in d.line_with("sheet")
        await d.press("escape")
        await go_on(d, 2)
        await bring(d, tmp_path / "w3.xlsx")
        d.says("Not as last time, for it does not fit this file: the sheet Firms.")
        await go_on(d, 2)
        assert [row["name"] for row in rows(d.store, "account")] == ["Acme", "Hooli", "Stark"]


async def test_an_encoding_in_which_the_file_cannot_be_read_changes_nothing(open_app: Open, tmp_path: Path) -> None:
    path = file(tmp_path, "a.csv", "Company name,City\nAcme,Köln\n", "cp1252")
    async with open_app() as d:
        await bring(d, path)
        await d.press("right", "0")
        await d.press("s", "e")
        await d.type("unicode")
        await d.press("enter")
        await work(d)
        d.says("it is not utf-8")
        d.says("It stays as it was.")
        assert "cp1252" in d.lines[1]
        assert "1 of 2 come in" in d.lines[1]
        await d.press("s", "e")
        await d.type("another")
        await d.press("enter")
        await d.type("klingon")
        await d.press("enter")
        await work(d)
        d.says('No encoding is called "klingon"')
        assert "cp1252" in d.lines[1]


async def test_another_separator_keeps_what_was_said_of_columns_that_stay(open_app: Open, tmp_path: Path) -> None:
    path = file(tmp_path, "a.csv", "Company name,Notes;City,Colour\nAcme,x;y,blue\n")
    async with open_app((120, 36)) as d:
        await bring(d, path)
        await d.press("end", "e")
        await d.type("segm")
        await d.press("enter")
        await d.press("s", "s")
        assert d.line_with("comma  3 columns")
        assert d.line_with("semicolon  2 columns")
        await d.type("semi")
        await d.press("enter")
        await work(d)
        assert "1 row × 2 columns" in d.lines[0]
        d.says("no column says the name")
        await d.press("s", "s")
        await d.type("comma")
        await d.press("enter")
        await work(d)
        assert "1 row × 3 columns" in d.lines[0]
        await d.press("s", "s")
        await d.type("another")
        await d.press("enter")
        await d.type("xx")
        await d.press("enter")
        await work(d)
        d.says("A delimiter is one character")
        assert "3 columns" in d.lines[0]


async def test_the_header_row_is_picked_among_the_first_rows(open_app: Open, tmp_path: Path) -> None:
    path = file(tmp_path, "a.csv", "Top firms,\nCompany,Website\nAcme,acme.com\n")
    async with open_app() as d:
        await bring(d, path)
        await say(d, "h", "1")
        assert "Top firms" in d.line_with("yours")
        await d.press("s", "h")
        assert d.line_with("2 Company, Website")
        await d.press("2")
        await work(d)
        assert "Company" in d.line_with("yours")
        await go_on(d, 2)
        assert [row["name"] for row in rows(d.store, "account")] == ["Acme"]


async def test_there_may_be_no_header_at_all(open_app: Open, tmp_path: Path) -> None:
    path = file(tmp_path, "a.csv", "Company,Website\nGlobex,globex.com\n")
    async with open_app() as d:
        await bring(d, path)
        await say(d, "h", "0")
        assert "Column 1" in d.line_with("yours")
        assert "accounts" in d.lines[1], "what they are does not change with that"
        await d.press("e")
        await d.type("name")
        await d.press("enter")
        await go_on(d, 2)
        assert [row["name"] for row in rows(d.store, "account")] == ["Company", "Globex"]


async def test_a_header_row_beyond_the_file_is_refused(open_app: Open, tmp_path: Path) -> None:
    path = file(tmp_path, "a.csv", "Company name,City\nAcme,Ulm\n")
    async with open_app() as d:
        await bring(d, path)
        await d.press("s", "h")
        await d.type("another")
        await d.press("enter")
        await d.type("x")
        await d.press("enter")
        d.says("The number of a row")
        await d.press("backspace")
        await d.type("99")
        await d.press("enter")
        await work(d)
        d.says("row 99 is not one of them")
        assert "City" in d.line_with("yours")


async def test_another_sheet_of_a_workbook(open_app: Open, tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(made(Firms=[["Company", "Website"], ["Acme", "acme.com"]], Old=[["Company"], ["Globex"]]))
    async with open_app() as d:
        await bring(d, path)
        assert "2 rows: Company, Website" in d.line_with("Firms")
        await d.press("enter")
        await work(d)
        await d.press("s")
        assert "encoding" not in d.text
        await d.press("t")
        await work(d)
        await d.press("b")
        await work(d)
        assert "sheet Old" in d.lines[1]
        await go_on(d, 2)
        assert [row["name"] for row in rows(d.store, "account")] == ["Globex"]


async def test_the_kind_is_said_and_the_fields_are_those_of_that_kind(open_app: Open, tmp_path: Path) -> None:
    path = file(tmp_path, "a.csv", "Name,Email,Company\nDana Ruiz,d@acme.com,Acme\n")
    async with open_app() as d:
        await bring(d, path)
        if "what are its rows" in d.text:
            await d.press("a")
            await work(d)
        await say(d, "k", "p")
        assert "contacts" in d.lines[1]
        assert "email" in d.line_with("becomes")


async def test_days_amounts_and_currency_are_said_before_anything_asks(open_app: Open, tmp_path: Path) -> None:
    text = "Deal Name,Amount,Deal Stage,Close Date\nPilot,1.234,Pitch,03/04/2026\n"
    path = file(tmp_path, "deals.csv", text)
    async with open_app() as d:
        await bring(d, path)
        await d.press("s", "d")
        assert "03/04/2026 is 3 April 2026" in d.line_with("the day first")
        assert "03/04/2026 is 4 March 2026" in d.line_with("the month first")
        await d.press("d")
        await d.press("s", "m")
        assert "1.234 is 1,234" in d.line_with("a comma")
        await d.press("c")
        await d.press("s", "c")
        await d.type("12")
        await d.press("enter")
        d.says("a code of three letters")
        await d.press("backspace", "backspace")
        await d.type("chf")
        await d.press("enter")
        await go_on(d, 2)
        (deal,) = rows(d.store, "opportunity")
        assert (str(deal["close_date"]), str(deal["amount"]), deal["currency"]) == ("2026-04-03", "1234", "CHF")
        await bring(d, path)
        d.says("As last time: the day first, a comma for decimals, CHF.")
        await d.press("s")
        assert "as last time" in d.line_with("date order")
        await d.press("f")
        await work(d)
        assert "as last time" not in d.lines[1]
        await d.press("s")
        assert "as each column shows" in d.line_with("date order")


async def test_a_blank_cell_empties_a_field_only_when_told(open_app: Open, tmp_path: Path) -> None:
    path = file(tmp_path, "a.csv", "Company name,City,Record ID\nAcme,Ulm,1\n")
    blank = file(tmp_path, "b.csv", "Company name,City,Record ID\nAcme,,1\n")
    async with open_app() as d:
        await bring(d, path)
        await go_on(d, 2)
        await bring(d, blank)
        await say(d, "b", "down", "enter")
        await go_on(d)
        assert "city Ulm→nothing" in d.line_with("= update")
        await go_on(d)
        assert rows(d.store, "account")[0]["city"] == ""


async def test_people_come_without_their_companies(open_app: Open, tmp_path: Path) -> None:
    path = file(tmp_path, "p.csv", "First Name,Last Name,Email,Company,Website\nDana,Ruiz,d@acme.com,Acme,acme.com\n")
    async with open_app() as d:
        await bring(d, path)
        await say(d, "p", "down", "enter")
        await go_on(d, 2)
        assert len(rows(d.store, "contact")) == 1
        assert rows(d.store, "account") == []


@pytest.mark.parametrize("size", SIZES)
async def test_the_list_stays_within_the_screen(open_app: Open, tmp_path: Path, size: tuple[int, int]) -> None:
    head = "First Name,Last Name,Email,Company"
    path = file(tmp_path, f"{'W' * 90} 株式会社.csv", f"{head}\nDana,{'Ruiz' * 40},d@acme.com,Größe\n", "cp1252")
    async with open_app(size) as d:
        await bring(d, path)
        await d.press("s")
        assert d.line_with("blank cells")
        for key in ("e", "s", "h", "k", "d", "m", "b", "p"):
            await d.press(key)
            assert all(cell_len(line) <= size[0] for line in d.lines)
            await d.press("escape", "s")
        await d.press("escape")
        assert d.lines[-1].rstrip().endswith("? : q")


async def test_help_finds_it_by_any_of_its_words(open_app: Open, tmp_path: Path) -> None:
    async with open_app((120, 36)) as d:
        await bring(d, file(tmp_path, "a.csv", "Company name,City\nAcme,Ulm\n"))
        await d.press("?")
        await d.type("separ")
        assert d.line_with("How to read it")
        await d.press("enter")
        assert "comma" in d.line_with("separator ")
