"""Where the panes of the card stand: one, two or three columns, and which of their lines fit. Pure functions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from abm_tui.screens.card.lines import Section
from abm_tui.screens.card.panes import ACTIVITY, COMMITTEE, NEXT, REVIEW
from abm_tui.widgets.panes import Pane, PaneLine, PaneRule, exact, side_by_side, title_rule
from abm_tui.widgets.tones import Piece

Place = tuple[int, int]
"""(section, line of it)."""
TWO, THREE = 80, 120  # widths from which there are so many columns


@dataclass(frozen=True)
class Layout:
    """The lines of the card, and for each line and column the section and line of it that stand there."""

    lines: Sequence[Sequence[Piece]]
    at: Sequence[Sequence[Place | None]]
    widths: Sequence[int]

    def place_at(self, y: int, x: int) -> Place | None:
        """What stands at a cell."""
        edge = 0
        for column, width in enumerate(self.widths):
            edge += width + 1
            if x < edge:
                return self.at[y][column] if 0 <= y < len(self.at) else None
        return None


def columns_of(sections: Sequence[Section], width: int) -> list[list[int]]:
    """The sections of each column, from top to bottom."""
    every = list(range(len(sections)))
    if width < TWO:
        return [every]
    left = [i for i in every if sections[i].key in {COMMITTEE, ACTIVITY}]
    if width < THREE:
        return [left, [i for i in every if i not in left]]
    first = [i for i in every if sections[i].key in {COMMITTEE, REVIEW}]
    last = [i for i in every if i not in first and sections[i].key != ACTIVITY]
    return [first, [i for i in every if sections[i].key == ACTIVITY], last]


def lay_out(sections: Sequence[Section], width: int, height: int, cursor: Place) -> Layout:
    """The card in `width` × `height` cells with the line of the cursor in view."""
    columns = columns_of(sections, width)
    if len(columns) == 1:
        return _one_column(sections, width, height, cursor)
    widths = [(width - len(columns) + 1) // len(columns)] * len(columns)
    widths[0] += width - len(columns) + 1 - sum(widths)
    if len(columns) == 2:
        widths[0], widths[1] = width // 2, width - width // 2 - 1
    panes, places = [], []
    for column, wide in zip(columns, widths, strict=True):
        lines, at, highlight = _column(sections, column, wide, height, cursor)
        panes.append(Pane(wide, lines, highlight))
        places.append(at)
    at_each = [[place[y] if y < len(place) else None for place in places] for y in range(height)]
    return Layout(side_by_side(panes, height), at_each, widths)


def _column(
    sections: Sequence[Section], column: Sequence[int], width: int, height: int, cursor: Place
) -> tuple[list[PaneLine], list[Place | None], int | None]:
    room = shares([sections[i] for i in column], height, grow=_growing(sections, column))
    lines: list[PaneLine] = []
    at: list[Place | None] = []
    highlight = None
    for i, rows in zip(column, room, strict=True):
        section = sections[i]
        lines.append(PaneRule(section.heading(width)))
        at.append(None)
        shown, first, rest = window(section, rows, cursor[1] if cursor[0] == i else 0)
        for n, item in enumerate(section.items[first : first + shown], first):
            if (i, n) == cursor:
                highlight = len(lines)
            lines.append(item.line(width))
            at.append((i, n))
        if rest:
            lines.append((f" ▸ {rest} more" if section.key != ACTIVITY else f" ▸ {rest} older", "dim"))
            at.append((i, min(first + shown, len(section.items) - 1)))
    return lines, at, highlight


def _growing(sections: Sequence[Section], column: Sequence[int]) -> list[int]:
    """The order in which the sections of a column take spare lines: what comes next first."""
    keys = [sections[i].key for i in column]
    return sorted(range(len(column)), key=lambda n: (keys[n] != COMMITTEE, keys[n] != NEXT, n))


def shares(sections: Sequence[Section], height: int, *, grow: Sequence[int]) -> list[int]:
    """How many lines below its title each section gets: its least, then one more each in turn while there is room."""
    wanted = [min(len(s.items) + bool(s.hidden), s.most) for s in sections]
    got = [min(s.least, w) for s, w in zip(sections, wanted, strict=True)]
    spare = height - len(sections) - sum(got)
    while spare < 0 and max(got, default=0) > 1:
        got[got.index(max(got))] -= 1
        spare += 1
    while spare > 0 and any(g < w for g, w in zip(got, wanted, strict=True)):
        for n in grow:
            if spare > 0 and got[n] < wanted[n]:
                got[n] += 1
                spare -= 1
    return got


def window(section: Section, rows: int, at: int) -> tuple[int, int, int]:
    """(items shown, the first of them, how many are left out): one line is given to saying how many there are more."""
    total, hidden = len(section.items), section.hidden
    if total + bool(hidden) <= rows:
        return total, 0, hidden
    shown = max(1, rows - 1) if rows > 1 else 1
    first = max(0, min(at - shown + 1, total - shown))
    rest = total - first - shown + hidden
    if rows == 1:
        return 1, at, 0
    if not rest:  # at the end: the line that said so shows an item
        shown = min(rows, total)
        first = total - shown
    return shown, first, rest


def _one_column(sections: Sequence[Section], width: int, height: int, cursor: Place) -> Layout:
    """Everything below one another, scrolled to the cursor."""
    lines: list[list[Piece]] = []
    at: list[list[Place | None]] = []
    here = 0
    for i, section in enumerate(sections):
        lines.append(title_rule(section.heading(width), width))
        at.append([None])
        for n, item in enumerate(section.items):
            if (i, n) == cursor:
                here = len(lines)
            lines.append(exact(item.line(width), width, highlight=(i, n) == cursor))
            at.append([(i, n)])
    first = max(0, min(here - height // 2, len(lines) - height))
    if here < height - 1:
        first = 0
    return Layout(lines[first : first + height], at[first : first + height], [width])
