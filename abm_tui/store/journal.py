"""Readings of the journal: history, what changed since, whose turn an undo is; and the inverse of a group.

One table gives undo that survives a restart, live refresh, the words of a conflict and the review's "since".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, func, select
from sqlalchemy.exc import IntegrityError

from abm_tui.errors import Clash, Conflict, Fix, Refused
from abm_tui.models import tables
from abm_tui.models.words import Tier
from abm_tui.store.unit import ChangeFact, Unit
from abm_tui.store.values import cell_from_json, row_from_json

_change = tables.change
_FIELDS = [_change.c[f] for f in ChangeFact.__dataclass_fields__]


def since(connection: Connection, last: int, *, limit: int | None = None) -> list[ChangeFact]:
    """Every change with a higher id than `last`, in order."""
    query = select(*_FIELDS).where(_change.c.id > last).order_by(_change.c.id)
    if limit is not None:
        query = query.limit(limit)
    return [ChangeFact(*row) for row in connection.execute(query)]


def last_id(connection: Connection) -> int:
    return int(connection.execute(select(func.max(_change.c.id))).scalar() or 0)


def history(
    connection: Connection,
    *,
    account_id: int | None = None,
    entity: str = "",
    entity_id: int | None = None,
    field: str = "",
    limit: int = 200,
) -> list[ChangeFact]:
    """Changes of an account, a row or a cell, newest first."""
    query = select(*_FIELDS).order_by(_change.c.id.desc()).limit(limit)
    if account_id is not None:
        query = query.where(_change.c.account_id == account_id)
    if entity:
        query = query.where(_change.c.entity == entity)
    if entity_id is not None:
        query = query.where(_change.c.entity_id == entity_id)
    if field:
        query = query.where((_change.c.field == field) | (_change.c.op != "set"))
    return [ChangeFact(*row) for row in connection.execute(query)]


def label_of(connection: Connection, group: str) -> str:
    """The sentence the screen said when the group was made."""
    query = select(_change.c.label).where(_change.c.group == group).order_by(_change.c.id).limit(1)
    return str(connection.execute(query).scalar() or "")


def _groups(connection: Connection, who: str) -> Iterator[tuple[str, str]]:
    """(group, the group it undoes) of one person, newest first; reads only as far as it is asked."""
    before = None
    while True:
        query = select(_change.c.group, _change.c.undoes, _change.c.id).where(_change.c.who == who)
        if before is not None:
            query = query.where(_change.c.id < before)
        found = connection.execute(query.order_by(_change.c.id.desc()).limit(1)).first()
        if found is None:
            return
        group = found[0]
        before = connection.execute(select(func.min(_change.c.id)).where(_change.c.group == group)).scalar_one()
        yield group, found[1]


def _is_undo(connection: Connection, undoes: str) -> bool:
    """Whether a group that undoes `undoes` is an undo; the undo of an undo is a redo."""
    undo = False
    while undoes:
        undo = not undo
        query = select(_change.c.undoes).where(_change.c.group == undoes).limit(1)
        undoes = connection.execute(query).scalar() or ""
    return undo


def next_undo(connection: Connection, who: str) -> str | None:
    """The newest group of `who` that still stands."""
    dead: set[str] = set()
    for group, undoes in _groups(connection, who):
        if undoes:
            # Whatever a standing group undoes is gone; a group undone itself says nothing any more.
            if group not in dead:
                dead.add(undoes)
                if not _is_undo(connection, undoes):
                    return group
        elif group not in dead:
            return group
    return None


def next_redo(connection: Connection, who: str) -> str | None:
    """The newest undo of `who` with no newer edit after it."""
    dead: set[str] = set()
    for group, undoes in _groups(connection, who):
        if group in dead:
            continue
        if not undoes:
            return None
        dead.add(undoes)
        if _is_undo(connection, undoes):
            return group
    return None


def reverse(u: Unit, group: str, *, skip_changed: bool = False, reason: str = "", swap: int | None = None) -> int:
    """Apply the inverse of a group through the same write path; returns how many cells were left as they are.

    A cell somebody changed since is a Conflict, and then nothing is undone, unless `skip_changed`. Tier 1's cap holds
    here as everywhere: `swap` sends that account to the watchlist, `reason` goes above the cap.
    """
    rows = u.connection.execute(
        select(*_FIELDS).where(_change.c.group == group).order_by(_change.c.id.desc())
    ).all()
    if swap is not None:
        u.set("account", swap, tier=Tier.WATCHLIST)
    clashes: list[Clash] = []
    for row in rows:
        try:
            _inverse(u, ChangeFact(*row), reason)
        except Conflict as conflict:
            clashes.extend(conflict.clashes)
        except IntegrityError:
            change = ChangeFact(*row)
            clashes.append(Clash(change.entity, change.entity_id, "", None, None, None))
    if clashes and not skip_changed:
        whose = next((c.who for c in clashes if c.who and c.who != u.who), "")
        raise Conflict(
            f"{whose or 'Somebody'} has changed {len(clashes)} of {len(rows)} cells since; nothing was undone.",
            clashes,
            Fix("c", "abm history"),
        )
    return len(clashes)


def _inverse(u: Unit, change: ChangeFact, reason: str) -> None:
    table = tables.JOURNALED[change.entity]
    if change.op == "add":
        try:
            u.delete(change.entity, change.entity_id, base=row_from_json(table, change.new))
        except Refused as gone:
            raise Conflict(gone.message, [Clash(change.entity, change.entity_id, "", None, None, None)]) from None
    elif change.op == "del":
        u.add(change.entity, **row_from_json(table, change.old))
    else:
        new: Any = cell_from_json(table, change.field, change.new)
        old: Any = cell_from_json(table, change.field, change.old)
        values = {change.field: old}
        if reason and change.entity == "account" and change.field == "tier" and old == Tier.ONE:
            values["over_cap_reason"] = reason
        try:
            u.set(change.entity, change.entity_id, base={change.field: new}, **values)
        except Refused as gone:
            if gone.code != "gone":
                raise
            raise Conflict(gone.message, [Clash(change.entity, change.entity_id, change.field, new, None, old)]) from None


def replay(changes: list[ChangeFact]) -> dict[str, dict[int, dict[str, Any]]]:
    """Rebuild every table from the journal alone: table → id → row. The audit compares it with the tables.

    Raises ValueError where a change does not fit what stood before it.
    """
    state: dict[str, dict[int, dict[str, Any]]] = {name: {} for name in tables.JOURNALED}
    for change in changes:
        table, rows = tables.JOURNALED[change.entity], state[change.entity]
        if change.op == "add":
            if change.entity_id in rows:
                raise ValueError(f"change {change.id} adds {change.entity} {change.entity_id} twice")
            rows[change.entity_id] = row_from_json(table, change.new)
        elif change.op == "del":
            if rows.pop(change.entity_id, None) != row_from_json(table, change.old):
                raise ValueError(f"change {change.id} removes another {change.entity} than there was")
        else:
            row = rows[change.entity_id]
            if row[change.field] != cell_from_json(table, change.field, change.old):
                raise ValueError(f"change {change.id} of {change.entity} {change.entity_id} breaks the chain")
            row[change.field] = cell_from_json(table, change.field, change.new)
    return state
