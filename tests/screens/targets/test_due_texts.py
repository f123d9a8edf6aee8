"""How late a step is reads at every width, on every place that says it."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from driver import Open
from team import TODAY

from abm_tui.rules.plays.plays import PlannedTouch
from abm_tui.screens.shell import routes
from abm_tui.store import Store
from abm_tui.store.commands import accounts, plays
from abm_tui.when import due_cell, say_due

LATE = (2, 11, 99, 100, 116, 400)
SIZES = [(60, 20), (80, 24), (120, 36), (200, 60)]


@pytest.fixture
def worked(workspace: Store) -> dict[str, date]:
    """Six accounts with a play whose first step is 2 to 400 days late; name → its day."""
    found = {}
    for number, days in enumerate(LATE):
        name, due = f"Northern Mills {number}", TODAY - timedelta(days)
        one = workspace.do(accounts.add_account, name, tier="1").value
        touch = PlannedTouch(1, due, 1, "sales", "phone", "", None, f"Call about the long-term offer {number}", "")
        workspace.do(plays.assign, one, 1, due, [touch])
        found[name] = due
    return found


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize(
    "place", [routes.Targets(), routes.DayPage(), routes.Plays(), routes.ReviewBoard()], ids=lambda place: place.name
)
async def test_how_late_a_step_is_reads_at_every_width(
    open_app: Open, worked: dict[str, date], size: tuple[int, int], place: routes.TopPlace
) -> None:
    """Findings: `11d la…`, `116d l…` at 60, 80, 120 and 200 columns."""
    async with open_app(size=size, at=place) as d:
        said = [
            re.search(rf" ({say_due(due, TODAY)}|{due_cell(due, TODAY)})(?=[\s▌]|$)", d.text) for due in worked.values()
        ]
        assert all(said) or place.name in ("today", "plays"), d.text  # there the last ones are further down
        assert any(said), d.text
        assert not re.search(r"[0-9]+d( l| la| lat)?…", d.text), d.text


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_card_says_it_whole(open_app: Open, worked: dict[str, date], size: tuple[int, int]) -> None:
    async with open_app(size=size) as d:
        for number, due in enumerate(worked.values(), 1):
            d.app.open(routes.Card(number))
            await d.settle()
            assert f" {say_due(due, TODAY)} " in d.line_with("Call about")
            d.app.go_back()
            await d.settle()
