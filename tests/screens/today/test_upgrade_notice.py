"""A workspace of an earlier version opens, and what stands against a new rule is said once."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from command_line import ROOT
from driver import Driver
from team import TODAY

from abm_tui.app import AbmApp
from abm_tui.screens.shell.settings import Settings
from abm_tui.store import open_workspace
from abm_tui.store.dialects import sqlite


@pytest.fixture
def third(tmp_path: Path) -> Path:
    """A workspace that the third version made, with a mark of June and a play that the future ended."""
    path = tmp_path / "third.db"
    connection = sqlite3.connect(path)
    connection.executescript((ROOT / "tests" / "data" / "schema3.sql").read_text(encoding="utf-8"))
    connection.executescript(f"pragma application_id={sqlite.APPLICATION_ID}; pragma user_version=3;")
    connection.close()
    return path


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_the_screen_says_it_at_the_first_opening_and_not_again(third: Path, size: tuple[int, int]) -> None:
    for said in (True, False):
        app = AbmApp(lambda: open_workspace(third, "ana", TODAY), Settings(forgiving=False))
        async with app.run_test(size=size) as pilot:
            d = Driver(app, pilot)
            await d.settle()
            assert ("1 old mark by hand, 1 play ended early: kept as before, abm doctor lists them" in d.text) is said
