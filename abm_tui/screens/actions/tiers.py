"""Tier 1 from a screen: why an account deserves it, and what is offered where no slot is free (S000, S002)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from rich.cells import cell_len

from abm_tui.errors import AbmError, Refused
from abm_tui.models.words import Tier
from abm_tui.text import fit, shorten
from abm_tui.widgets.dropdown import Option

if TYPE_CHECKING:
    from abm_tui.screens.shell.host import AccountsHere, Again, Host
    from abm_tui.store import Done
    from abm_tui.store.change_fact import ChangeFact

_FULL = frozenset({"tier_full", "tier_ceiling"})


class TierActions:
    """`put_in_tier` sets it; the cap holds on every path, undo and redo too, by `offer`.

    `ending` adds to a sentence that a slot was freed, and who waits for one.
    """

    def __init__(self, host: Host, here: AccountsHere) -> None:
        self._host, self._here = host, here

    def shown(self, ids: Sequence[int], field: str) -> dict[int, Any]:
        """Account id → what this place shows in the field: whoever writes into it has seen this."""
        known = {account_id: self._here.fact(account_id) for account_id in ids}
        return {account_id: getattr(fact, field) for account_id, fact in known.items() if fact is not None}

    def put_in_tier(self, ids: Sequence[int], tier: str | None, *, base: Any = None) -> None:
        """Set the tier; going to Tier 1 asks one line of evidence and says when it grows large.

        `base` is what an editor showed of the one account it was opened on.
        """
        from abm_tui.store.commands import accounts

        if base is not None and len(ids) == 1:
            written = self._host.run(accounts.set_field, ids[0], "tier", tier, base=base)
        else:
            written = self._host.run(accounts.set_field_many, ids, "tier", tier, seen=self.shown(ids, "tier"))
        written.then(partial(self._moved, ids, tier))

    def _moved(self, ids: Sequence[int], tier: str | None, done: Done) -> None:
        from abm_tui.rules.tiers import tiers
        from abm_tui.store.queries import facts, retier, tier_counts

        host = self._host
        if not done.changes:
            return
        if tier != Tier.ONE:
            off = host.read(retier.off_note, tier)
            if off:
                host.say_ending(f"{done.label}. {off}", host.way_on(done))
            elif tier == Tier.WATCHLIST and not all(a.trigger for a in host.read(facts.accounts, ids=ids)):
                host.say_ending(done.label, f"{host.way_on(done)} · s w: what to watch for")
            return
        inside = host.read(tier_counts.in_tier1)
        note = tiers.note_above(inside - _came_in(done.changes), inside, host.framework)
        note = note or self._misfit(ids)
        self.ask_evidence(ids, f"{note} " if note else "")

    def _misfit(self, ids: Sequence[int]) -> str:
        """Said of one account that does not match the ICP: busy or not, it is no target account (S004)."""
        from abm_tui.rules.tiers import tiers
        from abm_tui.store.queries.listing import listed

        if len(ids) != 1:
            return ""
        derived = self._host.read(listed, ids=ids)[0].derived
        return tiers.misfit_note(derived) if derived is not None else ""

    def ask_evidence(self, ids: Sequence[int], note: str = "") -> None:
        """One line that says why; an empty Enter leaves the account to confirm (S000)."""
        from abm_tui.store.commands import agreeing

        who = self._host.account_name(ids[0]) if len(ids) == 1 else f"{len(ids)} accounts"

        def leave_open() -> None:
            self._host.say(f"Tier 1, to confirm: no evidence yet (s e writes it): {who}")

        def done(text: str) -> bool:
            if text.strip():
                return bool(self._host.run(agreeing.add_evidence_many, ids, text))
            leave_open()
            return True

        hint = f"{note}One line of evidence · Enter alone: to confirm"
        self._host.ask(f"Why Tier 1, {who}?", done, cancelled=leave_open, hint=hint)

    def ending(self, done: Done) -> str:
        """A slot that was just freed is offered to whoever waits for one."""
        from abm_tui.store.queries import retier

        waiting = self._host.read(retier.may_return) if _frees_a_slot(done.changes) else []
        name = next((name for _, name, _ in waiting), "")
        return f" · a slot is free for {shorten(name, 20)}: L, Re-tier" if name else ""

    # no slot is free

    def offer(self, error: AbmError, again: Again | None) -> bool:
        """What can be done where Tier 1 is full; False for another refusal. `again` tries an undo once more."""
        if not (isinstance(error, Refused) and error.code in _FULL):
            return False
        if again is None:
            self._full(error)
        else:
            self._turn_full(again, error)
        return True

    def _full(self, error: Refused) -> None:
        """Tier 1 is full for the accounts that were to enter it."""
        from abm_tui.rules.tiers import tiers

        host, entering = self._host, error.data["entering"]
        if len(entering) != 1:
            inside = tiers.slots_text(error.data.get("inside", 0), host.framework)
            host.say(f"Tier 1 is {inside}: {len(entering)} more do not fit. One at a time can swap.", "attention")
            return
        one = entering[0]
        name = host.account_name(one)
        self._choose(error, f"{name} stays out", partial(self._swap_in, one), partial(self._go_above, one))

    def _turn_full(self, again: Again, error: Refused) -> None:
        """Tier 1 is full for what an undo or a redo would bring back."""
        self._choose(error, "This step stays as it is", lambda i: again(swap=i), lambda why: again(reason=why))

    def _choose(
        self, error: Refused, unless: str, swap: Callable[[int], object], above: Callable[[str], object]
    ) -> None:
        """Leave it, swap one of the three weakest out, or go above with a reason."""
        from abm_tui.rules.tiers import tiers
        from abm_tui.store.queries import tier_counts

        host = self._host
        options = [Option("", "leave it as it is", "", self._left)]
        weakest = host.read(tier_counts.weakest)
        room = min(max([cell_len(a.name) for a, _ in weakest], default=0), host.size.width // 2)
        for account, derived in weakest:
            counts = f"{derived.score.value:>2}  {derived.filled}/{derived.needed}"
            lacks = next((r.text for r in derived.raised), "")
            name, detail = fit(account.name, room), f"{counts}  {lacks}".rstrip()
            options.append(Option("", name, detail, partial(swap, account.id)))
        if error.code == "tier_full":
            options.append(Option("e", "go above, and say why", "", lambda: self._ask_why(above)))
        inside, cap = error.data.get("inside", 0), error.data.get("cap", 0)
        full = f"full, {inside} of {cap}" if inside <= cap else tiers.slots_text(inside, host.framework)
        title = f"Tier 1 is {full}. {unless} unless one leaves:"
        host.choose(title, options, hint="↑ ↓ pick, Enter swaps · Esc leaves it as it is", cancelled=self._left)

    def _left(self) -> None:
        self._host.say("Nothing was changed.")

    def _ask_why(self, above: Callable[[str], object]) -> None:
        def done(reason: str) -> bool:
            if not reason.strip():
                self._host.say("A reason is needed to go above the cap. Esc leaves Tier 1 as it is.", "attention")
                return False
            above(reason)
            return True

        self._host.ask("Why above the cap?", done)

    def _swap_in(self, account_id: int, leaving: int) -> None:
        from abm_tui.store.commands import accounts

        self._host.run(accounts.swap_into_tier1, account_id, leaving).then(partial(self._entered, account_id))

    def _go_above(self, account_id: int, reason: str) -> None:
        from abm_tui.store.commands import accounts

        written = self._host.run(accounts.set_field_many, [account_id], "tier", str(Tier.ONE), reason=reason)
        written.then(partial(self._entered, account_id))

    def _entered(self, account_id: int, done: Done) -> None:
        del done
        # Behind the question or the list that is just closing.
        self._host.call_next(self.ask_evidence, [account_id])


def _frees_a_slot(changes: Sequence[ChangeFact]) -> bool:
    """Whether an account left Tier 1."""
    return any(c.entity == "account" and c.field == "tier" and c.old == f'"{Tier.ONE}"' for c in changes)


def _came_in(changes: Sequence[ChangeFact]) -> int:
    """How many accounts came into Tier 1 by the step, less those that left it for them."""
    tiers = [c for c in changes if c.entity == "account" and c.field == "tier"]
    one = f'"{Tier.ONE}"'
    return sum(c.new == one for c in tiers) - sum(c.old == one for c in tiers)
