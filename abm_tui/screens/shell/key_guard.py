"""Between the terminal and the screens: no key is lost, none runs too early, pasted text does not run at all.

A key typed ahead waits until the one before it has had its whole effect: in Textual a key goes to the widget that has
the focus *now*, so a letter right after Enter would end in the field that Enter is closing.
"""

from __future__ import annotations

import asyncio
from collections import deque
from functools import partial
from typing import Any

from textual import events
from textual.app import App
from textual.message_pump import MessagePump

from abm_tui.screens.shell import paste_guard, too_small
from abm_tui.screens.shell.key_screen import KeyScreen, key_name

_PATIENCE = 0.5  # seconds until a widget that went away meanwhile is no longer waited for


class KeyGuardApp(App[None], inherit_bindings=False):
    """An app whose keys come through the guard, one after the other."""

    def __init__(self) -> None:
        super().__init__()
        self._breath: list[events.Key] = []  # keys of this breath, not yet judged
        self._held: list[events.Key] = []  # keys that look pasted: asked about
        self._breath_timer: asyncio.TimerHandle | None = None
        self._last_key = 0.0
        self._line: deque[events.Key] = deque()  # keys that wait for their turn
        self._turn = 0  # which key has its effect now; even = none
        self._patience: asyncio.TimerHandle | None = None

    async def on_event(self, event: events.Event) -> None:
        if not isinstance(event, events.Key):
            await super().on_event(event)
            return
        for key in _apart(event):
            if not self._guarded(key):
                await self._enqueue([key])

    # one after the other

    async def _enqueue(self, keys: list[events.Key]) -> None:
        self._line.extend(keys)
        if self._turn % 2 == 0:
            await self._next_key()

    async def _next_key(self) -> None:
        if not self._line:
            return
        self._turn += 1
        key = self._line.popleft()
        target: MessagePump = self.focused or self.screen
        if not self._unseen(key):
            await super().on_event(key)
        self._patience = asyncio.get_running_loop().call_later(_PATIENCE, self._ended, self._turn)
        self._follow(target, self._turn, 0)

    def _unseen(self, key: events.Key) -> bool:
        """Whether the window is too small to see what the key would do; then it is said, and the key does nothing."""
        screen = self.screen
        if not isinstance(screen, KeyScreen) or not too_small.is_too_small(*self.size):
            return False
        refused = too_small.refusal(key_name(key), typing=screen.typing)
        if refused:
            screen.say(refused, "attention")
        return bool(refused)

    def _follow(self, pump: MessagePump | None, turn: int, times: int) -> None:
        """Walk up from the widget that got the key, behind every message it caused: twice through each queue.

        The first pass comes behind the key, the second behind what the key's handler posted.
        """
        if pump is None or pump is self:
            self._ended(turn)
            return
        above, again = (pump._parent, 0) if times else (pump, 1)
        step = partial(self._follow, above, turn, again)
        if not pump.is_running or not pump.post_message(events.Callback(callback=step)):
            self._follow(pump._parent, turn, 0)

    def _ended(self, turn: int) -> None:
        """The key had its effect: the next one's turn."""
        if turn != self._turn or turn % 2 == 0:
            return
        if self._patience is not None:
            self._patience.cancel()
        self._turn += 1
        if self._line:
            self.post_message(events.Callback(callback=self._next_key))

    @property
    def keys_waiting(self) -> bool:
        """Whether a key has not had its effect yet."""
        return bool(self._breath or self._line or self._turn % 2)

    # pasted text

    def _guarded(self, key: events.Key) -> bool:
        """Take the key in, to be judged a moment later; False when it may go on at once."""
        loop = asyncio.get_running_loop()
        since, self._last_key = loop.time() - self._last_key, loop.time()
        if self._held and since < paste_guard.QUIET_SECONDS:
            self._held.append(key)
            return True
        screen = self.screen
        if not isinstance(screen, KeyScreen) or screen.typing:
            return False
        if not self._breath and not paste_guard.writes(key_name(key)):
            return False
        self._breath.append(key)
        if self._breath_timer is not None:
            self._breath_timer.cancel()
        wait = paste_guard.ALONE_SECONDS if len(self._breath) == 1 else paste_guard.BREATH_SECONDS
        judge = partial(self.post_message, events.Callback(callback=self._judge))
        self._breath_timer = loop.call_later(wait, judge)
        return True

    async def _judge(self) -> None:
        """The breath is over: hand its keys on, or hold them and ask."""
        keys, self._breath = self._breath, []
        if paste_guard.looks_pasted([key_name(key) for key in keys]):
            self._held = keys
            self._ask()
        else:
            await self._enqueue(keys)

    def _ask(self) -> None:
        screen = self.screen
        assert isinstance(screen, KeyScreen)
        screen.menu(
            "Looks like pasted text",
            {"enter": ("run as keys", self._run), "p": ("paste as rows", self._paste)},
            cancelled=self._drop,
        )

    def _take(self) -> list[events.Key]:
        keys, self._held = self._held, []
        return keys

    def _run(self) -> None:
        self.post_message(events.Callback(callback=partial(self._enqueue, self._take())))

    def _paste(self) -> None:
        text = paste_guard.as_text([key_name(key) for key in self._take()])
        self.screen.post_message(events.Paste(text))

    def _drop(self) -> None:
        count = len(self._take())
        screen: Any = self.screen
        if isinstance(screen, KeyScreen):
            screen.say(f"{count} keys dropped; nothing was changed.")


def _apart(event: events.Key) -> list[events.Key]:
    """Terminals and tmux merge Esc and a quick next key into alt+key; no Alt is bound, so both were meant."""
    rest = event.key.removeprefix("alt+")
    if rest == event.key or not rest:
        return [event]
    return [events.Key("escape", None), events.Key(rest, event.character or (rest if len(rest) == 1 else None))]
