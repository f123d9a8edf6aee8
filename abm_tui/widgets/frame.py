"""The frame around every screen: line 1 (places and presence), line 2 (context), rules, and the last line (keys)."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual import events
from textual.app import RenderResult
from textual.geometry import Offset, Region
from textual.message import Message
from textual.strip import Strip

from abm_tui.glyphs import current
from abm_tui.text import fenced, fit
from abm_tui.widgets.tones import Line, Painted, Piece, pieces_of, width_of

Hint = tuple[str, str]
"""(key as shown, what it does)."""
TAIL = "? : q"


def cut(pieces: Sequence[Piece], width: int) -> list[Piece]:
    """`pieces` in at most `width` cells, with an ellipsis where something was cut off."""
    if sum(cell_len(text) for text, _ in pieces) <= width:
        return list(pieces)
    kept: list[Piece] = []
    for text, tone in pieces:
        length = cell_len(text)
        if length >= width:
            kept.append((fit(text + "…", width) if length == width else fit(text, width), tone))
            break
        kept.append((text, tone))
        width -= length
    return kept


def spread_pieces(left: Line, right: Line, width: int) -> list[Piece]:
    """A line with something at both ends; the left gives way to the right, a blank stays between."""
    end = cut([(fenced(text), tone) for text, tone in pieces_of(right)], width)
    start = [(fenced(text), tone) for text, tone in pieces_of(left)]
    room = width - sum(cell_len(text) for text, _ in end)
    start = cut(start, max(0, room - 1) if end else room)
    gap = room - sum(cell_len(text) for text, _ in start)
    return [*start, (" " * gap, ""), *end]


def cursor_in(pieces: Sequence[Piece], *, signless: bool = False) -> int | None:
    """The first cell of a line behind the sign of the cursor, or `signless` in reverse video; None without one."""
    signs = ("▐", current().cursor_left)
    x = 0
    for text, tone in pieces:
        if signless and "reverse" in tone:
            return x
        x += cell_len(text)
        if text in signs:
            return x
    return None


class OneLine(Painted):
    """A widget of one line that repaints only when it looks different."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._last: Strip | None = None

    def render(self) -> RenderResult:
        """The line is drawn by `render_line`."""
        return ""

    def pieces(self, width: int) -> list[Piece]:
        """The line at `width` cells: empty, but for what each kind of line says."""
        del width
        return []

    def cursor_at(self) -> Offset | None:
        """The first cell of what is drawn as selected in it."""
        x = cursor_in(self.pieces(self.size.width), signless=True)
        return None if x is None else self.content_region.offset + Offset(x, 0)

    def render_line(self, y: int) -> Strip:
        """The one line."""
        strip = self.strip(self.pieces(self.size.width) if y == 0 else [], self.size.width)
        if y == 0:
            self._last = strip
        return strip

    def repaint(self) -> None:
        """Draw again, if it would look different."""
        if self.is_mounted and self.size:
            width = self.size.width
            if self._last is None or self._last != self.strip(self.pieces(width), width):
                self.refresh(Region(0, 0, width, 1))


