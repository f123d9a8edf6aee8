"""The sheet of a paste: every cell under its column, what becomes of the row at its left."""

from __future__ import annotations

import pytest
from driver import Driver, Open
from import_steps import SIZES, go_on, work

from abm_tui.store import Store
from abm_tui.store.commands import accounts
from abm_tui.store.queries.listing import listed
from tests.screens.targets.test_pasting import paste

HEADER = "Company\tTier\tOwner\tIndustry\tNotes\tSSN"
NEW = "Acme Ltd\t1\tana\tfintech\tmet at SaaStr\t111-22-3333"
KNOWN = "Globex\t1\tana\tchemicals\t\t"
ODD = "Initech Inc\tABM-A\tana\tfintech\t\t"
MORE = "Hooli\t2\tbo\tmedia\t\t"


def at(line: str, text: str) -> int:
    """Where a text stands in a line of the screen."""
    assert text in line, line
    return line.index(text)


@pytest.fixture
def globex(workspace: Store) -> int:
    """An account of ours that the paste changes."""
    return int(workspace.do(accounts.add_account, "Globex", industry="retail", tier="2").value)


@pytest.mark.quick
async def test_each_cell_stands_under_its_column_with_what_becomes_of_the_row(open_app: Open, globex: int) -> None:
    async with open_app() as d:
        await paste(d, "\n".join([HEADER, NEW, KNOWN, ODD, MORE]))
        yours, row = d.line_with("yours"), d.line_with("Acme Ltd")
        for header, cell in (("Company", "Acme Ltd"), ("Industry", "fintech"), ("Notes", "met at S…")):
            assert at(yours, header) == at(row, cell)
        assert at(d.line_with("becomes"), "name") == at(yours, "Company")
        assert "✓ 3 new" in row
        assert "= 1 update" in d.line_with("Globex")
        assert "retail→chemicals" in d.line_with("Globex")
        assert "✓" in d.line_with("Hooli")
        assert "3 new" not in d.line_with("Hooli")


async def test_what_is_private_stands_on_no_screen(open_app: Open) -> None:
    async with open_app(size=(120, 36)) as d:
        await paste(d, "\n".join([HEADER, NEW]))
        assert "private" in d.line_with("becomes")
        assert "111-22" not in d.text


async def test_a_word_nobody_knows_is_found_and_said_where_it_stands(open_app: Open, globex: int) -> None:
    async with open_app() as d:
        await paste(d, "\n".join([HEADER, NEW, KNOWN, ODD, MORE]))
        assert "1 word nobody knows" in d.lines[1]
        await d.press("n")
        assert "ABM-A ▾" in d.line_with("Initech Inc")
        assert "Space says what it becomes" in d.text
        await d.press("space", "3")
        await work(d)
        assert "nobody knows" not in d.lines[1]
        await d.press("n")
        d.says("Every row is fine.")
        await go_on(d, 2)
        tiers = {row.account.name: row.account.tier for row in d.store.read(listed, "all")}
        assert tiers == {"Acme Ltd": "1", "Globex": "1", "Initech Inc": "3", "Hooli": "2"}


async def test_a_row_with_an_unknown_word_comes_in_without_it_when_nobody_says_it(open_app: Open) -> None:
    async with open_app() as d:
        await paste(d, "\n".join([HEADER, ODD]))
        await go_on(d, 2)
        assert [(r.account.name, r.account.tier) for r in d.store.read(listed, "all")] == [("Initech Inc", None)]


async def test_n_goes_to_the_cell_that_is_wrong_and_says_why(open_app: Open) -> None:
    async with open_app() as d:
        await paste(d, "Company\tIndustry\tEmployees\nAcme\tfintech\t12\nGlobex\tretail\tmany\n")
        assert "? 1 look" in d.line_with("Globex")
        await d.press("n")
        assert "▾" in d.line_with("becomes")[at(d.line_with("yours"), "Employees") :]
        assert "Globex" in d.line_with("correct the cell")
        await go_on(d, 2)
        d.says("1 row left out")
        assert [r.account.name for r in d.store.read(listed, "all")] == ["Acme"]


async def test_a_field_changed_on_both_sides_is_chosen_in_the_preview(open_app: Open, workspace: Store) -> None:
    async with open_app() as d:
        await paste(d, "Company\tCity\nAcme\tUlm\n")
        await go_on(d, 2)
        (account,) = workspace.read(listed, "all")
        workspace.do(accounts.set_field, account.account.id, "city", "Paris")
        await d.hear()
        await paste(d, "Company\tCity\nAcme\tBonn\n")
        assert "Paris or Bonn?" in d.line_with("Acme")
        await go_on(d)
        await d.press("right")
        await go_on(d)
        assert workspace.read(listed, "all")[0].account.city == "Bonn"


async def test_n_goes_from_word_to_word_also_within_a_row(open_app: Open) -> None:
    async with open_app() as d:
        await paste(d, "Company\tTier\tOwner\nAcme\tA\tjim\n\nGlobex\tB\tana\n")
        assert "2 new · 3 words nobody knows" in d.lines[1]
        said, words = [], ['"A" is no tier', 'is called "jim"', '"B" is no tier']
        for _ in range(4):
            await d.press("n")
            said.append(next(word for word in words if word in d.text))
        assert said == [*words, words[0]]


async def test_space_on_a_word_that_is_known_says_where_it_helps(open_app: Open) -> None:
    async with open_app() as d:
        await paste(d, "\n".join([HEADER, NEW]))
        await d.press("space")
        d.says("n finds the next")


async def test_a_column_left_out_stays_out(open_app: Open) -> None:
    async with open_app() as d:
        await paste(d, "\n".join([HEADER, NEW]))
        await d.press("right", "right", "right", "0")
        await work(d)
        assert "—" in d.line_with("becomes")
        await go_on(d, 2)
        assert not d.store.read(listed, "all")[0].account.industry


async def test_columns_that_do_not_fit_come_with_the_cursor(open_app: Open) -> None:
    wide = [f"Column number {n}" for n in range(40)]
    async with open_app() as d:
        await paste(d, "\t".join(["Company", *wide]) + "\nAcme\t" + "\t".join(f"cell {n}" for n in range(40)) + "\n")
        assert "cell 39" not in d.text
        await d.press(*["right"] * 40)
        assert at(d.line_with("yours"), "Column number 39") == at(d.line_with("cell 39"), "cell 39")


@pytest.mark.parametrize("size", SIZES)
async def test_the_sheet_fits_every_size(open_app: Open, size: tuple[int, int], globex: int) -> None:
    async with open_app(size=size) as d:
        await paste(d, "\n".join([HEADER, NEW, KNOWN, ODD, *[MORE.replace("Hooli", f"Hooli {n}") for n in range(60)]]))
        await d.press("pagedown", "end")
        await _looked(d)
        await d.press("home")
        assert "61" in d.lines[1] or "62 new" in d.lines[1]


async def _looked(d: Driver) -> None:
    assert all(len(line) <= d.app.size.width for line in d.lines)
    d.line_with("Hooli 59")
