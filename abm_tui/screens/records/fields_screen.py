"""A record as a list of fields edited in place: a person, a deal, something that happened, an account's facts."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.widget import Widget

from abm_tui.keymap.focuses import FIELDS
from abm_tui.screens.actions.account_picker import AccountPicker
from abm_tui.screens.actions.sheet import SheetKeys
from abm_tui.screens.records.field_lines import COLUMNS, VALUE, FieldLine, FieldsSource
from abm_tui.screens.records.fields_editing import FieldsEditing, FieldsRecord
from abm_tui.screens.shell.place import Place
from abm_tui.widgets.editor import CellEditor
from abm_tui.widgets.frame import Rule
from abm_tui.widgets.lines import Lines
from abm_tui.widgets.sheet import Sheet
from abm_tui.widgets.tones import Line


class FieldsScreen(Place, inherit_bindings=False):
    """Base of the pages of fields. A page makes its record and hands it to `edit_fields` when it is made."""

    FOCUS = FIELDS
    fields: FieldsEditing

    def __init__(self) -> None:
        super().__init__()
        self.sheet = Sheet(COLUMNS, show_header=False, id="fields-sheet")
        self.about = Lines(id="fields-about")
        self.editor = CellEditor()

    def edit_fields(self, record: FieldsRecord) -> None:
        """The record that this page shows and writes; the page's own keys are bound after it."""
        self.fields = FieldsEditing(self, self.sheet, self.editor, record)
        self.use(SheetKeys(self.sheet).handlers(), AccountPicker(self).handlers())
        self.bind(self.fields.handlers())

    def body(self) -> Sequence[Widget]:
        return [Rule(), self.sheet, Rule(), self.about]

    def compose(self) -> ComposeResult:
        yield from super().compose()
        yield self.editor

    @property
    def source(self) -> FieldsSource:
        """The lines as they are shown."""
        return self.fields.source

    def load(self) -> None:
        lines = self.fields.record.read_lines()
        if not lines:
            self.call_next(self._gone)
            return
        self.fields.source = FieldsSource(lines)
        self.sheet.set_source(self.source, self.sheet.cursor_key)
        self.sheet.move_to(self.sheet.cursor_key, VALUE)
        self._show_note()

    def _gone(self) -> None:
        """What was shown here is not there any more; what was said about it stays."""
        said = self.said
        self.close()
        below = self.app.screen
        if isinstance(below, Place) and said[0]:
            below.call_after_refresh(below.say, *said)

    def _show_note(self) -> None:
        self.about.set_lines([self.note_of(self.fields.line())])

    def note_of(self, line: FieldLine | None) -> Line:
        """The note of the field under the cursor, whole; of a line that is only read here, its text."""
        return [(f" {'' if line is None else line.text if line.fixed else line.note}", "dim")]

    def on_sheet_cursor_moved(self, message: Sheet.CursorMoved) -> None:
        message.stop()
        if message.column_key != VALUE:
            self.sheet.move_to(message.row_key, VALUE)
        self._show_note()

    def on_resize(self, event: events.Resize) -> None:
        del event
        self.call_after_refresh(self.fields.edit.follow)
