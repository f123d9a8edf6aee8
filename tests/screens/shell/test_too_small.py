"""A window below the least size: one sentence, and nothing that nobody sees can change."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from driver import Driver, Open
from sample_routes import sample_routes

from abm_tui.keymap import readings
from abm_tui.screens.shell.key_screen import KeyScreen
from abm_tui.screens.shell.too_small import LEAVES, refusal

SMALL = (59, 19)


def test_only_the_keys_that_leave_go_on() -> None:
    assert all(not refusal(key, typing=False) for key in LEAVES)
    assert refusal("1", typing=False) == "Nothing was changed: make the window larger first."


def test_an_open_field_takes_letters_and_keeps_its_text() -> None:
    assert not refusal("a", typing=True)
    assert refusal("enter", typing=True) == "Nothing was saved, your text is kept: make the window larger first."


def _rows(d: Driver) -> list[tuple[object, ...]]:
    with sqlite3.connect(d.store.path) as connection:
        return connection.execute("select max(id), count(*) from change").fetchall()


def _keys(screen: KeyScreen) -> Iterable[str]:
    """Every key of the table here, a chord as its two keys."""
    for key in readings.bindings(screen.FOCUS):
        yield from key.split() if key not in LEAVES else ()


async def test_no_key_of_any_place_changes_a_row(open_app: Open) -> None:
    async with open_app(size=(80, 24)) as d:
        samples = sample_routes(d.store)
        before = _rows(d)
        for sample in samples:
            await d.pilot.resize_terminal(80, 24)
            d.app.open(sample.route)
            await d.settle()
            await d.pilot.resize_terminal(*SMALL)
            await d.settle()
            screen = d.app.screen
            if not isinstance(screen, KeyScreen):
                continue
            await d.ahead(*_keys(screen))
            assert d.app.screen is screen, sample.route
            assert _rows(d) == before, sample.route


async def test_a_cell_that_is_open_is_saved_once_the_window_is_large_again(open_app: Open, three: list[int]) -> None:
    async with open_app(size=(80, 24)) as d:
        await d.press("home", "left", "left", "left", "e")
        await d.type("New name")
        before = _rows(d)
        await d.pilot.resize_terminal(*SMALL)
        await d.press("enter")
        assert "Nothing was saved, your text is kept" in d.text
        assert _rows(d) == before
        await d.pilot.resize_terminal(80, 24)
        await d.press("enter")
        assert d.says("New name")
