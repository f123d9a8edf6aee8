"""What a Sheet is given (columns, rows, cells) and where its columns stand at a width. No drawing, no Textual."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

GUTTER = 3
"""Cells before the first column: the cursor's edge, the mark, the sign of something in the way."""


@dataclass(frozen=True)
class Column:
    """A column. Widths in terminal cells; one blank cell follows every column.

    `flex` shares the spare room; `min_width` is how far it may shrink (0: not at all); `drop` is when it goes as the
    screen narrows (1 goes first, 0 never). A `frozen` column stays when the others scroll sideways.
    """

    key: str
    title: str
    width: int
    align: str = "left"
    flex: int = 0
    frozen: bool = False
    min_width: int = 0
    drop: int = 0


@dataclass(frozen=True)
class Row:
    """A line of a sheet. A heading or a text line carries its own `text` (and a dim `note`) from the first cell on.

    `layout` names the set of columns a row uses (`Sheet.set_columns`). Only kind "row" takes the cursor, unless
    `selectable` says otherwise: a folded heading that Enter opens.
    """

    key: Hashable
    kind: Literal["row", "heading", "text"] = "row"
    text: str = ""
    note: str = ""
    layout: str = ""
    selectable: bool | None = None

    @property
    def takes_cursor(self) -> bool:
        """Whether the cursor may stand here."""
        return self.kind == "row" if self.selectable is None else self.selectable


@dataclass(frozen=True)
class Cell:
    """A cell's text and tone (see tones.TONES); `tail` is drawn in its own tone at the cell's right end."""

    text: str
    style: str = ""
    tail: str = ""
    tail_style: str = "other"


class SheetSource(Protocol):
    """Where a Sheet gets its rows. It is asked for the visible lines only, so every answer must be quick.

    `gutter` gives up to four cells: edge, mark, in the way (`!`), and a letter that stands in the gap after the
    first column (the other person). A source may also have `index_of(key) -> int | None`; without it the sheet looks
    a key up by reading the rows once.
    """

    @property
    def row_count(self) -> int: ...

    def row_at(self, index: int) -> Row: ...

    def cell(self, row_key: Hashable, column_key: str) -> Cell: ...

    def gutter(self, row_key: Hashable) -> str: ...


@dataclass(frozen=True)
class Slot:
    """A column at its place: `x` and `width` in cells from the left edge of the sheet."""

    column: Column
    x: int
    width: int


def _least(column: Column) -> int:
    return min(column.min_width, column.width) if column.min_width else column.width


def _need(columns: Sequence[Column]) -> int:
    return sum(_least(column) + 1 for column in columns)


def kept(columns: Sequence[Column], width: int) -> list[Column]:
    """The columns that stay at `width` cells: droppable ones leave, lowest `drop` first, until the rest fits."""
    left = list(columns)
    for column in sorted((c for c in columns if c.drop), key=lambda c: c.drop):
        if _need(left) <= width - GUTTER:
            break
        left.remove(column)
    return left


def arrange(columns: Sequence[Column], width: int, show: str = "", first: int = 0) -> tuple[tuple[Slot, ...], int]:
    """Place `columns` in `width` cells so that none is clipped and column `show` is among them.

    When even the columns that never drop do not fit, the frozen ones stay and the others scroll: `first` is the index,
    among those, of the leftmost one shown. Returns the slots and the new `first`.
    """
    room = width - GUTTER
    left = kept(columns, width)
    frozen = [c for c in left if c.frozen]
    moving = [c for c in left if not c.frozen]
    if _need(left) <= room:
        return _place(left, room), 0
    room_moving = room - _need(frozen)
    wanted = next((i for i, c in enumerate(moving) if c.key == show), -1)
    first = max(0, min(first, len(moving) - 1))
    if 0 <= wanted < first:
        first = wanted
    window = _window(moving, first, room_moving)
    while wanted >= first + len(window) and first < wanted:
        first += 1
        window = _window(moving, first, room_moving)
    return _place(frozen + window, room), first


def _window(moving: list[Column], first: int, room: int) -> list[Column]:
    window: list[Column] = []
    for column in moving[first:]:
        if _need([*window, column]) > room:
            break
        window.append(column)
    return window


def _place(columns: Sequence[Column], room: int) -> tuple[Slot, ...]:
    widths = [_least(column) for column in columns]
    spare = room - sum(widths) - len(widths)
    for i, column in enumerate(columns):
        more = min(max(0, spare), column.width - widths[i])
        widths[i] += more
        spare -= more
    shares = sum(column.flex for column in columns)
    if spare > 0 and shares:
        rest = spare
        for i, column in enumerate(columns):
            widths[i] += spare * column.flex // shares
            rest -= spare * column.flex // shares
        flexible = [i for i, column in enumerate(columns) if column.flex]
        for i in flexible[:rest]:
            widths[i] += 1
    slots: list[Slot] = []
    x = GUTTER
    for column, wide in zip(columns, widths, strict=True):
        # A screen narrower than one column still gets whole columns or none; the last resort is a shorter first one.
        fitted = min(wide, GUTTER + room - x - 1)
        if fitted <= 0:
            break
        slots.append(Slot(column, x, fitted))
        x += fitted + 1
    return tuple(slots)
