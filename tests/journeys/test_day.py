"""The day in a real terminal under tmux, 80 by 24: how many keys, what another process writes, no typed text lost."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from abm_tui.store import open_workspace
from abm_tui.store.commands import plays
from abm_tui.store.outside_journal import keep_view
from abm_tui.store.queries.facts import account_facts
from tests.journeys import week
from tests.journeys.terminal import Terminal, abm, environment, in_tmux, stop_tmux

pytestmark = [pytest.mark.journey, pytest.mark.needs_tmux]

ACCOUNT = week.FIRST_OF_THE_POOL[0]


class Day:
    """Ana's terminal on a staffed week, and bo's command line on the same file."""

    def __init__(self, home: Path) -> None:
        path = home / "team.db"
        week.begin(path, week.staffed)
        with closing(open_workspace(path, "ana", week.FRIDAY)) as store:
            [account] = [f.account.id for f in store.read(account_facts).values() if f.account.name == ACCOUNT]
            for text in ("Call Lucius about the pilot", "Call Lucius about the price"):
                self.touch = store.do(plays.add_touch, account, text, week.FRIDAY).value
            keep_view(store, "today", '{"planned": "2025-11-03"}')  # the week's plan was seen on Monday
        self.env = environment(home, ABM_DB=str(path), ABM_USER="ana", ABM_TODAY=str(week.FRIDAY))
        self.terminal: Terminal = in_tmux(abm(), self.env, home)

    def bo(self, *words: str) -> str:
        """A command of bo's, in a process of its own."""
        env = self.env | {"ABM_USER": "bo"}
        done = subprocess.run(abm(*words), env=env, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


@pytest.fixture
def day(tmp_path: Path) -> Iterator[Day]:
    made = Day(tmp_path)
    yield made
    made.terminal.close()
    stop_tmux(tmp_path)


def test_what_is_due_is_done_in_two_keys_and_put_off_in_two_where_one_lands(day: Day) -> None:
    t = day.terminal
    t.wait("TODAY 2")
    t.keys("d", "1")
    t.wait("talked · u undo")
    t.wait("TODAY 1")
    t.keys("z", "1")
    t.wait("NEXT 7 DAYS 1")
    assert t.pressed == 4


def test_a_play_is_assigned_in_four_keys_on_the_plays_page(day: Day) -> None:
    t = day.terminal
    t.wait("TODAY 2")
    t.keys("g", "t")
    t.wait("3 targets")
    t.keys("x", "x", "x")
    pressed = t.pressed
    t.keys("s", "p", "1")
    t.wait("New logo entry")
    t.keys("enter")
    t.wait("u undo")
    assert t.pressed - pressed == 4
    t.keys("g", "p")
    t.wait("ON IT 3")


def test_an_edit_of_another_process_is_seen_while_one_types_and_no_typed_text_is_lost(day: Day) -> None:
    t = day.terminal
    t.wait("TODAY 2")
    t.keys("home", "t")
    t.type("they liked the")
    day.bo("touch", "set", str(day.touch), "text=Call Lucius about terms")
    t.wait("about terms")
    t.wait("they liked the")
    t.keys("esc")

    t.keys("e")
    t.wait("Touch")
    t.type(" soon")
    for touch in (day.touch, day.touch - 1):
        day.bo("touch", "set", str(touch), "text=Call Lucius on Monday")
    t.keys("enter")
    t.wait("meanwhile")
    t.wait(" soon")  # it stays in the field; a second Enter puts it in the place of theirs
    t.keys("enter")
    t.wait("u undo")
    assert day.bo("touch", "list").count(" soon") == 1
