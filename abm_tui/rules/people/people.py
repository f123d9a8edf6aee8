"""How far we got with a person: identified, contacted, engaged, and why (S000, S001).

Engaged = a reply, an answered call, a meeting, a form, a download, an event or a pricing visit in the last 90 days,
else the mark set by hand, which holds as long, counted from its day. Anything else between us makes a person
contacted; so does a mark of engaged that no longer holds. Nobody falls below that again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from abm_tui.models.facts import AccountFacts, ActivityFact, PersonFact
from abm_tui.models.words import PersonStatus
from abm_tui.rules.framework.framework import Framework
from abm_tui.rules.people.evidence import ENGAGING_TYPES, MEANINGLESS, activity_text, is_engaging
from abm_tui.when import say_past

__all__ = ["Standing", "further", "standing", "status_reason_text", "statuses"]

_STEPS = {status: n for n, status in enumerate(PersonStatus)}


@dataclass(frozen=True, slots=True)
class Standing:
    """A person's status and its reason. `by_hand` is shown as `m`; `expires` is the last day an engagement holds."""

    status: PersonStatus
    by_hand: bool = False
    because: ActivityFact | None = None
    expires: date | None = None


def further(a: PersonStatus, b: PersonStatus) -> PersonStatus:
    """The one that is further on the way missing → identified → contacted → engaged."""
    return a if _STEPS[a] >= _STEPS[b] else b


def rank(status: PersonStatus) -> int:
    """0 = missing … 3 = engaged."""
    return _STEPS[status]


def statuses(facts: AccountFacts, today: date, fw: Framework) -> dict[int, PersonStatus]:
    """Contact id → status, for every person of the account."""
    engaged, touched = _latest(facts.activities, today) if facts.activities else ({}, {})
    return {p.id: _status(p, engaged.get(p.id), touched.get(p.id), today, fw.engaged_days)[0] for p in facts.people}


def standing(person: PersonFact, activities: Sequence[ActivityFact], today: date, fw: Framework) -> Standing:
    """The status of one person with its reason; `activities` may hold those of others too."""
    engaged, touched = _latest(activities, today)
    last, any_last = engaged.get(person.id), touched.get(person.id)
    status, by_hand = _status(person, last, any_last, today, fw.engaged_days)
    if by_hand or status == PersonStatus.IDENTIFIED:
        ends = by_hand and status == PersonStatus.ENGAGED and person.status_on is not None
        until = person.status_on + timedelta(fw.engaged_days) if ends and person.status_on else None
        return Standing(status, by_hand, expires=until)
    if status == PersonStatus.ENGAGED and last is not None:
        return Standing(status, because=last, expires=last.day + timedelta(fw.engaged_days))
    return Standing(status, because=any_last)


def status_reason_text(person: PersonFact, activities: Sequence[ActivityFact], today: date, fw: Framework) -> str:
    """The reason as the screen says it: `pricing page, Tue`, `marked by hand`, `e-mail "Benchmarks", 24/10`."""
    found = standing(person, activities, today, fw)
    if found.because is not None:
        return f"{activity_text(found.because)}, {say_past(found.because.day, today)}"
    if found.by_hand:
        return f"marked by hand, {say_past(person.status_on, today)}" if person.status_on else "marked by hand"
    return "known by name"


def _latest(activities: Sequence[ActivityFact], today: date) -> tuple[dict[int, ActivityFact], dict[int, ActivityFact]]:
    """Contact id → their latest engaging activity, and their latest of any meaning, not after `today`."""
    engaged: dict[int, ActivityFact] = {}
    touched: dict[int, ActivityFact] = {}
    now = today.toordinal()
    for event in activities:
        who = event.contact_id
        if who is None or event.type in MEANINGLESS or event.at.toordinal() > now:
            continue
        known = touched.get(who)
        if known is None or event.at >= known.at:
            touched[who] = event
        if event.type in ENGAGING_TYPES and is_engaging(event):
            known = engaged.get(who)
            if known is None or event.at >= known.at:
                engaged[who] = event
    return engaged, touched


def _status(
    person: PersonFact, engaged: ActivityFact | None, touched: ActivityFact | None, today: date, window: int
) -> tuple[PersonStatus, bool]:
    """The status, and whether it stands only on the mark set by hand."""
    if engaged is not None and today.toordinal() - engaged.at.toordinal() <= window:
        return PersonStatus.ENGAGED, False
    mark = person.status if person.status_on is None or person.status_on <= today else None
    held = person.status_on is None or (today - person.status_on).days <= window
    if mark == PersonStatus.ENGAGED and held:
        return PersonStatus.ENGAGED, True
    if touched is not None:
        return PersonStatus.CONTACTED, False
    if mark in (PersonStatus.CONTACTED, PersonStatus.ENGAGED):
        return PersonStatus.CONTACTED, True
    return PersonStatus.IDENTIFIED, False
