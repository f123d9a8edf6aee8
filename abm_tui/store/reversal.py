"""Undo and redo: the inverse of a step, applied through the same write path as any edit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from abm_tui.errors import Clash, Conflict, Fix, NotFound
from abm_tui.models import tables
from abm_tui.models.words import Tier
from abm_tui.store.journal import FIELDS, Step
from abm_tui.store.unit import ChangeFact, Unit
from abm_tui.store.values import cell_from_json, row_from_json

_CHUNK = 500


def reverse(u: Unit, step: Step, *, skip_changed: bool = False, reason: str = "", swap: int | None = None) -> int:
    """Apply the inverse of a step through the same write path; returns how many cells were left as they are.

    A cell somebody changed since is a Conflict, and then nothing is undone, unless `skip_changed`. Tier 1's cap holds
    here as everywhere: `swap` sends that account to the watchlist, `reason` goes above the cap.
    """
    change = tables.change
    query = select(*FIELDS).where(change.c.group == step.group).order_by(change.c.id.desc())
    changes = [ChangeFact(*row) for row in u.connection.execute(query)]
    if swap is not None:
        u.set("account", swap, tier=Tier.WATCHLIST)
    u.put_back()
    made = {c.entity_id for c in changes if c.op == "add" and c.entity == "account"}
    clashes: list[Clash] = []
    left = 0
    for start in range(0, len(changes), _CHUNK):
        chunk = changes[start : start + _CHUNK]
        _read_ahead(u, chunk)
        stay = _gone_on(u, chunk, made)
        for one in chunk:
            found = [] if one.entity == "move" and one.entity_id in stay else _inverse(u, one, reason)
            clashes += found
            left += bool(found)
    if clashes and not skip_changed:
        cells = sum(c.entity != "move" for c in changes)
        whose = next((c.who for c in clashes if c.who and c.who != u.who), "")
        raise Conflict(
            f"{whose or 'Somebody'} has changed {left} of {cells} cells since; nothing was undone.",
            clashes,
            Fix("c", "abm history"),
        )
    u.note_step(changes[0].account_id)
    return left


def _read_ahead(u: Unit, changes: Sequence[ChangeFact]) -> None:
    """Fetch the rows of many changes with one statement a table instead of one a row."""
    wanted: dict[str, set[int]] = defaultdict(set)
    for change in changes:
        if change.op in {"add", "set"}:
            wanted[change.entity].add(change.entity_id)
    for name, ids in wanted.items():
        if len(ids) > 1:
            u.read_ahead(name, ids)


def _inverse(u: Unit, change: ChangeFact, reason: str) -> list[Clash]:
    """Take one change back; what stands in the way comes back instead of an error."""
    if change.op == "step":
        return []
    try:
        if change.op == "add":
            u.delete(change.entity, change.entity_id, base=_row(change, change.new))
        elif change.op == "del":
            u.add(change.entity, **_row(change, change.old))
        else:
            _set_back(u, change, reason)
    except Conflict as conflict:
        return conflict.clashes
    except (NotFound, IntegrityError):
        # The row is gone, or what it belongs to is, or something new belongs to it. SQLite takes back only the one
        # statement that broke a reference; the rest of the transaction stands.
        return [Clash(change.entity, change.entity_id, change.field, None, None, None)]
    return []


def _gone_on(u: Unit, changes: Sequence[ChangeFact], made: Set[int]) -> set[int]:
    """Moves of accounts that have moved on since: they stay, as part of the way those came.

    Accounts that the step `made` go with all their moves.
    """
    account = tables.account.c
    rows = {c.entity_id: _row(c, c.new) for c in changes if c.op == "add" and c.entity == "move"}
    moves = {i: row for i, row in rows.items() if row["account_id"] not in made}
    query = select(account.id, account.stage, account.tier).where(
        account.id.in_({m["account_id"] for m in moves.values()})
    )
    now = {row["id"]: dict(row) for row in u.rows(query)} if moves else {}
    return {i for i, m in moves.items() if m["account_id"] in now and _at(now[m["account_id"]], m) != m["new"]}


def _at(account: Mapping[str, Any], move: Mapping[str, Any]) -> str:
    return account[move["what"]] or ""


def _set_back(u: Unit, change: ChangeFact, reason: str) -> None:
    table = tables.JOURNALED[change.entity]
    seen: Any = cell_from_json(table, change.field, change.new)
    before: Any = cell_from_json(table, change.field, change.old)
    values = {change.field: before}
    if reason and change.entity == "account" and change.field == "tier" and before == Tier.ONE:
        values["over_cap_reason"] = reason
    u.set(change.entity, change.entity_id, base={change.field: seen}, **values)


def _row(change: ChangeFact, text: str | None) -> dict[str, Any]:
    return row_from_json(tables.JOURNALED[change.entity], text)
