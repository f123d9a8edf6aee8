"""LineInput: a one-line field that loses nothing in silence and lets no key through to the screen behind it."""

from __future__ import annotations

from collections.abc import Callable

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widgets import Input
from textual.widgets.input import Selection

from abm_tui.glyphs import shown
from abm_tui.text import SHORT_LIMIT, clean, fenced, unix_lines

Echo = Callable[[str], str]
"""What the field shows at its right end for a value: how it reads it, or nothing."""

# Keys that would move something behind the field if they got there.
_KEPT = {"up", "down", "pageup", "pagedown", "enter", "ctrl+j", "tab", "shift+tab", "escape", "ctrl+g"}
_UNDO_DEPTH = 200


class LineInput(Input):
    """An Input without borders, blinking or timers. `limit` in characters; what goes over it posts `Refused`.

    Subclasses answer `press(key)`: True when the key was theirs. ctrl+z takes back typing.
    """

    DEFAULT_CSS = """
    LineInput, LineInput:focus, LineInput.-invalid, LineInput.-invalid:focus {
        border: none; padding: 0; height: 1; background-tint: transparent; background: $background;
    }
    LineInput > .input--selection { background: $foreground; color: $background; }
    LineInput:ansi > .input--selection { background: ansi_default; color: ansi_default; text-style: reverse; }
    LineInput > .input--cursor { text-style: reverse; background: $background; color: $foreground; }
    """

    class Refused(Message):
        """Text did not go in; `message` says why and what remains. The field's text is unchanged."""

        def __init__(self, field: LineInput, message: str) -> None:
            super().__init__()
            self.field, self.message = field, message

    def __init__(self, *, limit: int = SHORT_LIMIT, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes, select_on_focus=False, max_length=limit)
        self.cursor_blink = False
        self.limit = limit
        self.echo: Echo | None = None
        self._echoed = ""
        self.on_lines: Callable[[str], object] | None = None  # takes a paste of several lines into the empty field
        self._past: list[tuple[str, int]] = []

    def load(self, value: str, *, select: bool = True, limit: int | None = None, echo: Echo | None = None) -> None:
        """Start afresh with `value`, the whole of it selected so that typing replaces it."""
        self.limit = self.max_length = self.limit if limit is None else limit
        self.echo = echo
        self._past.clear()
        self.value = fenced(value)
        self.selection = Selection(0, len(self.value)) if select else Selection.cursor(len(self.value))
        self._echo_value()

    def _echo_value(self) -> None:
        self._echoed = self.echo(self.value) if self.echo is not None else ""
        self.refresh()

    def show_echo(self, text: str) -> None:
        """Show `text` at the right end until the next change."""
        self._echoed = text
        self.refresh()

    def press(self, key: str) -> bool:
        """A key that is no text: a field that takes some says which. True when it was handled here."""
        del key
        return False

    def changed(self) -> None:
        """The text changed by typing, pasting or ctrl+z."""
        self._echo_value()

    async def _on_key(self, event: events.Key) -> None:
        """Every key that means something here ends here, also those Textual would hand to the screen first."""
        before = (self.value, self.cursor_position)
        event.prevent_default()
        if event.is_printable:
            await super()._on_key(event)
            self._remember(before)
        elif event.key == "ctrl+z":
            if self._past:
                self.value, self.cursor_position = self._past.pop()
                self.changed()
        elif not self.press(event.key):
            bindings = self._bindings.key_to_bindings.get(event.key)
            if bindings:
                await self.run_action(bindings[0].action)
                self._remember(before)
            elif event.key not in _KEPT:
                return
        event.stop()

    def _remember(self, before: tuple[str, int]) -> None:
        if before[0] != self.value:
            self._past = [*self._past[-_UNDO_DEPTH:], before]
            self.changed()

    def _on_paste(self, event: events.Paste) -> None:
        """Line breaks and tabs become blanks; a paste over the limit is refused aloud, never dropped."""
        event.stop()
        event.prevent_default()
        if self.on_lines is not None and not self.value.strip() and "\n" in unix_lines(event.text).strip():
            self.on_lines(event.text)
            return
        start, end = sorted(self.selection)
        text = clean(event.text)
        length = len(self.value) - (end - start) + len(text)
        if length > self.limit:
            message = f"Not pasted: {length:,} characters, the limit is {self.limit:,}. Your text is as it was."
            self.post_message(self.Refused(self, message))
            return
        before = (self.value, self.cursor_position)
        self.replace(text, start, end)
        self._remember(before)

    def restricted(self) -> None:
        """A typed character over the limit."""
        self.post_message(self.Refused(self, f"The limit is {self.limit:,} characters."))

    def render_line(self, y: int) -> Strip:
        """The text, and at the right end how it is read, if there is room for both."""
        strip = super().render_line(y)
        echo = shown(fenced(self._echoed))
        width = self.scrollable_content_region.width
        room = width - cell_len(self.value) - 2
        if y or not echo or cell_len(echo) > room:
            return strip
        style = self.rich_style + Style(dim=True)
        return Strip.join([strip.crop(0, width - cell_len(echo)), Strip([Segment(echo, style)])])
