"""Success signals that were written down before their day, and whose day has come (S000)."""

from __future__ import annotations

from sqlalchemy import func, select

from abm_tui.models import tables as t
from abm_tui.models.words import RunStatus
from abm_tui.store.reader import Reader


def signals_due(r: Reader) -> list[tuple[int, int]]:
    """(account, activity) of what may end a running play today, the oldest first.

    Only what nobody wrote on since its day came: what happened on or before the day it was written down has ended its
    plays at once.
    """
    run, activity, change = t.run.c, t.activity.c, t.change.c
    day = func.date(activity.at)
    written = (
        select(func.max(change.on))
        .where(change.entity == "activity", change.entity_id == activity.id)
        .correlate(t.activity)
        .scalar_subquery()
    )
    query = (
        select(activity.account_id, activity.id)
        .distinct()
        .join(t.run, (run.account_id == activity.account_id) & (run.status == RunStatus.RUNNING))
        .where(day >= run.started_on, day <= r.today.isoformat(), written < day)
        .order_by(activity.id)
    )
    return [(row.account_id, row.id) for row in r.connection.execute(query)]
