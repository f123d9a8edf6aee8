"""What a key of the table does: every row for the focus of a place has one handler, each handler a row."""

from __future__ import annotations

import pytest
from driver import Driver, Open
from sample_routes import sample_routes

from abm_tui.keymap import readings
from abm_tui.keymap.action_ids import Do
from abm_tui.keymap.focuses import FOCUSES
from abm_tui.screens import route_table
from abm_tui.screens.shell.handlers import Handler
from abm_tui.screens.shell.key_screen import KeyScreen
from abm_tui.screens.shell.plain_text_screen import PlainScreen


def made(d: Driver) -> list[KeyScreen]:
    """The screen of every route, opened from Targets."""
    return [route_table.make(sample.route, d.app.screen) for sample in sample_routes(d.store)]


@pytest.mark.quick
async def test_in_each_place_every_row_of_its_focus_has_one_handler_and_each_handler_a_row(open_app: Open) -> None:
    async with open_app() as d:
        for screen in made(d):
            rows, names = readings.dos(screen.FOCUS), screen.handlers.keys()
            lost, strange = sorted(rows - names), sorted(names - rows)
            assert (lost, strange) == ([], []), f"{type(screen).__name__}, {screen.FOCUS}"


async def test_every_focus_of_the_table_has_a_screen(open_app: Open) -> None:
    async with open_app() as d:
        assert {screen.FOCUS for screen in made(d)} == set(FOCUSES)


async def test_no_screen_does_an_action_by_the_name_of_a_method(open_app: Open) -> None:
    """A misspelt name would do nothing, unseen; the enumeration of actions is checked."""
    async with open_app() as d:
        for screen in made(d):
            assert [n for n in dir(screen) if n.startswith(("act_", "why_not_"))] == [], type(screen).__name__


async def test_a_place_takes_of_an_action_object_only_what_has_a_row(open_app: Open) -> None:
    async with open_app():
        screen = PlainScreen([["a line"]])
        screen.use({Do.SET_TIER: Handler(lambda: None)})
        assert Do.SET_TIER not in screen.handlers


async def test_a_place_cannot_bind_what_no_key_reaches(open_app: Open) -> None:
    async with open_app():
        screen = PlainScreen([["a line"]])
        with pytest.raises(KeyError, match=f"no row of plain: {Do.SET_TIER}"):
            screen.bind({Do.SET_TIER: Handler(lambda: None)})
