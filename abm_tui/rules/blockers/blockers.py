"""What is in the way of an account, and what its set-up still lacks: one sentence each, with the key that mends it.

Three drawers, so that nobody learns to ignore them: *in the way* is about this week, *set-up* is a checklist, and what
is true for many accounts is said once for the *programme*. A blocker by rule disappears by itself when its cause does;
it can be put off to a day, or resolved as it stands now. A line a code, but for what people wrote.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from abm_tui.models.account_fields import AccountFact
from abm_tui.models.blocker_kinds import STAYS, WAY, WRITTEN
from abm_tui.models.derived import Raised
from abm_tui.models.facts import BlockerFact
from abm_tui.rules.blockers import touches, way
from abm_tui.rules.blockers.case import DOTS, PLACE, Case, raised_line
from abm_tui.rules.blockers.setup import setup
from abm_tui.rules.framework.framework import Framework
from abm_tui.rules.tiers.tiers import is_worked

_INTENT = "intent_surge"


def raised(case: Case) -> tuple[Raised, ...]:
    """Every line of one account: in the way, then set-up, then what belongs to the programme; the gravest first.

    Archived and badly fitting accounts show nothing. For the first days of a tier only what people wrote and an
    override of the cap are called in the way (S000, S001).
    """
    account = case.account
    if account.archived_on is not None or account.bad_fit:
        return ()
    found = [] if is_in_grace(account, case.today, case.fw) else _by_rule(case)
    if over := way.over_cap(case):
        found.append(over)
    written = _written(case.facts.blockers, case.today)
    if account.tier is not None:
        found += setup(case)
        if poor := _intent_poor_fit(case):
            found.append(poor)
    if len(written) != len(case.facts.blockers):
        put_off = [b for b in case.facts.blockers if b.code != WRITTEN]
        found = [one for one in found if _shows(one, put_off, case.today)]
    found += written
    if len(found) > 1:
        found.sort(key=_reading)
    return tuple(found)


def is_in_grace(account: AccountFact, today: date, fw: Framework) -> bool:
    """Whether the account got its first tier so lately that only what people wrote is called in the way."""
    return account.tiered_on is not None and (today - account.tiered_on).days < fw.grace_days


def _reading(one: Raised) -> tuple[int, int, int]:
    """Late things share a place: the longer one first."""
    place = PLACE[one.code]
    return (0 if place == 1 else place), -one.age_days, one.ref or 0


def _by_rule(case: Case) -> list[Raised]:
    found: list[Raised | None] = []
    if case.touches:
        found += touches.late(case)
        if due := touches.soon(case):
            found += [touches.contact_data(case, due), touches.asset_missing(case, due), touches.collision(case, due)]
    if case.account.tier is not None:
        found.append(way.dispute_open(case))
    if is_worked(case.account):
        found += [rule(case) for rule in _WORKED]
        if case.facts.deals:
            found += [way.close_date_passed(case), way.opportunity_silent(case)]
    return [one for one in found if one is not None]


def _stage_role(case: Case) -> Raised | None:
    """Whom the stage needs, once that is in the way; until then it is on the checklist."""
    line = way.stage_role_missing(case)
    return line if line is not None and line.drawer == WAY else None


_WORKED = (
    touches.step_missing,
    way.quiet,
    way.handoff_due,
    way.no_opportunity,
    way.score_fell,
    way.stage_stuck,
    _stage_role,
)


def _intent_poor_fit(case: Case) -> Raised | None:
    """They look for such a thing, and do not fit: a lead for demand generation, not a target account (S004)."""
    if case.match is not False:
        return None
    oldest = case.today - timedelta(case.fw.engaged_days)
    surges = [e.day for e in case.facts.activities if e.type == _INTENT and oldest <= e.day <= case.today]
    if not surges:
        return None
    text = "outside intent, and no ICP match: a lead, not a target"
    return raised_line(
        "intent_poor_fit", text, (case.today - max(surges)).days, None, f'badfit {case.account.id} --reason "{DOTS}"'
    )


def _written(blockers: Sequence[BlockerFact], today: date) -> list[Raised]:
    """What people wrote and nobody resolved or put off."""
    lines = []
    for b in blockers:
        if b.code != WRITTEN or _resolved(b, today) or _put_off(b, today) or (b.created_on and b.created_on > today):
            continue
        age = (today - b.created_on).days if b.created_on else 0
        lines.append(raised_line(WRITTEN, b.text, age, b.owner, f"blocker resolve {b.id}", b.id))
    return lines


def _resolved(blocker: BlockerFact, today: date) -> bool:
    return blocker.resolved_on is not None and blocker.resolved_on <= today


def _put_off(blocker: BlockerFact, today: date) -> bool:
    """Put off until a day: on that day it is back."""
    return blocker.snoozed_until is not None and blocker.snoozed_until > today and not _resolved(blocker, today)


def _shows(one: Raised, put_off: Sequence[BlockerFact], today: date) -> bool:
    """Whether nobody put this line off, or resolved it since its cause began."""
    for b in put_off:
        if b.code != one.code or b.code in STAYS:
            continue
        if _put_off(b, today):
            return False
        if b.resolved_on is not None and 0 <= (today - b.resolved_on).days <= one.age_days:
            return False
    return True
