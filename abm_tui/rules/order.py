"""The working order: who gets touched first, with the reasons line by line. It is no score; the score is one reason.

S000 keeps prioritisation apart from scoring: what is late, new and promised, what stands in the way, the stage, the
deal, the tier, the strategic value and the relationship all weigh in, by the weights of the framework.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from abm_tui.models.derived import Derived
from abm_tui.models.facts import AccountFact
from abm_tui.rules.framework import Framework
from abm_tui.rules.touches import days_late
from abm_tui.text import count
from abm_tui.when import say_day

_SOON = 30  # days until a close date that count as soon


@dataclass(frozen=True, slots=True)
class Reason:
    """One line of the explanation; Σ weights = the account's place."""

    code: str
    text: str
    weight: int


def reasons(
    account: AccountFact, derived: Derived, today: date, fw: Framework, *, promised: bool = False
) -> tuple[Reason, ...]:
    """Why the account stands where it stands, heaviest first. `promised`: a review's next step is late."""
    w = fw.order
    found: list[Reason] = []
    if derived.late:
        first = derived.late[0]
        days = days_late(first, today)
        weight = w.late + min(w.late_most, w.late_day * days)
        found.append(Reason("late", f"late {count(days, 'day')}: {first.text}", weight))
    if derived.news:
        found.append(Reason("new", f"new: {derived.news}", w.new))
    if promised:
        found.append(Reason("promise", "promised in the last review", w.promise))
    if "blocked" in derived.flags and not derived.late:
        found.append(Reason("blocked", "something is in the way", w.blocked))
    if stage := w.by_stage.get(account.stage or ""):
        found.append(Reason("stage", f"stage {account.stage}", stage))
    if derived.amount_open or derived.close_date:
        found.append(Reason("deal", "an open deal", w.deal))
        if derived.close_date and (derived.close_date - today).days <= _SOON:
            found.append(Reason("deal_soon", f"it closes {say_day(derived.close_date, today)}", w.deal_soon))
    if tier := w.by_tier.get(account.tier or ""):
        found.append(Reason("tier", fw.tier[account.tier or ""].name, tier))
    if account.strategic:
        found.append(Reason("strategic", "strategic", w.strategic))
    if account.relationship:
        found.append(
            Reason("relationship", f"relationship {account.relationship}", w.relationship * account.relationship)
        )
    if derived.score.value:
        found.append(Reason("score", f"score {derived.score.value}", w.score * derived.score.value))
    return tuple(sorted(found, key=lambda r: (-r.weight, r.code)))


def weight(account: AccountFact, derived: Derived, today: date, fw: Framework, *, promised: bool = False) -> int:
    """Σ of the reasons."""
    return sum(r.weight for r in reasons(account, derived, today, fw, promised=promised))


def working_key(
    account: AccountFact, derived: Derived, today: date, fw: Framework, *, promised: bool = False
) -> tuple[int, str, int]:
    """Sort key: heaviest first, then by name and id, so that equal facts always give the same order."""
    return -weight(account, derived, today, fw, promised=promised), account.name.casefold(), account.id


def working_order(
    accounts: Iterable[tuple[AccountFact, Derived]], today: date, fw: Framework, promised: frozenset[int] = frozenset()
) -> list[tuple[AccountFact, Derived]]:
    """The accounts in working order; `promised` are the ids whose promised next step is late."""
    return sorted(accounts, key=lambda a: working_key(a[0], a[1], today, fw, promised=a[0].id in promised))
