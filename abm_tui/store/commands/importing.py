"""Writing what an import planned: all of it, or nothing, as one undo step."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from sqlalchemy import select

from abm_tui.errors import Conflict
from abm_tui.models import tables
from abm_tui.models.words import RunStatus
from abm_tui.store import journal
from abm_tui.store.commands.accounts import flag_bad_fit, tier_values
from abm_tui.store.commands.committee import leave_other_accounts
from abm_tui.store.commands.logging import log_activity
from abm_tui.store.commands.plays import way_of
from abm_tui.store.unit import Unit
from abm_tui.store.values import Row

# Tables in an order in which each only refers to earlier ones, and the columns that refer.
ORDER = ("member", "account", "evidence", "contact", "seat", "opportunity", "touch", "activity", "source", "record")
LONG = 2_000  # rows: more of them are written piece by piece
PART = 250  # rows of a part
_LINKS = {"account_id", "contact_id", "entity_id"}
# Rows of these that somebody else added meanwhile may be the very ones that the plan wants to add.
_IDENTIFIED = ("account", "contact", "opportunity", "activity", "record")


@dataclass(frozen=True)
class BatchEdit:
    """Cells of one row: what the plan saw in them, and what they become."""

    table: str
    row_id: int
    base: Mapping[str, Any]
    values: Mapping[str, Any]


@dataclass
class Batch:
    """What to write. Ids below zero, in rows and in what refers to them, stand for rows of this batch."""

    adds: dict[str, list[Row]] = field(default_factory=dict)
    edits: list[BatchEdit] = field(default_factory=list)
    removals: list[tuple[str, int]] = field(default_factory=list)
    upto: int | None = None  # the newest change the plan knows of
    label: str = ""

    @property
    def size(self) -> int:
        """Rows that are written."""
        return sum(len(rows) for rows in self.adds.values()) + len(self.edits) + len(self.removals)

    @property
    def only_notes(self) -> bool:
        """Whether it changes nothing, and only notes that the files came: how old what we know is depends on it."""
        return self.adds.keys() <= {"source"} and not self.edits and not self.removals


def write_batch(u: Unit, batch: Batch) -> None:
    """Write the batch in one transaction; what changes nothing is no undo step.

    Raises Conflict when somebody changed one of the cells or added a row since the plan was made.
    """
    for part in batch_parts(batch):
        part(u)
    u.label = batch.label
    if batch.only_notes:
        journal.forget_step(u.connection, u.group)


def batch_parts(batch: Batch) -> list[Callable[[Unit], None]]:
    """The batch in parts that each take a few hundredths of a second, in the order in which they have to be written."""
    real: dict[tuple[str, int], int] = {}

    def begin(u: Unit) -> None:
        _check_still_true(u, batch)

    def remove(rows: Sequence[tuple[str, int]]) -> Callable[[Unit], None]:
        return lambda u: _remove(u, rows)

    def add(name: str, rows: Sequence[Row]) -> Callable[[Unit], None]:
        return lambda u: _add(u, name, rows, real)

    def edit(edits: Sequence[BatchEdit]) -> Callable[[Unit], None]:
        return lambda u: _edit(u, edits, real)

    adding = [add(name, part) for name in ORDER for part in _cut(near(name, batch.adds.get(name, ())))]
    return [
        begin,
        *(remove(part) for part in _cut(batch.removals)),
        *adding,
        *(edit(part) for part in _cut(batch.edits)),
    ]


T = TypeVar("T")


def _cut(rows: Sequence[T]) -> list[Sequence[T]]:
    return [rows[start : start + PART] for start in range(0, len(rows), PART)]


def near(name: str, rows: Sequence[Row]) -> Sequence[Row]:
    """Activities account by account: their lines in the indexes stand together, and a part writes half the pages."""
    return sorted(rows, key=lambda row: abs(row.get("account_id") or 0)) if name == "activity" else rows


def _remove(u: Unit, rows: Sequence[tuple[str, int]]) -> None:
    for name, row_id in rows:
        u.delete(name, row_id)


def _add(u: Unit, name: str, rows: Sequence[Row], real: dict[tuple[str, int], int]) -> None:
    placeholders = [row.get("id") for row in rows]
    ready = [_ready(u, name, row, real) for row in rows]
    ids = _log_all(u, ready) if name == "activity" else u.add_many(name, ready)
    real.update({(name, p): i for p, i in zip(placeholders, ids, strict=True) if p is not None})


def _edit(u: Unit, edits: Sequence[BatchEdit], real: Mapping[tuple[str, int], int]) -> None:
    for edit in edits:
        row = u.get("record", edit.row_id) if edit.table == "record" else {}
        _apply(u, edit, {c: _real(c, v, real, row) for c, v in edit.values.items()})


def _check_still_true(u: Unit, batch: Batch) -> None:
    change = tables.change
    if batch.upto is None:
        return
    query = select(change.c.who).where(change.c.id > batch.upto, change.c.op != "set", change.c.entity.in_(_IDENTIFIED))
    other = u.connection.execute(query.limit(1)).scalar()
    if other is not None:
        raise Conflict(
            f"{other or 'Somebody'} added or removed records while the file was read. Nothing was written.", []
        )


def _apply(u: Unit, edit: BatchEdit, values: Row) -> None:
    """One edit with what follows from it, as when a person makes it."""
    if edit.table == "account":
        if "tier" in values:
            rest = {c: v for c, v in values.items() if c != "tier"}
            values = tier_values(u, u.get("account", edit.row_id) | rest, values["tier"]) | values
        if "stage" in values:
            values.setdefault("stage_since", u.today)
    elif edit.table == "contact" and "status" in values:
        values.setdefault("status_on", u.today)
    u.set(edit.table, edit.row_id, edit.base, **values)
    if edit.table == "contact" and "account_id" in values:
        leave_other_accounts(u, edit.row_id)
    if edit.table == "account" and values.get("bad_fit"):
        flag_bad_fit(u, edit.row_id, values["bad_fit"])


def _ready(u: Unit, name: str, row: Mapping[str, Any], real: Mapping[tuple[str, int], int]) -> Row:
    values = {c: v for c, v in row.items() if c != "id"}
    values |= {c: _real(c, values[c], real, row) for c in _LINKS & values.keys()}
    if name == "account":
        values["created_on"] = u.today
        if values.get("tier"):
            blank = {c.name: None for c in tables.account.columns}
            rest = {c: v for c, v in values.items() if c != "tier"}
            values = tier_values(u, blank | rest, values["tier"]) | values
        if values.get("stage") and not values.get("stage_since"):
            values["stage_since"] = u.today
    elif name == "contact":
        values["created_on"] = u.today
        if values.get("status"):
            values["status_on"] = u.today
    elif name in ("touch", "evidence"):
        by, on = ("created_by", "created_on") if name == "touch" else ("by", "on")
        values.setdefault(by, u.me)
        values.setdefault(on, u.today)
        if name == "touch" and values.get("owner") is None:
            values["owner"] = u.me
        if name == "touch":  # people come first: those of this very file are there
            values = way_of(u, values["account_id"], values["text"]) | {c: v for c, v in values.items() if v}
    return values


def _real(column: str, value: Any, real: Mapping[tuple[str, int], int], row: Mapping[str, Any]) -> Any:
    """A reference to a row of the batch as the id it got; every other value as it is."""
    if column not in _LINKS or not isinstance(value, int) or value >= 0:
        return value
    if column == "entity_id":
        return real[(_TABLE_OF[row["kind"]], value)]
    return real[(column.removesuffix("_id"), value)]


_TABLE_OF = {
    "accounts": "account",
    "contacts": "contact",
    "opportunities": "opportunity",
    "activities": "activity",
    "touches": "touch",
}


def _log_all(u: Unit, rows: list[Row]) -> list[int]:
    """Activities in one go; those of accounts with a running play one by one, for their signal may end it."""
    run = tables.run
    running = set(u.connection.execute(select(run.c.account_id).where(run.c.status == RunStatus.RUNNING)).scalars())
    ids: list[int | None] = [None] * len(rows)
    plain = [n for n, row in enumerate(rows) if row.get("account_id") not in running]
    for n, new in zip(plain, u.add_many("activity", [rows[n] for n in plain]), strict=True):
        ids[n] = new
    for n, row in enumerate(rows):
        if ids[n] is None:
            rest = dict(row)
            ids[n] = log_activity(u, rest.pop("account_id"), rest.pop("type"), **rest)
    return [i for i in ids if i is not None]
