"""Where two drawings of a line differ: only that part is sent to the terminal."""

from __future__ import annotations

from rich.cells import cell_len
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip

_Cell = tuple[str, Style | None]


def _cells(strip: Strip) -> list[_Cell]:
    """One entry a terminal cell; the second cell of a wide character is empty, marks of width 0 join their letter."""
    cells: list[_Cell] = []
    for text, style, _ in strip:
        if text.isascii():
            cells += [(char, style) for char in text]
            continue
        for char in text:
            width = cell_len(char)
            if width == 0 and cells:
                cells[-1] = (cells[-1][0] + char, cells[-1][1])
                continue
            cells.append((char, style))
            if width == 2:
                cells.append(("", style))
    return cells


def changed(old: Strip | None, new: Strip, y: int) -> Region | None:
    """The part of line `y` that must be painted to turn `old` into `new`; None when they look the same.

    A wide character is painted whole or not at all.
    """
    if old is None:
        return Region(0, y, new.cell_length, 1)
    if old == new:
        return None
    before, after = _cells(old), _cells(new)
    if len(before) != len(after) or any(len(char) > 1 for char, _ in (*before, *after)):
        # Cutting a line next to a letter with marks would lose the marks.
        return Region(0, y, new.cell_length, 1)
    differ = [x for x, (a, b) in enumerate(zip(before, after, strict=True)) if a != b]
    if not differ:
        return None
    first, last = differ[0], differ[-1]
    while first > 0 and "" in {before[first][0], after[first][0]}:
        first -= 1
    while last + 1 < len(after) and "" in {before[last + 1][0], after[last + 1][0]}:
        last += 1
    return Region(first, y, last - first + 1, 1)
