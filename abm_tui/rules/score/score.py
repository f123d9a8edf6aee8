"""The engagement score of S001, explained line by line: Σ lines = score, every point has its event and its last day.

A signal counts a point an occurrence up to its cap, inside its window; a cap of 0 switches it off. What lies after the
day asked about does not count, so a score can be asked for any day and never changes afterwards unless its past is
edited. Fit is a gate and no points, but for the preset fit-adds-one, where an ICP match is a point of its own: `match`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from abm_tui.models.derived import Score, ScoreLine
from abm_tui.models.facts import AccountFacts, ActivityFact
from abm_tui.models.words import ACTIVITY_NAMES, ActivityType
from abm_tui.rules.framework.framework import Framework
from abm_tui.rules.framework.parts import SignalRule
from abm_tui.rules.people.evidence import activity_text, has_taken_place, names_of

_Found = list[dict[Any, ActivityFact]]


ICP_MATCH = "icp_match"
"""The line of the explanation that no event is behind."""


def score(facts: AccountFacts, today: date, fw: Framework, match: bool | None = None) -> Score:
    """The score of `today`, newest line first, people last; a line that the cap cut off has 0 points (S001)."""
    bonus = _bonus(fw, match)
    if not facts.activities and not bonus:
        return Score(cheapest_next=next((rule.next for rule in fw.signals if rule.cap), ""))
    found = _occurrences(facts, today, fw)
    people = names_of(facts)
    lines: list[ScoreLine] = []
    parts: list[str] = []
    value, cheapest = bonus, ""
    for rule, events in zip(fw.signals, found, strict=True):
        points = min(rule.cap, len(events))
        value += points
        if points < rule.cap and not cheapest:
            cheapest = rule.next
        if not points:
            continue
        # The latest events keep their points, so the day a point expires is the day the score falls.
        ordered = sorted(events.values(), key=_rank, reverse=True)
        parts.append(_part(rule, ordered[0], points))
        lines += [_line(rule, event, n < rule.cap, people) for n, event in enumerate(ordered)]
    lines.sort(key=_reading)
    if bonus:
        parts.append("ICP match")
        lines.append(ScoreLine(today, ICP_MATCH, "", "the company fits", bonus, False, None))
    return Score(value, tuple(lines), cheapest, " · ".join(parts))


def value(facts: AccountFacts, today: date, fw: Framework, match: bool | None = None) -> int:
    """Only the number (S001)."""
    if not facts.activities:
        return _bonus(fw, match)
    found = _occurrences(facts, today, fw)
    return _bonus(fw, match) + sum(min(rule.cap, len(events)) for rule, events in zip(fw.signals, found, strict=True))


def course(facts: AccountFacts, today: date, fw: Framework, match: bool | None = None) -> list[tuple[date, int]]:
    """Each day up to `today` on which the score changed, oldest first, and what it was from then on (S001).

    Worth its days only as far back as the longest window lies behind the first activity in `facts`; the company's fit
    counts as it is today.
    """
    days: dict[tuple[int, Any], set[int]] = {}
    for event in facts.activities:
        day = event.at.toordinal()
        for place in (
            fw.signals_by_type.get(event.type, ()) if day <= today.toordinal() and has_taken_place(event) else ()
        ):
            key = _KEYS[fw.signals[place].counts_by](event)
            if key is not None:
                days.setdefault((place, key), set()).add(day)
    steps: dict[int, list[tuple[int, int]]] = {}
    for (place, _), known in days.items():
        until = 0
        for day in sorted(known):
            if day > until:  # else it holds the point that is there already
                steps.setdefault(day, []).append((place, 1))
            else:
                steps[until].remove((place, -1))
            until = day + fw.signals[place].window_days + 1
            steps.setdefault(until, []).append((place, -1))
    counts, said = [0] * len(fw.signals), list[tuple[date, int]]()
    before = bonus = _bonus(fw, match)
    for day in sorted(d for d in steps if d <= today.toordinal()):
        for place, change in steps[day]:
            counts[place] += change
        now = bonus + sum(min(rule.cap, count) for rule, count in zip(fw.signals, counts, strict=True))
        if now != before:
            said.append((date.fromordinal(day), now))
            before = now
    return said


def _bonus(fw: Framework, match: bool | None) -> int:
    return fw.scoring.icp_points if match else 0


def _occurrences(facts: AccountFacts, today: date, fw: Framework) -> _Found:
    """For each signal its distinct occurrences inside the window, each by its latest event."""
    by_type, signals, now = fw.signals_by_type, fw.signals, today.toordinal()
    found: _Found = [{} for _ in signals]
    for event in facts.activities:
        places = by_type.get(event.type)
        if places is None:
            continue
        age = now - event.at.toordinal()
        if age < 0 or not has_taken_place(event):
            continue
        for place in places:
            rule = signals[place]
            if age > rule.window_days:
                continue
            key = _KEYS[rule.counts_by](event)
            if key is None:
                continue
            known = found[place].get(key)
            if known is None or _rank(event) > _rank(known):
                found[place][key] = event
    return found


def _rank(event: ActivityFact) -> tuple[datetime, int, str, str, int]:
    """Later is higher; ids come last, so that the order of entry decides nothing that can be seen."""
    return event.at, event.contact_id or 0, event.subject, event.type, event.id


def _mail(event: ActivityFact) -> Any:
    """One e-mail opened by several people, or often, is one e-mail; without a name, one a person and day."""
    name = event.subject or event.asset or event.campaign
    return name.casefold() if name else (event.at.toordinal(), event.contact_id)


def _item(event: ActivityFact) -> Any:
    name = event.asset or event.subject
    return name.casefold() if name else (event.at.toordinal(), event.contact_id)


_KEYS: dict[str, Callable[[ActivityFact], Any]] = {
    "emails": _mail,
    "items": _item,
    "people": lambda event: event.contact_id,  # an event of nobody is no person
    "": lambda event: event.id,
}


def _line(rule: SignalRule, event: ActivityFact, counts: bool, people: dict[int, str]) -> ScoreLine:
    day = event.at.date()
    who = people.get(event.contact_id, "") if event.contact_id is not None else ""
    subject = activity_text(event) if rule.counts_by == "people" else event.subject or event.asset
    until = day + timedelta(rule.window_days)
    return ScoreLine(day, rule.code, who, subject, int(counts), not counts, until, event.id)


def _reading(line: ScoreLine) -> tuple[bool, int, bool, str, str, str]:
    return line.signal == "people", -line.at.toordinal(), line.cut_by_cap, line.signal, line.who, line.subject


def _part(rule: SignalRule, latest: ActivityFact, points: int) -> str:
    """`2 opens`, `pricing page`, `reply`: what the points are for, in words that add up to the score."""
    if rule.cap > 1:
        return f"{points} {rule.one if points == 1 else rule.many}"
    return ACTIVITY_NAMES[ActivityType(latest.type)] if len(rule.types) > 1 else rule.one
