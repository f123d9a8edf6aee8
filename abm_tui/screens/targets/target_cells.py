"""Editing the target accounts in place, a cell at a time as in a spreadsheet."""

from __future__ import annotations

from collections.abc import Hashable
from functools import partial
from typing import TYPE_CHECKING, Any

from abm_tui.errors import AbmError, Refused
from abm_tui.keymap.action_ids import Do
from abm_tui.models.words import Stage, TouchStatus
from abm_tui.screens.actions.cell_edit import CellEdit, any_value_text
from abm_tui.screens.actions.here import NO_ACCOUNT
from abm_tui.screens.shell.handlers import Handler, Handlers
from abm_tui.screens.targets.rows import DUE, FIELD_OF, NAME, NEXT, OWNER, PLAY, SCORE, STAGE, TIER
from abm_tui.widgets.dropdown import Option

if TYPE_CHECKING:
    from textual.geometry import Region

    from abm_tui.models.facts import TouchFact
    from abm_tui.screens.actions.account_keys import AccountKeys
    from abm_tui.screens.shell.host import Host
    from abm_tui.screens.shell.writer import Written
    from abm_tui.screens.targets.target_list import TargetList
    from abm_tui.store.queries.listing import ListedAccount
    from abm_tui.widgets.editor import CellEditor

EDITABLE = (NAME, TIER, STAGE, OWNER, NEXT, DUE)


