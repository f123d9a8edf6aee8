"""Writing down what happened."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from abm_tui.errors import Refused
from abm_tui.models.words import ACTIVITY_NAMES, BY_US, ActivityType
from abm_tui.store.commands import closing
from abm_tui.store.unit import Unit

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
