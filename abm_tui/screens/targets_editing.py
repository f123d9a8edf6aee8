"""Editing the target accounts in place: a cell at a time as in a spreadsheet, a digit, a step, a fill, a paste."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from textual import events

from abm_tui.errors import AbmError, Conflict, Refused
from abm_tui.models.words import STAGE_SHORT, Stage, Tier
from abm_tui.screens.targets_rows import DUE, FIELD_OF, NAME, NEXT, OWNER, PLAY, STAGE, TIER, TargetsSource
from abm_tui.screens.touch_actions import TouchActions
from abm_tui.widgets.dropdown import Option
from abm_tui.widgets.editor import CellEditor
from abm_tui.widgets.lineinput import LineInput
from abm_tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from abm_tui.store.queries.listing import ListedAccount

EDITABLE = (NAME, TIER, STAGE, OWNER, NEXT, DUE)
_LADDER = (None, Tier.WATCHLIST, Tier.THREE, Tier.TWO, Tier.ONE)


class TargetsEditing(TouchActions, inherit_bindings=False):
    """Needs `sheet` and `source`. The cell editor keeps the typed text until the value is on disk."""

    source: TargetsSource | None
    sheet: Sheet

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

    def row(self) -> ListedAccount | None:
        return self.source.row_of(self.account()) if self.source else None

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
        from abm_tui.store.commands import accounts, plays
        from abm_tui.screens.steps import read_step

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
            return self._write(
                lambda _: self.store.do(plays.add_touches, [row.id], new.text, new.due, owner=new.owner)
            )
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

    # without opening the cell

    def act_digit(self) -> None:
        digit, column = self.key, self.sheet.cursor_column
        if not self.accounts():
            self.say("No account here. a adds one.")
        elif column == TIER:
            tiers = {"0": None, "1": "1", "2": "2", "3": "3", "4": "watchlist"}
            if digit in tiers:
                self.set_tier(tiers[digit])
            else:
                self.say("Tier takes 1 2 3, 4 for the watchlist, 0 for none.")
        elif column == STAGE and digit <= "5":
            self._set("stage", None if digit == "0" else list(STAGE_SHORT)[int(digit) - 1])
        elif column == OWNER:
            self._set_owner_digit(digit)
        else:
            self.say("Digits set the tier, the stage and the owner: move to that cell, or press s.")

    def _set_owner_digit(self, digit: str) -> None:
        here = [m for m in self.store.members if m.left_on is None]
        if 1 <= int(digit) <= len(here):
            member = here[int(digit) - 1]
            self._set(f"owner_{member.team}", member.id)
        else:
            self.say("No such member: " + " ".join(f"{n} {m.name}" for n, m in enumerate(here, 1)))

    def act_forward(self) -> None:
        self._step(1)

    def act_backward(self) -> None:
        self._step(-1)

    def _step(self, step: int) -> None:
        row, column = self.row(), self.sheet.cursor_column
        if row is None:
            self.say("No account here. a adds one.")
        elif column == TIER:
            place = _LADDER.index(Tier(row.account.tier) if row.account.tier else None) + step
            if 0 <= place < len(_LADDER):
                self.set_tier(_LADDER[place])
        elif column == STAGE:
            stages: list[str | None] = [None, *Stage]
            place = stages.index(row.account.stage) + step
            if 0 <= place < len(stages):
                self._set("stage", stages[place])
        elif column in {NEXT, DUE} and step > 0:
            self.perform_id("done")
        else:
            self.say("Space moves the tier, the stage, or the next step (done): move to that cell.")

    def act_add(self) -> None:
        """A new account by its name; its tier is asked next, for without one it stands in the pool."""
        from abm_tui.store.commands import accounts

        def done(name: str) -> None:
            added = self.run(accounts.add_account, name)
            if added is None:
                return
            self._added = int(added.value)
            if self.scope == "targets":
                self.call_next(self._ask_tier_of_new, name.strip())
            else:
                self.sheet.move_to(self._added)

        self.ask("New account", done)

    scope: Any = "targets"
    _added: int | None = None

    def _ask_tier_of_new(self, name: str) -> None:
        from abm_tui.store.commands import accounts

        def put(tier: str | None) -> Callable[[], object]:
            def run() -> None:
                self._entering = [self._added or 0]
                if tier is None or self.run(accounts.set_field_many, [self._added or 0], "tier", tier) is None:
                    self.say(f"{name} is in the pool: L shows it.")
                    return
                self.sheet.move_to(self._added)
                if tier == Tier.ONE:
                    self.ask_evidence([self._added or 0])

            return run

        words = {"1": ("Tier 1", "1"), "2": ("Tier 2", "2"), "3": ("Tier 3", "3"), "4": ("watchlist", "watchlist")}
        options = {key: (label, put(tier)) for key, (label, tier) in words.items()}
        self.menu(f"{name}: its tier", {**options, "0": ("none, to the pool", put(None))})

    # fill and clear

    def act_fill_down(self) -> None:
        """The first marked row's value into all marked ones, else the value above into this one."""
        column = self.sheet.cursor_column
        marked = self.accounts()
        place = self.sheet.cursor_index
        if len(marked) > 1:
            origin, targets = marked[0], marked[1:]
        elif place > 0 and self.source is not None:
            origin, targets = self.source.rows[place - 1].id, marked
        else:
            self.say("Nothing above to fill from.")
            return
        row = self.source.row_of(origin) if self.source else None
        if row is not None:
            self._fill(row, column, targets)

    def _fill(self, row: ListedAccount, column: str, targets: list[int]) -> None:
        from abm_tui.store.commands import accounts, plays
        from abm_tui.store.queries import touches

        step = row.derived.next_touch if row.derived else None
        if column in {TIER, STAGE}:
            self._entering = targets
            self.run(accounts.set_field_many, targets, FIELD_OF[column], getattr(row.account, FIELD_OF[column]))
        elif column == OWNER:
            self.run(accounts.copy_owners, targets, row.id)
        elif column == DUE and step is not None and step.due is not None:
            steps = [s.id for s in (self.store.read(touches.next_of, i) for i in targets) if s is not None]
            self.run(plays.set_due_many, steps, step.due)
        elif column == NEXT and step is not None:
            self.run(plays.add_touches, targets, step.text, step.due, owner=step.owner)
        else:
            self.say("Fill works on tier, stage, owner, next step and due.")

    def act_clear_cell(self) -> None:
        from abm_tui.store.commands import plays

        column, row = self.sheet.cursor_column, self.row()
        if column in {TIER, STAGE}:
            self._set(FIELD_OF[column], None)
        elif column in {NEXT, DUE} and row is not None and row.derived is not None and row.derived.next_touch:
            self.run(plays.drop_touch, row.derived.next_touch.id)
        else:
            self.say("There is nothing to clear here.")

    # paste

    def on_paste(self, event: events.Paste) -> None:
        """Rows from a spreadsheet become a preview; nothing is written before Enter there."""
        if self.typing:
            return
        event.stop()
        from abm_tui.screens.pasting import preview_paste

        preview_paste(self, event.text)
