"""Every route opens its screen: the sample routes are gone through one by one, and each screen is read."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import workspaces
from driver import TODAY, Driver, Open
from sample_routes import Sample, route_classes, sample_routes

from abm_tui.app import AbmApp
from abm_tui.screens import route_table
from abm_tui.screens.shell import routes
from abm_tui.screens.shell.key_screen import KeyScreen
from abm_tui.screens.shell.settings import Settings
from abm_tui.store import Store, open_workspace
from abm_tui.store.queries.listing import listed


@pytest.mark.quick
def test_every_route_has_a_sample(workspace: Store) -> None:
    """A new route without one would go untried."""
    assert {type(sample.route) for sample in sample_routes(workspace)} == route_classes()


async def test_every_route_opens_a_screen_that_shows_what_it_was_opened_on(open_app: Open) -> None:
    async with open_app() as d:
        for sample in await _samples(d):
            await _open(d, sample.route)
            assert sample.words in d.text, f"{sample.route}\n{d.text}"


# Codes of the sources, `#12`, `entry 16`, `contact_id`: what only the program knows.
_INNER = re.compile(
    r"\bS00[0-4]\b|#\d|\b(?:contact|account|run|touch|play) id\b|\b[a-z]+_id\b"
    r"|\b(?:seat|activity|contact|member|opportunity|setting) \d+\b|(?<!logo )\bentry \d+\b"
)


@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
async def test_no_screen_shows_a_code_of_a_source_or_the_number_of_a_row(open_app: Open, size: tuple[int, int]) -> None:
    async with open_app(size=size) as d:
        for sample in await _samples(d):
            await _open(d, sample.route)
            assert not _INNER.search(d.text), f"{sample.route}\n{d.text}"


async def test_no_screen_of_the_example_does_either(tmp_path: Path) -> None:
    store = workspaces.build_example(tmp_path / "team.db", TODAY)
    ids = [row.id for row in store.read(listed)][:40:13]
    store.close()
    pages = [page for page in vars(routes).values() if isinstance(page, type) and issubclass(page, routes.OfAccount)]
    assert len(pages) > 8
    every = [routes.Targets(), routes.Committees(), routes.Plays(), routes.ReviewBoard(), routes.Retier()]
    every += [page(i) for i in ids for page in pages if page is not routes.OfAccount]
    app = AbmApp(lambda: open_workspace(tmp_path / "team.db", "ana", TODAY, timeout=0.25), Settings(forgiving=False))
    async with app.run_test(size=(140, 40)) as pilot:
        d = Driver(app, pilot)
        await d.settle()
        for route in every:
            await _open(d, route)
            assert not _INNER.search(d.text), f"{route}\n{d.text}"


async def test_the_framework_says_where_its_cells_come_from_without_codes(open_app: Open) -> None:
    async with open_app(size=(120, 36)) as d:
        await _open(d, routes.FrameworkPages())
        for _ in range(12):
            assert not _INNER.search(d.text), d.text
            await d.press("down", "right", "tab")


async def test_a_top_place_is_kept_and_another_page_is_made_anew(open_app: Open) -> None:
    async with open_app() as d:
        seen = []
        for route in (routes.Plays(), routes.Retier(), routes.Plays(), routes.Retier()):
            await _open(d, route)
            seen.append(d.app.screen)
        assert seen[0] is seen[2]
        assert seen[1] is not seen[3]


def test_a_route_that_is_only_the_base_of_others_opens_nothing() -> None:
    with pytest.raises(KeyError):
        route_table.make(routes.OfAccount(1), None)


def test_the_table_alone_loads_no_place() -> None:
    """The first frame waits for one place, never for all of them."""
    code = (
        "import sys, abm_tui.screens.route_table\n"
        "print([m for m in sys.modules if m.startswith('abm_tui.screens.') and m.endswith('.screen')])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


async def _samples(d: Driver) -> list[Sample]:
    """The samples, once the screen has read what they are about."""
    samples = sample_routes(d.store)
    d.app.screen.reload()
    await d.settle()
    return samples


async def _open(d: Driver, route: routes.Route) -> None:
    screen = d.app.screen
    assert isinstance(screen, KeyScreen)
    screen.open(route)
    await d.settle()
    await d.app.workers.wait_for_complete()
    await d.settle()
