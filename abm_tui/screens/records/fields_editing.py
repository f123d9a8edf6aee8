"""Editing the fields of a record in place: typed, picked from a list, stepped through, emptied."""

from __future__ import annotations

from collections.abc import Hashable
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from abm_tui.keymap.action_ids import Do
from abm_tui.screens.actions.cell_edit import CellEdit, Write, any_value_text
from abm_tui.screens.records.field_lines import NEW_LINE, VALUE, FieldLine, FieldsSource
from abm_tui.screens.shell.handlers import Handler, Handlers, KeyHandler
from abm_tui.widgets.dropdown import Option

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.geometry import Region

    from abm_tui.screens.shell.host import Host
    from abm_tui.widgets.editor import CellEditor
    from abm_tui.widgets.sheet import Sheet


class FieldsRecord(Protocol):
    """A record whose fields are lines: how it is read and written."""

    def read_lines(self) -> Sequence[FieldLine]:
        """Read the record; its lines. An empty list: it is gone."""

    def write_typed(self, line: FieldLine, text: str) -> Write | None:
        """What writes a typed value; None where there is nothing to write. Raises Refused for what it cannot be."""

    def pick(self, line: FieldLine, value: Any) -> None:
        """Write a value picked from the field's list."""


class FieldsEditing:
    """The one open field of a page, and the keys that set one without opening it. A cell is known by its line's key."""

    def __init__(self, host: Host, sheet: Sheet, editor: CellEditor, record: FieldsRecord) -> None:
        self._host, self._sheet = host, sheet
        self.record = record
        self.source = FieldsSource()
        self.edit = CellEdit(host, editor, self)

    def handlers(self) -> Handlers:
        say = self._host.say
        no_columns = Handler(lambda: say("↑ ↓ move, Enter edits."))
        alone = Handler(lambda: say("There is only this one here."))
        return {
            Do.LEFT: no_columns,
            Do.RIGHT: no_columns,
            Do.NEXT_FIELD: Handler(self._sheet.move_down),
            Do.PREVIOUS_FIELD: Handler(self._sheet.move_up),
            Do.OPEN: Handler(self.open),
            Do.EDIT: Handler(self.open),
            Do.DIGIT: KeyHandler(self.digit),
            Do.FORWARD: Handler(lambda: self.step(1)),
            Do.BACKWARD: Handler(lambda: self.step(-1)),
            Do.CLEAR_CELL: Handler(self.clear),
            Do.NEXT: alone,
            Do.PREVIOUS: alone,
            Do.REMOVE: Handler(lambda: say("This is not taken out here.")),
        }

    def line(self) -> FieldLine | None:
        """The field under the cursor."""
        return self.source.by_key.get(self._sheet.cursor_key)

    # keys

    def open(self) -> None:
        """Edit the field in place, or pick from its list; where another field decides it, that one."""
        line = self.line()
        line = self.source.by_key.get(line.answered_by, line) if line is not None else None
        if line is None:
            return
        if line.route is not None:
            self._host.open(line.route)
            return
        if line.fixed or line.refusal:
            self._host.say(line.refusal or line.note)
            return
        self._sheet.move_to(line.key, VALUE)
        region = self._sheet.cell_region(line.key, VALUE)
        if region is None:
            return
        if line.choices:
            pick = self.record.pick
            options = [Option(key, label, "", partial(pick, line, value)) for key, label, value in line.choices]
            self._host.choose("", options, digits=True, under=region)
        else:
            text = line.text.replace("\n", NEW_LINE)
            self.edit.open(line.key, region, text, line.base, echo=line.echo, limit=line.limit)

    def digit(self, key: str) -> None:
        """The entry of the field's list by its number."""
        line = self.line()
        entry = next((c for c in line.choices if c[0] == key), None) if line else None
        if self._is_decided_elsewhere(line):
            return
        if line is not None and entry is not None:
            self.record.pick(line, entry[2])
        elif line is not None and line.choices:
            self._host.say(" ".join(f"{key} {label}" for key, label, _ in line.choices))
        else:
            fixed = line is not None and line.fixed
            self._host.say(line.note if line and fixed else "Enter edits this field; digits pick from a list.")

    def step(self, step: int) -> None:
        """The next value of the field's ladder, or the one before."""
        line = self.line()
        if self._is_decided_elsewhere(line):
            return
        if line is None or not line.ladder:
            self._host.say("There are no steps here: Enter edits this field.")
            return
        place = list(line.ladder).index(line.base) + step if line.base in line.ladder else 0
        if 0 <= place < len(line.ladder):
            self.record.pick(line, line.ladder[place])

    def clear(self) -> None:
        """Empty the field."""
        line = self.line()
        if line is None or self._is_decided_elsewhere(line):
            return
        if line.optional:
            self.record.pick(line, None)
        elif line.fixed:
            self._host.say(line.note)
        elif line.choices:
            self._host.say("Pick another value: Enter shows the list.")
        elif line.text:
            write = self.record.write_typed(line, "")
            if write is not None:
                self.edit.write_over(line.base, write, line.key, "")

    def _is_decided_elsewhere(self, line: FieldLine | None) -> bool:
        """Whether another field decides it, which is said then."""
        other = self.source.by_key.get(line.answered_by) if line is not None else None
        if line is not None and other is not None:
            self._host.say(f"{line.label} is answered by {other.label.lower()}: Enter opens it.")
        return other is not None

    # the fields, as their editing asks for them

    def save(self, cell: Hashable, text: str) -> bool:
        write = self.record.write_typed(self.source.by_key[cell], text.replace(NEW_LINE, "\n").replace("¶", "\n"))
        return write is None or self.edit.write(write)

    def region_of(self, cell: Hashable) -> Region | None:
        return self._sheet.cell_region(cell, VALUE)

    def reopen(self, cell: Hashable) -> None:
        self._sheet.move_to(cell, VALUE)
        self.open()

    def after(self, cell: Hashable, direction: str) -> None:
        """Enter goes down; Tab and the arrows open the next field that is typed."""
        self._sheet.move_to(cell, VALUE)
        moved = self._sheet.move_up() if direction in {"up", "shift+tab"} else self._sheet.move_down()
        line = self.line()
        if moved and direction != "enter" and line is not None and not line.choices:
            self.open()

    def value_text(self, field: str, value: Any) -> str:
        """A value as it is stored: the fields of a record have no words of their own."""
        del field
        return any_value_text(value)
