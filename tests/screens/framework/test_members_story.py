"""Versions, presets and members on the framework place, and what other places hear of them."""

from __future__ import annotations

from datetime import date

import pytest
from driver import TODAY, Open
from framework_steps import at_section, value

from abm_tui.screens.framework.screen import FrameworkScreen
from abm_tui.screens.framework.versions import VersionsScreen
from abm_tui.screens.shell import routes
from abm_tui.store import Store, open_workspace
from abm_tui.store.commands import accounts, framework, members
from abm_tui.store.queries import framework as reading

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
        await d.hear()
        assert d.store.framework.role["EU"].required
        if place == "t":
            row = d.app.screen.targets.source.row_of(three[2])  # type: ignore[attr-defined]
            assert row.derived.score.value == 4
            assert d.text != before


async def test_the_card_and_the_score_hear_of_it_too(open_app: Open, three: list[int], workspace: Store) -> None:
    async with open_app() as d:
        d.app.open(routes.Card(three[2]))
        await d.settle()
        assert "score 3" in d.text
        bo = open_workspace(workspace.path, "bo", TODAY)
        bo.do(framework.set_cells, {"signals.pricing_visit.cap": "2"})
        bo.close()
        await d.hear()
        assert "score 4" in d.text


# warnings


async def test_the_programmes_warnings_stand_there_with_what_mends_them(open_app: Open, three: list[int]) -> None:
    async with open_app() as d:
        await at_section(d, "warnings")
        await d.pilot.pause(0.4)
        await d.settle()
        assert "There is no ICP" in d.text
        assert "What mends it: g f" in d.text
