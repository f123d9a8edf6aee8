"""The week of two people, opened on its Friday without a screen."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from fake_host import FakeHost
from review_world import FRIDAY, World, build

from abm_tui.keymap.focuses import BOARD
from abm_tui.store import open_workspace


@pytest.fixture(scope="session")
def week(tmp_path_factory: pytest.TempPathFactory) -> World:
    """Made once in a run."""
    return build(tmp_path_factory.mktemp("week") / "team.db")


@pytest.fixture
def host(week: World, tmp_path: Path) -> Iterator[FakeHost]:
    shutil.copy(week.path, tmp_path / "team.db")
    store = open_workspace(tmp_path / "team.db", "ana", FRIDAY)
    yield FakeHost(store, BOARD)
    store.close()
