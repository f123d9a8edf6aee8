"""Changing target accounts without opening a cell: a digit, a step, a fill, a clear."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abm_tui.keymap.action_ids import Do
from abm_tui.models.words import STAGE_SHORT, Tier
from abm_tui.screens.actions.here import NO_ACCOUNT
from abm_tui.screens.shell.handlers import Handler, Handlers, KeyHandler
from abm_tui.screens.targets.rows import DUE, FIELD_OF, NEXT, OWNER, STAGE, TIER

if TYPE_CHECKING:
    from abm_tui.screens.actions.account_keys import AccountKeys
    from abm_tui.screens.shell.host import Host
    from abm_tui.screens.targets.target_list import TargetList
    from abm_tui.store.queries.listing import ListedAccount

_LADDER = (None, Tier.WATCHLIST, Tier.THREE, Tier.TWO, Tier.ONE)
_DIGITS = {"0": None, "1": "1", "2": "2", "3": "3", "4": "watchlist"}


class TargetEdits:
    """Every change goes through the same commands as an edited cell, on the column under the cursor."""

    def __init__(self, host: Host, targets: TargetList, keys: AccountKeys) -> None:
        self._host, self._targets, self._keys = host, targets, keys

    def handlers(self) -> Handlers:
        return {
            Do.DIGIT: KeyHandler(self.digit),
            Do.FORWARD: Handler(lambda: self.step(1)),
            Do.BACKWARD: Handler(lambda: self.step(-1)),
            Do.FILL_DOWN: Handler(self.fill_down),
            Do.CLEAR_CELL: Handler(self.clear_cell),
        }

    @property
    def _column(self) -> str:
        return self._targets.sheet.cursor_column

    def digit(self, digit: str) -> None:
        """The tier, the stage or the owner that the digit stands for."""
        accounts, column = self._keys.accounts, self._column
        ids = self._targets.here.accounts()
        if not ids:
            self._host.say(NO_ACCOUNT)
        elif column == TIER:
            if digit in _DIGITS:
                self._keys.tiers.put_in_tier(ids, _DIGITS[digit])
            else:
                self._host.say("Tier takes 1 2 3, 4 for the watchlist, 0 for none.")
        elif column == STAGE and digit <= "5":
            accounts.set_stage(None if digit == "0" else str(list(STAGE_SHORT)[int(digit) - 1]))
        elif column == OWNER:
            self._set_owner(digit)
        else:
            self._host.say("Digits set the tier, the stage and the owner: move to that cell, or press s.")

    def _set_owner(self, digit: str) -> None:
        here = [m for m in self._host.members if m.left_on is None]
        if 1 <= int(digit) <= len(here):
            member = here[int(digit) - 1]
            self._keys.accounts.set_field(f"owner_{member.team}", member.id)
        else:
            self._host.say("No such member: " + " ".join(f"{n} {m.name}" for n, m in enumerate(here, 1)))

    def step(self, step: int) -> None:
        """One tier or stage on, or back; a next step is done."""
        row, column = self._targets.here.row(), self._column
        if row is None:
            self._host.say(NO_ACCOUNT)
        elif column == TIER:
            place = _LADDER.index(Tier(row.account.tier) if row.account.tier else None) + step
            if 0 <= place < len(_LADDER):
                self._keys.accounts.set_tier(_LADDER[place])
        elif column == STAGE:
            self._keys.stages.step_stage(self._targets.here.accounts(), row.account.stage, step)
        elif column in {NEXT, DUE} and step > 0:
            self._host.perform_id(Do.DONE)
        else:
            self._host.say("Space moves the tier, the stage, or the next step (done): move to that cell.")

    # fill and clear

    def fill_down(self) -> None:
        """The first marked row's value into all marked ones, else the value above into this one."""
        targets = self._targets
        marked = targets.here.accounts()
        place = targets.sheet.cursor_index
        if len(marked) > 1:
            origin, others = marked[0], marked[1:]
        elif place > 0 and targets.source is not None:
            origin, others = targets.source.rows[place - 1].id, marked
        else:
            self._host.say("Nothing above to fill from.")
            return
        row = targets.here.row_of(origin)
        if row is not None:
            self._fill(row, self._column, others)

    def _fill(self, row: ListedAccount, column: str, others: list[int]) -> None:
        from abm_tui.store.commands import accounts, plays
        from abm_tui.store.queries import touches

        host, shown = self._host, self._keys.tiers.shown
        step = row.derived.next_touch if row.derived else None
        if column in {TIER, STAGE}:
            field = FIELD_OF[column]
            value = getattr(row.account, field)
            host.run(accounts.set_field_many, others, field, value, seen=shown(others, field))
        elif column == OWNER:
            owners = ("owner_sales", "owner_marketing")
            seen = {name: shown(others, name) for name in owners}
            both = {i: {name: seen[name][i] for name in owners} for i in seen[owners[0]]}
            host.run(accounts.copy_owners, others, row.id, seen=both)
        elif column == DUE and step is not None and step.due is not None:
            steps = host.read(touches.next_of_each, others)
            host.run(plays.set_due_many, [s.id for s in steps.values()], step.due)
        elif column == NEXT and step is not None:
            host.run(plays.add_touches, others, step.text, step.due, owner=step.owner)
        else:
            host.say("Fill works on tier, stage, owner, next step and due.")

    def clear_cell(self) -> None:
        """The cell holds nothing any more; a next step is dropped."""
        from abm_tui.store.commands import plays

        column, row = self._column, self._targets.here.row()
        if column in {TIER, STAGE}:
            self._keys.accounts.set_field(FIELD_OF[column], None)
        elif column in {NEXT, DUE} and row is not None and row.derived is not None and row.derived.next_touch:
            self._host.run(plays.drop_touch, row.derived.next_touch.id)
        else:
            self._host.say("There is nothing to clear here.")
