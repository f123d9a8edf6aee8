"""Readings of the journal: history, what changed since, whose turn an undo is, and the state it adds up to.

One table gives undo that survives a restart, live refresh, the words of a conflict and the review's "since".
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Text, func, select, type_coerce

from abm_tui.models import tables
from abm_tui.models.types import ShortText
from abm_tui.store.change_fact import ChangeFact
from abm_tui.store.values import cell_from_json, row_from_json

_change = tables.change
FIELDS = [_change.c[f] for f in ChangeFact.__dataclass_fields__]
# For what is not shown: cleaning every text again takes most of the time of reading a long step.
_AS_KEPT = [type_coerce(c, Text()) if isinstance(c.type, ShortText) else c for c in FIELDS]
NO_ID_YET = 2**63 - 1
_CHUNK = 5_000  # changes that are read with one statement: whoever reads lets nobody write


def since(connection: Connection, last: int, *, limit: int | None = None) -> list[ChangeFact]:
    """Every change with a higher id than `last`, in order."""
    query = select(*FIELDS).where(_change.c.id > last).order_by(_change.c.id)
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
    query = select(*FIELDS).order_by(_change.c.id.desc()).limit(limit)
    if account_id is not None:
        query = query.where(_change.c.account_id == account_id)
    if entity:
        query = query.where(_change.c.entity == entity)
    if entity_id is not None:
        query = query.where(_change.c.entity_id == entity_id)
    if field:
        query = query.where((_change.c.field == field) | (_change.c.op != "set"))
    return [ChangeFact(*row) for row in connection.execute(query)]


@dataclass(frozen=True)
class UndoStep:
    """One undo step: everything of one group."""

    group: str
    label: str
    undoes: str
    redo: bool

    @property
    def is_undo(self) -> bool:
        return bool(self.undoes) and not self.redo


def step_of(connection: Connection, group: str | None) -> UndoStep | None:
    """The step with that group; None when there is none."""
    columns = (_change.c.group, _change.c.label, _change.c.undoes, _change.c.redo)
    found = connection.execute(select(*columns).where(_change.c.group == group).order_by(_change.c.id).limit(1)).first()
    return UndoStep(*found) if found else None


@dataclass(frozen=True)
class Extent:
    """How large a step is: its changes, those of them that people know as cells, and the id of its last one."""

    changes: int
    cells: int
    last: int


def extent(connection: Connection, group: str) -> Extent:
    """How large the step is."""
    query = select(func.count(), func.count().filter(_change.c.entity != "move"), func.max(_change.c.id))
    changes, cells, last = connection.execute(query.where(_change.c.group == group)).one()
    return Extent(changes, cells, last or 0)


def of_step(connection: Connection, group: str, first: int = 0, last: int = NO_ID_YET) -> list[ChangeFact]:
    """The step's changes with ids from `first` to `last`, the newest first."""
    query = select(*_AS_KEPT).where(_change.c.group == group, _change.c.id.between(first, last))
    return [ChangeFact(*row) for row in connection.execute(query.order_by(_change.c.id.desc()))]


def ids_of(connection: Connection, group: str, before: int = NO_ID_YET, limit: int = _CHUNK) -> list[tuple[int, str]]:
    """(id, entity) of the step's changes before that one, the newest first."""
    query = select(_change.c.id, _change.c.entity).where(_change.c.group == group, _change.c.id < before)
    return [(i, name) for i, name in connection.execute(query.order_by(_change.c.id.desc()).limit(limit))]


def whose(connection: Connection, group: str) -> str:
    """Who made the step."""
    query = select(_change.c.who).where(_change.c.group == group).order_by(_change.c.id).limit(1)
    return str(connection.execute(query).scalar() or "")


def made(connection: Connection, group: str) -> frozenset[int]:
    """The accounts that the step made."""
    query = select(_change.c.entity_id).where(
        _change.c.group == group, _change.c.op == "add", _change.c.entity == "account"
    )
    return frozenset(connection.execute(query).scalars())


def step_that_set(connection: Connection, entity: str, entity_id: int, field: str, value: str) -> list[ChangeFact]:
    """Every change of the step that last gave the cell that value; [] where none did."""
    cell = (_change.c.entity == entity, _change.c.entity_id == entity_id, _change.c.field == field)
    last = select(_change.c.group).where(*cell, _change.c.new == json.dumps(value)).order_by(_change.c.id.desc())
    step = select(*FIELDS).where(_change.c.group == last.limit(1).scalar_subquery()).order_by(_change.c.id)
    return [ChangeFact(*row) for row in connection.execute(step)]


