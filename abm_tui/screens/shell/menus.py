"""Menus in the status line that one key answers: those that a person is asked with, and the s and g menus."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from rich.cells import cell_len
from textual.geometry import Size

from abm_tui.keymap import readings
from abm_tui.keymap.entry import Action
from abm_tui.keymap.key_names import shown_key
from abm_tui.text import fit
from abm_tui.widgets.frame import FooterLine
from abm_tui.widgets.status import StatusLine

CANCEL = {"escape", "q", "ctrl+g"}

Answers = Mapping[str, Callable[[], object]]


class MenuScreen(Protocol):
    """The screen of the menus."""

    FOCUS: str

    @property
    def size(self) -> Size: ...
    @property
    def status(self) -> StatusLine: ...
    @property
    def footer(self) -> FooterLine: ...

    def attempt(self, work: Callable[[], object]) -> None:
        """Do it; whatever goes wrong is a sentence."""

    def perform(self, action: Action, key: str = "") -> None:
        """Run an action of the focus."""

    def press(self, key: str) -> None:
        """One key, as the person pressed it."""


class Menus:
    """The menu of one screen that is open, if one is. `set_title` is what the s menu begins with."""

    def __init__(self, screen: MenuScreen) -> None:
        self._screen = screen
        self.is_open = False  # whether a menu waits for its key
        self._prefix = ""
        self._answers: Answers | None = None
        self._title = ""
        self._words: list[str] = []
        self._other_keys_act = False
        self._cancelled: Callable[[], object] | None = None
        self.set_title: Callable[[], str] = lambda: "Set"

    def ask(
        self,
        title: str,
        options: Mapping[str, tuple[str, Callable[[], object]]],
        *,
        other_keys_act: bool = False,
        cancelled: Callable[[], object] | None = None,
    ) -> None:
        """Ask with one key: key → (label, what it does). Esc closes; any other key is refused with a hint.

        With `other_keys_act` the question may go unanswered: any other key closes it and means what it always means,
        but for digits, which were meant as an answer and would set a tier or decide otherwise.
        """
        self._other_keys_act, self._cancelled = other_keys_act, cancelled
        self.is_open = True
        self._answers = {key: run for key, (_, run) in options.items()}
        self._title = title
        self._words = [f"{shown_key(key)} {label}" for key, (label, _) in options.items()]
        self._show(title, self._words)

    def take_key(self, key: str) -> bool:
        """A key while a menu is open, or one that opens the s or g menu. False when it is not for a menu."""
        if self._answers is not None:
            self._answer(self._answers, key)
        elif self._prefix:
            self._second_key(key)
        elif key in readings.PREFIXES and readings.starts(self._screen.FOCUS, key):
            self._prefix, self.is_open = key, True
            self._show_prefix()
        else:
            return False
        return True

    def close(self) -> None:
        """Back to the plain status line."""
        self._answers, self._prefix, self.is_open = None, "", False
        self._screen.status.clear()
        self._screen.footer.dimmed = False

    def _answer(self, answers: Answers, key: str) -> None:
        run = answers.get(key)
        if run is not None:
            self.close()
            self._screen.attempt(run)
        elif key in CANCEL:
            cancelled = self._cancelled
            self.close()
            if cancelled is not None:
                self._screen.attempt(cancelled)
        elif self._other_keys_act and not key.isdigit():
            self.close()
            self._screen.press(key)
        else:
            self._show(f"Not {shown_key(key)}. {self._title}", self._words)

    # the s and g menus

    def _show_prefix(self, before: str = "") -> None:
        words = [f"{a.keys[0].split(' ')[1]} {a.label}" for a in readings.starts(self._screen.FOCUS, self._prefix)]
        self._show(before + (self.set_title() if self._prefix == "s" else "Go"), words)

    def _second_key(self, key: str) -> None:
        chord = f"{self._prefix} {key}"
        action = readings.bindings(self._screen.FOCUS).get(chord)
        if action is not None:
            self.close()
            self._screen.perform(action, chord)
        elif key in CANCEL:
            self.close()
        else:
            self._show_prefix(f"Not {shown_key(key)}. ")

    def _show(self, title: str, words: Sequence[str]) -> None:
        """In the status line; a menu that needs a second line takes the footer's, so nothing above moves."""
        room = self._screen.size.width - 3
        # A long name gives way to the keys, which are what the line is for.
        room_of_title = max(20, 2 * room - sum(2 + cell_len(word) for word in words) - 20)
        title = title if cell_len(title) < room_of_title else fit(title, room_of_title)
        indent = " " * (cell_len(title) + 1 if cell_len(title) < room // 3 else 2)
        lines = [title if title.endswith("?") else f"{title}:"]
        for word in [*words, "Esc"]:
            if cell_len(lines[-1]) + 2 + cell_len(word) > room:
                lines.append(indent)
            lines[-1] += "  " + word
        self._screen.status.menu("\n".join(lines))
        self._screen.footer.dimmed = True
