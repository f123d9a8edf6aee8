"""The ICP on the framework place: a short table, criteria added and taken out after showing what that does."""

from __future__ import annotations

from driver import Open
from framework_steps import at_cell, value

from abm_tui.screens.framework.versions import VersionsScreen
from abm_tui.store.commands import deals, framework


async def test_a_criterion_is_added_in_a_line_that_counts_while_it_is_typed(open_app: Open, three: list[int]) -> None:
    async with open_app() as d:
        await d.press("g", "f", "a")
        await d.type("Size: employees>=200")
        assert "yes to 2 of 3 target accounts, no to 1" in d.text
        await d.press("enter")
        await d.settle()
        if "Enter saves" in d.text:
            await d.press("enter")
        await d.settle()
        line = d.line_with("Size")
        assert "employees>=200" in line
        assert [c.name for c in d.store.framework.icp] == ["Size"]
        await d.press("u")
        assert d.store.framework.icp == ()


async def test_a_question_begins_with_a_question_mark_and_turns_into_a_filter(open_app: Open, three: list[int]) -> None:
    async with open_app() as d:
        await d.press("g", "f", "a")
        await d.type("Board: ? is the board new")
        await d.press("enter")
        await d.settle()
        if "Enter saves" in d.text:
            await d.press("enter")
        assert "? is the board new" in d.line_with("Board")
        await at_cell(d, "Board", "test")
        await d.press("enter")
        await d.type("employees>=400")
        await d.press("enter")
        await d.settle()
        if "Enter saves" in d.text:
            await d.press("enter")
        assert value(d.store, "icp.board.test") == "employees>=400"
        assert value(d.store, "icp.board.ask") == ""


async def test_s_x_takes_a_criterion_out_after_showing_what_that_does(open_app: Open, three: list[int]) -> None:
    async with open_app() as d:
        d.store.do(framework.add_criterion, "Size", "firmographic", test="employees>=200")
        d.store.do(framework.add_criterion, "Big", "firmographic", test="employees>=100")
        await d.press("g", "f", "s", "x")
        assert "Without Size in the ICP:" in d.text
        await d.press("enter")
        assert [c.name for c in d.store.framework.icp] == ["Big"]


async def test_the_short_table_counts_yes_no_and_unknown(open_app: Open, three: list[int]) -> None:
    async with open_app() as d:
        d.store.do(framework.add_criterion, "Size", "firmographic", test="employees>=200")
        d.store.do(framework.add_criterion, "Trade", "firmographic", test="industry:bank")
        await d.press("g", "f")
        await d.pilot.pause(0.1)
        await d.settle()
        assert d.line_with("Size").split()[-3:] == ["2", "1", "0"]
        assert d.line_with("Trade").split()[-3:] == ["0", "0", "3"]
        assert "0 of 3 target accounts match" in d.lines[1]


async def test_it_says_how_the_icp_does_on_ones_own_deals(open_app: Open, three: list[int]) -> None:
    async with open_app() as d:
        for code, filter_ in (("Size", "employees>=200"), ("Big", "employees>=100")):
            d.store.do(framework.add_criterion, code, "firmographic", test=filter_)
        for account_id, won in ((three[2], True), (three[0], False)):
            deal = d.store.do(deals.add_deal, account_id, "Pilot").value
            d.store.do(deals.close_deal, deal, "won" if won else "lost")
        await d.press("g", "f")
        await d.pilot.pause(0.1)
        await d.settle()
        assert "yes to 1 of 1 wins, 0 of 1 losses" in d.text


async def test_a_click_on_a_section_shows_it(open_app: Open) -> None:
    async with open_app() as d:
        await d.press("g", "f")
        await d.pilot.click("#framework-sections", offset=(6, 0))
        await d.settle()
        assert "FRAMEWORK › TIERS" in d.lines[0]


async def test_help_lists_the_keys_of_the_place_and_runs_them(open_app: Open) -> None:
    async with open_app() as d:
        await d.press("g", "f", "?")
        await d.type("versions")
        assert "The versions of the framework" in d.text
        await d.press("enter")
        assert isinstance(d.app.screen, VersionsScreen)


async def test_esc_on_the_preview_of_a_criterion_goes_back_to_its_text(open_app: Open, three: list[int]) -> None:
    async with open_app() as d:
        d.store.do(framework.add_criterion, "Size", "firmographic", test="employees>=200")
        await d.press("g", "f", "a")
        await d.type("Big: employees>=100")
        await d.press("enter")
        assert "With Big in the ICP:" in d.text
        await d.press("escape")
        assert "Big: employees>=100" in d.text
        await d.press("enter", "enter")
        assert [c.name for c in d.store.framework.icp] == ["Size", "Big"]


async def test_enter_on_a_number_opens_the_accounts_behind_it(open_app: Open, three: list[int]) -> None:
    async with open_app() as d:
        d.store.do(framework.add_criterion, "Size", "firmographic", test="employees>=200")
        await d.press("g", "f")
        await d.pilot.pause(0.1)
        await d.settle()
        await at_cell(d, "Size", "yes")
        await d.press("enter")
        assert "GLOBEX" in d.lines[0]
        assert "1 of 2" in d.lines[0]
        await d.press("n")
        assert "INITECH" in d.lines[0]


async def test_a_criterion_that_is_refused_stays_in_its_line(open_app: Open, three: list[int]) -> None:
    async with open_app() as d:
        await d.press("g", "f", "a")
        await d.type("Budget: score>3")
        await d.press("enter")
        d.says("Nothing was added.")
        assert "Budget: score>3" in d.text
        assert d.store.framework.icp == ()
