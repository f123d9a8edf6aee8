"""The working order: who gets touched first, with the reasons line by line. It is no score; the score is one reason.

S000 keeps prioritisation apart from scoring: what is late, new and promised, what stands in the way, the stage, the
deal, the tier, the strategic value, the relationship and the team's capacity all weigh in, by the framework's weights.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from abm_tui.models.account_fields import AccountFact
from abm_tui.models.blocker_kinds import WAY
from abm_tui.models.derived import Derived
from abm_tui.rules.blockers.case import more
from abm_tui.rules.framework.framework import Framework
from abm_tui.rules.plays.touches import days_late
from abm_tui.rules.working_order.capacity import NOBODY, Desk
from abm_tui.text import count
from abm_tui.when import say_day

_LATE = frozenset({"touch_overdue", "next_step_late"})  # weigh by their days
_SOON = 30  # days until a close date that count as soon


@dataclass(frozen=True, slots=True)
class Reason:
    """One line of the explanation; Σ weights = the account's place. What only has to be said weighs 0."""

    code: str
    text: str
    weight: int


def reasons(
    account: AccountFact, derived: Derived, today: date, fw: Framework, desk: Desk = NOBODY
) -> tuple[Reason, ...]:
    """Why the account stands where it stands, heaviest first (S000).

    `desk`: who is away and how much is due, which takes weight off; and whose promised next step is late.
    """
    w = fw.order
    found: list[Reason] = []
    if derived.late:
        first = derived.late[0]
        days = days_late(first, today)
        weight = w.late + min(w.late_most, w.late_day * days)
        found.append(Reason("late", f"late {count(days, 'day')}: {first.text}", weight))
    if derived.news:
        found.append(Reason("new", f"new: {derived.news}", w.new))
    if account.id in desk.promised:
        found.append(Reason("promise", "promised in the last review", w.promise))
    in_the_way = [one for one in derived.raised if one.drawer == WAY and one.code not in _LATE]
    if in_the_way:
        found.append(Reason("blocked", f"in the way: {in_the_way[0].text}{more(len(in_the_way) - 1)}", w.blocked))
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
    if desk.strained(today, fw.capacity):
        found += _capacity(account, derived, today, fw, desk)
    return tuple(sorted(found, key=lambda r: (-r.weight, r.code)))


def _capacity(account: AccountFact, derived: Derived, today: date, fw: Framework, desk: Desk) -> list[Reason]:
    """Who is not there, and who has too much already (S000: who gets touched first given capacity)."""
    step = derived.next_touch
    people = desk.of(account, step.owner if step else None)
    away = [(m, until) for m in people if (until := desk.away(m, today)) is not None]
    busy = [(m, load) for m in people if desk.away(m, today) is None and (load := desk.load(m)) > fw.capacity]
    found: list[Reason] = []
    if away:
        said = ", ".join(f"{m.name} away until {say_day(until, today)}" for m, until in away)
        found.append(Reason("away", said, -fw.order.away if len(away) == len(people) else 0))
    if busy:
        said = ", ".join(f"{m.name} has {load} touches this week, {fw.capacity} fit" for m, load in busy)
        alone = len(away) < len(people) == len(away) + len(busy)
        found.append(Reason("busy", said, -fw.order.busy if alone else 0))
    return found


def weight(account: AccountFact, derived: Derived, today: date, fw: Framework, desk: Desk = NOBODY) -> int:
    """Σ of the reasons."""
    return sum(r.weight for r in reasons(account, derived, today, fw, desk))


def working_key(
    account: AccountFact, derived: Derived, today: date, fw: Framework, desk: Desk = NOBODY
) -> tuple[int, str, int]:
    """Sort key: heaviest first, then by name and id, so that equal facts always give the same order."""
    total = weight(account, derived, today, fw, desk)
    return -total, account.name.casefold(), account.id
