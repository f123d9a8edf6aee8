"""The workspace as a plan sees it: rows in memory that rows of a file are compared with and merged into.

Nothing is written here. What differs in the end becomes one Batch for the store. New rows have ids below zero.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from abm_tui.exchange.fields import TABLES
from abm_tui.exchange.values.keys import compared

if TYPE_CHECKING:
    from abm_tui.models.facts import MemberFact
    from abm_tui.rules.framework.framework import Framework
    from abm_tui.store import Store
    from abm_tui.store.commands.importing import Batch

Row = dict[str, Any]
_NEEDED = {
    "accounts": ("account", "evidence", "seat", "contact", "contact_address", "opportunity", "activity"),
    "contacts": ("account", "contact", "contact_address", "seat", "activity"),
    "opportunities": ("account", "opportunity"),
    "activities": ("account", "contact", "contact_address", "activity"),
    "campaigns": (),
}
_ALWAYS_WHOLE = ("account", "evidence", "seat", "contact_address")


class World:
    """Tables by name, each id → row; indexes by what identifies a row; and what was changed."""

    def __init__(
        self, today: date, who: str, members: Sequence[MemberFact], framework: Framework, tables: dict[str, list[Row]]
    ) -> None:
        self.today, self.who, self.members, self.framework = today, who, members, framework
        self.upto: int | None = None
        self.tables: dict[str, dict[int, Row]] = {name: {r["id"]: r for r in rows} for name, rows in tables.items()}
        self.changed: dict[tuple[str, int], Row] = {}  # (table, id) → what stood in the cells that changed
        self.removed: list[tuple[str, int]] = []
        self._next = -1
        self._records = {_by(r["vendor"], r["kind"], r["key"]): r for r in self.rows("record") if r["key"]}
        self._own_record = {(r["vendor"], r["kind"], r["entity_id"]): r for r in self.rows("record")}
        self._records_of: dict[tuple[str, int], list[Row]] = defaultdict(list)
        for r in self.rows("record"):
            self._records_of[(r["kind"], r["entity_id"])].append(r)
        self._said: dict[tuple[str, str, str], dict[str, list[Row]]] = {}  # (vendor, kind, field) → text → records
        self._named: dict[tuple[str, Any], list[int]] = defaultdict(list)
        for row in self.rows("account"):
            self._index_account(row)
        for row in self.rows("contact"):
            self._index_contact(row)
        self._former: dict[str, list[int]] = defaultdict(list)  # an address that people had before → whose it was
        for row in self.rows("contact_address"):
            self._former[row["email"].casefold()].append(row["contact_id"])
        self.tier1 = sum(r["tier"] == "1" and r["archived_on"] is None for r in self.rows("account"))

    @property
    def team(self) -> str:
        return next((m.team for m in self.members if m.name == self.who), "")

    # rows

    def rows(self, name: str) -> Iterable[Row]:
        return self.tables.get(name, {}).values()

    def row(self, name: str, row_id: int) -> Row:
        return self.tables[name][row_id]

    def add(self, name: str, /, **values: Any) -> int:
        """A new row; returns its placeholder, below zero."""
        row_id, self._next = self._next, self._next - 1
        row = {"id": row_id, **values}
        self.tables.setdefault(name, {})[row_id] = row
        if name == "account":
            self._index_account(row)
        elif name == "contact":
            self._index_contact(row)
        return row_id

    def set(self, name: str, row_id: int, /, **values: Any) -> None:
        """Change cells, remembering what stood there."""
        row = self.tables[name][row_id]
        for column, value in values.items():
            if row.get(column) == value:
                continue
            if row_id > 0:
                self.changed.setdefault((name, row_id), {}).setdefault(column, row[column])
            row[column] = value
        if name == "account" and values.keys() & {"name", "domain"}:
            self._index_account(row)
        elif name == "contact" and values.keys() & {"email", "first_name", "last_name", "account_id"}:
            self._index_contact(row)

    def remove(self, name: str, row_id: int) -> None:
        del self.tables[name][row_id]
        if row_id > 0:
            self.removed.append((name, row_id))

    # finding

    def _index_account(self, row: Row) -> None:
        self._note("domain", (row.get("domain") or "").casefold(), row["id"])
        self._note("name", row["name"], row["id"])

    def _index_contact(self, row: Row) -> None:
        self._note("email", (row.get("email") or "").casefold(), row["id"])
        self._note("person", (row.get("first_name") or "", row.get("last_name") or ""), row["id"])
        self._note("called", _called(row), row["id"])

    def _note(self, what: str, value: Any, row_id: int) -> None:
        ids = self._named[(what, value)]
        if value and row_id not in ids:
            ids.append(row_id)

    def found(self, what: str, value: Any) -> list[int]:
        """Ids by domain or name (accounts), by email, person (first, last) or called (both in one) (contacts)."""
        name = "account" if what in ("domain", "name") else "contact"
        table = self.tables.get(name, {})
        now = [i for i in self._named.get((what, value), ()) if i in table and self._has(table[i], what, value)]
        return now or [i for i in self._former.get(value, ()) if i in table] if what == "email" else now

    def had(self, person_id: int, email: str) -> bool:
        """Whether the person had that address before."""
        return person_id in self._former.get(email.casefold(), ())

    @staticmethod
    def _has(row: Row, what: str, value: Any) -> bool:
        if what == "person":
            stands: Any = (row.get("first_name") or "", row.get("last_name") or "")
        elif what == "name":
            stands = row["name"]
        elif what == "called":
            stands = _called(row)
        else:
            stands = (row.get(what) or "").casefold()
        return bool(stands == value)

    # vendors' keys

    def by_key(self, vendor: str, kind: str, key: str) -> int | None:
        """The row that a vendor (or a register) knows by that key."""
        record = self._records.get(_by(vendor, kind, key))
        if record is None or record["entity_id"] not in self.tables.get(TABLES[kind], {}):
            return None
        return int(record["entity_id"])

    def record(self, vendor: str, kind: str, key: str) -> Row | None:
        """What is kept of a vendor's key, also where no row of ours goes with it."""
        return self._records.get(_by(vendor, kind, key))

    def record_of(self, vendor: str, kind: str, entity_id: int) -> Row | None:
        return self._own_record.get((vendor, kind, entity_id))

    def records_of(self, kind: str, entity_id: int) -> list[Row]:
        return self._records_of.get((kind, entity_id), [])

    def memory_of(self, vendor: str, kind: str, entity_id: int, key: str, said: dict[str, str]) -> Row | None:
        """The source's record of one of its rows. Two of ours that became one have two: each row keeps its own.

        `said`: what the row says; where no key tells, the record that says the most of it is meant.
        """
        mine = [record for record in self.records_of(kind, entity_id) if record["vendor"] == vendor]
        if len(mine) < 2:
            return mine[0] if mine else None
        keyed = [record for record in mine if compared(vendor, record["key"]) == compared(vendor, key)]
        return max(keyed or mine, key=lambda r: len(_seen(r).items() & said.items()))

    def remembered(self, vendor: str, kind: str, same: dict[str, str], alike: dict[str, str]) -> list[int]:
        """Ids of the rows of which that source's last file said so, whatever became of them here since.

        `same`: field → text, as it stood there; `alike`: as well, but a blank on either side says nothing against it.
        """
        (field, text), *_ = same.items()
        about = (vendor, kind, field)
        if about not in self._said:
            found = self._said[about] = defaultdict(list)
            for record in self.rows("record"):
                if (record["vendor"], record["kind"]) == (vendor, kind) and field in (said := _seen(record)):
                    found[said[field]].append(record)
        table = self.tables.get(TABLES[kind], {})
        ids = []
        for record in self._said[about].get(text, ()) if text else ():
            said = _seen(record)
            if all(said.get(n, "") == t for n, t in same.items()) and all(
                not t or said.get(n, t) in ("", t) for n, t in alike.items()
            ):
                ids.append(record["entity_id"])
        return list(dict.fromkeys(i for i in ids if i in table))

    def seen(self, vendor: str, kind: str, entity_id: int, key: str, said: dict[str, str]) -> dict[str, str]:
        """What that source's last file said of the row: our field → the cell's text."""
        return _seen(self.memory_of(vendor, kind, entity_id, key, said))

    def remember(self, vendor: str, kind: str, key: str, entity_id: int, seen: dict[str, str] | None = None) -> None:
        """Keep a vendor's key of a row, and what its file says of it now."""
        text = json.dumps(seen, sort_keys=True) if seen else ""
        if key:
            record = self._records.get(_by(vendor, kind, key))
        else:
            record = self.memory_of(vendor, kind, entity_id, "", seen or {})
        if record is not None:
            changes: Row = {} if record["entity_id"] == entity_id else {"entity_id": entity_id}
            if seen is not None and record["seen"] != text:
                changes["seen"] = text
            if changes:
                self.set("record", record["id"], **changes)
            return
        record_id = self.add("record", vendor=vendor, kind=kind, key=key, entity_id=entity_id, seen=text)
        record = self.tables["record"][record_id]
        if key:
            self._records[_by(vendor, kind, key)] = record
        self._own_record[(vendor, kind, entity_id)] = record
        self._records_of[(kind, entity_id)].append(record)

    # the end

    def batch(self, label: str) -> Batch:
        """Everything that differs from the workspace."""
        from abm_tui.store.commands.importing import Batch, BatchEdit

        adds = {name: [row for i, row in rows.items() if i < 0] for name, rows in self.tables.items()}
        edits = [
            BatchEdit(name, row_id, old, {c: self.tables[name][row_id][c] for c in old})
            for (name, row_id), old in self.changed.items()
            if any(self.tables[name][row_id][c] != v for c, v in old.items())
        ]
        return Batch({n: rows for n, rows in adds.items() if rows}, edits, self.removed, self.upto, label)


