"""Editing the target accounts in place, a cell at a time as in a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from abm_tui.errors import AbmError, Conflict, Refused
from abm_tui.models.words import Stage
from abm_tui.screens.targets_rows import DUE, FIELD_OF, NAME, NEXT, OWNER, PLAY, STAGE, TIER
from abm_tui.screens.targets_setting import TargetsSetting
from abm_tui.widgets.dropdown import Option
from abm_tui.widgets.editor import CellEditor
from abm_tui.widgets.lineinput import LineInput

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from abm_tui.store.queries.listing import ListedAccount

EDITABLE = (NAME, TIER, STAGE, OWNER, NEXT, DUE)


class TargetsEditing(TargetsSetting, inherit_bindings=False):
    """Needs `sheet` and `source`. The cell editor keeps the typed text until the value is on disk."""

    def __init__(self) -> None:
        super().__init__()
        self._editing: tuple[int, str] | None = None
        self._base: Any = None

    def compose(self) -> ComposeResult:
        yield from super().compose()
        yield CellEditor()

    @property
    def editor(self) -> CellEditor:
        return self.query_one(CellEditor)

    # opening a cell

    def act_open(self) -> None:
        column = self.sheet.cursor_column
        if column == NAME:
            self.act_card()
        else:
            self.edit_cell(column)

    def act_edit(self) -> None:
        self.edit_cell(self.sheet.cursor_column)

    def edit_cell(self, column: str) -> None:
        """Open the cell of the cursor's row: a field over it, or a numbered list under it."""
        row = self.row()
        if row is None:
            self.say("No account here. a adds one.")
            return
        if column == PLAY:
            self.act_set_play()
        elif column in {STAGE, OWNER}:
            self._open_list(column)
        elif column not in EDITABLE:
            self.act_card()
        elif column == DUE and (row.derived is None or row.derived.next_touch is None):
            self.say("No next step yet, so no day to set. s n writes one.")
        else:
            self._open_editor(row, column)

    def _open_editor(self, row: ListedAccount, column: str) -> None:
        self.sheet.move_to(row.id, column)
        region = self.sheet.cell_region(row.id, column)
        if region is None:
            return
        self._editing = (row.id, column)
        self._base = self._stored(row, column)
        echo = self.read_day if column == DUE else None
        self.editor.open(region, self._text(row, column), echo, limit=1_000 if column == NEXT else 200)
        self.footer.dimmed = True

    def _stored(self, row: ListedAccount, column: str) -> Any:
        """What the cell holds on disk, as the editor saw it."""
        if column in FIELD_OF:
            return getattr(row.account, FIELD_OF[column])
        step = row.derived.next_touch if row.derived else None
        if step is None:
            return None
        return step.due if column == DUE else step.text

    def _text(self, row: ListedAccount, column: str) -> str:
        value = self._stored(row, column)
        return "" if value is None else value.isoformat() if column == DUE else str(value)

    def _open_list(self, column: str) -> None:
        row = self.row()
        assert row is not None
        if column == STAGE:
            options = [
                Option(str(n), stage.capitalize(), "", partial(self._set_one, "stage", stage))
                for n, stage in enumerate(Stage, 1)
            ]
        else:
            here = [m for m in self.store.members if m.left_on is None]
            options = [
                Option(str(n), m.name, m.team, partial(self._set_one, f"owner_{m.team}", m.id))
                for n, m in enumerate(here, 1)
            ]
        self.choose("", options, digits=True, under=self.sheet.cell_region(row.id, column))

    def _set_one(self, field: str, value: Any) -> None:
        from abm_tui.store.commands import accounts

        row = self.row()
        if row is not None:
            base = {field: getattr(row.account, field)}
            self._editing, self._base = None, base[field]
            self.run(accounts.set_field, row.id, field, value, base=base)

    # committing

    def on_cell_editor_committed(self, message: CellEditor.Committed) -> None:
        message.stop()
        self._commit(message.value, message.direction)

    def _commit(self, text: str, direction: str) -> None:
        assert self._editing is not None
        account_id, column = self._editing
        row = self.source.row_of(account_id) if self.source else None
        if row is None:
            self._close("The account is not in this list any more; what you typed was not saved.")
            return
        try:
            ok = self._save(row, column, text)
        except AbmError as error:
            self.say(f"{error.message} Esc keeps {self._text(row, column) or 'it empty'}.", "attention")
            return
        if ok:
            self._close()
            self._go_on(direction)

    def _save(self, row: ListedAccount, column: str, text: str) -> bool:
        """Write the cell; False when a question is open about it. Raises AbmError, and then the cell stays open."""
        from abm_tui.screens.steps import read_step
        from abm_tui.store.commands import accounts, plays

        if text == self._text(row, column):
            return True
        if column in FIELD_OF:
            field = FIELD_OF[column]
            value = self.parse_field(field, text)
            if field == "tier":
                self._close()
                self._entering = [row.id]
                self.set_tier(None if value is None else str(value))
                return False
            return self._write(lambda base: self.store.do(accounts.set_field, row.id, field, value, base={field: base}))
        step = row.derived.next_touch if row.derived else None
        if step is None:
            new = read_step(text, self.store.today, self.store.members)
            return self._write(lambda _: self.store.do(plays.add_touches, [row.id], new.text, new.due, owner=new.owner))
        value = self.day(text) if column == DUE else text
        field = "due" if column == DUE else "text"
        if not value:
            raise Refused("blank_step", "A next step cannot be blank. s c clears it.")
        return self._write(lambda base: self.store.do(plays.edit_touch, step.id, field, value, base))

    def _write(self, write: Callable[[Any], Any]) -> bool:
        try:
            self.after(write(self._base))
        except Conflict as conflict:
            self._offer_both(conflict, write)
            return False
        return True

    def _offer_both(self, conflict: Conflict, write: Callable[[Any], Any]) -> None:
        """Somebody set the same cell meanwhile: mine, theirs, or go on editing. Nothing is overwritten silently."""
        clash = conflict.clashes[0]
        text = self.editor.value
        who = clash.who or "somebody"
        self._close()

        def mine() -> None:
            self._base = clash.current
            try:
                self._write(write)
            except AbmError as error:
                self.refused(error)

        def edit() -> None:
            row = self.row()
            if row is not None:
                self._open_editor(row, self.sheet.cursor_column)
                self.editor.load(text)

        self.reload()
        self.choose(
            f"{who} set {clash.field.replace('_', ' ')} to {clash.current}, you typed {text}:",
            [
                Option("t", f"keep {who}'s", str(clash.current)),
                Option("m", "take mine", text, mine),
                Option("e", "edit", "", edit),
            ],
            hint="↑ ↓ pick, Enter · Esc keeps theirs",
        )

    def on_cell_editor_cancelled(self, message: CellEditor.Cancelled) -> None:
        message.stop()
        self._close("Nothing was changed.")

    def on_line_input_refused(self, message: LineInput.Refused) -> None:
        message.stop()
        self.say(message.message, "attention")

    def _close(self, said: str = "") -> None:
        self.editor.close()
        self._editing = None
        self.footer.dimmed = False
        if said:
            self.say(said)

    def _go_on(self, direction: str) -> None:
        """Enter goes down and stops; Tab and the arrows open the next cell."""
        column = self.sheet.cursor_column
        if direction == "enter":
            self.sheet.move_down()
        elif direction in {"down", "up"}:
            if self.sheet.move_down() if direction == "down" else self.sheet.move_up():
                self.edit_cell(column)
        else:
            shown = [c.key for c in self.sheet.columns_shown() if c.key in EDITABLE]
            place = shown.index(column) + (1 if direction == "tab" else -1)
            if 0 <= place < len(shown):
                self.sheet.move_to(self.sheet.cursor_key, shown[place])
                self.edit_cell(shown[place])
