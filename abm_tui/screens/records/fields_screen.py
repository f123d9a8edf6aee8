"""A record as a list of fields edited in place: a person, a deal, something that happened, an account's facts."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from textual.geometry import Region
from textual.widget import Widget

from abm_tui.keymap.focuses import FIELDS
from abm_tui.screens.actions.cell_edit import CellEdit
from abm_tui.screens.actions.sheet import SheetMoving
from abm_tui.screens.shell.place import Place
from abm_tui.text import CELL_LIMIT
from abm_tui.widgets.dropdown import Option
from abm_tui.widgets.frame import Rule
from abm_tui.widgets.grid import Cell, Column, Row
from abm_tui.widgets.lineinput import Echo
from abm_tui.widgets.lines import Lines
from abm_tui.widgets.sheet import Sheet

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

    With `choices` the field is picked from a list; `ladder` are the values Space steps along, in order. A `fixed` line
    is read here and changed elsewhere, as its note says.
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


class FieldsScreen(CellEdit, SheetMoving, inherit_bindings=False):
    """Needs `read_lines()`, `save_field()` and `pick()`; `title_text()` heads the page."""

    FOCUS = FIELDS

    def __init__(self) -> None:
        super().__init__()
        self.source = FieldsSource()

    def body(self) -> Sequence[Widget]:
        self.sheet = Sheet(COLUMNS, show_header=False, id="fields-sheet")
        self.about = Lines(id="fields-about")
        return [Rule(), self.sheet, Rule(), self.about]

    # for subclasses

    def read_lines(self) -> Sequence[FieldLine]:
        """Read the record; its lines. An empty list: it is gone."""
        raise NotImplementedError

    def save_field(self, line: FieldLine, text: str) -> bool:
        """Write a typed value; False when a question is open about it. Raises AbmError."""
        raise NotImplementedError

    def pick(self, line: FieldLine, value: Any) -> None:
        """Write a value picked from the field's list."""
        raise NotImplementedError

    def clear_value(self, line: FieldLine) -> None:
        """Empty a field."""
        self.base = line.base
        if self.save_field(line, ""):
            self.show_frame()

    # showing

    def load(self) -> None:
        lines = self.read_lines()
        if not lines:
            self.call_next(self._gone)
            return
        self.source = FieldsSource(lines)
        key = self.sheet.cursor_key
        self.sheet.set_source(self.source, key)
        self.sheet.move_to(self.sheet.cursor_key, VALUE)
        self._show_note()

    def _gone(self) -> None:
        """What was shown here is not there any more; what was said about it stays."""
        said = self.said
        self.app.pop_screen()
        below = self.app.screen
        if isinstance(below, Place) and said[0]:
            below.call_after_refresh(below.say, *said)

    def _show_note(self) -> None:
        """The note of the field under the cursor, whole; of a line that is only read here, its text."""
        line = self.line()
        said = "" if line is None else line.text if line.fixed else line.note
        self.about.set_lines([(f" {said}", "dim")])

    def line(self) -> FieldLine | None:
        """The field under the cursor."""
        return self.source.by_key.get(self.sheet.cursor_key)

    def on_sheet_cursor_moved(self, message: Sheet.CursorMoved) -> None:
        message.stop()
        if message.column_key != VALUE:
            self.sheet.move_to(message.row_key, VALUE)
        self._show_note()

    def act_left(self) -> None:
        self.say("↑ ↓ move, Enter edits.")

    act_right = act_left

    def act_next_field(self) -> None:
        self.sheet.move_down()

    def act_previous_field(self) -> None:
        self.sheet.move_up()

    # editing

    def act_open(self) -> None:
        line = self.line()
        if line is None:
            return
        if line.fixed:
            self.say(line.note)
            return
        self.sheet.move_to(line.key, VALUE)
        region = self.sheet.cell_region(line.key, VALUE)
        if region is None:
            return
        if line.choices:
            options = [Option(key, label, "", partial(self._picked, line, value)) for key, label, value in line.choices]
            self.choose("", options, digits=True, under=region)
        else:
            text = line.text.replace("\n", NEW_LINE)
            self.open_cell(line.key, region, text, line.base, echo=line.echo, limit=line.limit)

    act_edit = act_open

    def _picked(self, line: FieldLine, value: Any) -> None:
        self.base = line.base
        self.pick(line, value)

    def act_digit(self) -> None:
        line = self.line()
        entry = next((c for c in line.choices if c[0] == self.key), None) if line else None
        if line is not None and entry is not None:
            self._picked(line, entry[2])
        elif line is not None and line.choices:
            self.say(" ".join(f"{key} {label}" for key, label, _ in line.choices))
        else:
            self.say(
                line.note if line is not None and line.fixed else "Enter edits this field; digits pick from a list."
            )

    def act_forward(self) -> None:
        self._step(1)

    def act_backward(self) -> None:
        self._step(-1)

    def _step(self, step: int) -> None:
        line = self.line()
        if line is None or not line.ladder:
            self.say("There are no steps here: Enter edits this field.")
            return
        place = list(line.ladder).index(line.base) + step if line.base in line.ladder else 0
        if 0 <= place < len(line.ladder):
            self._picked(line, line.ladder[place])

    def act_clear_cell(self) -> None:
        line = self.line()
        if line is not None and line.fixed:
            self.say(line.note)
        elif line is not None and line.choices:
            self.say("Pick another value: Enter shows the list.")
        elif line is not None and line.text:
            self.clear_value(line)

    def why_not_next(self) -> str:
        return "There is only this one here."

    why_not_previous = why_not_next

    def act_next(self) -> None:
        """Nothing by default; see `why_not_next`."""

    act_previous = act_next

    def why_not_remove(self) -> str:
        return "This is not taken out here."

    def act_remove(self) -> None:
        """Nothing by default; see `why_not_remove`."""

    # CellEditing

    def save_cell(self, cell: Hashable, text: str) -> bool:
        line = self.source.by_key[cell]
        return self.save_field(line, text.replace(NEW_LINE, "\n").replace("¶", "\n"))

    def region_of(self, cell: Hashable) -> Region | None:
        return self.sheet.cell_region(cell, VALUE)

    def reopen_cell(self, cell: Hashable) -> None:
        self.sheet.move_to(cell, VALUE)
        self.act_open()

    def after_cell(self, cell: Hashable, direction: str) -> None:
        """Enter goes down; Tab and the arrows open the next field that is typed."""
        self.sheet.move_to(cell, VALUE)
        moved = self.sheet.move_up() if direction in {"up", "shift+tab"} else self.sheet.move_down()
        line = self.line()
        if moved and direction != "enter" and line is not None and not line.choices:
            self.act_open()
