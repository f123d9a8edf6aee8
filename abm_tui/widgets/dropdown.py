"""DropDown: a short list to pick from, over the screen, repainting only itself.

Digits answer only a list the person opened. A list the program raised (`digits=False`) takes the arrows, Enter and the
letters it shows; any other key is left unanswered, so that nothing typed ahead is swallowed or decides anything.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual import events
from textual.app import RenderResult
from textual.geometry import Offset, Region
from textual.strip import Strip

from abm_tui.text import fenced, fit
from abm_tui.widgets.frame import cursor_in
from abm_tui.widgets.overlay import PARKED_CSS, Overlay
from abm_tui.widgets.rowpaint import edged
from abm_tui.widgets.tones import Painted, Piece

_ENTER = {"enter", "ctrl+j"}
_CANCEL = {"escape", "ctrl+g"}


@dataclass(frozen=True)
class Option:
    """A line of the list. `key` is the digit or letter shown before it ("" for none); `value` is what it stands for."""

    key: str
    label: str
    detail: str = ""
    value: object = None


Picked = Callable[[Option], object]


def _nothing(*_: object) -> None:
    """Until the list is opened nobody hears of it."""


class DropDown(Painted, Overlay):
    """Mount it once on a screen, `open` it as often as needed. It closes itself when picked from or cancelled."""

    DEFAULT_CSS = f"""
    DropDown {{ {PARKED_CSS} width: 20; background: $panel; }}
    DropDown:ansi {{ background: ansi_default; }}
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._options: tuple[Option, ...] = ()
        self._shown: list[Option] = []
        self._at = 0
        self._typed = ""
        self._digits = True
        self._title = self._hint = ""
        self._boxed = True
        self._under: Region | None = None
        self._above = 2
        self._picked: Picked = _nothing
        self._cancelled: Callable[[], object] = _nothing
        self._unanswered: Callable[[str], object] = _nothing
        self.can_focus = False

    def render(self) -> RenderResult:
        """Lines are drawn by `render_line`."""
        return ""

    @property
    def highlighted(self) -> Option | None:
        """The option Enter takes."""
        return self._shown[self._at] if self._shown else None

    def open(
        self,
        options: Sequence[Option],
        under: Region | None = None,
        *,
        picked: Picked,
        cancelled: Callable[[], object],
        unanswered: Callable[[str], object],
        digits: bool = True,
        title: str = "",
        hint: str = "",
        highlight: int = 0,
        above: int = 2,
    ) -> None:
        """Show `options` under the screen region `under` (over it when there is no room below), in a box.

        Without `under` it takes the whole width of the screen, without a box, ending `above` lines over the last one:
        the overlay of a prompt, whose `title` and `hint` are its first and last lines.

        Once the list is closed it calls `picked` with the option, or `cancelled` after Esc. `unanswered` hears of a key
        that the list does not take, by its character where it writes one; the list stays open then.
        """
        self._picked, self._cancelled, self._unanswered = picked, cancelled, unanswered
        self._options, self._shown = tuple(options), list(options)
        self._digits, self._title, self._hint = digits, title, hint
        self._typed, self._boxed = "", under is not None
        self._at = max(0, min(highlight, len(options) - 1))
        self._under, self._above = under, above
        self._place(under, above)
        self.refresh()

    def place_again(self) -> None:
        """The screen has another size."""
        if self.is_open:
            self._place(self._under, self._above)

    # ---- place and drawing

    def _place(self, under: Region | None, above: int) -> None:
        screen = self.screen.size
        frame = 2 if self._boxed else int(bool(self._title)) + int(bool(self._hint))
        height = min(len(self._options) + frame, screen.height)
        width, x, y = screen.width, 0, max(0, screen.height - above - height)
        if under is not None:
            longest = max([cell_len(fenced(self._line(option))) for option in self._options], default=0)
            width = min(screen.width, max(longest + 4, cell_len(fenced(self._title)) + 6, under.width + 2))
            x = max(0, min(under.x - 1, screen.width - width))
            below = under.bottom
            y = below if below + height <= screen.height else max(0, under.y - height)
        self.lift(x, y, width, height)

    def _line(self, option: Option) -> str:
        key = f"{option.key} " if option.key else ""
        return f" {key}{option.label}" + (f"  {option.detail}" if option.detail else "")

    def _lines(self, width: int, height: int) -> list[list[Piece]]:
        frame = 2 if self._boxed else int(bool(self._title)) + int(bool(self._hint))
        room = max(0, height - frame)
        inner = max(0, width - 2) if self._boxed else width
        top = max(0, min(self._at - room + 1, len(self._shown) - room)) if self._at >= room else 0
        body: list[list[Piece]] = []
        for i, option in enumerate(self._shown[top : top + room], top):
            line = fenced(self._line(option))
            body.append(edged(line, inner) if i == self._at else [(fit(line, inner), "")])
        body += [[(" " * inner, "")]] * (room - len(body))
        title = f"{self._title}: {self._typed}" if self._typed and self._title else self._title or self._typed
        if not self._boxed:
            first = [[(fenced(f" {title}"), "bold")]] if self._title else []
            return [*first, *body, *([[(fenced(f" {self._hint}"), "")]] if self._hint else [])]
        shown = fit(fenced(title), min(cell_len(fenced(title)), max(0, inner - 3)))
        head = f"─ {shown} " if shown else ""
        rows: list[list[Piece]] = [[("┌" + head + "─" * (inner - cell_len(head)) + "┐", "")]]
        rows += [[("│", ""), *pieces, ("│", "")] for pieces in body]
        return [*rows, [("└" + "─" * inner + "┘", "")]]

    def cursor_at(self) -> Offset | None:
        """The line Enter takes; None while it is closed or nothing is left in it."""
        if not self.is_open or not self._shown:
            return None
        lines = self._lines(self.size.width, self.size.height)
        places = ((cursor_in(pieces), y) for y, pieces in enumerate(lines))
        return next((self.content_region.offset + Offset(x, y) for x, y in places if x is not None), None)

    def render_line(self, y: int) -> Strip:
        """One line of the list."""
        lines = self._lines(self.size.width, self.size.height)
        return self.strip(lines[y] if y < len(lines) else [], self.size.width)

    # ---- keys

    async def _on_key(self, event: events.Key) -> None:
        event.stop()
        event.prevent_default()
        key, char = event.key, event.character if event.is_printable else None
        if key in {"down", "up"}:
            step = 1 if key == "down" else -1
            if self._shown:
                self._at = (self._at + step) % len(self._shown)
                self.refresh()
        elif key in _ENTER:
            if self.highlighted is not None:
                self._pick(self.highlighted)
        elif key in _CANCEL:
            self.close()
            self._cancelled()
        elif key == "backspace" and self._digits:
            self._narrow(self._typed[:-1])
        elif not self._answer(char):
            self._unanswered(char or key)

    def _answer(self, char: str | None) -> bool:
        if char is None:
            return False
        if not self._digits and char.isdigit():
            return False
        if not self._typed:
            option = next((o for o in self._options if o.key == char), None)
            if option is not None:
                self._pick(option)
                return True
        if not self._digits or char.isdigit():
            return False
        return self._narrow(self._typed + char)

    def _narrow(self, typed: str) -> bool:
        """Keep the options in whose label a word starts with what was typed; a letter that leaves none is refused."""
        wanted = typed.casefold()
        left = [o for o in self._options if _starts(o.label, wanted)]
        if not left:
            return False
        self._typed, self._shown, self._at = typed, left, 0
        self.refresh()
        return True

    def _pick(self, option: Option) -> None:
        self.close()
        self._picked(option)

    def on_click(self, event: events.Click) -> None:
        """A click picks."""
        event.stop()
        frame_top = 1 if self._boxed or self._title else 0
        index = event.y - frame_top
        if 0 <= index < len(self._shown):
            self._pick(self._shown[index])


def _starts(label: str, wanted: str) -> bool:
    text = label.casefold()
    return text.startswith(wanted) or any(word.startswith(wanted) for word in text.split())
