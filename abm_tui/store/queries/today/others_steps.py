"""What the other people did since a line of the journal, a step a line."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select

from abm_tui.models import tables as t
from abm_tui.rules.today.page import OthersStep
from abm_tui.store.queries.deal_moves import moment
from abm_tui.store.reader import Reader

_MOST = 200


def others_steps(r: Reader, after: int, since: date, me: str) -> tuple[OthersStep, ...]:
    """The newest steps of anybody but `me` after that change and not before the day `since`, the newest first.

    A step that took another one back is left out, and so is what the workspace did by itself. One statement.
    """
    change = t.change.c
    query = (
        select(
            change.group,
            func.min(change.who).label("who"),
            func.max(change.on).label("on"),
            func.max(change.at).label("at"),
            func.max(change.label).label("label"),
            func.max(change.account_id).label("account_id"),
            func.max(t.account.c.name).label("account"),
        )
        .outerjoin(t.account, t.account.c.id == change.account_id)
        .where(change.id > after, change.on >= since, change.on <= r.today)
        .where(change.who != me, change.who != "", change.undoes == "")
        .group_by(change.group)
        .having(func.max(change.label) != "")
        .order_by(func.max(change.id).desc())
        .limit(_MOST)
    )
    return tuple(
        OthersStep(row.group, row.who, moment(row.on, row.at), row.label, row.account_id, row.account or "")
        for row in r.connection.execute(query)
    )
