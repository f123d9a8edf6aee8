"""Undo and redo: the inverse of changes, applied through the same write path as any edit, or rehearsed without it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, Protocol

from sqlalchemy.exc import IntegrityError

from abm_tui.errors import Clash, Conflict, Fix, NotFound
from abm_tui.models import tables
from abm_tui.models.words import Tier
from abm_tui.store.change_fact import ChangeFact
from abm_tui.store.values import cell_from_json, row_from_json

CHUNK = 500  # changes whose rows are read with one statement a table


class Hand(Protocol):
    """What takes changes back: a Unit, or a Rehearsal that writes nothing.

    `add`, `set` and `delete` raise Conflict where a cell is not what it was; NotFound or IntegrityError where the row,
    or what it belongs to, is not there, or something else belongs to it.
    """

    def get(self, name: str, row_id: int) -> dict[str, Any]: ...
    def read_ahead(self, name: str, ids: Iterable[int]) -> None: ...
    def add(self, name: str, /, **values: Any) -> int: ...
    def set(self, name: str, row_id: int, /, base: Mapping[str, Any] | None = None, **values: Any) -> bool: ...
    def delete(self, name: str, row_id: int, /, base: Mapping[str, Any] | None = None) -> None: ...
    def delete_all(self, name: str, same: Mapping[int, str]) -> bool: ...
    def add_all(self, name: str, rows: Sequence[Mapping[str, Any]]) -> bool: ...


@dataclass
class Stays:
    """What could not be taken back: how many changes, and the cells that stand in the way."""

    left: int = 0
    clashes: list[Clash] = field(default_factory=list)

    def conflict(self, who: str, cells: int) -> Conflict:
        """The sentence, for a step of so many `cells`."""
        whose = next((c.who for c in self.clashes if c.who and c.who != who), "")
        said = f"{whose or 'Somebody'} has changed {self.left:,} of {cells:,} cells since; nothing was undone."
        return Conflict(said, self.clashes, Fix("c", "abm history"))


def take_back(hand: Hand, changes: Sequence[ChangeFact], made: Set[int], stays: Stays, reason: str = "") -> None:
    """Take the changes back, which are of one step, the newest first.

    What stands in the way is left as it is and told to `stays`. `made`: the accounts that the step made. `reason`: why
    an account may go above Tier 1's cap.
    """
    for start in range(0, len(changes), CHUNK):
        chunk = changes[start : start + CHUNK]
        stay = _gone_on(hand, chunk, made)
        _read_ahead(hand, [c for c in chunk if c.op == "set"])
        for (op, name), run in groupby(chunk, lambda c: (c.op, c.entity)):
            several = [c for c in run if not (name == "move" and c.entity_id in stay)]
            if not _in_one_go(hand, op, name, several):
                for one in several:
                    found = _inverse(hand, one, reason)
                    stays.left += bool(found)
                    stays.clashes += found


def _in_one_go(hand: Hand, op: str, name: str, changes: Sequence[ChangeFact]) -> bool:
    """Take back many rows that came, or went, and that nothing happened to; False where that has to be looked at."""
    if op == "add" and len(changes) > 1:
        if hand.delete_all(name, {c.entity_id: c.new or "" for c in changes}):
            return True
        _read_ahead(hand, changes)
    elif op == "del" and len(changes) > 1:
        return hand.add_all(name, [_row(c, c.old) for c in changes])
    return False


def _read_ahead(hand: Hand, changes: Sequence[ChangeFact]) -> None:
    """Fetch the rows of many changes with one statement a table instead of one a row."""
    wanted: dict[str, set[int]] = defaultdict(set)
    for change in changes:
        wanted[change.entity].add(change.entity_id)
    for name, ids in wanted.items():
        hand.read_ahead(name, ids)


def _inverse(hand: Hand, change: ChangeFact, reason: str) -> list[Clash]:
    """Take one change back; what stands in the way comes back instead of an error."""
    if change.op == "step":
        return []
    try:
        if change.op == "add":
            hand.delete(change.entity, change.entity_id, base=_row(change, change.new))
        elif change.op == "del":
            hand.add(change.entity, **_row(change, change.old))
        else:
            _set_back(hand, change, reason)
    except Conflict as conflict:
        return conflict.clashes
    except (NotFound, IntegrityError):
        # The row is gone, or what it belongs to is, or something new belongs to it. SQLite takes back only the one
        # statement that broke a reference; the rest of the transaction stands.
        return [Clash(change.entity, change.entity_id, change.field, None, None, None)]
    return []


def _gone_on(hand: Hand, changes: Sequence[ChangeFact], made: Set[int]) -> set[int]:
    """Moves of accounts that have moved on since: they stay, as part of the way those came.

    Accounts that the step `made` go with all their moves.
    """
    rows = {c.entity_id: _row(c, c.new) for c in changes if c.op == "add" and c.entity == "move"}
    moves = {i: row for i, row in rows.items() if row["account_id"] not in made}
    accounts = {row["account_id"] for row in moves.values()}
    hand.read_ahead("account", accounts)
    now = dict(_there(hand, accounts))
    return {i for i, m in moves.items() if m["account_id"] in now and _at(now[m["account_id"]], m) != m["new"]}


def _there(hand: Hand, account_ids: Iterable[int]) -> Iterator[tuple[int, Mapping[str, Any]]]:
    for account_id in account_ids:
        try:
            yield account_id, hand.get("account", account_id)
        except NotFound:
            continue


def _at(account: Mapping[str, Any], move: Mapping[str, Any]) -> str:
    return account[move["what"]] or ""


def _set_back(hand: Hand, change: ChangeFact, reason: str) -> None:
    table = tables.JOURNALED[change.entity]
    seen: Any = cell_from_json(table, change.field, change.new)
    before: Any = cell_from_json(table, change.field, change.old)
    values = {change.field: before}
    if reason and change.entity == "account" and change.field == "tier" and before == Tier.ONE:
        values["over_cap_reason"] = reason
    hand.set(change.entity, change.entity_id, base={change.field: seen}, **values)


def _row(change: ChangeFact, text: str | None) -> dict[str, Any]:
    return row_from_json(tables.JOURNALED[change.entity], text)
