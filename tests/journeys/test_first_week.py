"""A team's first week in a real terminal, from the CRM's export to the minutes: story by story, each taken back."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.journeys import week
from tests.journeys.terminal import Terminal, abm, environment, in_tmux, stop_tmux

pytestmark = pytest.mark.journey


class Team:
    """Ana at her terminal, on a file of her own."""

    def __init__(self, home: Path, start: Callable[[list[str], dict[str, str]], Terminal]) -> None:
        self.path = home / "team.db"
        self.env = environment(home, ABM_DB=str(self.path), ABM_USER="ana", ABM_TODAY=str(week.FRIDAY))
        self._start = start
        self.terminal: Terminal | None = None

    def command(self, *arguments: str) -> str:
        """Run a command to its end; its output."""
        done = subprocess.run(abm(*arguments), env=self.env, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"abm {' '.join(arguments)}: {done.stdout}{done.stderr}"
        return done.stdout

    def open(self) -> Terminal:
        """The screen, from where one lands on to Targets."""
        self.terminal = self._start(abm(), self.env)
        self.terminal.wait("TODAY  Targets")
        self.terminal.keys("g", "t")
        return self.terminal

    def begin(self, stage: Callable[[week.Hand], None]) -> dict[str, Any]:
        """Begin at that point of the week; what is there."""
        week.begin(self.path, stage)
        return week.facts(self.path)

    def undo_to(self, before: dict[str, Any]) -> None:
        """Take step after step back until everything is as it was."""
        assert self.terminal is not None
        for _ in range(60):
            if week.facts(self.path) == before:
                break
            written = week.changes(self.path)
            self.terminal.keys("u")
            asked = self.terminal.wait(
                lambda text, written=written: "Enter does it" in text or week.changes(self.path) > written
            )
            if "Enter does it" in asked:
                self.terminal.keys("\r")
            self.terminal.wait(lambda text, written=written: "Undone" in text and week.changes(self.path) > written)
        assert week.facts(self.path) == before

    def close(self) -> None:
        if self.terminal is not None:
            self.terminal.close()


@pytest.fixture(params=["direct", pytest.param("tmux", marks=pytest.mark.needs_tmux)])
def team(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Team]:
    if request.param == "tmux":
        made = Team(tmp_path, lambda argv, env: in_tmux(argv, env, tmp_path))
    else:
        made = Team(tmp_path, Terminal)
    yield made
    made.close()
    if request.param == "tmux":
        stop_tmux(tmp_path)


def test_the_crms_files_come_in_and_three_accounts_go_to_tier_1_by_digit_with_evidence(team: Team) -> None:
    team.command("init", "--member", "ana:sales", "--member", "bo:marketing")
    files = [str(week.DATA / name) for name in ("Account.csv", "Contact.csv")]
    reports = json.loads(team.command("import", *files, "--format", "json"))
    assert [(r["kind"], r["created"]) for r in reports] == [("accounts", 22), ("contacts", 102)]
    imported = week.facts(team.path)

    t = team.open()
    t.wait("Pool 22")
    t.keys("L", "5")
    t.wait("22 in the pool")
    t.keys("right")
    for n in range(3):
        t.keys("1")
        t.wait("Why Tier 1, ")
        t.type(f"asked for a quote, {n}")
        t.keys("enter")
        t.wait("Evidence for")
    t.keys("L", "1")
    t.wait("3 targets")
    team.undo_to(imported)
    assert json.loads(team.command("list", "--format", "json")) == []


def test_a_person_is_added_from_a_committee_gap_and_moved_to_engaged(team: Team) -> None:
    before = team.begin(week.targeted)
    t = team.open()
    t.wait("3 targets")
    t.keys("g", "c")
    t.wait("COMMITTEES")
    t.keys("space")
    t.type("Lucius Fox, CTO, lucius@wayne.example")
    t.keys("enter")
    t.wait("○ Fox")
    t.keys("space")
    t.wait("◐ Fox")
    t.keys("space")
    t.wait("● Fox")
    team.undo_to(before)


def test_a_play_runs_on_all_three_a_touch_is_done_and_a_reply_is_logged_in_one_line(team: Team) -> None:
    before = team.begin(week.staffed)
    t = team.open()
    t.wait("3 targets")

    # A play on all three: exactly x x x s p 1 Enter.
    t.keys("home")
    t.keys("x", "x", "x", "s", "p", "1")
    t.wait("New logo entry")
    t.keys("enter")
    t.wait("u undo")
    runs = json.loads(team.command("list", "--format", "json", "tier:1"))
    assert len(runs) == 3
    assert all(r["next_step"] for r in runs), runs

    t.keys("d")
    t.wait("Done")
    t.keys("t")
    t.type("they replied re pricing #replied")
    t.wait("reply today")
    t.keys("enter")
    t.wait("Logged reply")
    team.undo_to(before)


def test_the_review_takes_one_key_for_all_on_track_and_three_for_one_that_is_talked_about(team: Team) -> None:
    before = team.begin(week.worked)
    t = team.open()
    t.wait("3 targets")
    t.keys("g", "r")
    t.wait("BOARD")
    t.wait("TALK 1")
    pressed = t.pressed
    t.keys("1")
    t.wait("2 of 3 decided")
    assert t.pressed - pressed == 1
    t.keys("enter")
    t.wait("CHANGE")
    pressed = t.pressed
    t.keys("enter")
    t.type(week.CHANGE)
    t.keys("enter", "enter")
    t.wait("3 of 3 decided")
    assert t.pressed - pressed == 3
    t.wait("MINUTES")
    t.keys("enter")
    t.wait(lambda text: "finished" in text or "finish" in text)
    if "finish anyway" in t.text:
        t.keys("f")
    t.wait("finished")

    minutes = team.command("report", "review")
    for words in ("Tried: Account brief", "Happened: ", "reply", f"Will change: {week.CHANGE}"):
        assert words in minutes, minutes
    team.undo_to(before)


def test_quit_and_opened_again_everything_is_there_and_undo_walks_all_of_it_back_to_the_import(team: Team) -> None:
    imported = team.begin(week.imported)
    team.path.unlink()
    team.begin(week.reviewed)
    t = team.open()
    t.wait("3 targets")
    t.keys("x", "q", "q", "q")  # the first one takes the mark away
    assert t.ended() == 0
    t = team.open()
    t.wait("3 targets")
    assert week.CHANGE in team.command("report", "review")
    [first, *_] = json.loads(team.command("list", "--format", "json"))
    assert json.loads(team.command("show", first["name"], "--format", "json"))
    team.undo_to(imported)
    assert json.loads(team.command("list", "--format", "json")) == []
