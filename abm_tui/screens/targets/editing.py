"""Editing the target accounts in place, a cell at a time as in a spreadsheet."""

from __future__ import annotations

from collections.abc import Hashable
from functools import partial
from typing import TYPE_CHECKING, Any

from abm_tui.errors import AbmError, Refused
from abm_tui.models.words import Stage, TouchStatus
from abm_tui.screens.actions.cell_edit import CellEdit
from abm_tui.screens.targets.rows import DUE, FIELD_OF, NAME, NEXT, OWNER, PLAY, SCORE, STAGE, TIER
from abm_tui.screens.targets.setting import TargetsSetting
from abm_tui.widgets.dropdown import Option

if TYPE_CHECKING:
    from textual.geometry import Region

    from abm_tui.models.facts import TouchFact
    from abm_tui.store import Done
    from abm_tui.store.queries.listing import ListedAccount

EDITABLE = (NAME, TIER, STAGE, OWNER, NEXT, DUE)


class TargetsEditing(CellEdit, TargetsSetting, inherit_bindings=False):
    """Needs `sheet` and `source`. A cell is (account id, column, touch id or 0)."""

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
        elif column == SCORE:
            self.act_go_score()
        elif column not in EDITABLE:
            self.act_card()
        elif column == DUE and (row.derived is None or row.derived.next_touch is None):
            self.say("No next step yet, so no day to set. s n writes one.")
        else:
            self._open_editor(row, column)

    def _open_editor(self, row: ListedAccount, column: str, step: TouchFact | None = None) -> None:
        """A cell is (account, column, touch): the next step may be another touch by the time the text is saved."""
        self.sheet.move_to(row.id, column)
        region = self.sheet.cell_region(row.id, column)
        if region is None:
            return
        if column in {NEXT, DUE} and step is None and row.derived is not None:
            step = row.derived.next_touch
        stored = _stored(row, column, step)
        text = "" if stored is None else stored.isoformat() if column == DUE else str(stored)
        echo = self.read_day if column == DUE else None
        limit = 1_000 if column == NEXT else 200
        cell = (row.id, column, step.id if step and column in {NEXT, DUE} else 0)
        self.open_cell(cell, region, text, stored, echo=echo, limit=limit)

    def _open_list(self, column: str) -> None:
        row = self.row()
        assert row is not None
        if column == STAGE:
            set_stage = partial(self._set_one, row.id, column, "stage", row.account.stage)
            options = [
                Option(str(n), stage.capitalize(), "", partial(set_stage, stage)) for n, stage in enumerate(Stage, 1)
            ]
        else:
            here = [m for m in self.store.members if m.left_on is None]
            options = []
            for n, m in enumerate(here, 1):
                field = f"owner_{m.team}"
                put = partial(self._set_one, row.id, column, field, getattr(row.account, field), m.id)
                options.append(Option(str(n), m.name, m.team, put))
        self.choose("", options, digits=True, under=self.sheet.cell_region(row.id, column))

    def _set_one(self, account_id: int, column: str, field: str, seen: Any, value: Any) -> None:
        """`seen` is what stood there when the list was opened."""
        from abm_tui.store.commands import accounts

        def write(base: Any) -> Done:
            return self.store.do(accounts.set_field, account_id, field, value, base={field: base})

        try:
            self.write_over(seen, write, (account_id, column, 0), self.say_value(field, value))
        except AbmError as error:
            self.refused(error)

    def say_value(self, field: str, value: Any) -> str:
        if field.startswith("owner"):
            return next((m.name for m in self.store.members if m.id == value), "nobody")
        return str(value).capitalize() if field == "stage" and value else super().say_value(field, value)

    # committing

    def save_cell(self, cell: Hashable, text: str) -> bool:
        assert isinstance(cell, tuple)
        account_id, column, step_id = cell
        row = self.source.row_of(account_id) if self.source else None
        if row is None:
            self.close_cell("The account is not in this list any more; what you typed was not saved.")
            return False
        return self._save(row, column, step_id, text)

    def region_of(self, cell: Hashable) -> Region | None:
        assert isinstance(cell, tuple)
        return self.sheet.cell_region(cell[0], cell[1])

    def reopen_cell(self, cell: Hashable) -> None:
        assert isinstance(cell, tuple)
        account_id, column, step_id = cell
        row = self.source.row_of(account_id) if self.source else None
        if row is None:
            return
        if column in {STAGE, OWNER}:
            self.sheet.move_to(row.id, column)
            self._open_list(column)
        else:
            self._open_editor(row, column, _touch_of(row, step_id))

    def _save(self, row: ListedAccount, column: str, step_id: int, text: str) -> bool:
        """Write the cell; False when a question is open about it. Raises AbmError, and then the cell stays open."""
        from abm_tui.rules.quickadd.next_step import read_step
        from abm_tui.store.commands import accounts, plays

        if column in FIELD_OF:
            field = FIELD_OF[column]
            value = self.parse_field(field, text)
            if field == "tier":
                seen = {field: self.base}
                self.close_cell()
                self.put_in_tier([row.id], None if value is None else str(value), base=seen)
                return False
            return self.write(lambda base: self.store.do(accounts.set_field, row.id, field, value, base={field: base}))
        if not step_id:
            new = read_step(text, self.store.today, self.store.members)
            return self.write(lambda _: self.store.do(plays.add_touches, [row.id], new.text, new.due, owner=new.owner))
        value = self.day(text) if column == DUE else text
        field = "due" if column == DUE else "text"
        if not value:
            raise Refused("blank_step", "A next step cannot be blank. s c clears it.")
        step = _touch_of(row, step_id)
        if step is not None and step.status != TouchStatus.OPEN:
            raise Refused("step_gone", f"{step.text} is {step.status} meanwhile.")
        return self.write(lambda base: self.store.do(plays.edit_touch, step_id, field, value, base))

    def after_cell(self, cell: Hashable, direction: str) -> None:
        """Enter goes down and stops; Tab and the arrows open the next cell."""
        del cell
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


def _stored(row: ListedAccount, column: str, step: TouchFact | None) -> Any:
    """What the cell holds on disk, as the editor saw it."""
    if column in FIELD_OF:
        return getattr(row.account, FIELD_OF[column])
    if step is None:
        return None
    return step.due if column == DUE else step.text


def _touch_of(row: ListedAccount, touch_id: int) -> TouchFact | None:
    return next((touch for touch in row.facts.touches if touch.id == touch_id), None)
