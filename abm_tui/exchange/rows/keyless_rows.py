"""Rows of which equal ones are all kept: deals, activities, tasks. Identity: a record id, else all that the row says.

Without a record id the n-th of equal rows is the n-th next time too: a name and an account alone identify nothing.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from typing import Any, ClassVar

from abm_tui.exchange.plan.import_plan import FieldChange
from abm_tui.exchange.rows.cells import Read
from abm_tui.exchange.rows.linking import follow, referred
from abm_tui.exchange.rows.merging import Merger
from abm_tui.exchange.rows.workspace_rows import Row, World
from abm_tui.exchange.values.texts import as_text

_ABOUT = ("account_record_id", "account", "contact_record_id", "contact")


class CountedRows(Merger):
    """Rows of which equal ones are matched by count."""

    same_by: ClassVar[tuple[str, ...]]  # our fields that must be equal beside who it is about

    def __init__(self, world: World, *more: Any) -> None:
        super().__init__(world, *more)
        self._times: Counter[str] = Counter()
        self._waiting: dict[tuple[Any, ...], list[int]] = defaultdict(list)
        for row in world.rows(self.table):
            if world.record_of(self.source, self.kind, row["id"]) is None:
                self._waiting[self._like(row, self.party_of(row))].append(row["id"])

    def party_of(self, row: Row) -> Any:
        """Whom one of our rows is about."""
        return row.get("account_id") or row.get("account_text") or ""

    def party_read(self, got: Read) -> Any:
        """Whom the row of the file is about."""
        account_id, text = referred(self.world, self.source, got)
        return account_id or text

    def _like(self, row: Row, about: Any) -> tuple[Any, ...]:
        return (about, *(as_text(row.get(name)) for name in self.same_by))

    def own_key(self, got: Read) -> str:
        if not got.digest:
            said = [got.texts.get(name, "") for name in (*_ABOUT, *self.same_by)]
            got.digest = hashlib.sha256(json.dumps(said).encode()).hexdigest()[:24]
        return f"={got.digest}/{got.values.get('#', 1)}"

    def identify(self, got: Read) -> int | None:
        if got.keys:
            found = self.by_keys(got)
            return found if found is not None else self._waits(got)
        got.values["#"] = 0
        key = self.own_key(got)
        self._times[key] += 1
        got.values["#"] = self._times[key]
        mine = self.world.tables[self.table].get(got.values.get("id", 0))
        if mine is not None and mine["id"] not in self.in_file and self.is_ours(mine, got):
            return int(mine["id"])
        found = self.world.by_key(self.source, self.kind, self.own_key(got))
        return found if found is not None else self._waits(got)

    def is_ours(self, row: Row, got: Read) -> bool:
        """Whether the row with our id is the one meant: in another workspace the number is another record's."""
        return all(as_text(row.get(name)) == as_text(got.values.get(name)) for name in self.ours_by)

    ours_by: ClassVar[tuple[str, ...]]

    def _waits(self, got: Read) -> int | None:
        """One of ours that says the same and that no row of the file has taken yet."""
        ids = self._waiting.get(self._like(got.values, self.party_read(got)), [])
        while ids:
            candidate = ids.pop(0)
            if candidate not in self.in_file:
                return candidate
        return None

    def create(self, got: Read) -> int:
        account_id, text = referred(self.world, self.source, got)
        values = {n: v for n, v in got.values.items() if n in self.plain}
        return self.world.add(self.table, account_id=account_id, account_text=text, **values)

    def extras(self, entity_id: int, got: Read, seen: dict[str, str]) -> list[FieldChange]:
        if entity_id < 0:
            return []
        linked = follow(self.world, self.table, entity_id, self.source, got, seen)
        return [linked] if linked else []
