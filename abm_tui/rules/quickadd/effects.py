"""What a line of quick-add would change: shown before Enter, worked out by the same rules as after it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

from abm_tui.models.facts import AccountFacts, ActivityFact, PersonFact, SeatFact
from abm_tui.models.words import PersonStatus
from abm_tui.rules.fit.fit import fit
from abm_tui.rules.framework.framework import Framework
from abm_tui.rules.people.coverage import coverage
from abm_tui.rules.people.people import statuses
from abm_tui.rules.quickadd.quickadd import QuickAdd
from abm_tui.rules.score.score import value

_MIDDAY = time(12, 0)


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


def effect_lines(facts: AccountFacts, line: QuickAdd, today: date, fw: Framework) -> list[str]:
    """Sentences: who becomes engaged, how the score moves, whether a second department is reached."""
    after = with_line(facts, line)
    before_status, after_status = statuses(facts, today, fw), statuses(after, today, fw)
    names = {person.id: person.name for person in after.people}
    said = [
        f"{names[person]} engaged ●"
        for person, status in after_status.items()
        if status == PersonStatus.ENGAGED and before_status.get(person) != status
    ]
    match = fit(facts.account, fw, today).match
    old, new = value(facts, today, fw, match), value(after, today, fw, match)
    if old != new:
        said.append(f"score {old} → {new}")
    covered, covers = coverage(facts, before_status, fw), coverage(after, after_status, fw)
    if covers.departments >= 2 > covered.departments:
        said.append("2 departments ✓")
    if covers.filled > covered.filled:
        said.append(f"{covers.filled}/{covers.needed} seats")
    return said
