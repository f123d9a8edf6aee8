"""A fortnight of two people in which nothing is entered twice: pasted, done by key, said in words, mailed, booked."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from datetime import date, timedelta
from pathlib import Path

import pytest
import workspaces
from driver import Driver
from import_steps import work
from team import MEMBERS, TODAY
from textual import events

from abm_tui import glyphs
from abm_tui.app import AbmApp
from abm_tui.models.facts import AccountFacts
from abm_tui.rules.people.people import statuses
from abm_tui.rules.score.score import score
from abm_tui.screens.shell.key_screen import KeyScreen
from abm_tui.screens.shell.routes import DayPage, Targets
from abm_tui.screens.shell.settings import Settings
from abm_tui.store import open_workspace
from abm_tui.store.queries.facts import account_facts

ACCOUNTS = (
    "Company\tTier\tSales owner\tNext step\tNext step due\n"
    "Acme\t1\tana\tCall Eve about pricing\t2025-11-05\n"
    "Globex\t1\tana\tCall Mark re pilot\t2025-11-06\n"
    "Hooli\t1\tana\tCall Gavin\t2025-11-05\n"
)
PEOPLE = (
    "First Name\tLast Name\tEmail\tCompany\n"
    "Eve\tLang\teve@acme.example\tAcme\n"
    "Mark\tReyes\tmark@globex.example\tGlobex\n"
    "Gavin\tBelson\tgavin@hooli.example\tHooli\n"
)
MAIL = (
    "From: Mark Reyes <mark@globex.example>\nTo: ana@us.example\nDate: Mon, 10 Nov 2025 09:00\nSubject: Pilot\n\n"
    "We sign next week if the DPA is ok. Call me on Thursday.\n\nBest regards\nMark\n"
)
THU, FRI, MON, TUE, FRI2 = (TODAY + timedelta(days) for days in (1, 2, 5, 6, 9))
EVE_SAYS = "Eve wants a quote by fri"
MARK_SAYS = "called Mark, he wants the DPA by fri"
MARK_WRITES = "We sign next week if the DPA is ok. Call me on Thursday."
GAVIN_SAYS = "he liked it, send him the contract by fri"


class Walk:
    """Ana, on one file, day after day."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @asynccontextmanager
    async def day(self, today: date) -> AsyncIterator[Driver]:
        """The screen of that day, on Today."""
        app = AbmApp(lambda: open_workspace(self.path, "ana", today, timeout=0.25), Settings(forgiving=False))
        async with app.run_test(size=(80, 24)) as pilot:
            d = Driver(app, pilot)
            await d.settle()
            if "THE WEEK OF" in d.lines[1]:
                await d.press("q")
            yield d

    def facts(self, name: str, today: date) -> AccountFacts:
        """All that is in the file about an account, as bo reads it on that day."""
        with closing(open_workspace(self.path, "bo", today)) as store:
            return next(f for f in store.read(account_facts).values() if f.account.name == name)

    def standing(self, name: str, today: date) -> tuple[str, int]:
        """The status of the only person there, and the score."""
        with closing(open_workspace(self.path, "bo", today)) as store:
            facts = self.facts(name, today)
            [person] = facts.people
            points = score(facts, today, store.framework).value
            return str(statuses(facts, today, store.framework)[person.id]), points

    def told(self, name: str, today: date) -> list[tuple[str, str, str]]:
        """What happened there: type, outcome, words."""
        return [(a.type, a.outcome or "", a.notes) for a in self.facts(name, today).activities]

    def open_steps(self, name: str, today: date) -> list[tuple[str, date | None]]:
        """What is promised there: text and day."""
        return [(t.text, t.due) for t in self.facts(name, today).touches if t.status == "open"]


@pytest.fixture
def walk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Walk:
    monkeypatch.setattr("abm_tui.app.POLL_SECONDS", 3600)
    monkeypatch.setattr("abm_tui.screens.today.screen.RESTS", 0.002)
    monkeypatch.setattr("abm_tui.screens.targets.screen.RESTS", 0.002)
    glyphs.use("unicode")
    workspaces.create(tmp_path / "team.db", MEMBERS, today=TODAY).close()
    return Walk(tmp_path / "team.db")


