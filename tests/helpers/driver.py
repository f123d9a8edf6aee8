"""A person at the keyboard: presses keys, types text, reads the screen."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from datetime import date
from typing import Any

from textual import events
from textual.message_pump import MessagePump
from textual.pilot import Pilot

from abm_tui.app import AbmApp
from abm_tui.screens.shell.routes import TopPlace
from abm_tui.store import Store

TODAY = date(2025, 11, 5)  # a Wednesday
SHORT = 0.1  # seconds; a timer as short as that belongs to the key before it


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

    async def land(self, at: TopPlace | None) -> None:
        """Go to a place before anything else; None stays where one lands."""
        if at is not None:
            self.app.open(at)
        await self.settle()

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