def _by(vendor: str, kind: str, key: str) -> tuple[str, str, str]:
    return vendor, kind, compared(vendor, key)


def _seen(record: Row | None) -> dict[str, str]:
    return json.loads(record["seen"]) if record and record["seen"] else {}


def _called(row: Row) -> str:
    return f"{row.get('first_name') or ''} {row.get('last_name') or ''}".strip().casefold()


def load_world(store: Store, kinds: Iterable[str], between: Sequence[datetime] = ()) -> World:
    """The workspace's rows that an import of `kinds` looks at."""
    from abm_tui.store.queries import exchange

    wanted = {name for kind in kinds for name in _NEEDED[kind]}
    kinds = set(kinds)
    tables: dict[str, list[Row]] = {}
    upto = store.read(exchange.last_change)  # first: whatever comes after it is noticed when the plan is carried out
    for name in wanted:
        whole = name in _ALWAYS_WHOLE or any(TABLES[k] == name for k in kinds)
        if name == "contact" and kinds & {"activities"}:
            whole = True
        limits = between if name == "activity" and "activities" in kinds else ()
        lone = name == "activity" and "contacts" in kinds  # those whose person may arrive
        tables[name] = store.read(exchange.table_rows, name, unlinked=not whole, lone=lone, between=limits)
    tables["record"] = store.read(exchange.records, tuple(TABLES))
    tables["touch"] = store.read(exchange.open_touches) if "accounts" in kinds else []
    if "activities" in kinds:  # tasks that we have done stay done
        have = {row["id"] for row in tables["touch"]}
        tables["touch"] += [row for row in store.read(exchange.table_rows, "touch") if row["id"] not in have]
    world = World(store.today, store.who, store.members, store.framework, tables)
    world.upto = upto
    return world
