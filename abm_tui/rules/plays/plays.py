"""Plays on an account: which one fits, when its touches are due and whose they are, and how it ended (S000, S002)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from abm_tui.models.facts import ActivityFact, MemberFact, PlayFact, TouchFact
from abm_tui.models.words import Team, TouchStatus
from abm_tui.rules.framework.framework import Framework
from abm_tui.rules.people.evidence import has_taken_place

Away = Mapping[int, tuple[date, date]]


@dataclass(frozen=True, slots=True)
class PlannedTouch:
    """One touch of a play as it would stand in the calendar. `finds` = it looks for a person it cannot address yet."""

    position: int
    due: date
    owner: int | None
    team: str
    channel: str
    role: str
    contact_id: int | None
    text: str
    asset: str
    finds: bool = False


def away_dates(members: Iterable[MemberFact]) -> dict[int, tuple[date, date]]:
    """Member → first and last day away, for those who said both."""
    return {m.id: (m.away_from, m.away_until) for m in members if m.away_from and m.away_until}


def is_away(member: MemberFact, day: date) -> bool:
    """Whether the member is away on that day; both ends included."""
    return (
        member.away_from is not None
        and member.away_until is not None
        and (member.away_from <= day <= member.away_until)
    )


def schedule(
    play: PlayFact,
    start: date,
    sales: int | None,
    marketing: int | None,
    people_by_role: Mapping[str, int],
    away: Away,
    fw: Framework,
) -> list[PlannedTouch]:
    """The touches of `play` from `start` on, in their order.

    Weekends and the owner's days away are skipped; no touch comes before the one it follows. A step of a team without
    an owner falls to the other one. Where nobody fills the role a step addresses, the first such step looks for them.
    """
    planned: list[PlannedTouch] = []
    sought: set[str] = set()
    earliest = start
    for step in play.steps:
        first, second = (sales, marketing) if step.team == Team.SALES else (marketing, sales)
        owner = first if first is not None else second
        due = working_day(max(earliest, start + timedelta(step.day)), away.get(owner) if owner is not None else None)
        earliest = due
        contact = people_by_role.get(step.role) if step.role else None
        finds = bool(step.role) and contact is None and step.role not in sought
        text, channel, asset = step.text, step.channel, step.asset
        if finds:
            sought.add(step.role)
            text, channel, asset = fw.role[step.role].find, "research", ""
        planned.append(
            PlannedTouch(step.position, due, owner, step.team, channel, step.role, contact, text, asset, finds)
        )
    return planned


def working_day(day: date, away: tuple[date, date] | None = None) -> date:
    """`day`, or the next one that is neither on a weekend nor within the days away (both ends included)."""
    while True:
        if day.weekday() >= 5:
            day += timedelta(7 - day.weekday())
        elif away is not None and away[0] <= day <= away[1]:
            day = away[1] + timedelta(1)
        else:
            return day


def monday_of(day: date) -> date:
    """The Monday of the week of `day`, `day` itself when it is one."""
    return day - timedelta(day.weekday())


def weekly_load(touches: Iterable[TouchFact | PlannedTouch]) -> dict[tuple[int, date], int]:
    """(Member, Monday of the week) → open touches due that week; those of nobody do not count."""
    found: Counter[tuple[int, date]] = Counter()
    for touch in touches:
        is_open = isinstance(touch, PlannedTouch) or touch.status == TouchStatus.OPEN
        if is_open and touch.owner is not None and touch.due is not None:
            found[touch.owner, monday_of(touch.due)] += 1
    return dict(found)


def success(
    signals: Container[str], started_on: date | None, activities: Iterable[ActivityFact], until: date
) -> ActivityFact | None:
    """The earliest activity from the start to `until` that is one of a play's success `signals`; None = not yet (S000).

    A call counts only when it was answered, a meeting only when it took place. Before it started nothing counts.
    """
    if started_on is None:
        return None
    hits = [a for a in activities if a.type in signals and started_on <= a.day <= until and has_taken_place(a)]
    return min(hits, key=lambda a: (a.at, a.id), default=None)
