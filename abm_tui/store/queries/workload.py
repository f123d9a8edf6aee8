"""Who is at their desk, what is due this week, what was promised: what the working order needs beyond the account."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import func, select

from abm_tui.models import tables as t
from abm_tui.models.words import RunStatus, TouchStatus
from abm_tui.rules.plays.plays import monday_of
from abm_tui.rules.working_order import order
from abm_tui.rules.working_order.capacity import Desk
from abm_tui.store.queries import reviews
from abm_tui.store.queries.listing import listed
from abm_tui.store.reader import Reader


def desk(r: Reader) -> Desk:
    """The members that are there, with their open touches due up to Sunday, late ones too; resting plays left out.

    Three statements.
    """
    touch = t.touch.c
    sunday = monday_of(r.today) + timedelta(6)
    resting = select(t.run.c.id).where(t.run.c.status == RunStatus.PAUSED)
    query = (
        select(touch.owner, func.count())
        .where(touch.status == TouchStatus.OPEN, touch.owner.is_not(None), touch.due <= sunday)
        .where(touch.run_id.is_(None) | touch.run_id.not_in(resting))
        .group_by(touch.owner)
    )
    due = {int(row[0]): int(row[1]) for row in r.connection.execute(query)}
    return Desk(tuple(m for m in r.members if m.left_on is None), due, _promised(r))


def _promised(r: Reader) -> frozenset[int]:
    """The accounts whose next step, promised in the last completed review, is late."""
    last = reviews.last_completed(r)
    if last is None:
        return frozenset()
    entry, touch = t.entry.c, t.touch.c
    query = (
        select(entry.account_id)
        .join_from(t.entry, t.touch, touch.id == entry.promise_touch)
        .where(entry.review_id == last.id, touch.status == TouchStatus.OPEN, touch.due < r.today)
    )
    return frozenset(r.connection.execute(query).scalars())


def why_here(r: Reader, account_id: int) -> tuple[str, Sequence[order.Reason]]:
    """The account's name, and the reasons of its place in the working order (S000)."""
    row = listed(r, ids=[account_id])[0]
    assert row.derived is not None
    return row.account.name, order.reasons(row.account, row.derived, r.today, r.framework, desk(r))