class ContextLine(OneLine):
    """Line 2: what is shown at the left, a count or a date at the right."""

    def __init__(self, left: Line = "", right: Line = "", *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._left, self._right = left, right

    def show(self, left: Line, right: Line = "") -> None:
        """Say something else. Lines begin at the edge: start the left one with a blank, as the mock-ups do."""
        self._left, self._right = left, right
        self.repaint()

    def pieces(self, width: int) -> list[Piece]:
        """Left and right."""
        return spread_pieces(self._left, self._right, max(0, width - 1))


class Rule(OneLine):
    """A line across, with an optional title: `─ TITLE ────`."""

    def __init__(self, title: str = "", *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._title = title

    def pieces(self, width: int) -> list[Piece]:
        """The rule."""
        from abm_tui.widgets.panes import title_rule

        return title_rule(self._title, width) if self._title else [("─" * width, "dim")]


class TabsLine(OneLine):
    """Line 1: the places, the current one in capitals, presence at the right; or a title, on a screen below a place."""

    class TabChosen(Message):
        """A click on a place's name."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

    def __init__(self, names: Sequence[str] = (), current: str = "", *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._names, self._current = tuple(names), current
        self._title: Line | None = None
        self._right: Line = ""

    def show_tabs(self, current: str, names: Sequence[str] | None = None) -> None:
        """Name the places (unchanged when None) and the one we are at."""
        self._names = self._names if names is None else tuple(names)
        self._current, self._title = current, None
        self.repaint()

    def show_title(self, title: Line) -> None:
        """A title instead of the places: ` Targets › INITECH`."""
        self._title = title
        self.repaint()

    def show_presence(self, presence: Line) -> None:
        """Who is here, at the right."""
        self._right = presence
        self.repaint()

    def _tabs(self, room: int) -> list[Piece]:
        gaps = ("  ", " ")
        for gap in gaps:
            pieces: list[Piece] = [(" ", "")]
            for i, name in enumerate(self._names):
                here = name == self._current
                pieces += [(gap if i else "", ""), (name.upper() if here else name, "bold" if here else "")]
            if sum(cell_len(text) for text, _ in pieces) <= room:
                break
        return pieces

    def pieces(self, width: int) -> list[Piece]:
        """The places (or the title) and who is here; presence gives way before a place does."""
        end = width - 1
        if self._title is not None:
            return spread_pieces(self._title, self._right, end)
        left = self._tabs(end - width_of(self._right) - 1)
        used = sum(cell_len(text) for text, _ in left)
        right = cut([(fenced(t), tone) for t, tone in pieces_of(self._right)], max(0, end - used - 1))
        return spread_pieces(left, right, end)

    def on_click(self, event: events.Click) -> None:
        """Which place was clicked."""
        if self._title is not None:
            return
        at = 0
        for text, _ in self.pieces(self.size.width):
            name = next((n for n in self._names if text in {n, n.upper()}), None)
            if at <= event.x < at + cell_len(text) and name is not None:
                event.stop()
                self.post_message(self.TabChosen(name))
                return
            at += cell_len(text)


class FooterLine(OneLine):
    """The last line: the keys that matter now, the most important first, and `? : q` at the right end at any width."""

    class HintChosen(Message):
        """A click on a hint: the same as its key."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    def __init__(self, hints: Sequence[Hint] = (), *, tail: str = TAIL, id: str | None = None) -> None:
        super().__init__(id=id)
        self._hints, self._tail = tuple(hints), tail
        self._dimmed = False
        self._cover_line: Line | None = None

    def cover(self, line: Line | None) -> None:
        """Another line in the place of the keys (the second line of a menu), or None: the keys again."""
        self._cover_line = line
        self.repaint()

    def show(self, hints: Sequence[Hint], tail: str = TAIL) -> None:
        """Other keys, the most important first: the last ones go when there is no room."""
        self._hints, self._tail = tuple(hints), tail
        self.repaint()

    @property
    def dimmed(self) -> bool:
        """Whether the keys are out of force, a prompt being open."""
        return self._dimmed

    @dimmed.setter
    def dimmed(self, dimmed: bool) -> None:
        self._dimmed = dimmed
        self.repaint()

    def fitting(self, width: int) -> list[Hint]:
        """The hints that fit: the whole line takes at most width − 2 cells."""
        room = width - 3 - cell_len(self._tail) - 2
        kept: list[Hint] = []
        for hint in self._hints:
            need = cell_len(self._label(hint)) + (2 if kept else 0)
            if need > room:
                break
            room -= need
            kept.append(hint)
        return kept

    @staticmethod
    def _label(hint: Hint) -> str:
        return fenced(f"{hint[0]} {hint[1]}".rstrip())

    def pieces(self, width: int) -> list[Piece]:
        """One blank, the hints two blanks apart, and the tail ending two cells before the edge."""
        if self._cover_line is not None:
            return cut([(fenced(text), tone) for text, tone in pieces_of(self._cover_line)], width)
        left: list[Piece] = [(" ", "")]
        for i, hint in enumerate(self.fitting(width)):
            tone = "dim" if self._dimmed else ""
            left += [("  " if i else "", ""), (hint[0], tone or "bold"), (f" {hint[1]}" if hint[1] else "", tone)]
        used = sum(cell_len(text) for text, _ in left)
        gap = max(0, width - 2 - used - cell_len(self._tail))
        return [*left, (" " * gap, ""), (self._tail, "dim" if self._dimmed else "")]

    def on_click(self, event: events.Click) -> None:
        """Which hint was clicked."""
        if self._cover_line is not None:
            return
        at = 1
        for hint in self.fitting(self.size.width):
            length = cell_len(self._label(hint))
            if at <= event.x < at + length:
                event.stop()
                self.post_message(self.HintChosen(hint[0]))
                return
            at += length + 2
