"""History of an account: who changed what and when, in words, newest first. Enter takes one step back."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from textual.widget import Widget

from abm_tui.keymap.action_ids import Do
from abm_tui.keymap.focuses import CHANGES
from abm_tui.screens.actions.account_picker import AccountPicker
from abm_tui.screens.actions.sheet import SheetKeys
from abm_tui.screens.shell.handlers import Handler
from abm_tui.screens.shell.place import Place
from abm_tui.text import count, shorten
from abm_tui.widgets.frame import Rule
from abm_tui.widgets.grid import Cell, Column, Row
from abm_tui.widgets.lines import Lines
from abm_tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from abm_tui.store.change_fact import ChangeFact
    from abm_tui.store.queries.changes import ChangeText

WHEN, WHO, WHAT, BEFORE, AFTER = "when", "who", "what", "before", "after"
_COLUMNS = (
    Column(WHEN, "When", 11, frozen=True),
    Column(WHO, "Who", 5),
    Column(WHAT, "What", 24, flex=2, min_width=16),
    Column(BEFORE, "Before", 14, flex=1, min_width=8),
    Column(AFTER, "After", 16, flex=2, min_width=10),
)


@dataclass
class _Source:
    lines: Sequence[ChangeText]

    @property
    def row_count(self) -> int:
        return len(self.lines)

    def row_at(self, index: int) -> Row:
        return Row(self.lines[index].id)

    def gutter(self, row_key: Hashable) -> str:
        del row_key
        return ""

    def cell(self, row_key: Hashable, column_key: str) -> Cell:
        line = self.line(row_key)
        if line is None:
            return Cell("")
        text = {
            WHEN: line.when,
            WHO: line.who,
            WHAT: line.what,
            BEFORE: line.before,
            AFTER: line.after,
        }[column_key]
        return Cell(text or ("—" if column_key in {BEFORE, AFTER} else ""), "dim" if line.taken_back else "")

    def line(self, row_key: Hashable) -> ChangeText | None:
        return next((line for line in self.lines if line.id == row_key), None)


class ChangesScreen(Place, inherit_bindings=False):
    """A line for each cell that was changed. A step may have changed several; it is taken back as a whole."""

    FOCUS = CHANGES

    def __init__(self, account_id: int) -> None:
        super().__init__()
        self.account_id = account_id
        self.lines: Sequence[ChangeText] = ()
        self.source = _Source(())
        self.sheet = Sheet(_COLUMNS, cursor_mode="row", show_rule=True, id="changes-sheet")
        self.sheet.empty = "Nothing was changed here yet."
        self.about = Lines(id="changes-about")
        self.use(SheetKeys(self.sheet).handlers(), AccountPicker(self).handlers())
        self.bind({Do.OPEN: Handler(self._take_back, self._why_not_taken_back)})

    def body(self) -> Sequence[Widget]:
        return [self.sheet, Rule(), self.about]

    def load(self) -> None:
        from abm_tui.store.queries.changes import account_changes

        self.lines = self.read(account_changes, self.account_id)
        self.source = _Source(self.lines)
        self.sheet.set_source(self.source, self.sheet.cursor_key)
        self._show_step()

    def on_sheet_cursor_moved(self, message: Sheet.CursorMoved) -> None:
        message.stop()
        self._show_step()

    def _show_step(self) -> None:
        """The step the line belongs to, in the words it was said with."""
        line = self.source.line(self.sheet.cursor_key)
        if line is None:
            self.about.set_lines([""])
            return
        more = f", {line.cells} cells" if line.cells > 1 else ""
        back = " · taken back since" if line.taken_back else ""
        self.about.set_lines([[(" step: ", "dim"), (f"{line.step or line.what}{more}{back}", "")]])

    def changed(self, changes: Sequence[ChangeFact], *, mine: bool) -> None:
        del mine
        if any(c.account_id == self.account_id or c.account_id is None for c in changes):
            self.reload()

    def _why_not_taken_back(self) -> str:
        line = self.source.line(self.sheet.cursor_key)
        if line is None:
            return "Nothing was changed here yet."
        if line.taken_back:
            return "This step is taken back already. U does your own last one again."
        return ""

    def _take_back(self) -> None:
        """Take back the whole step of this line, whoever made it, and however long ago."""
        from abm_tui.store.undo import undo_redo

        line = self.source.line(self.sheet.cursor_key)
        if line is not None:
            self.undoing.turn(undo_redo.of_group(line.group), "That step is not there any more.")

    def heading(self) -> str:
        return f" {shorten(self.account_name(self.account_id).upper(), 40)} › CHANGES"

    def context(self) -> tuple[Any, Any]:
        steps = len({line.group for line in self.lines})
        return f" {count(len(self.lines), 'change')} in {count(steps, 'step')}", ""
