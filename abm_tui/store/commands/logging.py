"""Writing down what happened."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from abm_tui.errors import Refused
from abm_tui.models.words import ACTIVITY_NAMES, BY_US, FACTS, FROM_THEM, ActivityType, RunStatus
from abm_tui.rules.quickadd import QuickAdd
from abm_tui.store.commands import blockers, committee, plays
from abm_tui.store.unit import Unit

_MIDDAY = time(12, 0)


def log_activity(u: Unit, account_id: int | None, type: str, *, day: date | None = None, **fields: Any) -> int:
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
    if account_id is not None and type in FROM_THEM | FACTS | {ActivityType.MEETING}:
        _close_runs(u, account_id, type, at.date())
    u.label = f"Logged: {ACTIVITY_NAMES[ActivityType(type)]}"
    return activity_id


def quick_add(u: Unit, account_id: int, parsed: QuickAdd) -> list[int]:
    """Everything one line said: activities, a new person, topics, written blockers, the next step. One undo step."""
    account_id = parsed.account_id or account_id
    account = u.get("account", account_id)
    contact_id = parsed.contact_id
    if contact_id is None and parsed.new_person is not None:
        new = parsed.new_person
        contact_id = committee.add_person(
            u,
            account_id,
            first_name=new.first_name,
            last_name=new.last_name,
            title=new.title,
            role=new.role,
        )
    ids = []
    for item in parsed.activities:
        for n in range(item.count):
            subject = item.subject if item.count == 1 or not item.subject else f"{item.subject} ({n + 1})"
            ids.append(
                log_activity(
                    u,
                    account_id,
                    item.type,
                    day=item.day,
                    contact_id=contact_id,
                    outcome=item.outcome,
                    subject=subject,
                    topic=";".join(parsed.topics),
                    notes=item.notes,
                )
            )
    for blocker in parsed.blockers:
        blockers.write(u, account_id, blocker.text, owner=blocker.owner or u.me)
    if parsed.next_step is not None:
        step = parsed.next_step
        plays.add_touch(u, account_id, step.text, step.due, owner=step.owner or u.me, contact_id=contact_id)
    said = ", ".join(ACTIVITY_NAMES[ActivityType(a.type)] for a in parsed.activities)
    said = said or ("next step" if parsed.next_step else "blocker" if parsed.blockers else "note")
    u.label = f"Logged {said} for {account['name']}"
    return ids


def _close_runs(u: Unit, account_id: int, type: str, on: date) -> None:
    """The success signal of a running play closes its run as a success (S000)."""
    for run in u.find("run", account_id=account_id, status=RunStatus.RUNNING):
        signals = u.get("play", run["play_id"])["success_signals"].split(";")
        if type in signals and run["started_on"] is not None and on >= run["started_on"]:
            plays.end_run(u, run["id"], RunStatus.SUCCESS)
