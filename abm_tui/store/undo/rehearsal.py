"""What taking a step back would meet, found out without writing anything and without shutting anybody out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Column, Connection, select

from abm_tui.errors import NotFound
from abm_tui.models import tables
from abm_tui.rules.framework.framework import Framework
from abm_tui.store import conflicts
from abm_tui.store.tier_stage_moves import check_cap, slots, takes_slot
from abm_tui.store.values import Row, same_row

Place = tuple[str, int]  # table and id


def _references() -> dict[str, list[tuple[str, Column[Any]]]]:
    """Table → the columns of others that refer to it."""
    found: dict[str, list[tuple[str, Column[Any]]]] = defaultdict(list)
    for name, table in tables.JOURNALED.items():
        for column in table.columns:
            for key in column.foreign_keys:
                found[key.column.table.name].append((name, column))
    return found


_OF = _references()
# Table → its column that refers → the table that it refers to.
_TO = {
    name: {column.name: key.column.table.name for column in table.columns for key in column.foreign_keys}
    for name, table in tables.JOURNALED.items()
}


class Rehearsal:
    """A Hand that remembers how rows would be by now, and checks what a Unit and the database would check."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self._now: dict[Place, Row | None] = {}  # rows that would have changed; None = gone
        self._ahead: dict[str, dict[int, Row | None]] = defaultdict(dict)
        self._belong: dict[str, dict[int, list[tuple[Place, str]]]] = defaultdict(dict)  # what refers to a row, and how
        self._ids: dict[str, set[int]] = {}

    def read_ahead(self, name: str, ids: Iterable[int]) -> None:
        """Fetch rows, and what refers to them, in a few statements; those fetched before are forgotten."""
        self._ahead[name], self._belong[name] = {}, {}
        self._fetch(name, list(ids))

    def _fetch(self, name: str, ids: Sequence[int]) -> None:
        if not ids:
            return
        table = tables.JOURNALED[name]
        rows, belong = self._ahead[name], self._belong[name]
        for row_id in ids:
            rows[row_id], belong[row_id] = None, []
        for row in self.connection.execute(select(table).where(table.c.id.in_(ids))).mappings():
            rows[row["id"]] = dict(row)
        for child, column in _OF[name]:
            query = select(tables.JOURNALED[child].c.id, column).where(column.in_(ids))
            for child_id, row_id in self.connection.execute(query):
                belong[row_id].append(((child, child_id), column.name))

    def get(self, name: str, row_id: int) -> Row:
        """The row as it would be by now, or NotFound."""
        if (name, row_id) in self._now:
            found = self._now[name, row_id]
        else:
            if row_id not in self._ahead[name]:
                self._fetch(name, [row_id])
            found = self._ahead[name][row_id]
        if found is None:
            raise NotFound("gone", "It is not there.")
        return found

    def add(self, name: str, /, **values: Any) -> int:
        """The row would come back."""
        if self._exists(name, values["id"]):
            raise NotFound("there", "It is there already.")
        self._check_parents(name, values)
        self._now[name, values["id"]] = values
        return int(values["id"])

    def set(self, name: str, row_id: int, /, base: Mapping[str, Any] | None = None, **values: Any) -> bool:
        """Its cells would change."""
        row = self.get(name, row_id)
        conflicts.compare(self.connection, name, row_id, row, base or {}, values)
        self._check_parents(name, values)
        self._now[name, row_id] = row | values
        return True

    def delete(self, name: str, row_id: int, /, base: Mapping[str, Any] | None = None) -> None:
        """The row would go."""
        row = self.get(name, row_id)
        conflicts.compare(self.connection, name, row_id, row, base or {}, {})
        if row_id not in self._belong[name]:
            self._fetch(name, [row_id])
        if self._is_used(name, row_id):
            raise NotFound("still_used", "Something belongs to it.")
        self._now[name, row_id] = None

    def delete_all(self, name: str, same: Mapping[int, str]) -> bool:
        """Rows that nothing happened to would all go."""
        self.read_ahead(name, same)
        table, rows = tables.JOURNALED[name], self._ahead[name]
        for row_id, text in same.items():
            row = None if (name, row_id) in self._now else rows[row_id]
            if row is None or not same_row(table, row, text) or self._is_used(name, row_id):
                return False
        self._now.update({(name, row_id): None for row_id in same})
        return True

    def add_all(self, name: str, rows: Sequence[Mapping[str, Any]]) -> bool:
        """Every row is looked at on its own."""
        del name, rows
        return False

    def check_cap(self, framework: Framework) -> None:
        """Raises Refused where Tier 1 would hold more than it allows in the end."""
        before = slots(self.connection)
        after = dict(before)
        for (name, row_id), row in self._now.items():
            if name == "account":
                after.pop(row_id, None)
                if row is not None and takes_slot(row):
                    after[row_id] = row["over_cap_reason"]
        left = [why for account_id, why in before.items() if account_id not in after]
        check_cap(after, after.keys() - before.keys(), left, framework)

    def _exists(self, name: str, row_id: int) -> bool:
        if (name, row_id) in self._now:
            return self._now[name, row_id] is not None
        if name not in self._ids:
            self._ids[name] = set(self.connection.execute(select(tables.JOURNALED[name].c.id)).scalars())
        return row_id in self._ids[name]

    def _check_parents(self, name: str, values: Mapping[str, Any]) -> None:
        for column, parent in _TO[name].items():
            if values.get(column) is not None and not self._exists(parent, values[column]):
                raise NotFound("gone", "What it belongs to is not there.")

    def _is_used(self, name: str, row_id: int) -> bool:
        return any(self._refers(child, column, row_id) for child, column in self._belong[name][row_id])

    def _refers(self, child: Place, column: str, row_id: int) -> bool:
        """Whether the row that refers to another now still would."""
        if child not in self._now:
            return True
        row = self._now[child]
        return row is not None and row[column] == row_id
