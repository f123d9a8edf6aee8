"""Tier 1 from a screen: why an account deserves it, and what is offered where no slot is free (S000, S002)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from rich.cells import cell_len

from abm_tui.errors import AbmError, Refused
from abm_tui.models.words import Tier
from abm_tui.screens.shell.place import Place
from abm_tui.text import fit, shorten
from abm_tui.widgets.dropdown import Option

if TYPE_CHECKING:
    from abm_tui.models.account_fields import AccountFact
    from abm_tui.store import Done


class TierActions(Place, inherit_bindings=False):
    """`put_in_tier` sets it; the cap holds on every path, undo and redo too."""

    def __init__(self) -> None:
        super().__init__()
        self._entering: Sequence[int] = ()  # the accounts of the latest try

    def fact(self, account_id: int) -> AccountFact | None:
        """The account as this screen shows it; None where it does not."""
        del account_id
        return None

    def shown(self, ids: Sequence[int], field: str) -> dict[int, Any]:
        """Account id → what this screen shows in the field: whoever writes into it has seen this.

        Nothing while edits of one's own still wait to be saved: they are not shown yet.
        """
        if self.abm.writer:
            return {}
        known = {account_id: self.fact(account_id) for account_id in ids}
        return {account_id: getattr(fact, field) for account_id, fact in known.items() if fact is not None}

    def put_in_tier(self, ids: Sequence[int], tier: str | None, *, base: Any = None) -> None:
        """Set the tier; going to Tier 1 asks one line of evidence and says when it grows large.

        `base` is what an editor showed of the one account it was opened on.
        """
        from abm_tui.store.commands import accounts
        from abm_tui.store.queries import facts, retier, tier_counts

        before = self.store.read(tier_counts.in_tier1)
        self._entering = ids
        if base is not None and len(ids) == 1:
            done = self.old_run(accounts.set_field, ids[0], "tier", tier, base=base)
        else:
            done = self.old_run(accounts.set_field_many, ids, "tier", tier, seen=self.shown(ids, "tier"))
        if done is None or not done.changes:
            return
        if tier != Tier.ONE:
            off = self.store.read(retier.off_note, tier)
            if off:
                self.say_ending(f"{done.label}. {off}", self.way_on(done))
            elif tier == Tier.WATCHLIST and not all(a.trigger for a in self.store.read(facts.accounts, ids=ids)):
                self.say_ending(done.label, f"{self.way_on(done)} · s w: what to watch for")
            return
        from abm_tui.rules.tiers import tiers

        note = tiers.note_above(before, self.store.read(tier_counts.in_tier1), self.store.framework)
        note = note or self._misfit(ids)
        self.ask_evidence(ids, f"{note} " if note else "")

    def _misfit(self, ids: Sequence[int]) -> str:
        """Said of one account that does not match the ICP: busy or not, it is no target account (S004)."""
        from abm_tui.rules.tiers import tiers
        from abm_tui.store.queries.listing import listed

        if len(ids) != 1:
            return ""
        derived = self.store.read(listed, ids=ids)[0].derived
        return tiers.misfit_note(derived) if derived is not None else ""

    def ask_evidence(self, ids: Sequence[int], note: str = "") -> None:
        """One line that says why; an empty Enter leaves the account to confirm (S000)."""
        from abm_tui.store.commands import agreeing

        who = self.account_name(ids[0]) if len(ids) == 1 else f"{len(ids)} accounts"

        def unsaid() -> None:
            self.say(f"Tier 1, to confirm: no evidence yet (s e writes it): {who}")

        def done(text: str) -> bool:
            if text.strip():
                return self.old_run(agreeing.add_evidence_many, ids, text) is not None
            unsaid()
            return True

        hint = f"{note}One line of evidence · Enter alone: to confirm"
        self.ask(f"Why Tier 1, {who}?", done, cancelled=unsaid, hint=hint)

    def way_on(self, done: Done) -> str:
        """A slot that was just freed is offered to whoever waits for one."""
        from abm_tui.store.pause_return import frees_a_slot, next_in_line

        name = next_in_line(self.store) if frees_a_slot(done.changes) else ""
        offer = f" · a slot is free for {shorten(name, 20)}: L, Re-tier" if name else ""
        return f"{super().way_on(done)}{offer}"

    # no slot is free

    def refused(self, error: AbmError, again: Any = None) -> None:
        if not (isinstance(error, Refused) and error.code in {"tier_full", "tier_ceiling"}):
            super().refused(error, again)
        elif again is None:
            self.tier_full(error)
        else:
            self.turn_full(again, error)

    def tier_full(self, error: Refused) -> None:
        """Tier 1 is full for the accounts that were to enter it."""
        from abm_tui.rules.tiers import tiers

        if len(self._entering) != 1:
            inside = tiers.slots_text(error.data.get("inside", 0), self.store.framework)
            self.say(f"Tier 1 is {inside}: {len(self._entering)} more do not fit. One at a time can swap.", "attention")
            return
        one = self._entering[0]
        name = self.account_name(one)
        self._offer(error, f"{name} stays out", partial(self._swap_in, one), partial(self._go_above, one))

    def turn_full(self, again: Callable[..., object], error: Refused) -> None:
        """Tier 1 is full for what an undo or a redo would bring back."""
        self._offer(error, "This step stays as it is", lambda i: again(swap=i), lambda why: again(reason=why))

    def _offer(
        self, error: Refused, unless: str, swap: Callable[[int], object], above: Callable[[str], object]
    ) -> None:
        """Leave it, swap one of the three weakest out, or go above with a reason."""
        from abm_tui.rules.tiers import tiers
        from abm_tui.store.queries import tier_counts

        options = [Option("", "leave it as it is", "", self._left)]
        weakest = self.store.read(tier_counts.weakest)
        room = min(max([cell_len(a.name) for a, _ in weakest], default=0), self.size.width // 2)
        for account, derived in weakest:
            detail = f"{derived.score.value:>2}  {derived.filled}/{derived.needed}"
            lacks = next((r.text for r in derived.raised), "")
            name, told = fit(account.name, room), f"{detail}  {lacks}".rstrip()
            options.append(Option("", name, told, partial(swap, account.id)))
        if error.code == "tier_full":
            options.append(Option("e", "go above, and say why", "", lambda: self._ask_why(above)))
        inside, cap = error.data.get("inside", 0), error.data.get("cap", 0)
        full = f"full, {inside} of {cap}" if inside <= cap else tiers.slots_text(inside, self.store.framework)
        title = f"Tier 1 is {full}. {unless} unless one leaves:"
        self.choose(title, options, hint="↑ ↓ pick, Enter swaps · Esc leaves it as it is", cancelled=self._left)

    def _left(self) -> None:
        self.say("Nothing was changed.")

    def _ask_why(self, above: Callable[[str], object]) -> None:
        def done(reason: str) -> bool:
            if not reason.strip():
                self.say("A reason is needed to go above the cap. Esc leaves Tier 1 as it is.", "attention")
                return False
            above(reason)
            return True

        self.ask("Why above the cap?", done)

    def _swap_in(self, account_id: int, leaving: int) -> None:
        from abm_tui.store.commands import accounts

        self._entered(account_id, self.old_run(accounts.swap_into_tier1, account_id, leaving))

    def _go_above(self, account_id: int, reason: str) -> None:
        from abm_tui.store.commands import accounts

        done = self.old_run(accounts.set_field_many, [account_id], "tier", str(Tier.ONE), reason=reason)
        self._entered(account_id, done)

    def _entered(self, account_id: int, done: Done | None) -> None:
        if done is not None:
            # Behind the question or the list that is just closing.
            self.call_next(self.ask_evidence, [account_id])
