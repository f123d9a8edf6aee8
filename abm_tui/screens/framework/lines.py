"""A section of the framework as lines of a sheet: which cells stand where. Nothing is read or drawn here."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from rich.cells import cell_len

from abm_tui.rules.framework_cells.cells import FrameworkCell as Kept
from abm_tui.rules.framework_cells.cells import value_text
from abm_tui.screens.framework.values import cell_text
from abm_tui.text import CELL_LIMIT, shorten
from abm_tui.widgets.grid import Cell, Column, Row
from abm_tui.widgets.rowpaint import paint_titles
from abm_tui.widgets.sheet import Sheet

CHANGED = "≠"  # at the end of a cell that differs from the preset
NOT_HERE = "–"  # where there is no cell
LABEL, VALUE, NOTE = "label", "value", "note"
FIELD = "field"  # the layout of a line that is one cell
FIELD_COLUMNS = (
    Column(LABEL, "", 24, frozen=True, min_width=20),
    Column(VALUE, "", 12, flex=1, min_width=10),
    Column(NOTE, "", 44, flex=3, min_width=20),
)
Columns = tuple[Column, ...]
Cells = Mapping[str, Kept]
"""Name → cell of the framework."""


@dataclass(frozen=True)
class FrameworkLine:
    """A line. `cells`: column → the framework's cell that stands there; `texts`: column → what is merely shown there.

    A line of kind `titles` shows the titles of its layout's columns.
    """

    key: str
    layout: str = ""
    kind: Literal["row", "heading", "text", "titles"] = "row"
    text: str = ""
    note: str = ""
    cells: Mapping[str, str] = field(default_factory=dict)
    texts: Mapping[str, Cell] = field(default_factory=dict)


@dataclass(frozen=True)
class FrameworkPage:
    """A section: its lines, and the columns of each layout; the layout "" has its titles in the sheet's header.

    `first` is the column the cursor stands in at first.
    """

    lines: Sequence[FrameworkLine]
    layouts: Mapping[str, Columns]
    first: str
    empty: str = ""


def heading(text: str, note: str = "") -> FrameworkLine:
    """A title between the lines."""
    return FrameworkLine(f"heading {text}", kind="heading", text=f" {text}", note=note)


def sentence(text: str) -> FrameworkLine:
    """A sentence between the lines."""
    return FrameworkLine(f"text {text}", kind="text", text=f"   {text}")


def titles(layout: str) -> FrameworkLine:
    """The titles of a layout's columns, where it begins."""
    return FrameworkLine(f"titles {layout}", layout, "titles")


def one_cell(cell: Kept) -> FrameworkLine:
    """A line that is one cell of the framework."""
    texts = {LABEL: Cell(cell.label[:1].upper() + cell.label[1:], "dim"), NOTE: Cell(cell.hint, "dim")}
    return FrameworkLine(cell.name, FIELD, cells={VALUE: cell.name}, texts=texts)


@dataclass
class FrameworkSource:
    """A page as the sheet asks for it. `sheet` is asked where its columns stand."""

    sheet: Sheet
    page: FrameworkPage = field(default_factory=lambda: FrameworkPage((), {}, ""))
    cells: Cells = field(default_factory=dict)
    places: dict[Hashable, FrameworkLine] = field(default_factory=dict)

    def show(self, page: FrameworkPage, cells: Cells) -> None:
        """Another page, or the same one read again."""
        self.page, self.cells = page, cells
        self.places = {line.key: line for line in page.lines}

    @property
    def row_count(self) -> int:
        return len(self.page.lines)

    def row_at(self, index: int) -> Row:
        line = self.page.lines[index]
        room = self.sheet.size.width
        if line.kind == "titles":
            slots = self.sheet.slots_of(Row(line.key, layout=line.layout))
            return Row(line.key, "heading", text="".join(text for text, _ in paint_titles(slots, None)))
        note = shorten(line.note, max(0, room - cell_len(line.text) - 3))
        return Row(line.key, line.kind, shorten(line.text, room), note, line.layout)

    def gutter(self, row_key: Hashable) -> str:
        del row_key
        return ""

    def at(self, row_key: Hashable, column_key: str) -> Kept | None:
        """The framework's cell that stands at a place, if one does."""
        line = self.places.get(row_key)
        return self.cells.get(line.cells.get(column_key, "")) if line is not None else None

    def layout_of(self, row_key: Hashable) -> str:
        """The layout of a line."""
        return self.places[row_key].layout if row_key in self.places else ""

    def cell(self, row_key: Hashable, column_key: str) -> Cell:
        line, kept = self.places[row_key], self.at(row_key, column_key)
        if kept is not None:
            text = cell_text(kept).replace("\n", " ")[:CELL_LIMIT]
            tail = f" {CHANGED}" if kept.changed and kept.section != "icp" else ""
            return Cell(text or "—", "" if text else "dim", tail, "good")
        value = self.at(row_key, VALUE)
        if column_key == NOTE and value is not None and value.changed:
            return Cell(f"preset: {value_text(value, default=True) or 'nothing'}", "dim")
        return line.texts.get(column_key, Cell(NOT_HERE, "dim"))
