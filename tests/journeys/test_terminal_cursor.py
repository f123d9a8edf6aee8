"""In a real terminal its cursor is shown, and stands inside the one that is drawn after every key."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys import week
from tests.journeys.terminal import Terminal, abm, environment

pytestmark = pytest.mark.journey


def stands(terminal: Terminal) -> bool:
    cursor = terminal.screen.cursor
    return not cursor.hidden and terminal.screen.buffer[cursor.y][cursor.x - 1].data == "▐"


def test_it_follows_the_selection_and_comes_back_from_a_question(tmp_path: Path) -> None:
    path = tmp_path / "team.db"
    week.begin(path, week.staffed)
    terminal = Terminal(abm(), environment(tmp_path, ABM_DB=str(path), ABM_USER="ana", ABM_TODAY=str(week.FRIDAY)))
    try:
        terminal.wait("TODAY  Targets")
        terminal.keys("g", "t")
        terminal.wait("Target accounts")
        for key in ("down", "right", "right", "up"):
            terminal.keys(key)
            terminal.wait(lambda _: stands(terminal))
        terminal.keys("t")
        terminal.wait(lambda _: not terminal.screen.cursor.hidden and not stands(terminal))
        terminal.keys("esc")
        terminal.wait(lambda _: stands(terminal))
        terminal.keys("e")
        terminal.wait("2 Interest")
        terminal.wait(lambda _: stands(terminal) and "1 Awareness" in terminal.lines[terminal.screen.cursor.y])
        terminal.keys("esc", "home", "left", "left", "e")
        terminal.wait(lambda _: terminal.screen.cursor.y == 3 and terminal.screen.cursor.x > 3)
        terminal.keys("esc")
        terminal.keys("g", "c")
        terminal.wait("COMMITTEES")
        terminal.wait(lambda _: stands(terminal))
    finally:
        terminal.close()
