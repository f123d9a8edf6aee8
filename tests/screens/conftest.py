"""Screens are driven through Textual's Pilot and read back as text."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import workspaces
from team import MEMBERS
from textual import events
from textual.message_pump import MessagePump
from textual.pilot import Pilot

from abm_tui import glyphs
from abm_tui.app import AbmApp, Settings
from abm_tui.store import Store, open_workspace
from abm_tui.store.commands import accounts, logging

TODAY = date(2025, 11, 5)  # a Wednesday
SHORT = 0.1  # seconds; a timer as short as that belongs to the key before it


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
    for rest in ("targets.screen.RESTS", "account_pages.blockers_screen._RESTS", "framework.view.PAINTED"):
        monkeypatch.setattr(f"abm_tui.screens.{rest}", 0.002)


NAMES = {
    " ": "space",
    "(": "left_parenthesis",
    ")": "right_parenthesis",
    ",": "comma",
    ".": "full_stop",
    ":": "colon",
    "#": "number_sign",
    "!": "exclamation_mark",
    "@": "at",
    "/": "slash",
    "?": "question_mark",
    "-": "minus",
    "+": "plus",
    '"': "quotation_mark",
    "=": "equals_sign",
    ">": "greater_than_sign",
    "<": "less_than_sign",
}


QUIET = 4  # turns of the loop in which nothing happens


def _is_at_work(pump: MessagePump) -> bool:
    """Whether a message waits, or one is being handled: else its task waits for the next."""
    queue = pump._message_queue
    return bool(queue.values or pump._next_callbacks or not queue.ready_event._waiters) and pump.is_running


def _has_a_short_timer(pump: MessagePump) -> bool:
    return any(
        timer._repeat == 0 and timer._interval <= SHORT and timer._task is not None and not timer._task.done()
        for timer in pump._timers
    )


class Driver:
    """A person at the keyboard: presses keys, types text, reads the screen."""

    def __init__(self, app: AbmApp, pilot: Pilot[Any]) -> None:
        self.app, self.pilot = app, pilot

    @property
    def store(self) -> Store:
        return self.app.store

    async def press(self, *keys: str) -> None:
        """Keys by their names (`enter`) or characters (`x`), each after the effect of the one before."""
        for key in keys:
            self._send(key)
            await self.settle()

    async def ahead(self, *keys: str) -> None:
        """Keys typed ahead: all at once, none waiting for the one before."""
        for key in keys:
            self._send(key)
        await self.settle()

    def _send(self, key: str) -> None:
        name = NAMES.get(key, key)
        self.app.post_message(events.Key(name, key if len(key) == 1 else " " if key == "space" else None))

    async def type(self, text: str) -> None:
        """Text, a character a key."""
        await self.press(*text)

    async def settle(self) -> None:
        """Until nothing is left to do: no key, message, paint or short timer waits, and stays so for some turns."""
        quiet = 0
        while quiet < QUIET:
            await asyncio.sleep(0)
            quiet += 1
            pumps = [self.app, *self.app.screen.walk_children(with_self=True)]
            if any(map(_is_at_work, pumps)):
                quiet = 0
                continue
            self.app.screen._on_timer_update()
            if any(map(_is_at_work, pumps)) or self._has_something_to_draw:
                quiet = 0
            elif self.app.keys_waiting or any(map(_has_a_short_timer, pumps)):
                quiet = 0
                await self.pilot.pause(0.001)

    @property
    def _has_something_to_draw(self) -> bool:
        screen = self.app.screen
        return bool(screen._dirty_widgets or screen._callbacks or screen._layout_required or screen._repaint_required)

    async def hear(self) -> None:
        """What others wrote reaches the screen, as it does four times a second."""
        self.app._poll()
        await self.settle()

    @property
    def lines(self) -> list[str]:
        return [strip.text for strip in self.app.screen._compositor.render_strips()]

    @property
    def text(self) -> str:
        return "\n".join(line.rstrip() for line in self.lines)

    def line_with(self, words: str) -> str:
        """The first line that has the words; fails with the whole screen."""
        for line in self.lines:
            if words in line:
                return line
        raise AssertionError(f"{words!r} is not on the screen:\n{self.text}")

    def says(self, words: str) -> bool:
        """Whether the last lines (status, question, keys) have the words."""
        assert words in "\n".join(self.lines[-7:]), f"{words!r} is not said:\n{self.text}"
        return True


Open = Callable[..., AbstractAsyncContextManager[Driver]]


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Store]:
    """A workspace of ana (sales) and bo (marketing) on a Wednesday, opened as ana."""
    store = workspaces.create(tmp_path / "team.db", MEMBERS, today=TODAY)
    yield store
    store.close()


@pytest.fixture
def open_app(workspace: Store) -> Open:
    """Open the terminal workspace on it: `async with open_app(size=(80, 24)) as d`."""

    @asynccontextmanager
    async def run(size: tuple[int, int] = (80, 24), who: str = "ana") -> AsyncIterator[Driver]:
        app = AbmApp(lambda: open_workspace(workspace.path, who, TODAY, timeout=0.25), Settings(forgiving=False))
        async with app.run_test(size=size) as pilot:
            driver = Driver(app, pilot)
            await driver.settle()
            await driver.settle()
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
