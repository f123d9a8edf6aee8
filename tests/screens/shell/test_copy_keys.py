"""Copying: a cell, rows as a spreadsheet takes them, and everything as plain text to select from."""

from __future__ import annotations

import pytest
from driver import Driver, Open
from import_steps import SF, bring, go_on, work
from rich.cells import cell_len

from abm_tui.screens.shell.plain_text_screen import plain_lines
from abm_tui.store import Store
from abm_tui.store.commands import accounts


def kept(d: Driver, name: str = "clip.tsv") -> str:
    return (d.store.path.parent / name).read_text()


async def test_y_copies_the_cell_under_the_cursor(open_app: Open, three: list[int]) -> None:
    async with open_app() as d:
        await d.press("y")
        assert kept(d, "clip.txt") == d.app.clipboard
        assert d.app.clipboard in {"Acme", "Globex", "Initech"}
        d.says("Sent")


async def test_marked_rows_are_copied_as_a_spreadsheet_takes_them(open_app: Open, three: list[int]) -> None:
    async with open_app((120, 36)) as d:
        await d.press("x", "x", "y")
        d.says("Sent 2 rows to your terminal's clipboard. Not there? Y shows them to select.")
        text = kept(d)
        assert text == d.app.clipboard
        assert text.count("\n") == 2
        assert "\t" in text


async def test_a_cell_that_a_spreadsheet_would_run_is_made_harmless(open_app: Open, workspace: Store) -> None:
    workspace.do(accounts.add_account, '=HYPERLINK("http://x")', tier="1")
    async with open_app() as d:
        await d.press("x", "y")
        assert kept(d).startswith("'=HYPERLINK")


async def test_capital_y_shows_everything_without_frames(open_app: Open, three: list[int]) -> None:
    async with open_app() as d:
        await d.press("Y")
        assert all(name in d.text for name in ("Acme", "Globex", "Initech"))
        assert not any(sign in d.text for sign in "│─┌▐")
        await d.press("down", "pagedown", "end", "home", "x", "9")
        d.says("does nothing here")
        await d.press("escape")
        assert "Targets" in d.lines[0] or "TARGETS" in d.lines[0]


@pytest.mark.parametrize("place", ["t", "c", "p", "r", "f", "i", "d"])
@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
async def test_every_place_copies_and_shows_plain(
    open_app: Open, three: list[int], place: str, size: tuple[int, int]
) -> None:
    async with open_app(size) as d:
        await d.press("g", place)
        await work(d)
        before = d.lines[0]
        await d.press("y")
        assert any(words in d.text for words in ("Sent", "Nothing to copy here"))
        await d.press("Y")
        assert all(cell_len(line) <= size[0] for line in d.lines)
        if "nothing to show" not in d.text:
            assert d.lines[-1].rstrip().endswith("? : q")
            await d.press("q")
        assert d.lines[0] == before


async def test_a_card_copies_its_line(open_app: Open, three: list[int]) -> None:
    async with open_app() as d:
        await d.press("v", "y")
        d.says("Sent 1 row")
        await d.press("Y")
        assert not any(sign in d.text for sign in "│─")


async def test_the_preview_and_the_import_place_copy_their_rows(open_app: Open) -> None:
    async with open_app() as d:
        await bring(d, SF / "Account.csv")
        await go_on(d)
        await d.press("y")
        assert kept(d).startswith("✓ new\t")
        await d.press("Y")
        assert d.line_with("✓ new")
        await d.press("q")
        await go_on(d)
        await d.press("down", "y")
        assert "Account.csv\t22 rows" in kept(d)


def test_plain_rows_stand_in_columns_where_they_fit_and_lose_nothing_where_they_do_not() -> None:
    rows = [["Name", "City"], ["株式会社", "東京"], ["Acme", "Ulm"]]
    assert plain_lines(rows, 20) == ["Name      City", "株式会社  東京", "Acme      Ulm"]
    narrow = plain_lines([["a" * 15, "b" * 15], ["one line"]], 20)
    assert narrow == ["a" * 15 + "  bbb", "b" * 12, "one line"]
