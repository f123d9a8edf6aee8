"""Panes side by side as lines of text: titled rules, a bar between, a highlight within one pane. Pure functions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from rich.cells import cell_len

from abm_tui.glyphs import current
from abm_tui.text import fenced, fit
from abm_tui.widgets.tones import Line, Piece, pieces_of


@dataclass(frozen=True)
class PaneRule:
    """A line across a pane, with an optional title in it."""

    title: str = ""


PaneLine = Line | PaneRule


@dataclass(frozen=True)
class Pane:
    """Lines and rules of one column; `highlight` is the index of the line under the cursor. Width in cells."""

    width: int
    lines: Sequence[PaneLine] = field(default_factory=tuple)
    highlight: int | None = None


def title_rule(title: str, width: int) -> list[Piece]:
    """`─ TITLE ──────` in exactly `width` cells."""
    if not title or width < 5:
        return [("─" * width, "dim")]
    text = fit(fenced(title), min(cell_len(fenced(title)), width - 4))
    return [("─ ", "dim"), (text, "bold"), (" " + "─" * (width - 3 - cell_len(text)), "dim")]


def exact(line: Line, width: int, *, highlight: bool = False) -> list[Piece]:
    """A line in exactly `width` cells: padded, or cut with an ellipsis; reverse between edges when highlighted."""
    pieces: list[Piece] = []
    room = width
    for raw, tone in pieces_of(line):
        text = fenced(raw)
        if cell_len(text) > room:
            text = fit(text, room)
        pieces.append((text, tone))
        room -= cell_len(text)
        if room <= 0:
            break
    if room > 0:
        pieces.append((" " * room, ""))
    if not highlight:
        return pieces
    glyphs = current()
    whole = "".join(text for text, _ in pieces)
    body = whole[1:] if cell_len(whole[:1]) == 1 else " " + whole[1:]
    last = whole[-1:]
    shape = fit(body, width - 2, ellipsis="" if last == " " else "…")
    return [(glyphs.cursor_left, ""), (shape, "reverse"), (glyphs.cursor_right, "")]


def _joint(left: bool, right: bool, up: bool, down: bool) -> str:
    """The sign where rules meet the bar: each side says whether a line leaves in that direction."""
    signs = {
        (True, True, True, True): "┼",
        (True, True, False, True): "┬",
        (True, True, True, False): "┴",
        (True, False, True, True): "┤",
        (False, True, True, True): "├",
        (True, True, False, False): "─",
        (False, False, True, True): "│",
    }
    return signs.get((left, right, up, down), "│")


def side_by_side(panes: Sequence[Pane], height: int | None = None, *, closed: bool = False) -> list[list[Piece]]:
    """The panes as lines, a bar between neighbours; the width is the sum of theirs plus one cell for each bar.

    Panes are cut or filled with blank lines to `height` (by default that of the tallest). The bar starts below a rule
    in the first line (`┬`); with `closed` a last line of rules ends it (`┴`).
    """
    tall = max((len(pane.lines) for pane in panes), default=0) if height is None else height
    rows: list[list[PaneLine]] = [
        [pane.lines[y] if y < len(pane.lines) else "" for pane in panes] for y in range(tall - int(closed))
    ]
    if closed and tall:
        rows.append([PaneRule() for _ in panes])
    out: list[list[Piece]] = []
    for y, row in enumerate(rows):
        line: list[Piece] = []
        for i, (pane, item) in enumerate(zip(panes, row, strict=True)):
            if i:
                left, right = isinstance(row[i - 1], PaneRule), isinstance(item, PaneRule)
                line.append((_joint(left, right, y > 0, not (closed and y == len(rows) - 1)), "dim"))
            if isinstance(item, PaneRule):
                line += title_rule(item.title, pane.width)
            else:
                line += exact(item, pane.width, highlight=pane.highlight == y and y < len(pane.lines))
        out.append(line)
    return out


def boxed(lines: Sequence[Line], width: int, title: str = "") -> list[list[Piece]]:
    """`lines` in a box of `width` cells with its title in the top line, a blank at either side of the text."""
    inner = max(0, width - 4)
    top = title_rule(title, max(0, width - 2))
    out: list[list[Piece]] = [[("┌", "dim"), *top, ("┐", "dim")]]
    for line in lines:
        out.append([("│ ", "dim"), *exact(line, inner), (" │", "dim")])
    out.append([("└" + "─" * max(0, width - 2) + "┘", "dim")])
    return out
