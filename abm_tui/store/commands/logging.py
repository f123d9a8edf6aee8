"""Writing down what happened."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from abm_tui.errors import Refused
from abm_tui.models.words import ACTIVITY_NAMES, BY_US, FACTS, FROM_THEM, ActivityType, RunStatus
from abm_tui.rules.evidence import SILENT
from abm_tui.rules.quickadd import Draft, QuickAdd
from abm_tui.store.commands import blockers, committee, plays
from abm_tui.store.unit import Unit
from abm_tui.when import mid_day

_MIDDAY = time(12, 0)
# What may be the success signal of a play; a meeting nobody came to is none.
CLOSING = FROM_THEM | FACTS | {ActivityType.MEETING}


def log_activity(u: Unit, /, account_id: int | None, type: str, *, day: date | None = None, **fields: Any) -> int:
    """Something that happened on `day` (today when not said); returns the activity's id.

    What they did closes a running play whose success signal it is.
    """
    if type not in set(ActivityType):
        raise Refused("no_such_activity", f"No such activity: {type}. There are {', '.join(ActivityType)}.")
    at = fields.pop("at", None) or datetime.combine(day or u.today, _MIDDAY)
    if type in BY_US and "by" not in fields:
        fields["by"] = u.me
    if type in BY_US and not fields.get("team"):
        fields["team"] = next((m.team for m in u.members if m.id == fields.get("by")), "")
    activity_id = u.add("activity", account_id=account_id, type=type, at=at, **fields)
    if account_id is not None and type in CLOSING and fields.get("outcome") not in SILENT:
        _close_runs(u, account_id, type, at.date())
    u.label = f"Logged: {ACTIVITY_NAMES[ActivityType(type)]}"
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


def _person(u: Unit, account_id: int, place: int, draft: Draft, chosen: Mapping[int, int]) -> int:
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


def _close_runs(u: Unit, account_id: int, type: str, on: date) -> None:
    """The success signal of a running play closes its run as a success (S000)."""
    for run in u.find("run", account_id=account_id, status=RunStatus.RUNNING):
        signals = u.get("play", run["play_id"])["success_signals"].split(";")
        if type in signals and run["started_on"] is not None and on >= run["started_on"]:
            plays.end_run(u, run["id"], RunStatus.SUCCESS)
