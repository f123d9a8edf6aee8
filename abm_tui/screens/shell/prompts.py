"""Asking from a screen: a line of text in the status line, or a short list over it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual.geometry import Region

from abm_tui.errors import AbmError
from abm_tui.keymap.key_names import shown_key
from abm_tui.widgets.dropdown import DropDown, Option
from abm_tui.widgets.tones import Line

if TYPE_CHECKING:
    from abm_tui.screens.shell.key_screen import KeyScreen


class Prompts:
    """The questions of one screen, which mounts a StatusLine, a FooterLine and a DropDown."""

    def __init__(self, screen: KeyScreen) -> None:
        self._screen = screen
        self._typed_ahead: list[str] = []
        self._cancelled: Callable[[], object] | None = None
        self._own_list = False
        self.take_ahead: Callable[[str], object] = screen.press  # where keys typed ahead of an answer go

    @property
    def _list(self) -> DropDown:
        return self._screen.query_one(DropDown)

    def place_again(self) -> None:
        """The screen has another size: an open list stays whole. A screen going away has none any more."""
        for shown in self._screen.query(DropDown):
            shown.place_again()

    # in the status line

    def ask(
        self,
        label: str,
        done: Callable[[str], object],
        *,
        value: str = "",
        echo: Callable[[str], str | Sequence[Line]] | None = None,
        cancelled: Callable[[], object] | None = None,
        limit: int = 1_000,
        hint: str = "",
        keys: Sequence[str] = (),
        on_key: Callable[[str], object] | None = None,
        on_lines: Callable[[str], object] | None = None,
    ) -> None:
        """Ask for a line of text. `done` gets it; returning False keeps the field open with its text.

        `hint` is a line under the question. `keys` are further keys (`"tab"`), handed to `on_key`. `on_lines` takes a
        paste of several lines into the empty field. An AbmError raised by `done` is said, and the text stays.
        """
        screen = self._screen

        def submit(text: str) -> bool:
            screen.said = ("", "")
            try:
                if done(text) is False:
                    return False
            except AbmError as error:
                screen.say(error.message, "attention")
                return False
            except Exception as error:
                screen.say(screen.unexpected(error), "attention")
                return False
            if screen.said[0]:
                # The question closes after this; what was said must outlive it.
                screen.call_next(self._say_if_free, *screen.said)
            return True

        screen.status.ask(
            label,
            value,
            on_submit=submit,
            on_cancel=cancelled,
            on_change=echo,
            limit=limit,
            hint=hint,
            keys=keys,
            on_key=on_key,
            on_lines=on_lines,
        )

    def _say_if_free(self, text: str, style: str) -> None:
        """Say it unless the answer opened a menu: its keys must not hide behind a sentence."""
        if not self._screen.menus.is_open:
            self._screen.say(text, style)

    # with a list: what the program raises takes arrows, Enter and letters, never a digit

    def choose(
        self,
        title: str,
        options: Sequence[Option],
        *,
        hint: str = "",
        digits: bool = False,
        under: Region | None = None,
        cancelled: Callable[[], object] | None = None,
    ) -> None:
        """A small list over the screen. The `value` of an option is what it does (None: nothing)."""
        self._screen.footer.dimmed = True
        self._own_list, self._cancelled = digits, cancelled
        self._list.open(
            options,
            under,
            digits=digits,
            title=title,
            hint=hint,
            picked=self._picked,
            cancelled=self._closed,
            unanswered=self._unanswered,
        )

    def _picked(self, option: Option) -> None:
        self._screen.footer.dimmed = False
        if callable(option.value):
            self._screen.attempt(option.value)
        self._replay()

    def _closed(self) -> None:
        self._screen.footer.dimmed = False
        if self._cancelled is not None:
            self._screen.attempt(self._cancelled)
        self._replay()

    def _unanswered(self, key: str) -> None:
        """A key typed ahead: it waits and runs after the answer, so nothing is swallowed or decides anything.

        In a list the person opened there is nothing to wait for: the key is refused with a hint.
        """
        if self._own_list:
            self._screen.say(f"{shown_key(key)} is not in the list. ↑ ↓ pick, Enter, Esc.")
            return
        self._typed_ahead.append(key)

    def _replay(self) -> None:
        keys, self._typed_ahead = self._typed_ahead, []
        for key in keys:
            self.take_ahead(key)
