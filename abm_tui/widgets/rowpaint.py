"""A row of a sheet as pieces of text: gutter, cells at their slots, the cursor's edges. Pure; no widget state."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.cells import cell_len

from abm_tui.glyphs import current
from abm_tui.text import CELL_LIMIT, fenced, fit
from abm_tui.widgets.grid import GUTTER, Cell, Row, Slot
from abm_tui.widgets.tones import Piece

_GUTTER_TONES = {"!": "attention", "x": "bold", "b": "other"}


def gutter_cells(gutter: str, marked: bool) -> list[str]:
    """Four one-cell strings: three before the first column and the gap after it. A mark takes the first free place."""
    cells = [char if cell_len(char) == 1 else " " for char in fenced(gutter)[:4]]
    cells += [" "] * (4 - len(cells))
    if marked:
        place = next((i for i in (1, 2) if cells[i] == " "), 0)
        cells[place] = "x"
    return cells


def paint_text(row: Row, width: int, cursor: bool) -> list[Piece]:
    """A heading or a text line over the whole width."""
    text = fenced(row.text)
    note = fenced(row.note)
    if cursor:
        line = f"{text}  {note}" if note else text
        return edged(line, width)
    if cell_len(text) > width:
        text = fit(text, width)
    pieces = [(text, "bold" if row.kind == "heading" else "")]
    room = width - cell_len(text) - 2
    if note and room > 0:
        pieces.append(("  " + (note if cell_len(note) <= room else fit(note, room)), "dim"))
    return pieces


def edged(text: str, width: int) -> list[Piece]:
    """`text` as the row under the cursor: reverse video between the two edges, `width` cells in all.

    The first cell of `text` gives way to the left edge.
    """
    glyphs = current()
    inner = fit(text, width)
    inner = fit(inner[1:] if cell_len(inner[:1]) == 1 else " " + inner[1:], max(0, width - 2), ellipsis="")
    return [(glyphs.cursor_left, ""), (inner, "reverse"), (glyphs.cursor_right, "")]


def paint_cells(
    slots: Sequence[Slot],
    cell_of: Callable[[str], Cell],
    gutter: list[str],
    width: int,
    *,
    tone: str = "",
    cursor: str | None = None,
) -> list[Piece]:
    """A row of cells. `cursor` is None, `"*"` for the whole row, or the key of the column the cursor is on."""
    if cursor == "*":
        text = "".join(gutter[:GUTTER])
        for i, slot in enumerate(slots):
            cell = cell_of(slot.column.key)
            text += "".join(piece for piece, _ in _cell_pieces(cell, slot)) + (gutter[3] if i == 0 else " ")
        return edged(text, width)
    pieces = [(char, _GUTTER_TONES.get(char, "other" if char.isalpha() else tone)) for char in gutter[:GUTTER]]
    at_cursor = -1
    for i, slot in enumerate(slots):
        parts = _cell_pieces(cell_of(slot.column.key), slot)
        if slot.column.key == cursor:
            at_cursor = len(pieces)
            pieces.append(("".join(text for text, _ in parts), "reverse"))
        else:
            pieces += [(text, f"{tone} {style}".strip()) for text, style in parts]
        pieces.append((gutter[3], "other") if i == 0 else (" ", tone))
    if at_cursor > 0:
        glyphs = current()
        for place, edge in ((at_cursor - 1, glyphs.cursor_left), (at_cursor + 1, glyphs.cursor_right)):
            char = pieces[place][0]
            pieces[place] = (edge, "") if char == " " else (char, "reverse")
    return pieces


def _cell_pieces(cell: Cell, slot: Slot) -> list[Piece]:
    text = fenced(cell.text[:CELL_LIMIT])
    tail = fenced(cell.tail)
    if not tail:
        return [(fit(text, slot.width, align=slot.column.align), cell.style)]
    room = slot.width - cell_len(tail)
    if room <= 0:
        return [(fit(tail, slot.width), cell.tail_style)]
    if cell_len(text) >= room:
        text = fit(text, room - 1)
    return [(fit(text, room, align=slot.column.align), cell.style), (tail, cell.tail_style)]


def paint_titles(slots: Sequence[Slot], order: tuple[str, bool] | None) -> list[Piece]:
    """The header: titles at their columns, ▲ or ▼ (True: descending) behind the one the rows are ordered by."""
    pieces: list[Piece] = [(" " * GUTTER, "bold")]
    for slot in slots:
        title = fenced(slot.column.title)
        if order is not None and order[0] == slot.column.key:
            sign = current().down if order[1] else current().up
            room = slot.width - 2
            title = f"{fit(title, min(room, cell_len(title)))} {sign}" if room > 0 else sign
        pieces.append((fit(title, slot.width, align=slot.column.align) + " ", "bold"))
    return pieces
