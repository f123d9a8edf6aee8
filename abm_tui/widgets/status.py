"""StatusLine: the last line but one. It says what happened, asks for a line of text, or shows the keys of a menu."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widget import Widget

from abm_tui.text import SHORT_LIMIT, fenced, fit
from abm_tui.widgets.frame import FooterLine, cut
from abm_tui.widgets.lineinput import LineInput
from abm_tui.widgets.lines import Lines
from abm_tui.widgets.overlay import give_back
from abm_tui.widgets.tones import Line, pieces_of

FIELD_ROOM, LABEL_LEAST = 27, 12
"""Cells a question's field has at least, where the screen is wide enough to leave its label the least."""

OnSubmit = Callable[[str], object]
OnCancel = Callable[[], object]
OnChange = Callable[[str], str | Sequence[Line]]


class Prompt(LineInput):
    """The field of a question in the status line."""

    class Answered(Message):
        """Enter (or keypad Enter). `value` is the text as typed."""

        def __init__(self, value: str) -> None:
            super().__init__()
            self.value = value

    class Dropped(Message):
        """Esc or ctrl+g."""

    class Typed(Message):
        """The text changed."""

    class Pressed(Message):
        """A key the caller asked for (`StatusLine.ask(keys=...)`)."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    DEFAULT_CSS = """
    Prompt, Prompt:focus { width: 1fr; }
    """

    extra: frozenset[str] = frozenset()

    def press(self, key: str) -> bool:
        """Enter answers, Esc drops."""
        if key in self.extra:
            self.post_message(self.Pressed(key))
        elif key in {"enter", "ctrl+j"}:
            self.post_message(self.Answered(self.value))
        elif key in {"escape", "ctrl+g"}:
            self.post_message(self.Dropped())
        else:
            return False
        return True

    def changed(self) -> None:
        """Tell the line, which asks the caller how the text reads."""
        super().changed()
        self.post_message(self.Typed())


class StatusLine(Vertical):
    """One line, or more while a question or a menu needs them.

    Give it the footer: a menu of two lines takes the footer's line, so that nothing above moves, and a question dims
    the footer, whose keys are out of force meanwhile.
    """

    DEFAULT_CSS = """
    StatusLine { height: auto; }
    StatusLine > #status-ask { height: 1; display: none; }
    StatusLine #status-label { width: auto; height: 1; }
    StatusLine > #status-text { height: 1; }
    StatusLine > #status-more { height: 1; display: none; }
    """

    def __init__(self, footer: FooterLine | None = None, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._footer = footer
        self._text, self._label, self._more = Lines(id="status-text"), Lines(id="status-label"), Lines(id="status-more")
        self._prompt = Prompt(id="status-prompt")
        self._on_submit: OnSubmit | None = None
        self._on_cancel: OnCancel | None = None
        self._on_change: OnChange | None = None
        self._on_key_pressed: Callable[[str], object] | None = None
        self._back_to: Widget | None = None
        self._asking = False
        self._menu_keys: tuple[str, ...] = ()
        self._said: Line = ""

    def compose(self) -> ComposeResult:
        """The text, the question, and the lines under it."""
        yield self._text
        with Horizontal(id="status-ask"):
            yield self._label
            yield self._prompt
        yield self._more

    # ---- what it says

    def say(self, text: Line, style: str = "") -> None:
        """Say something until the next action. A question that is open stays open, with the text as its last line."""
        line: Line = (" " + text, style) if isinstance(text, str) else text
        self._said = line
        if self._asking:
            self._show_more([line] if text else [])
            return
        self._menu_keys = ()
        self._show_text([line])

    @property
    def text(self) -> str:
        """What it says now, without the question."""
        return "\n".join(self._text.lines if not self._asking else self._more.lines).strip()

    def clear(self) -> None:
        """Say nothing. A question that is open is dropped without asking its caller."""
        if self._asking:
            self._end()
        self._menu_keys = ()
        self._show_text([""])

    def menu(self, text: str, keys: Sequence[str] = ()) -> None:
        """Show the keys of a menu, in one or more lines; the screen handles the keys (`menu_keys` tells which)."""
        self._menu_keys = tuple(keys)
        self._show_text([pieces_of(" " + line if not line.startswith(" ") else line) for line in text.split("\n")])

    @property
    def menu_keys(self) -> tuple[str, ...]:
        """The keys of the menu on show; empty without a menu."""
        return self._menu_keys

    def _show_text(self, lines: Sequence[Line]) -> None:
        own: list[Line] = [list(cut(pieces_of(line), self.screen.size.width)) for line in lines]
        if self._footer is not None:
            self._footer.cover(own.pop() if len(own) > 1 else None)
        self._text.set_lines(own, fit_height=True)

    # ---- asking

    @property
    def asking(self) -> bool:
        """Whether a question is open."""
        return self._asking

    @property
    def prompt(self) -> Prompt:
        """The field of the question."""
        return self._prompt

    def ask(
        self,
        label: str,
        value: str = "",
        *,
        on_submit: OnSubmit,
        on_cancel: OnCancel | None = None,
        on_change: OnChange | None = None,
        hint: str = "",
        limit: int = SHORT_LIMIT,
        keys: Sequence[str] = (),
        on_key: Callable[[str], object] | None = None,
        on_lines: Callable[[str], object] | None = None,
    ) -> None:
        """Ask for a line of text after `label`.

        `on_submit(value)` returning False keeps the question open (say why with `say`); anything else closes it.
        `on_change(value)` returns how the text reads: a string for the right end of the line, or lines to show under
        it. `hint` is a line under the question. `keys` are further keys (`"tab"`, `"down"`) handed to `on_key`.
        `on_lines` takes a paste of several lines into the empty field, which else makes one line of them.
        """
        if not self._asking:
            self._back_to = self.screen.focused
        self._asking = True
        self._on_submit, self._on_cancel, self._on_change = on_submit, on_cancel, on_change
        self._on_key_pressed, self._prompt.extra = on_key, frozenset(keys)
        self._prompt.on_lines = on_lines
        if self._footer is not None:
            self._footer.cover(None)
            self._footer.dimmed = True
        # A long label gives way: what is typed has to be seen.
        room = max(LABEL_LEAST, self.screen.size.width - FIELD_ROOM)
        label = fenced(label)
        text = f" {label if cell_len(label) <= room else fit(label, room).rstrip()} " if label else " "
        self._label.styles.width = cell_len(text)
        self._label.set_lines([(text, "bold")])
        self._text.display = False
        self.query_one("#status-ask").display = True
        self._prompt.load(value, limit=limit)
        self.screen.set_focus(self._prompt, scroll_visible=False)
        self._show_more([" " + hint] if hint else [])
        if on_change is not None:
            self._react()

    def _react(self) -> None:
        if self._on_change is None:
            return
        answer = self._on_change(self._prompt.value)
        if isinstance(answer, str):
            self._prompt.show_echo(answer)
        else:
            self._show_more(answer)

    def show_below(self, lines: Sequence[Line]) -> None:
        """Other lines under the question that is open."""
        if self._asking:
            self._show_more(lines)

    def _show_more(self, lines: Sequence[Line]) -> None:
        shown: list[Line] = [list(cut(pieces_of(line), self.screen.size.width)) for line in lines]
        self._more.display = bool(lines)
        self._more.set_lines(shown, fit_height=bool(lines))

    def _end(self) -> None:
        self._asking = False
        self._on_submit = self._on_cancel = self._on_change = self._on_key_pressed = None
        self.query_one("#status-ask").display = False
        self._show_more([])
        self._text.display = True
        if self._footer is not None:
            self._footer.dimmed = False
        back, self._back_to = self._back_to, None
        if self.screen.focused in {self._prompt, None}:
            give_back(self.screen, back)

    def on_prompt_answered(self, event: Prompt.Answered) -> None:
        """Hand the text over; close unless the caller keeps the question open or asked another one."""
        event.stop()
        submit = self._on_submit
        if submit is None:
            return
        self._said = ""
        kept = submit(event.value) is False
        if self._on_submit is submit and not kept:
            self._end()
            self._menu_keys = ()
            self._show_text([self._said])

    def on_prompt_dropped(self, event: Prompt.Dropped) -> None:
        """Esc: close, then tell the caller."""
        event.stop()
        cancel = self._on_cancel
        self._end()
        self._show_text([""])
        if cancel is not None:
            cancel()

    def on_prompt_typed(self, event: Prompt.Typed) -> None:
        """Show how the text reads."""
        event.stop()
        self._react()

    def on_prompt_pressed(self, event: Prompt.Pressed) -> None:
        """One of the further keys."""
        event.stop()
        if self._on_key_pressed is not None:
            self._on_key_pressed(event.key)

    def on_line_input_refused(self, event: LineInput.Refused) -> None:
        """A paste or a letter over the limit: said under the question."""
        event.stop()
        self.say(event.message, "attention")
