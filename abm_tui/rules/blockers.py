"""What is in the way of an account, and what its set-up still lacks: one sentence each, with the key that mends it.

Two drawers, so that nobody learns to ignore them: *in the way* is about this week, *set-up* is a checklist. A blocker
by rule disappears by itself when its cause does; it can be put off to a day, or resolved as it stands now.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from abm_tui.models.derived import Raised
from abm_tui.models.facts import AccountFact, AccountFacts, BlockerFact, TouchFact
from abm_tui.models.words import Drawer, RunStatus, Tier
from abm_tui.rules.framework import Framework
from abm_tui.rules.tiers import lacking, worked
from abm_tui.rules.touches import days_late, days_without_step, is_late, open_touches

WRITTEN = "written"
_WAY, _SETUP = str(Drawer.WAY), str(Drawer.SETUP)
_LIVE = frozenset({str(RunStatus.RUNNING), str(RunStatus.PAUSED)})


def raised(
    facts: AccountFacts,
    missing_roles: Sequence[str],
    today: date,
    fw: Framework,
    open_now: Sequence[TouchFact] | None = None,
) -> tuple[Raised, ...]:
    """Every line of one account, in the way first, late things before what is missing.

    `missing_roles` are the required roles nobody fills; `open_now` the open touches, when the caller has them sorted.
    Archived and badly fitting accounts show nothing. Sources: S000 (required roles, evidence), S001 (both teams),
    S002 (named owners).
    """
    account = facts.account
    if account.archived_on is not None or account.bad_fit:
        return ()
    touches = open_touches(facts) if open_now is None else open_now
    found = _late(touches, today)
    if not touches and worked(account):
        found.append(_no_next_step(facts, today))
    if in_grace(account, today, fw):
        found = []
    written = _written(facts.blockers, today)
    setup = _setup(facts, missing_roles, today) if account.tier == Tier.ONE else []
    if len(written) == len(facts.blockers):
        return (*found, *written, *setup)
    put_off = [b for b in facts.blockers if b.code != WRITTEN]
    return tuple(line for line in (*found, *written, *setup) if line.code == WRITTEN or _shows(line, put_off, today))


def in_grace(account: AccountFact, today: date, fw: Framework) -> bool:
    """Whether the account got its first tier so lately that only what people wrote is called in the way."""
    return account.tiered_on is not None and (today - account.tiered_on).days < fw.grace_days


def _late(touches: Sequence[TouchFact], today: date) -> list[Raised]:
    """Late touches of plays in one line, late next steps in another."""
    late = [t for t in touches if is_late(t, today)]
    if not late:
        return []
    found = []
    for code, of_code in (
        ("touch_overdue", [t for t in late if t.run_id is not None]),
        ("next_step_late", [t for t in late if t.run_id is None]),
    ):
        if of_code:
            first, days = of_code[0], days_late(of_code[0], today)
            text = f"{first.text} {days}d late" + (f" · {len(of_code) - 1} more late" if len(of_code) > 1 else "")
            found.append(Raised(code, _WAY, text, days, first.owner, "d", f"abm touch done {first.id}", first.id))
    return sorted(found, key=lambda line: -line.age_days)


def _no_next_step(facts: AccountFacts, today: date) -> Raised:
    account = facts.account
    days = days_without_step(facts, today)
    text = f"no next step for {days} d" if days else "no next step"
    owner = account.owner_sales or account.owner_marketing
    command = f'abm log {account.id} "call them, by fri"'
    return Raised("next_step_missing", _WAY, text, days, owner, "s n", command)


def _written(blockers: Sequence[BlockerFact], today: date) -> list[Raised]:
    """What people wrote and nobody resolved or put off, oldest first."""
    lines = []
    for b in blockers:
        if b.code != WRITTEN or _resolved(b, today) or _put_off(b, today) or (b.created_on and b.created_on > today):
            continue
        age = (today - b.created_on).days if b.created_on else 0
        lines.append(Raised(WRITTEN, _WAY, b.text, age, b.owner, "b", f"abm blocker resolve {b.id}", b.id))
    return sorted(lines, key=lambda line: (-line.age_days, line.ref))


def _resolved(blocker: BlockerFact, today: date) -> bool:
    return blocker.resolved_on is not None and blocker.resolved_on <= today


def _put_off(blocker: BlockerFact, today: date) -> bool:
    """Put off until a day: on that day it is back."""
    return blocker.snoozed_until is not None and blocker.snoozed_until > today


def _shows(line: Raised, put_off: Sequence[BlockerFact], today: date) -> bool:
    """Whether nobody put this line off, or resolved it since its cause began."""
    for b in put_off:
        if b.code != line.code:
            continue
        if _put_off(b, today):
            return False
        if b.resolved_on is not None and 0 <= (today - b.resolved_on).days <= line.age_days:
            return False
    return True


# Set-up code → the key that mends it, and the command for account {id} and team {team}.
_FIXES = {
    "evidence_missing": ("s e", 'abm evidence {id} "…"'),
    "agreement_open": ("s a", "abm agree {id} yes --team {team}"),
    "owner_missing": ("s o", "abm set {id} owner_{team}=NAME"),
    "no_play": ("P", "abm play assign {id}"),
    "role_missing": ("P", "abm seat {id} {team} identified"),
}


def _setup(facts: AccountFacts, missing: Sequence[str], today: date) -> list[Raised]:
    """The checklist of a Tier 1 account. Its age counts from the day of the first tier."""
    account = facts.account
    lacks = list(lacking(account))
    if not any(run.status in _LIVE for run in facts.runs):
        lacks.append(("no_play", "no play is running", ""))
    if missing:
        lacks.append(("role_missing", f"roles missing: {' '.join(missing)}", missing[0]))
    age = max(0, (today - account.tiered_on).days) if account.tiered_on else 0
    words: dict[str, list[str]] = {}
    teams: dict[str, str] = {}
    for code, text, team in lacks:
        words.setdefault(code, []).append(text)
        teams.setdefault(code, team)
    return [
        Raised(
            code,
            _SETUP,
            ", ".join(texts),
            age,
            None,
            _FIXES[code][0],
            _FIXES[code][1].format(id=account.id, team=teams[code]),
        )
        for code, texts in words.items()
    ]
