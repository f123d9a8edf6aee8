"""A page of sections: each a heading over lines in columns of their own, or over prose."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from abm_tui.screens.wording.wrapped import wrapped
from abm_tui.widgets.grid import Cell, Row


@dataclass(frozen=True)
class PageLine:
    """A line the cursor can stand on: its cells by column, or its `text` from the first cell on. `ref`: what it is."""

    key: Hashable
    cells: Mapping[str, Cell] = field(default_factory=dict)
    text: str = ""
    ref: Any = None


@dataclass(frozen=True)
class PageSection:
    """A heading with a dim note, and its lines; `layout` names their columns."""

    title: str
    note: str = ""
    layout: str = ""
    lines: Sequence[PageLine] = ()


class SectionsSource:
    """The sections as the rows of a sheet."""

    def __init__(self, sections: Iterable[PageSection]) -> None:
        self.rows: list[Row] = []
        self.lines: dict[Hashable, PageLine] = {}
        for section in sections:
            self.rows.append(Row(("heading", section.title), "heading", f" {section.title}", section.note))
            for line in section.lines:
                self.lines[line.key] = line
                prose = bool(line.text)
                kind: Any = "text" if prose else "row"
                text = f"   {line.text}" if prose else ""
                self.rows.append(Row(line.key, kind, text, layout=section.layout, selectable=True))

    def ref(self, key: Hashable) -> Any:
        """What a line is about, None where it is nothing to open."""
        line = self.lines.get(key)
        return line.ref if line is not None else None

    @property
    def row_count(self) -> int:
        return len(self.rows)

    def row_at(self, index: int) -> Row:
        return self.rows[index]

    def gutter(self, row_key: Hashable) -> str:
        del row_key
        return ""

    def cell(self, row_key: Hashable, column_key: str) -> Cell:
        return self.lines[row_key].cells.get(column_key, Cell("")) if row_key in self.lines else Cell("")


def prose(name: str, lines: Iterable[str], width: int, ref: Any = None) -> list[PageLine]:
    """Text as lines of a page `width` cells wide, broken between words; `ref`: what Enter opens."""
    found = [part for line in lines for part in wrapped(line, width, indent=0)]
    return [PageLine((name, n), text=text, ref=ref) for n, text in enumerate(found)]
