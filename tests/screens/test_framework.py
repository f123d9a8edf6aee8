"""The framework place: cells edited like a spreadsheet's, what an edit does shown before it is saved, versions."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from abm_tui.screens.framework import FrameworkScreen
from abm_tui.screens.framework_versions import VersionsScreen
from abm_tui.store import Store, open_workspace
from abm_tui.store.commands import accounts, deals, framework, logging, members
from abm_tui.store.queries import framework as reading
from abm_tui.widgets.sheet import Sheet
from tests.screens.conftest import TODAY, Driver, Open


@pytest.fixture
def three(workspace: Store) -> list[int]:
    """Three Tier 1 accounts; Initech has 3 points, one of two pricing visits cut off by the cap."""
    ids = []
    for name, people in (("Acme", 50), ("Globex", 500), ("Initech", 900)):
        account_id = workspace.do(accounts.add_account, name, tier="1").value
        workspace.do(accounts.set_field, account_id, "employees", people)
        ids.append(account_id)
    for days, kind in ((1, "pricing_visit"), (2, "pricing_visit"), (3, "content_download"), (4, "event_attended")):
        at = datetime.combine(TODAY - timedelta(days=days), datetime.min.time())
        workspace.do(logging.log_activity, ids[2], kind, at=at, subject=f"{kind} {days}")
    return ids


async def at_section(d: Driver, name: str) -> None:
    """g f, then Tab until the section is shown."""
    await d.press("g", "f")
    for _ in range(12):
        if f"FRAMEWORK › {name.upper()}" in d.lines[0]:
            return
        await d.press("tab")
    raise AssertionError(f"no section {name}:\n{d.text}")


async def at_cell(d: Driver, words: str, column: str) -> None:
    """The cursor on the line that has the words, in a column."""
    assert isinstance(d.app.screen, FrameworkScreen)
    sheet = d.app.screen.query_one(Sheet)
    source = d.app.screen.source
    key = next(line.key for line in source.page.lines if words in source.cell(line.key, _head(d)).text)
    sheet.move_to(key, column)
    await d.settle()


def _head(d: Driver) -> str:
    assert isinstance(d.app.screen, FrameworkScreen)
    return d.app.screen.source.page.layouts[""][0].key


def value(store: Store, name: str) -> object:
    return {cell.name: cell.value for cell in store.read(reading.cells)}[name]


# going there and about


async def test_g_f_shows_the_framework_and_tab_goes_through_its_sections(open_app: Open) -> None:
    async with open_app() as d:
        await d.press("g", "f")
        seen = []
        for _ in range(10):
            seen.append(d.lines[0].split("›")[1].split()[0])
            await d.press("tab")
        assert seen[:6] == ["ICP", "TIERS", "STAGES", "ROLES", "SIGNALS", "NUMBERS"]
        assert seen[6:] == ["MEMBERS", "GOVERNANCE", "PRESETS", "WARNINGS"]
        await d.press("q")
        assert "TARGETS" in d.lines[0]


async def test_q_goes_back_to_where_one_came_from(open_app: Open) -> None:
    async with open_app() as d:
        await d.press("g", "p", "g", "f", "q")
        assert "PLAYS" in d.lines[0]


async def test_a_cell_says_what_it_means_its_limits_and_its_source(open_app: Open) -> None:
    async with open_app() as d:
        await at_section(d, "signals")
        await at_cell(d, "pricing", "cap")
        assert "Pricing or demo page visited: cap" in d.text
        assert "0 switches it off · 0 to 99" in d.text
        assert "As the preset has it, from S001" in d.text


async def test_an_empty_icp_says_what_to_do_with_four_examples(open_app: Open) -> None:
    async with open_app() as d:
        await d.press("g", "f")
        assert "a adds the first" in d.text
        examples = [line for line in d.lines if "employees>=" in line or "tech:" in line or ": ? D" in line]
        assert len(examples) == 4


# editing


async def test_an_edit_that_moves_accounts_is_shown_before_it_is_saved(open_app: Open, three: list[int]) -> None:
    async with open_app() as d:
        await at_section(d, "signals")
        await at_cell(d, "pricing", "cap")
        await d.press("2", "enter")
        assert "cap 1 → 2 would mean" in d.text
        assert "Initech" in d.text
        assert value(d.store, "signals.pricing_visit.cap") == 1
        await d.press("escape")
        assert value(d.store, "signals.pricing_visit.cap") == 1
        assert d.says("Not saved")
        await d.press("enter", "enter")
        assert value(d.store, "signals.pricing_visit.cap") == 2
        assert "≠" in d.line_with("pricing or demo page")
        assert d.says("u undo")
        await d.press("u")
        assert value(d.store, "signals.pricing_visit.cap") == 1


async def test_the_text_is_kept_when_one_goes_back_into_the_cell(open_app: Open, three: list[int]) -> None:
    async with open_app() as d:
        await at_section(d, "signals")
        await at_cell(d, "pricing", "cap")
        await d.press("enter")
        await d.type("2")
        await d.press("enter", "escape", "backspace")
        await d.type("3")
        await d.press("enter", "enter")
        assert value(d.store, "signals.pricing_visit.cap") == 3


async def test_an_edit_that_moves_nobody_is_saved_at_once_and_says_so(open_app: Open, three: list[int]) -> None:
    async with open_app() as d:
        await at_section(d, "signals")
        await at_cell(d, "replied", "cap")
        await d.press("enter")
        await d.type("2")
        await d.press("enter")
        assert value(d.store, "signals.reply_or_form.cap") == 2
        assert d.says("no account changes")


async def test_words_are_saved_without_asking(open_app: Open, three: list[int]) -> None:
    async with open_app() as d:
        await at_section(d, "roles")
        await at_cell(d, "champion", "message")
        await d.press("enter")
        await d.type("Quick wins first")
        await d.press("enter")
        assert value(d.store, "roles.CH.message") == "Quick wins first"
        assert d.says("u undo")


async def test_tab_saves_and_opens_the_next_cell(open_app: Open) -> None:
    async with open_app() as d:
        await at_section(d, "roles")
        await at_cell(d, "champion", "concerns")
        await d.press("enter")
        await d.type("time")
        await d.press("tab")
        await d.type("speed")
        await d.press("enter")
        assert value(d.store, "roles.CH.concerns") == "time"
        assert value(d.store, "roles.CH.message") == "speed"


async def test_in_a_list_tab_goes_on_to_the_next_line(open_app: Open) -> None:
    async with open_app() as d:
        await at_section(d, "governance")
        await d.press("down", "enter")
        await d.type("Ruth")
        await d.press("tab")
        await d.type("bo keeps it clean")
        await d.press("enter")
        assert value(d.store, "governance.decision_owner.text") == "Ruth"
        assert value(d.store, "governance.list_hygiene.text") == "bo keeps it clean"


async def test_a_value_that_cannot_be_keeps_the_cell_open_and_says_what_can(open_app: Open) -> None:
    async with open_app() as d:
        await at_section(d, "signals")
        await at_cell(d, "pricing", "window_days")
        await d.press("enter")
        await d.type("soon")
        await d.press("enter")
        assert d.says("is a whole number from 1 to 3,650")
        await d.press("escape")
        assert value(d.store, "signals.pricing_visit.window_days") == 90


async def test_a_list_opens_under_its_cell_and_a_digit_picks(open_app: Open) -> None:
    async with open_app() as d:
        await at_section(d, "numbers")
        await d.press("enter")
        assert "Monday" in d.text
        await d.press("4")
        assert value(d.store, "review.weekday") == 3
        assert "preset: Fri" in d.line_with("Day")


async def test_space_turns_yes_into_no_and_steps_a_number(open_app: Open) -> None:
    async with open_app() as d:
        await at_section(d, "roles")
        await at_cell(d, "end user", "required")
        await d.press("space")
        assert value(d.store, "roles.EU.required") is True
        await at_section(d, "numbers")
        await d.press("end", "space")
        assert d.says("u undo")


async def test_s_c_puts_back_what_the_preset_says(open_app: Open) -> None:
    async with open_app() as d:
        await at_section(d, "numbers")
        await d.press("enter", "4", "s", "c")
        assert value(d.store, "review.weekday") == 4
        await d.press("s", "c")
        assert d.says("It is what the preset says already.")


async def test_a_lower_cap_than_tier_1_holds_is_refused_in_the_cell(open_app: Open, three: list[int]) -> None:
    async with open_app() as d:
        await at_section(d, "tiers")
        await at_cell(d, "Cap", "1")
        await d.press("enter")
        await d.type("2")
        await d.press("enter")
        assert d.says("Tier 1 holds 3 accounts")
        assert value(d.store, "tiers.1.cap") == 20


async def test_a_colleagues_edit_shows_by_itself(open_app: Open, workspace: Store) -> None:
    async with open_app() as d:
        await at_section(d, "signals")
        bo = open_workspace(workspace.path, "bo", TODAY)
        bo.do(framework.set_cells, {"signals.pricing_visit.cap": "3"})
        bo.close()
        d.app._poll()
        await d.settle()
        assert d.line_with("pricing or demo page").split()[5] == "3"


async def test_a_cell_changed_by_both_offers_both_values(open_app: Open, workspace: Store) -> None:
    async with open_app() as d:
        await at_section(d, "signals")
        await at_cell(d, "pricing", "cap")
        await d.press("enter")
        await d.type("2")
        bo = open_workspace(workspace.path, "bo", TODAY)
        bo.do(framework.set_cells, {"signals.pricing_visit.cap": "3"})
        bo.close()
        await d.press("enter")
        assert "bo set" in d.text
        await d.press("m")
        assert value(d.store, "signals.pricing_visit.cap") == 2


# the ICP


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


# versions and presets


async def test_c_lists_the_versions_and_enter_goes_back_to_one_exactly(open_app: Open, three: list[int]) -> None:
    async with open_app() as d:
        before = d.store.read(reading.cells)
        d.store.do(framework.set_cells, {"signals.pricing_visit.cap": "2"})
        d.store.do(framework.set_cells, {"quiet_days": "21"})
        await d.press("g", "f", "c")
        assert isinstance(d.app.screen, VersionsScreen)
        assert "Quiet after 14 → 21" in d.text or "quiet after 14 → 21" in d.text
        await d.press("end", "enter")
        assert "Back to version 0 would mean" in d.text
        await d.press("enter")
        assert d.store.read(reading.cells) == before
        await d.press("u", "q")
        assert isinstance(d.app.screen, FrameworkScreen)
        assert value(d.store, "quiet_days") == 21


async def test_another_preset_is_chosen_with_enter_and_shown_before(open_app: Open, three: list[int]) -> None:
    async with open_app() as d:
        await at_section(d, "presets")
        await d.press("down", "enter")
        assert "would mean" in d.text
        await d.press("enter")
        assert d.store.framework.name == "growth"
        assert "● growth" in d.text
        await d.press("u")
        assert d.store.framework.name == "two-person"


# members


async def test_somebody_joins_goes_away_and_is_renamed(open_app: Open) -> None:
    async with open_app() as d:
        await at_section(d, "members")
        await d.press("a")
        await d.type("cleo marketing nologin")
        await d.press("enter")
        assert [(m.name, m.team, m.login) for m in d.store.members][2] == ("cleo", "marketing", False)
        await d.press("down", "down", "enter")
        await d.type("Cleo K")
        await d.press("enter")
        assert d.store.members[2].name == "Cleo K"
        await d.press("right", "right", "right", "enter")
        await d.type("fri - 19 nov")
        await d.press("enter")
        assert d.store.members[2].away_from == date(2025, 11, 7)
        assert d.store.members[2].away_until == date(2025, 11, 19)
        await d.press("s", "c")
        assert d.store.members[2].away_from is None


async def test_who_leaves_hands_over_in_one_step(open_app: Open, three: list[int]) -> None:
    async with open_app() as d:
        d.store.do(members.add_member, "cleo", "sales")
        for account_id in three:
            d.store.do(accounts.set_field, account_id, "owner_sales", 1)
        await at_section(d, "members")
        await d.press("s", "x")
        assert d.says("3 accounts")
        assert d.says("Who takes over")
        await d.press("2")
        assert d.store.members[0].left_on == TODAY
        assert "left Wed 5 Nov" in d.text
        await d.press("end", "enter")
        assert "ana is back in sales" in d.text
        await d.press("escape")
        await d.press("u")
        assert d.store.members[0].left_on is None


async def test_a_team_that_would_be_empty_asks_first(open_app: Open) -> None:
    async with open_app() as d:
        await at_section(d, "members")
        await d.press("s", "x")
        assert "Nobody would be in sales" in d.text
        await d.press("enter")
        assert d.store.members[0].left_on is None
        await d.press("s", "x", "e")
        assert d.store.members[0].left_on == TODAY


# finding, copying, keys that mean nothing here


async def test_a_word_is_found_in_every_section(open_app: Open) -> None:
    async with open_app() as d:
        await d.press("g", "f", "/")
        await d.type("vendor")
        await d.press("enter")
        assert "FRAMEWORK › ROLES" in d.lines[0]
        assert d.says("n next, p previous")
        await d.press("n", "n", "n", "p")
        assert "FRAMEWORK › ROLES" in d.lines[0]
        await d.press("/")
        await d.type("zebra")
        await d.press("enter")
        assert d.says('No "zebra" in the framework.')


async def test_y_copies_the_whole_cell(open_app: Open, workspace: Store) -> None:
    async with open_app() as d:
        await at_section(d, "roles")
        await at_cell(d, "economic", "message")
        await d.press("y")
        kept = (workspace.path.parent / "clip.txt").read_text(encoding="utf-8")
        assert kept == "ROI, cost savings, risk mitigation: lead with three-year cost"


async def test_keys_without_a_meaning_say_so_and_change_nothing(open_app: Open) -> None:
    async with open_app() as d:
        await at_section(d, "governance")
        before = d.store.read(reading.versions)
        for key in ("x", "t", "d", "v", "P", "5", "space", "a", "backspace"):
            await d.press(key)
            assert d.lines[-2].strip()
        assert d.store.read(reading.versions) == before


# every size


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 36), (200, 60)])
async def test_every_section_fits_every_size(open_app: Open, three: list[int], size: tuple[int, int]) -> None:
    async with open_app(size=size) as d:
        await d.press("g", "f")
        for _ in range(10):
            assert all(len(line) <= size[0] for line in d.lines)
            assert d.lines[-1].rstrip().endswith("? : q")
            await d.press("tab")


# what else hears of it


@pytest.mark.parametrize("place", ["t", "c"])
async def test_other_places_hear_of_a_colleagues_change_of_the_framework(
    open_app: Open, three: list[int], workspace: Store, place: str
) -> None:
    async with open_app(size=(120, 36)) as d:
        await d.press("g", place)
        before = d.text
        bo = open_workspace(workspace.path, "bo", TODAY)
        bo.do(framework.set_cells, {"signals.pricing_visit.cap": "2", "roles.EU.required": "yes"})
        bo.close()
        d.app._poll()
        await d.settle()
        assert d.store.framework.role["EU"].required
        if place == "t":
            row = d.app.screen.source.row_of(three[2])  # type: ignore[attr-defined]
            assert row.derived.score.value == 4
            assert d.text != before


async def test_the_card_and_the_score_hear_of_it_too(open_app: Open, three: list[int], workspace: Store) -> None:
    async with open_app() as d:
        d.app.open_card(three[2])
        await d.settle()
        assert "score 3" in d.text
        bo = open_workspace(workspace.path, "bo", TODAY)
        bo.do(framework.set_cells, {"signals.pricing_visit.cap": "2"})
        bo.close()
        d.app._poll()
        await d.settle()
        assert "score 4" in d.text


# warnings


async def test_the_programmes_warnings_stand_there_with_what_mends_them(open_app: Open, three: list[int]) -> None:
    async with open_app() as d:
        await at_section(d, "warnings")
        await d.pilot.pause(0.4)
        await d.settle()
        assert "There is no ICP" in d.text
        assert "What mends it: g f" in d.text
