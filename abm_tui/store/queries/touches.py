"""Touches: an account's next step, one touch with all around it, who has how many."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy import ColumnElement, func, select

from abm_tui.models import tables as t
from abm_tui.models.facts import TouchFact
from abm_tui.models.words import RunStatus, Tier, TouchStatus
from abm_tui.store.reader import Reader

_FIELDS = [t.touch.c[f] for f in TouchFact.__dataclass_fields__]
# The next step is the earliest open touch; of the same day, an ad-hoc one comes first.
_FIRST = (t.touch.c.due.is_(None), t.touch.c.due, t.touch.c.run_id.is_not(None), t.touch.c.position, t.touch.c.id)


def waited_for() -> ColumnElement[bool]:
    """Open touches somebody waits for: not those of a play that rests, nor of an account that was put away."""
    put_away = select(t.account.c.id).where(t.account.c.archived_on.is_not(None))
    return still_open() & t.touch.c.account_id.not_in(put_away)


def still_open() -> ColumnElement[bool]:
    """Open touches, but those of a play that rests."""
    resting = select(t.run.c.id).where(t.run.c.status == RunStatus.PAUSED)
    touch = t.touch.c
    return (touch.status == TouchStatus.OPEN) & ~(touch.run_id.is_not(None) & touch.run_id.in_(resting))


def next_of(r: Reader, account_id: int) -> TouchFact | None:
    """The account's next step: its earliest open touch."""
    return next_of_each(r, [account_id]).get(account_id)


def next_of_each(r: Reader, account_ids: Sequence[int]) -> dict[int, TouchFact]:
    """Account → its next step, in the order of the accounts; those without one are left out. One statement."""
    query = select(*_FIELDS).where(t.touch.c.account_id.in_(account_ids), waited_for())
    found: dict[int, TouchFact] = {}
    for row in r.connection.execute(query.order_by(*_FIRST)):
        touch = TouchFact(*row)
        found.setdefault(touch.account_id, touch)
    return {i: found[i] for i in account_ids if i in found}


def lacks_step(r: Reader, account_id: int) -> bool:
    """Whether it is a target account, one in a tier that is worked, on which nothing is open any more."""
    worked = t.account.c.tier.in_((Tier.ONE, Tier.TWO, Tier.THREE)) & t.account.c.archived_on.is_(None)
    query = select(t.account.c.id).where(t.account.c.id == account_id, worked)
    return r.connection.execute(query).first() is not None and next_of(r, account_id) is None


def by_id(r: Reader, touch_id: int) -> TouchFact | None:
    found = r.connection.execute(select(*_FIELDS).where(t.touch.c.id == touch_id)).first()
    return TouchFact(*found) if found else None


def open_touches(
    r: Reader, *, account_id: int | None = None, run_id: int | None = None, owner: int | None = None
) -> list[TouchFact]:
    """Open touches that somebody waits for, in order of their days: of an account, a run or an owner."""
    query = select(*_FIELDS).where(waited_for())
    for column, value in (("account_id", account_id), ("run_id", run_id), ("owner", owner)):
        if value is not None:
            query = query.where(t.touch.c[column] == value)
    return [TouchFact(*row) for row in r.connection.execute(query.order_by(*_FIRST))]


def of_runs(r: Reader, run_ids: Sequence[int]) -> list[TouchFact]:
    """Every touch of these runs, done ones too, in the order of the play."""
    query = select(*_FIELDS).where(t.touch.c.run_id.in_(run_ids))
    return [TouchFact(*row) for row in r.connection.execute(query.order_by(t.touch.c.run_id, t.touch.c.position))]


def touches_due(r: Reader, first: date, days: int = 7) -> dict[int, int]:
    """Member → open touches due in the `days` from `first` on."""
    query = (
        select(t.touch.c.owner, func.count())
        .where(
            waited_for(),
            t.touch.c.owner.is_not(None),
            t.touch.c.due >= first,
            t.touch.c.due < first + timedelta(days),
        )
        .group_by(t.touch.c.owner)
    )
    return {key: value for key, value in r.connection.execute(query)}  # noqa: C416  typed rows
