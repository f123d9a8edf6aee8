"""Correcting what was written down about the past: an activity, a line of evidence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from abm_tui.errors import Refused
from abm_tui.models.words import ACTIVITY_NAMES, ActivityType
from abm_tui.store.commands.cell_words import cells_text
from abm_tui.store.commands.closing import close_runs, reopen_runs
from abm_tui.store.unit import Unit
from abm_tui.text import blank

ACTIVITY_FIELDS = ("type", "at", "contact_id", "outcome", "subject", "topic", "campaign", "asset", "by", "notes")


def set_activity(u: Unit, /, activity_id: int, *, base: Mapping[str, Any] | None = None, **fields: Any) -> None:
    """Change fields of something that happened; score and statuses follow from it. `base` is what the editor saw."""
    unknown = fields.keys() - set(ACTIVITY_FIELDS)
    if unknown:
        raise Refused("no_such_field", f"What happened has no field {', '.join(sorted(unknown))}.")
    if "type" in fields and fields["type"] not in set(ActivityType):
        raise Refused("no_such_activity", f"No such activity: {fields['type']}.")
    u.set("activity", activity_id, base, **fields)
    account_id = u.get("activity", activity_id)["account_id"]
    if account_id is not None:
        reopen_runs(u, account_id, [("activity", activity_id)])
        close_runs(u, account_id, activity_id)
    u.label = f"{_name(u, activity_id)}: {cells_text(u, 'activity', fields)}"


def remove_activity(u: Unit, /, activity_id: int) -> None:
    """It did not happen, and a play that ended by it goes on. The touch that it was logged for stays done."""
    name, account_id = _name(u, activity_id), u.get("activity", activity_id)["account_id"]
    u.delete("activity", activity_id)
    opened = reopen_runs(u, account_id, [("activity", activity_id)]) if account_id is not None else []
    u.label = "; ".join([f"Removed: {name}", *(f"{play} goes on" for play in opened)])


def set_evidence(u: Unit, /, evidence_id: int, text: str, base: str) -> None:
    """Correct a line of evidence; an empty one takes it out."""
    account = u.get("account", u.get("evidence", evidence_id)["account_id"])
    u.set("evidence", evidence_id, {"text": base}, text=text)
    if blank(text):
        u.delete("evidence", evidence_id)
    u.label = f"Evidence for {account['name']}{' taken out' if blank(text) else ''}"


def _name(u: Unit, activity_id: int) -> str:
    activity = u.get("activity", activity_id)
    name = ACTIVITY_NAMES[ActivityType(activity["type"])]
    return f"{name}, {activity['subject']}" if activity["subject"] else name
