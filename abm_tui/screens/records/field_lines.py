"""A record as a list of fields: its lines, and how the sheet asks for them."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from abm_tui.text import CELL_LIMIT
from abm_tui.widgets.grid import Cell, Column, Row

if TYPE_CHECKING:
    from abm_tui.screens.shell.routes import Route
    from abm_tui.widgets.lineinput import Echo

LABEL, VALUE, NOTE = "label", "value", "note"
COLUMNS = (
    Column(LABEL, "Field", 17, frozen=True),
    Column(VALUE, "Value", 48, flex=2, min_width=20),
    Column(NOTE, "", 40, flex=1, drop=1),
)
NEW_LINE = " ¶ "  # how a line break is shown and typed in a field of one line
Choices = Sequence[tuple[str, str, Any]]
"""(key, label, value) of each entry of a field's list."""


@dataclass(frozen=True)
class FieldLine:
    """One line. A heading has no `key`. `base` is what the field holds on disk, `text` how it is typed and shown.

    With `choices` the field is picked from a list, `optional` if it may be emptied all the same; `ladder` are the
    values Space steps along, in order. A `fixed` line is read here and changed elsewhere, as its note says.
    `answered_by` is the key of the line whose value decides this one. Enter goes to `route`, or says `refusal`.
    """

    key: str
    label: str
    text: str = ""
    base: Any = None
    note: str = ""
    shown: str = ""
    choices: Choices = ()
    ladder: Sequence[Any] = ()
    echo: Echo | None = None
    limit: int = 200
    fixed: bool = False
    optional: bool = False
    answered_by: str = ""
    route: Route | None = None
    refusal: str = ""


@dataclass
class FieldsSource:
    """The lines as the sheet asks for them."""

    lines: Sequence[FieldLine] = ()
    by_key: dict[Hashable, FieldLine] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.by_key = {line.key: line for line in self.lines if line.key}

    @property
    def row_count(self) -> int:
        return len(self.lines)

    def row_at(self, index: int) -> Row:
        line = self.lines[index]
        if not line.key:
            return Row(f"heading {index}", "heading", text=f" {line.label}", note=line.note)
        return Row(line.key)

    def gutter(self, row_key: Hashable) -> str:
        del row_key
        return ""

    def cell(self, row_key: Hashable, column_key: str) -> Cell:
        line = self.by_key[row_key]
        if column_key == LABEL:
            return Cell(line.label, "dim")
        if column_key == NOTE:
            return Cell(line.note, "dim")
        text = line.shown or line.text.replace("\n", NEW_LINE)
        return Cell(text[:CELL_LIMIT] if text else "—", "" if text else "dim")
