"""Writing down what happened."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from abm_tui.errors import Refused
from abm_tui.models.words import ACTIVITY_NAMES, BY_US, ActivityType
from abm_tui.rules.quickadd.quickadd import PersonReading, QuickAdd
from abm_tui.store.commands import blockers, closing, committee, plays
from abm_tui.store.unit import Unit
from abm_tui.when import mid_day

_MIDDAY = time(12, 0)


def log_activity(u: Unit, /, account_id: int | None, type: str, *, day: date | None = None, **fields: Any) -> int:
    """Something that happened on `day` (today when not said); returns the activity's id.

    What is the success signal of a running play ends it: a call only when it was answered, a meeting that took place.
    """
    if type not in set(ActivityType):
        raise Refused("no_such_activity", f"No such activity: {type}. There are {', '.join(ActivityType)}.")
    at = fields.pop("at", None) or datetime.combine(day or u.today, _MIDDAY)
    if type in BY_US and "by" not in fields:
        fields["by"] = u.me
    if type in BY_US and not fields.get("team"):
        fields["team"] = next((m.team for m in u.members if m.id == fields.get("by")), "")
    activity_id = u.add("activity", account_id=account_id, type=type, at=at, **fields)
    ended = closing.close_runs(u, account_id, activity_id) if account_id is not None else []
    u.label = "; ".join([f"Logged: {ACTIVITY_NAMES[ActivityType(type)]}", *(f"{name} worked" for name in ended)])
    return activity_id


def quick_add(u: Unit, account_id: int, line: QuickAdd, *, chosen: Mapping[int, int] | None = None) -> list[int]:
    """Everything one line said: activities, people, written blockers, next steps. One undo step.

    `chosen` says which contact is meant where a name fits several (place in `line.people` → contact id). Returns the
    ids of the activities. Raises Refused when a name is still open, and when the line says nothing.
    """
    if not line:
        raise Refused("nothing_said", "Nothing to log yet. Say what happened, or Esc.")
    account_id = line.account_id or account_id
    account = u.get("account", account_id)
    people = [_person(u, account_id, place, draft, chosen or {}) for place, draft in enumerate(line.people)]
    ids = []
    for item in line.activities:
        for place in item.people or (None,):
            for _ in range(item.count):
                fields: dict[str, Any] = {"by": item.by} if item.by is not None else {}
                ids.append(
                    log_activity(
                        u,
                        account_id,
                        item.type,
                        day=item.day,
                        contact_id=people[place] if place is not None else None,
                        outcome=item.outcome,
                        subject=item.subject,
                        topic=";".join(line.topics),
                        notes=item.notes,
                        **fields,
                    )
                )
    for blocker in line.blockers:
        text = f"{blocker.text} (by {mid_day(blocker.due)})" if blocker.due else blocker.text
        blockers.write(u, account_id, text, owner=blocker.owner or u.me)
    for step in line.steps:
        plays.add_touch(
            u,
            account_id,
            step.text,
            step.due,
            owner=step.owner or u.me,
            channel=step.channel,
            contact_id=people[step.person] if step.person is not None else None,
            topic=";".join(line.topics),
        )
    said = ", ".join(dict.fromkeys(ACTIVITY_NAMES[ActivityType(a.type)] for a in line.activities))
    said = said or ("next step" if line.steps else "blocker" if line.blockers else "person")
    u.label = f"Logged {said} for {account['name']}"
    return ids


def _person(u: Unit, account_id: int, place: int, draft: PersonReading, chosen: Mapping[int, int]) -> int:
    """The contact a name stands for; a new person is added, in the role their title suggests."""
    if draft.id is not None:
        return draft.id
    if place in chosen:
        return chosen[place]
    if draft.candidates:
        names = " or ".join(f"{committee.person_name(u, i)} ({i})" for i in draft.candidates)
        raise Refused("which_person", f"{draft.name}: {names}? Write the whole name.", candidates=draft.candidates)
    return committee.add_person(
        u, account_id, first_name=draft.first_name, last_name=draft.last_name, title=draft.title, role=draft.role
    )
