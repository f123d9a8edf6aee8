"""Changing target accounts without opening a cell: a digit, a step, a new row, a fill, a paste."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from abm_tui.models.words import STAGE_SHORT, Tier
from abm_tui.screens.actions.old_sheet import SheetActions
from abm_tui.screens.targets.rows import DUE, FIELD_OF, NEXT, OWNER, STAGE, TIER, TargetsSource

if TYPE_CHECKING:
    from abm_tui.models.account_fields import AccountFact
    from abm_tui.store.queries.listing import ListedAccount

_LADDER = (None, Tier.WATCHLIST, Tier.THREE, Tier.TWO, Tier.ONE)


class TargetsSetting(SheetActions, inherit_bindings=False):
    """Needs `sheet` and `source`; every change goes through the same commands as an edited cell."""

    source: TargetsSource | None

    def row(self) -> ListedAccount | None:
        return self.source.row_of(self.account()) if self.source else None

    def fact(self, account_id: int) -> AccountFact | None:
        row = self.source.row_of(account_id) if self.source is not None else None
        return row.account if row is not None else None

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
            self._set_stage(None if digit == "0" else str(list(STAGE_SHORT)[int(digit) - 1]))
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
            self.step_stage(self.accounts(), row.account.stage, step)
        elif column in {NEXT, DUE} and step > 0:
            self.perform_id("done")
        else:
            self.say("Space moves the tier, the stage, or the next step (done): move to that cell.")

    def act_add(self) -> None:
        """A new account by its name; its tier is asked next, for without one it stands in the pool."""
        from abm_tui.store.commands import accounts
        from abm_tui.store.queries import names
        from abm_tui.text import fold

        def done(name: str) -> None:
            known = {fold(one) for one in self.store.read(names.account_ids)}
            added = self.old_run(accounts.add_account, name)
            if added is None:
                return
            self._added = int(added.value)
            twin = fold(" ".join(name.split())) in known
            if self.scope == "targets":
                self.call_next(self._ask_tier_of_new, name.strip(), twin)
                return
            self.sheet.move_to(self._added)
            if twin:
                self.say_ending(f"A second {name.strip()}: one is here already", "u undo")

        self.ask("New account", done)

    scope: Any = "targets"
    _added: int | None = None

    def _ask_tier_of_new(self, name: str, twin: bool = False) -> None:
        from abm_tui.store.commands import accounts

        def put(tier: str | None) -> Callable[[], object]:
            def run() -> None:
                self._entering = [self._added or 0]
                if tier is None or self.old_run(accounts.set_field_many, [self._added or 0], "tier", tier) is None:
                    self.say(f"{name} is in the pool: L shows it.")
                    return
                self.sheet.move_to(self._added)
                if tier == Tier.ONE:
                    self.ask_evidence([self._added or 0])

            return run

        words = {"1": ("Tier 1", "1"), "2": ("Tier 2", "2"), "3": ("Tier 3", "3"), "4": ("watchlist", "watchlist")}
        options = {key: (label, put(tier)) for key, (label, tier) in words.items()}
        title = f"A second {name}, one is here already (Esc, u): its tier" if twin else f"{name}: its tier"
        self.menu(title, {**options, "0": ("none, to the pool", put(None))}, cancelled=put(None))

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
            field = FIELD_OF[column]
            value, seen = getattr(row.account, field), self.shown(targets, field)
            self.old_run(accounts.set_field_many, targets, field, value, seen=seen)
        elif column == OWNER:
            owners = ("owner_sales", "owner_marketing")
            shown = {name: self.shown(targets, name) for name in owners}
            both = {i: {name: shown[name][i] for name in owners} for i in shown[owners[0]]}
            self.old_run(accounts.copy_owners, targets, row.id, seen=both)
        elif column == DUE and step is not None and step.due is not None:
            steps = self.store.read(touches.next_of_each, targets)
            self.old_run(plays.set_due_many, [s.id for s in steps.values()], step.due)
        elif column == NEXT and step is not None:
            self.old_run(plays.add_touches, targets, step.text, step.due, owner=step.owner)
        else:
            self.say("Fill works on tier, stage, owner, next step and due.")

    def act_clear_cell(self) -> None:
        from abm_tui.store.commands import plays

        column, row = self.sheet.cursor_column, self.row()
        if column in {TIER, STAGE}:
            self._set(FIELD_OF[column], None)
        elif column in {NEXT, DUE} and row is not None and row.derived is not None and row.derived.next_touch:
            self.old_run(plays.drop_touch, row.derived.next_touch.id)
        else:
            self.say("There is nothing to clear here.")
