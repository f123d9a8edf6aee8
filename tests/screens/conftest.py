"""Screens are driven through Textual's Pilot and read back as text."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import workspaces
from driver import TODAY, Driver, Open
from team import MEMBERS

from abm_tui import glyphs
from abm_tui.app import AbmApp
from abm_tui.screens.shell.routes import Targets, TopPlace
from abm_tui.screens.shell.settings import Settings
from abm_tui.store import Store, open_workspace
from abm_tui.store.commands import accounts, logging

AT_TARGETS = Targets()  # where most stories begin


@pytest.fixture(autouse=True)
def unicode_signs() -> Iterator[None]:
    """The full set of signs, whatever the locale of the machine."""
    glyphs.use("unicode")
    yield
    glyphs.use("unicode")


@pytest.fixture(autouse=True)
def a_screen_hears_when_it_is_told_to(monkeypatch: pytest.MonkeyPatch) -> None:
    """What others wrote is on the screen after `Driver.hear`, never in between: whether a key came before or after the
    screen had heard is what many of these stories are about. The stories in a real terminal wait for the clock."""
    monkeypatch.setattr("abm_tui.app.POLL_SECONDS", 3600)


@pytest.fixture(autouse=True)
def a_short_rest_is_over_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a screen does once the cursor rests is done before the next key: `Driver.settle` waits for it."""
    for rest in (
        "today.screen.RESTS",
        "targets.screen.RESTS",
        "account_pages.blockers_screen._RESTS",
        "framework.view.PAINTED",
    ):
        monkeypatch.setattr(f"abm_tui.screens.{rest}", 0.002)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Store]:
    """A workspace of ana (sales) and bo (marketing) on a Wednesday, opened as ana."""
    store = workspaces.create(tmp_path / "team.db", MEMBERS, today=TODAY)
    yield store
    store.close()


@pytest.fixture
def open_app(workspace: Store) -> Open:
    """Open the terminal workspace on it: `async with open_app(size=(80, 24)) as d`. Most stories begin at Targets;
    `at=None` stays where one lands."""

    @asynccontextmanager
    async def run(
        size: tuple[int, int] = (80, 24), who: str = "ana", at: TopPlace | None = AT_TARGETS
    ) -> AsyncIterator[Driver]:
        app = AbmApp(lambda: open_workspace(workspace.path, who, TODAY, timeout=0.25), Settings(forgiving=False))
        async with app.run_test(size=size) as pilot:
            driver = Driver(app, pilot)
            await driver.settle()
            await driver.land(at)
            yield driver

    return run


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
