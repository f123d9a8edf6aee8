"""Asking from a screen: a line of text in the status line, or a short list over it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import events
from textual.geometry import Region

from abm_tui.errors import AbmError
from abm_tui.keymap.key_names import shown_key
from abm_tui.screens.shell.key_screen import KeyScreen
from abm_tui.widgets.dropdown import DropDown, Option
from abm_tui.widgets.tones import Line


class AskingScreen(KeyScreen, inherit_bindings=False):
    """A screen that can ask. It mounts one StatusLine, one FooterLine and one DropDown."""

    def __init__(self) -> None:
        super().__init__()
        self._waiting_keys: list[str] = []
        self._choice_cancelled: Callable[[], object] | None = None
        self._own_list = False

    def on_resize(self, event: events.Resize) -> None:
        """An open list stays whole on a screen of another size."""
        super().on_resize(event)
        self.call_after_refresh(self.query_one(DropDown).place_again)

    # asking in the status line

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
    ) -> None:
        """Ask for a line of text. `done` gets it; returning False keeps the field open with its text.

        `hint` is a line under the question. `keys` are further keys (`"tab"`), handed to `on_key`.

        A Refused raised by `done` is said, and the text stays.
        """

        def submit(text: str) -> bool:
            self.said = ("", "")
            try:
                if done(text) is False:
                    return False
            except AbmError as error:
                self.say(error.message, "attention")
                return False
            except Exception as error:
                self.say(self.unexpected(error), "attention")
                return False
            if self.said[0]:
                # The question closes after this; what was said must outlive it.
                self.call_next(self._say_if_free, *self.said)
            return True

        self.status.ask(
            label,
            value,
            on_submit=submit,
            on_cancel=cancelled,
            on_change=echo,
            limit=limit,
            hint=hint,
            keys=keys,
            on_key=on_key,
        )

    def _say_if_free(self, text: str, style: str) -> None:
        """Say it unless the answer opened a menu: its keys must not hide behind a sentence."""
        if not self.menu_is_open:
            self.say(text, style)

    # asking with a list: what the program raises takes arrows, Enter and letters, never a digit

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
        self.footer.dimmed = True
        self._own_list = digits
        self._choice_cancelled = cancelled
        self.query_one(DropDown).open(options, under, digits=digits, title=title, hint=hint)

    def on_drop_down_picked(self, message: DropDown.Picked) -> None:
        message.stop()
        self.footer.dimmed = False
        if callable(message.option.value):
            self.attempt(message.option.value)
        self._replay()

    def on_drop_down_cancelled(self, message: DropDown.Cancelled) -> None:
        message.stop()
        self.footer.dimmed = False
        if self._choice_cancelled is not None:
            self.attempt(self._choice_cancelled)
        self._replay()

    def on_drop_down_unanswered(self, message: DropDown.Unanswered) -> None:
        """A key typed ahead: it waits and runs after the answer, so nothing is swallowed or decides anything.

        In a list the person opened there is nothing to wait for: the key is refused with a hint.
        """
        message.stop()
        if self._own_list:
            self.say(f"{shown_key(message.character or message.key)} is not in the list. ↑ ↓ pick, Enter, Esc.")
            return
        self._waiting_keys.append(message.character or message.key)

    def _replay(self) -> None:
        keys, self._waiting_keys = self._waiting_keys, []
        for key in keys:
            self.press(key)