async def paste(d: Driver, text: str) -> None:
    d.app.post_message(events.Paste(text))
    await d.settle()
    await work(d)


async def bring(d: Driver, rows: str) -> None:
    """Paste rows and go on to the end."""
    await paste(d, rows)
    for _ in range(2):
        await d.press("enter")
        await work(d)


async def to(d: Driver, words: str) -> None:
    """The cursor on the line of Today with these words."""
    await d.press("home")
    for _ in range(30):
        if any(words in line and "▐" in line for line in d.lines):
            return
        await d.press("down")
    raise AssertionError(f"{words!r} is not reached:\n{d.text}")


async def say(d: Driver, text: str) -> None:
    await d.press("t")
    await d.type(text)
    await d.press("enter")


async def test_a_fortnight_in_which_nothing_is_entered_twice(walk: Walk) -> None:
    async with walk.day(TODAY) as d:
        d.app.open(Targets())
        await d.settle()
        await bring(d, ACCOUNTS)
        await bring(d, PEOPLE)
        d.app.open(DayPage())
        await d.settle()
        assert "TODAY 2" in d.text

        await to(d, "Call Eve about pricing")
        await d.press("d", "2", "1")
        assert walk.told("Acme", TODAY) == [("call", "no_answer", "")]
        assert walk.open_steps("Acme", TODAY) == [("Call Eve about pricing", THU)]
        assert walk.standing("Acme", TODAY) == ("contacted", 0)
        await to(d, "Call Gavin")
        await d.press("d", "4")
        await d.type("tue 10:00")
        await d.press("enter")
        assert walk.open_steps("Hooli", TODAY) == [("Meeting with Gavin Belson, 10:00", TUE)]

    async with walk.day(THU) as d:
        await to(d, "Call Eve about pricing")
        await d.press("d", "1")
        assert walk.standing("Acme", THU)[0] == "engaged"
        d.says("nothing else open")
        await say(d, EVE_SAYS)
        assert walk.told("Acme", THU) == [("call", "no_answer", ""), ("call", "answered", EVE_SAYS)]
        assert walk.open_steps("Acme", THU) == [("Eve wants a quote", FRI)]
        await to(d, "Call Mark")
        await say(d, MARK_SAYS)
        assert walk.told("Globex", THU) == [("call", "answered", MARK_SAYS)]
        assert walk.open_steps("Globex", THU) == [("he wants the DPA", FRI)]

    async with walk.day(FRI) as d:
        assert "LATE" not in d.text
        assert "TODAY 2" in d.text
        await to(d, "wants a quote")
        await d.ahead("d", "1", "d", "1")
        assert "Nothing late" in d.text
        assert isinstance(d.app.screen, KeyScreen)
        assert not d.app.screen.typing
        d.says("he wants the DPA · u undo · nothing else open: a next")

    async with walk.day(MON) as d:
        await paste(d, MAIL)
        d.says("a reply from Mark Reyes")
        await d.press("2")
        await paste(d, MAIL)
        d.says("Nothing was kept twice")

    async with walk.day(TUE) as d:
        await to(d, "Meeting with Gavin")
        await d.press("d", "1")
        await say(d, GAVIN_SAYS)
        assert "Nothing late. 1 thing this week" in d.text

    async with walk.day(FRI2) as d:
        await to(d, "send him the contract")
        await d.press("d", "1")
        assert "Nothing late" in d.text

    called = ("call", "no_answer", "")
    assert walk.told("Acme", FRI2) == [called, ("call", "answered", EVE_SAYS)]
    assert walk.told("Globex", FRI2) == [("call", "answered", MARK_SAYS), ("reply", "", MARK_WRITES)]
    assert walk.told("Hooli", FRI2)[:2] == [("call", "meeting_booked", ""), ("meeting", "held", GAVIN_SAYS)]
    promised = {name: [t.text for t in walk.facts(name, FRI2).touches] for name in ("Acme", "Globex", "Hooli")}
    assert promised == {
        "Acme": ["Call Eve about pricing", "Call Eve about pricing", "Eve wants a quote"],
        "Globex": ["Call Mark re pilot", "he wants the DPA"],
        "Hooli": ["Call Gavin", "Meeting with Gavin Belson, 10:00", "send him the contract"],
    }
    assert not any(walk.open_steps(name, FRI2) for name in promised)
