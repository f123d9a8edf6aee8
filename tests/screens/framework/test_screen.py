"""The framework place: cells edited like a spreadsheet's, what an edit does shown before it is saved, versions."""

from __future__ import annotations

import pytest
from driver import TODAY, Open
from framework_steps import at_cell, at_section, value

from abm_tui.store import Store, open_workspace
from abm_tui.store.commands import framework
from abm_tui.store.queries import framework as reading

# going there and about


@pytest.mark.quick
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
        assert "As the preset has it, from the operating model: " in d.text


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
        await d.hear()
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