def names_of(connection: Connection, who: str) -> list[str]:
    """The name and every one the same member had before: what they did under it is still theirs to undo."""
    naming = (_change.c.entity == "member", _change.c.field == "name")
    ids = select(_change.c.entity_id).where(*naming, _change.c.new == json.dumps(who))
    old = connection.execute(select(_change.c.old).where(*naming, _change.c.entity_id.in_(ids))).scalars()
    return list(dict.fromkeys([who, *(json.loads(name) for name in old if name)]))


def had_name(connection: Connection, name: str) -> int | None:
    """The member who was called so before they got another name."""
    query = select(_change.c.entity_id).where(
        _change.c.entity == "member", _change.c.field == "name", _change.c.old == json.dumps(name)
    )
    return connection.execute(query.order_by(_change.c.id.desc()).limit(1)).scalar()


_CUT = "cut"  # the key in meta of the steps that were cut off


def forget_step(connection: Connection, group: str) -> None:
    """From now on nobody undoes the step, or does it again. The journal keeps what happened."""
    cut = sorted({*_cut(connection), group})
    meta = tables.meta
    connection.execute(meta.delete().where(meta.c.key == _CUT))
    connection.execute(meta.insert().values(key=_CUT, value=json.dumps(cut)))


def _cut(connection: Connection) -> set[str]:
    meta = tables.meta.c
    found = connection.execute(select(meta.value).where(meta.key == _CUT)).scalar()
    return set(json.loads(found)) if found else set()


def _groups(connection: Connection, who: str) -> Iterator[tuple[str, str, bool]]:
    """(group, the group it undoes, whether it is a redo) of one person, newest first; reads only as far as asked."""
    columns = (_change.c.group, _change.c.undoes, _change.c.redo, _change.c.id)
    query = select(*columns).where(_change.c.who.in_(names_of(connection, who))).order_by(_change.c.id.desc())
    before, room, last, cut = NO_ID_YET, 20, "", _cut(connection)
    while True:
        chunk = connection.execute(query.where(_change.c.id < before).limit(room)).all()
        for group, undoes, redo, _ in chunk:
            if group != last:
                last = group
                if group not in cut and undoes not in cut:
                    yield group, undoes, redo
        if len(chunk) < room:
            return
        before = chunk[-1].id
        if chunk[0].group == last:
            # A big step: over the rest of it in one go.
            before = connection.execute(select(func.min(_change.c.id)).where(_change.c.group == last)).scalar_one()
        room = min(2 * room, 1_000)


def next_undo(connection: Connection, who: str) -> str | None:
    """The newest group of `who` that still stands: an edit or a redo that nothing took back."""
    dead: set[str] = set()
    for group, undoes, redo in _groups(connection, who):
        # Whatever a standing group undoes is gone; a group undone itself says nothing any more.
        if group in dead:
            continue
        if not undoes or redo:
            return group
        dead.add(undoes)
    return None


def next_redo(connection: Connection, who: str) -> str | None:
    """The newest undo of `who` that still stands, with no newer edit after it."""
    dead: set[str] = set()
    for group, undoes, redo in _groups(connection, who):
        if group in dead:
            continue
        if not undoes:
            return None
        if not redo:
            return group
        dead.add(undoes)
    return None


State = dict[str, dict[int, dict[str, Any]]]
"""table → id → row"""


def replay(changes: Iterable[ChangeFact], state: State | None = None) -> State:
    """Rebuild every table from the journal alone, or bring a `state` that was rebuilt earlier up to date.

    The audit compares it with the tables. Raises ValueError where a change does not fit what stood before it.
    """
    state = {name: {} for name in tables.JOURNALED} if state is None else state
    for change in changes:
        if change.op == "step":
            continue
        table, rows = tables.JOURNALED[change.entity], state[change.entity]
        if change.op == "add":
            if change.entity_id in rows:
                raise ValueError(f"change {change.id} adds {change.entity} {change.entity_id} twice")
            rows[change.entity_id] = row_from_json(table, change.new)
        elif change.op == "del":
            if rows.pop(change.entity_id, None) != row_from_json(table, change.old):
                raise ValueError(f"change {change.id} removes another {change.entity} than there was")
        else:
            row = rows.get(change.entity_id)
            if row is None or row[change.field] != cell_from_json(table, change.field, change.old):
                raise ValueError(f"change {change.id} of {change.entity} {change.entity_id} breaks the chain")
            row[change.field] = cell_from_json(table, change.field, change.new)
    return state
