"""The box in which assigning a play is settled: its keys, while it is open."""

from __future__ import annotations

import pytest
from driver import Driver, Open

from abm_tui.screens.actions.assign_box import AssignBox
from abm_tui.store.queries.exchange import table_rows


async def opened(d: Driver) -> AssignBox:
    """P, the play that fits: the box stands above the status line."""
    await d.press("P")
    box = d.app.screen.query_one(AssignBox)
    assert box.is_open
    return box


async def test_enter_assigns_and_the_box_is_gone(open_app: Open, three: list[int]) -> None:
    del three
    async with open_app() as d:
        box = await opened(d)
        assert "Tab next field" in d.text
        await d.press("enter")
        assert not box.is_open
        assert "Tab next field" not in d.text
        assert len(d.store.read(table_rows, "run")) == 1


@pytest.mark.parametrize("key", ["escape", "ctrl+g"])
async def test_esc_drops_it_and_nothing_is_written(open_app: Open, three: list[int], key: str) -> None:
    del three
    async with open_app() as d:
        box = await opened(d)
        await d.press(key)
        assert not box.is_open
        assert d.store.read(table_rows, "run") == []


async def test_a_key_without_meaning_is_named(open_app: Open, three: list[int]) -> None:
    del three
    async with open_app() as d:
        await opened(d)
        await d.press("f5")
        assert d.says("f5 does nothing here.")
