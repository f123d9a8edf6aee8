"""Every place in every size, in both sets of signs: no line over the width, no key cut off, the due day always read."""

from __future__ import annotations

from datetime import timedelta

import pytest
from driver import TODAY, Driver, Open
from rich.cells import cell_len
from sample_routes import Sample, sample_routes
from sizes import FULL

from abm_tui import glyphs
from abm_tui.keymap import readings
from abm_tui.screens.shell import routes
from abm_tui.screens.shell.key_screen import KeyScreen
from abm_tui.store import Store
from abm_tui.store.commands import plays

SIZES = [(60, 20), (80, 24), (120, 36), (200, 60)]
# Where a day of Today, Targets, the card, the board or the way of an account reads `11d late`.
DUE = (routes.DayPage, routes.Targets, routes.ReviewBoard, routes.Card, routes.Talk, routes.HandoffPage)
# What one looks at every day, in every size; any other page in the least and with plain signs.
DAILY = (*DUE, routes.Committees, routes.Plays, routes.TouchSheet)


@pytest.fixture
def samples(workspace: Store) -> list[Sample]:
    """The sample of every route; its Tier 1 account has a call that is eleven days late."""
    made = sample_routes(workspace)
    acme = next(sample.route.account_id for sample in made if isinstance(sample.route, routes.Card))
    workspace.do(plays.add_touch, acme, "Call the CFO about the pilot", TODAY - timedelta(11), channel="phone")
    return made


def examine(d: Driver, width: int) -> None:
    """Nothing over the width, and the line of keys whole: the last ones, `? : q`, at its end."""
    where = f"{type(d.app.screen).__name__} at {width}, {d.text}"
    assert all(cell_len(line) == width for line in d.lines), where
    assert d.lines[-1].rstrip().endswith("? : q"), where
    screen = d.app.screen
    assert isinstance(screen, KeyScreen)
    names = {hint.strip() for hint in d.lines[-1].rstrip().removesuffix("? : q").split("  ") if hint.strip()}
    known = {glyphs.to_ascii(f"{shown} {name}") for shown, name in readings.hints(screen.FOCUS)}
    cut_off = {glyphs.to_ascii(name) for name in names} - known
    assert not cut_off, f"{cut_off}: {where}"


@pytest.mark.parametrize("signs", ["unicode", "ascii"])
async def test_what_one_looks_at_every_day_reads_whole_in_every_size(
    open_app: Open, samples: list[Sample], signs: str
) -> None:
    glyphs.use(signs)
    async with open_app() as d:
        for sample in samples:
            if isinstance(sample.route, DAILY):
                await go(d, sample)
                for size in SIZES if signs == "unicode" or FULL else SIZES[:1]:
                    await d.pilot.resize_terminal(*size)
                    await d.settle()
                    examine(d, size[0])
                    if isinstance(sample.route, DUE):
                        assert "11d late" in d.text, f"{sample.route} at {size}\n{d.text}"
                    assert signs == "unicode" or d.text.isascii(), d.text


async def test_every_other_page_reads_whole_in_the_least_size_with_plain_signs(
    open_app: Open, samples: list[Sample]
) -> None:
    glyphs.use("ascii")
    async with open_app(size=SIZES[0]) as d:
        for sample in samples:
            if not isinstance(sample.route, DAILY):
                await go(d, sample)
                examine(d, SIZES[0][0])


async def test_a_reason_and_what_a_key_does_are_read_on_the_narrowest_screen(
    open_app: Open, samples: list[Sample]
) -> None:
    """A column that takes the room that is left is never left out for want of more of it."""
    async with open_app(size=SIZES[0]) as d:
        for sample in samples:
            if isinstance(sample.route, routes.WorkingOrder):
                await go(d, sample)
                assert "late 11 days: Call the CFO" in d.text
            elif isinstance(sample.route, routes.Help):
                await go(d, sample)
                assert "What it does" in d.text


async def go(d: Driver, sample: Sample) -> None:
    screen = d.app.screen
    assert isinstance(screen, KeyScreen)
    screen.open(sample.route)
    await d.settle()
    await d.app.workers.wait_for_complete()
    await d.settle()
