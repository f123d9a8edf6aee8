"""Touches: which are open, which is the next step, which are late. A next step is a touch outside any play."""

from __future__ import annotations

from datetime import date

from abm_tui.models.facts import AccountFacts, PersonFact, TouchFact
from abm_tui.models.words import RunStatus, TouchStatus
from abm_tui.rules.framework.framework import Framework
from abm_tui.rules.framework.parts import RoleRule


def open_touches(facts: AccountFacts) -> list[TouchFact]:
    """The open touches, earliest first, on the same day next steps before touches of a play.

    Those of a paused play are left out: nobody waits for them.
    """
    if not facts.touches:
        return []
    paused = {run.id for run in facts.runs if run.status == RunStatus.PAUSED}
    return sorted((t for t in facts.touches if t.status == TouchStatus.OPEN and t.run_id not in paused), key=_earliest)


def _earliest(touch: TouchFact) -> tuple[date, bool, int, int]:
    return touch.due or date.max, touch.run_id is not None, touch.position, touch.id


def role_addressed(touch: TouchFact, person: PersonFact | None, facts: AccountFacts, fw: Framework) -> RoleRule | None:
    """The role that the touch speaks to: its own, else the first that its person holds; None where there is none."""
    held = {seat.role for seat in facts.seats if person is not None and seat.contact_id == person.id}
    return fw.role.get(touch.role or next((code for code in fw.role_codes if code in held), ""))


def is_late(touch: TouchFact, today: date) -> bool:
    """Whether the touch is open and its day is before `today`."""
    return touch.status == TouchStatus.OPEN and touch.due is not None and touch.due < today


def days_late(touch: TouchFact, today: date) -> int:
    """Whole days after its due date; 0 when it is not late."""
    return max(0, (today - touch.due).days) if touch.due else 0


def last_done(facts: AccountFacts, today: date) -> date | None:
    """The day of the latest touch done, not after `today`."""
    days = [t.done_on for t in facts.touches if t.done_on is not None and t.done_on <= today]
    return max(days, default=None)


def days_without_step(facts: AccountFacts, today: date) -> int:
    """For an account without an open touch: whole days since the last one was done, or since its first tier."""
    since = [d for d in (last_done(facts, today), facts.account.tiered_on) if d is not None]
    return max(0, (today - max(since, default=today)).days)
