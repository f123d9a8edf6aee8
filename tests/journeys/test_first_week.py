"""A team's first week, from the CRM's export to the minutes, in a real terminal; then all of it taken back."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.journeys.terminal import Terminal, abm, environment, in_tmux, stop_tmux

DATA = Path(__file__).resolve().parent.parent / "data" / "sf-dcw"
FRIDAY = "2025-11-07"

pytestmark = pytest.mark.journey


class Team:
    """Ana at her terminal, on a file of her own."""

    def __init__(self, home: Path, start: Callable[[list[str], dict[str, str]], Terminal]) -> None:
        self.env = environment(home, ABM_DB=str(home / "team.db"), ABM_USER="ana", ABM_TODAY=FRIDAY)
        self._start = start
        self.terminal: Terminal | None = None

    def command(self, *arguments: str) -> str:
        """Run a command to its end; its output."""
        done = subprocess.run(abm(*arguments), env=self.env, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"abm {' '.join(arguments)}: {done.stdout}{done.stderr}"
        return done.stdout

    def open(self) -> Terminal:
        self.terminal = self._start(abm(), self.env)
        return self.terminal

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


def facts(team: Team) -> dict[str, object]:
    """What undo must bring back: accounts, people, deals, activities, as they are exported."""
    return {kind: team.command("export", kind) for kind in ("accounts", "contacts", "activities")}


def test_a_week_from_import_to_minutes_and_back(team: Team) -> None:
    team.command("init", "--member", "ana:sales", "--member", "bo:marketing")
    reports = json.loads(
        team.command("import", str(DATA / "Account.csv"), str(DATA / "Contact.csv"), "--format", "json")
    )
    assert [(r["kind"], r["created"]) for r in reports] == [("accounts", 22), ("contacts", 102)]
    imported = facts(team)

    # Three accounts to Tier 1 by digit, with evidence.
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

    # A person added from a committee gap, and moved to engaged.
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

    # A play on all three: exactly x x x s p 1 Enter.
    t.keys("g", "t")
    t.wait("TARGETS")
    t.keys("home")
    t.keys("x", "x", "x", "s", "p", "1")
    t.wait("New logo entry")
    t.keys("enter")
    t.wait("u undo")
    runs = json.loads(team.command("list", "--format", "json", "tier:1"))
    assert all(r["next_step"] for r in runs), runs

    # A touch done, and a reply logged in one line.
    t.keys("d")
    t.wait("Done")
    t.keys("t")
    t.type("they replied re pricing #replied")
    t.wait("reply today")
    t.keys("enter")
    t.wait("Logged reply")

    # The review: one key for all that are on track, three for one that is talked about.
    t.keys("g", "r")
    t.wait("BOARD")
    t.wait("TALK 1")
    before = t.pressed
    t.keys("1")
    t.wait("2 of 3 decided")
    assert t.pressed - before == 1
    t.keys("enter")
    t.wait("CHANGE")
    before = t.pressed
    t.keys("enter")
    t.type("lead with three-year cost, not features")
    t.keys("enter", "enter")
    t.wait("3 of 3 decided")
    assert t.pressed - before == 3
    t.wait("MINUTES")
    t.keys("enter")
    t.wait(lambda text: "finished" in text or "finish" in text)
    if "finish anyway" in t.text:
        t.keys("f")
    t.wait("finished")

    minutes = team.command("report", "review")
    for words in (
        "Tried: Account brief",
        "Happened: ",
        "reply",
        "Will change: lead with three-year cost, not features",
    ):
        assert words in minutes, minutes

    # Quit, reopen: everything is there.
    t.keys("g", "t")
    t.wait("TARGETS")
    t.keys("q", "q", "q")  # the first one takes the marks away
    assert t.ended() == 0
    t = team.open()
    t.wait("3 targets")
    assert "lead with three-year cost" in team.command("report", "review")
    assert json.loads(team.command("show", runs[0]["name"], "--format", "json"))

    # Undo walks all of it back to the import.
    for _ in range(60):
        if facts(team) == imported:
            break
        t.keys("u")
        t.wait(lambda text: "Undone" in text)
    assert facts(team) == imported
    assert json.loads(team.command("list", "--format", "json")) == []