class TargetCells:
    """The cells of the sheet. A cell is (account id, column, touch id or 0): the next step may be another touch by the
    time the text is saved."""

    def __init__(self, host: Host, targets: TargetList, keys: AccountKeys, editor: CellEditor) -> None:
        self._host, self._targets, self._keys = host, targets, keys
        self.edit = CellEdit(host, editor, self)

    def handlers(self) -> Handlers:
        return {
            Do.OPEN: Handler(self.open),
            Do.EDIT: Handler(lambda: self.open_column(self._targets.sheet.cursor_column)),
        }

    # opening a cell

    def open(self) -> None:
        """Enter: the account on its name, else the cell."""
        column = self._targets.sheet.cursor_column
        if column == NAME:
            self._keys.accounts.card()
        else:
            self.open_column(column)

    def open_column(self, column: str) -> None:
        """Open the cell of the cursor's row: a field over it, or a numbered list under it."""
        row = self._targets.here.row()
        if row is None:
            self._host.say(NO_ACCOUNT)
        elif column == PLAY:
            self._keys.plays.pick()
        elif column in {STAGE, OWNER}:
            self._open_list(row, column)
        elif column == SCORE:
            self._keys.accounts.score()
        elif column not in EDITABLE:
            self._keys.accounts.card()
        elif column == DUE and (row.derived is None or row.derived.next_touch is None):
            self._host.say("No next step yet, so no day to set. s n writes one.")
        else:
            self._open_editor(row, column)

    def _open_editor(self, row: ListedAccount, column: str, step: TouchFact | None = None) -> None:
        sheet = self._targets.sheet
        sheet.move_to(row.id, column)
        region = sheet.cell_region(row.id, column)
        if region is None:
            return
        if column in {NEXT, DUE} and step is None and row.derived is not None:
            step = row.derived.next_touch
        stored = _stored(row, column, step)
        text = "" if stored is None else stored.isoformat() if column == DUE else str(stored)
        echo = partial(self._keys.touches.finishing.day_echo, step) if column == DUE else None
        limit = 1_000 if column == NEXT else 200
        cell = (row.id, column, step.id if step and column in {NEXT, DUE} else 0)
        self.edit.open(cell, region, text, stored, echo=echo, limit=limit)

    def _open_list(self, row: ListedAccount, column: str) -> None:
        if column == STAGE:
            set_stage = partial(self._set_one, row.id, column, "stage", row.account.stage)
            options = [
                Option(str(n), stage.capitalize(), "", partial(set_stage, stage)) for n, stage in enumerate(Stage, 1)
            ]
        else:
            here = [m for m in self._host.members if m.left_on is None]
            options = []
            for n, m in enumerate(here, 1):
                field = f"owner_{m.team}"
                put = partial(self._set_one, row.id, column, field, getattr(row.account, field), m.id)
                options.append(Option(str(n), m.name, m.team, put))
        self._host.choose("", options, digits=True, under=self._targets.sheet.cell_region(row.id, column))

    def _set_one(self, account_id: int, column: str, field: str, seen: Any, value: Any) -> None:
        """`seen` is what stood there when the list was opened."""
        from abm_tui.store.commands import accounts

        def write(base: Any) -> Written:
            return self._host.write(accounts.set_field, account_id, field, value, base={field: base})

        try:
            self.edit.write_over(seen, write, (account_id, column, 0), self.value_text(field, value))
        except AbmError as error:
            self._host.refused(error)

    # the cells, as their editing asks for them

    def value_text(self, field: str, value: Any) -> str:
        if field.startswith("owner"):
            return next((m.name for m in self._host.members if m.id == value), "nobody")
        return str(value).capitalize() if field == "stage" and value else any_value_text(value)

    def region_of(self, cell: Hashable) -> Region | None:
        assert isinstance(cell, tuple)
        return self._targets.sheet.cell_region(cell[0], cell[1])

    def reopen(self, cell: Hashable) -> None:
        assert isinstance(cell, tuple)
        account_id, column, step_id = cell
        row = self._targets.here.row_of(account_id)
        if row is None:
            return
        if column in {STAGE, OWNER}:
            self._targets.sheet.move_to(row.id, column)
            self._open_list(row, column)
        else:
            self._open_editor(row, column, _touch_of(row, step_id))

    def save(self, cell: Hashable, text: str) -> bool:
        assert isinstance(cell, tuple)
        account_id, column, step_id = cell
        row = self._targets.here.row_of(account_id)
        if row is None:
            self.edit.close("The account is not in this list any more; what you typed was not saved.")
            return False
        return self._save(row, column, step_id, text)

    def _save(self, row: ListedAccount, column: str, step_id: int, text: str) -> bool:
        from abm_tui.rules.accounts import typed_fields
        from abm_tui.rules.quickadd.next_step import read_step
        from abm_tui.store.commands import accounts, plays

        host = self._host
        if column in FIELD_OF:
            field = FIELD_OF[column]
            value = typed_fields.read_named_field(field, text, host.today, host.members)
            if field == "tier":
                seen = {field: self.edit.base}
                self.edit.close()
                self._keys.tiers.put_in_tier([row.id], None if value is None else str(value), base=seen)
                return False
            return self.edit.write(
                lambda base: host.write(accounts.set_field, row.id, field, value, base={field: base})
            )
        if not step_id:
            new = read_step(text, host.today, host.members, host.who)
            return self.edit.write(
                lambda _: host.write(plays.add_touches, [row.id], new.text, new.due, owner=new.owner)
            )
        step = _touch_of(row, step_id)
        day_or_text = self._keys.touches.finishing.typed_due(step, text) if column == DUE else text
        if not day_or_text:
            raise Refused("blank_step", "A next step cannot be blank. s c clears it.")
        if step is not None and step.status != TouchStatus.OPEN:
            raise Refused("step_gone", f"{step.text} is {step.status} meanwhile.")
        touch_field = "due" if column == DUE else "text"
        return self.edit.write(lambda base: host.write(plays.edit_touch, step_id, touch_field, day_or_text, base))

    def after(self, cell: Hashable, direction: str) -> None:
        """Enter goes down and stops; Tab and the arrows open the next cell."""
        del cell
        sheet = self._targets.sheet
        column = sheet.cursor_column
        if direction == "enter":
            sheet.move_down()
        elif direction in {"down", "up"}:
            if sheet.move_down() if direction == "down" else sheet.move_up():
                self.open_column(column)
        else:
            shown = [c.key for c in sheet.columns_shown() if c.key in EDITABLE]
            place = shown.index(column) + (1 if direction == "tab" else -1)
            if 0 <= place < len(shown):
                sheet.move_to(sheet.cursor_key, shown[place])
                self.open_column(shown[place])


def _stored(row: ListedAccount, column: str, step: TouchFact | None) -> Any:
    """What the cell holds on disk, as the editor saw it."""
    if column in FIELD_OF:
        return getattr(row.account, FIELD_OF[column])
    if step is None:
        return None
    return step.due if column == DUE else step.text


def _touch_of(row: ListedAccount, touch_id: int) -> TouchFact | None:
    return next((touch for touch in row.facts.touches if touch.id == touch_id), None)
