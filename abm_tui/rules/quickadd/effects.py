"""What a line of quick-add would change: shown before Enter, worked out by the same rules as after it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

from abm_tui.models.derived import Score
from abm_tui.models.facts import AccountFacts, ActivityFact, PersonFact, SeatFact
from abm_tui.models.words import ACTIVITY_NAMES, ActivityType, PersonStatus
from abm_tui.rules.fit.fit import fit
from abm_tui.rules.framework.framework import Framework
from abm_tui.rules.people.coverage import coverage
from abm_tui.rules.people.people import statuses
from abm_tui.rules.people.seats import status_sign
from abm_tui.rules.quickadd.quickadd import QuickAdd
from abm_tui.rules.score.score import score

_MIDDAY = time(12, 0)
_ORDINALS = {1: "1st", 2: "2nd", 3: "3rd"}


def with_line(facts: AccountFacts, line: QuickAdd) -> AccountFacts:
    """The account's facts as they would be once the line is logged. New rows get ids below zero."""
    account_id = facts.account.id
    people, seats, activities = list(facts.people), list(facts.seats), list(facts.activities)
    ids: dict[int, int] = {}
    for place, draft in enumerate(line.people):
        known = draft.id if draft.id is not None else next(iter(draft.candidates), None)
        if known is not None:
            ids[place] = known
            continue
        ids[place] = -1 - place
        people.append(PersonFact(ids[place], account_id, draft.first_name, draft.last_name, draft.title, draft.role))
        if draft.role:
            seats.append(SeatFact(-1 - place, account_id, draft.role, ids[place]))
    for number, draft_activity in enumerate(line.activities):
        for who in draft_activity.people or (None,):
            for n in range(draft_activity.count):
                activities.append(
                    ActivityFact(
                        -1 - number * 1000 - n,
                        account_id,
                        ids[who] if who is not None else None,
                        draft_activity.type,
                        datetime.combine(draft_activity.day, _MIDDAY),
                        outcome=draft_activity.outcome,
                        subject=draft_activity.subject,
                    )
                )
    activities.sort(key=lambda a: (a.at, a.id))
    return replace(facts, people=tuple(people), seats=tuple(seats), activities=tuple(activities))


def person_effects(facts: AccountFacts, line: QuickAdd, today: date, fw: Framework) -> dict[int, str]:
    """How far the work with each person gets by the line: place in `line.people` → `◐ → ●`, `engaged ●` when new."""
    after = with_line(facts, line)
    before_status, after_status = statuses(facts, today, fw), statuses(after, today, fw)
    said: dict[int, str] = {}
    for place, draft in enumerate(line.people):
        person = draft.id if draft.id is not None else -1 - place
        old, new = before_status.get(person), after_status.get(person)
        if new is None or new == old:
            continue
        if old is not None:
            said[place] = f"{status_sign(old)} → {status_sign(new)}"
        elif new == PersonStatus.ENGAGED:
            said[place] = f"engaged {status_sign(new)}"
    return said


def effect_lines(facts: AccountFacts, line: QuickAdd, today: date, fw: Framework) -> list[str]:
    """How the score moves and for what, whether a second department is reached, which seats are filled."""
    after = with_line(facts, line)
    before_status, after_status = statuses(facts, today, fw), statuses(after, today, fw)
    match = fit(facts.account, fw, today).match
    old, new = score(facts, today, fw, match), score(after, today, fw, match)
    said = []
    if old.value != new.value:
        why = ", ".join(_gained(old, new, after, fw))
        said.append(f"score {old.value} → {new.value}" + (f": {why}" if why else ""))
    covered, covers = coverage(facts, before_status, fw), coverage(after, after_status, fw)
    if covers.departments >= 2 > covered.departments:
        said.append("2 departments ✓")
    if covers.filled > covered.filled:
        said.append(f"{covers.filled}/{covers.needed} seats")
    return said


def _gained(old: Score, new: Score, after: AccountFacts, fw: Framework) -> list[str]:
    """What the new points are for: `reply`, and last the people, `2nd person`."""
    kinds = {activity.id: activity.type for activity in after.activities}
    said, people = [], []
    for rule in fw.signals:
        points = _points(new, rule.code)
        if points <= _points(old, rule.code):
            continue
        if rule.counts_by == "people":
            people.append(f"{_ORDINALS.get(points, f'{points}th')} person")
            continue
        newest = next(
            (kinds[i] for line in new.lines if line.signal == rule.code and (i := line.activity) in kinds), ""
        )
        said.append(ACTIVITY_NAMES[ActivityType(newest)] if newest and len(rule.types) > 1 else rule.one)
    return said + people


def _points(of: Score, signal: str) -> int:
    return sum(line.points for line in of.lines if line.signal == signal)
