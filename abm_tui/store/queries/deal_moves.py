"""The moves of deals since a line of the journal."""

from __future__ import annotations

import json
from datetime import date, datetime

from sqlalchemy import select

from abm_tui.models import tables as t
from abm_tui.rules.review.deal_moves import DealMove
from abm_tui.store.reader import Reader

_MOVES = ("close_date", "amount", "stage")


def deal_moves(r: Reader, after: int, since: date | None = None) -> list[DealMove]:
    """What the journal saw of deals after that change, and not before the day `since`. One statement.

    Several edits of one cell are one move, from the first value to the last; what was taken back is none.
    """
    change = t.change.c
    query = (
        select(
            change.account_id, change.entity_id, change.field, change.old, change.new, change.at, change.on, change.who
        )
        .where(change.id > after, change.entity == "opportunity", change.op == "set", change.field.in_(_MOVES))
        .where(change.account_id.is_not(None), change.on <= r.today)
        .order_by(change.id)
    )
    if since is not None:
        query = query.where(change.on >= since)
    first: dict[tuple[int, int, str], str | None] = {}
    latest: dict[tuple[int, int, str], tuple[str | None, datetime, str]] = {}
    for account_id, deal_id, column, old, new, at, on, who in r.connection.execute(query):
        first.setdefault((account_id, deal_id, column), old)
        latest[account_id, deal_id, column] = (new, moment(on, at), who)
    return [
        DealMove(*key, json.loads(old) if old else None, json.loads(new) if new else None, at, who)
        for key, old in first.items()
        for new, at, who in [latest[key]]
        if old != new
    ]


def moment(on: date | None, at: str) -> datetime:
    """The day a change was for, with the time of day it was made at here."""
    made = datetime.fromisoformat(at).astimezone()
    return datetime.combine(on or made.date(), made.time())
