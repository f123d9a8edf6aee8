"""A LinkedIn connection becomes one activity of its person, on the day that Connections.csv says.

It is a touch of ours, not a signal of theirs: who accepted whom is not in the file, and an accepted invitation is no
reply. So it makes a person contacted and engages nobody.
"""

from __future__ import annotations

from datetime import date, datetime, time

from abm_tui.exchange.plan.import_plan import FieldChange
from abm_tui.exchange.rows.workspace_rows import Row, World
from abm_tui.models.words import ActivityType

_CALLED = "connected"


def connect(world: World, source: str, person: Row, day: date, known_by: str) -> FieldChange | None:
    """Add the connection, once a day and person, whoever's file says it; None where it is known.

    `known_by` tells the person apart in the files of that source.
    """
    key = f"{_CALLED} {day.isoformat()} {known_by}"
    if not known_by or world.record(source, "activities", key) is not None:
        return None
    activity_id = world.add(
        "activity",
        account_id=person.get("account_id"),
        account_text=person.get("account_text") or "",
        contact_id=person["id"],
        type=str(ActivityType.LINKEDIN),
        at=datetime.combine(day, time(12)),
        subject=_CALLED,
        source=source,
        by=None,  # the file does not say whose connections they are
    )
    world.remember(source, "activities", key, activity_id)
    return FieldChange(_CALLED, "", day)
