"""One unit of work: the only thing that writes. Every cell it changes goes into the journal, before and after."""

from __future__ import annotations

import itertools
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Connection, Executable, RowMapping, insert, select
from sqlalchemy.exc import IntegrityError

from abm_tui.errors import NotFound, Refused
from abm_tui.models import tables
from abm_tui.models.facts import MemberFact
from abm_tui.models.types import LineText
from abm_tui.rules.framework.framework import Framework
from abm_tui.store import conflicts, former_addresses
from abm_tui.store.change_fact import ChangeFact
from abm_tui.store.dialects import sqlite
from abm_tui.store.own_writes import OwnWrites
from abm_tui.store.queries import settings
from abm_tui.store.tier_stage_moves import Moves
from abm_tui.store.values import Row, same_row, stored, to_json, whole_row
from abm_tui.text import clean

Json = str | None


@dataclass
class Unit:
    """Rows are read under the write lock, compared with what the editor saw, changed, and written to the journal.

    A command gets a Unit and calls `add`, `set`, `delete`. Either all of it is on disk when the command is
    acknowledged, or nothing is.
    """

    connection: Connection
    who: str
    today: date
    framework: Framework
    members: Sequence[MemberFact]
    own: OwnWrites = field(default_factory=OwnWrites)  # of this session, before this unit
    label: str = ""
    undoes: str = ""
    redo: bool = False
    group: str = field(default_factory=lambda: uuid.uuid4().hex[:12])
    _journal: list[Row] = field(default_factory=list)
    _moves: Moves = field(default_factory=Moves)
    _goes_on: bool = False
    _at: str = field(default_factory=lambda: datetime.now(UTC).isoformat(timespec="milliseconds"))
    _written: list[ChangeFact] = field(default_factory=list)
    _ahead: dict[tuple[str, int], Row] = field(default_factory=dict)

    # reading, under the lock

    @property
    def me(self) -> int | None:
        """The member who acts, if they are one."""
        return next((m.id for m in self.members if m.name == self.who), None)

    def get(self, name: str, row_id: int) -> Row:
        """The row, or NotFound in a sentence."""
        ahead = self._ahead.pop((name, row_id), None)
        if ahead is not None:
            return ahead
        table = tables.JOURNALED[name]
        found = self.connection.execute(select(table).where(table.c.id == row_id)).mappings().first()
        if found is None:
            raise NotFound("gone", f"This {_record_word(name)} is not there any more: somebody removed it.")
        return dict(found)

    def read_ahead(self, name: str, ids: Iterable[int]) -> None:
        """Fetch rows that `get` will be asked for next, with one statement; each serves once, before it changes."""
        table = tables.JOURNALED[name]
        for row in self.connection.execute(select(table).where(table.c.id.in_(list(ids)))).mappings():
            self._ahead[name, row["id"]] = dict(row)

    def find(self, name: str, /, **equal: Any) -> list[Row]:
        """Rows whose columns equal the values given, by id."""
        table = tables.JOURNALED[name]
        query = select(table).order_by(table.c.id)
        for column, value in equal.items():
            query = query.where(table.c[column] == value if value is not None else table.c[column].is_(None))
        return [dict(r) for r in self.connection.execute(query).mappings()]

    def rows(self, query: Executable) -> list[RowMapping]:
        return list(self.connection.execute(query).mappings())

    # writing

    def add(self, name: str, /, **values: Any) -> int:
        """Insert one row; returns its id."""
        return self.add_many(name, [values])[0]

    def add_many(self, name: str, rows: Iterable[Mapping[str, Any]], /) -> list[int]:
        """Insert many rows in one go; returns their ids in order. Ids are never reused."""
        table = tables.JOURNALED[name]
        whole = [whole_row(table, r) for r in rows]
        if not whole:
            return []
        given = [row["id"] for row in whole if "id" in row]
        if len(given) < len(whole):
            free = itertools.count(max([sqlite.next_id(self.connection, name), *(i + 1 for i in given)]))
            whole = [row if "id" in row else {"id": next(free), **row} for row in whole]
        self.connection.execute(insert(table), whole)
        for row in whole:
            self._log("add", name, row["id"], row, new=to_json(row))
            if name == "account":
                self._moves.saw(None, row)
        return [row["id"] for row in whole]

    def set(self, name: str, row_id: int, /, base: Mapping[str, Any] | None = None, **values: Any) -> bool:
        """Change cells of a row; True when anything changed. `base` is what the editor saw in them.

        Raises Conflict when a cell named in `base` is not what it was: nothing is ever overwritten silently.
        """
        table = tables.JOURNALED[name]
        current = self.get(name, row_id)
        wanted = {f: stored(_column(table, f), v) for f, v in values.items()}
        if base is not None:
            self._compare(name, row_id, current, {f: stored(table.c[f], v) for f, v in base.items()}, wanted)
        if name == "contact" and self._moves.kept:  # on every path but undo, which brings all of it back by itself
            wanted |= former_addresses.another_address(self, current, wanted)
        changed = {f: v for f, v in wanted.items() if v != current[f]}
        if not changed:
            return False
        self.connection.execute(table.update().where(table.c.id == row_id).values(changed))
        after = current | changed
        for column, value in changed.items():
            self._log("set", name, row_id, after, column, to_json(current[column]), to_json(value))
        if name == "account":
            self._moves.saw(current, after)
        return True

    def delete(self, name: str, row_id: int, /, base: Mapping[str, Any] | None = None) -> None:
        """Remove a row. With `base` (a whole row) it is refused when the row changed since."""
        table = tables.JOURNALED[name]
        current = self.get(name, row_id)
        if base is not None:
            self._compare(name, row_id, current, base, {})
        self.connection.execute(table.delete().where(table.c.id == row_id))
        self._log("del", name, row_id, current, old=to_json(current))
        if name == "account":
            self._moves.forget(row_id)

    def delete_all(self, name: str, same: Mapping[int, str]) -> bool:
        """Remove many rows in one go, each of which is what its text (as the journal keeps it) says.

        Where that is not so of one of them, or something belongs to one, nothing is removed: False.
        """
        table = tables.JOURNALED[name]
        self.read_ahead(name, same)
        rows = {i: self._ahead.pop((name, i)) for i in same if (name, i) in self._ahead}
        if len(rows) < len(same) or not all(same_row(table, row, same[i]) for i, row in rows.items()):
            return False
        try:
            self.connection.execute(table.delete().where(table.c.id.in_(list(rows))))
        except IntegrityError:
            return False
        for row_id, row in rows.items():
            self._log("del", name, row_id, row, old=same[row_id])
            if name == "account":
                self._moves.forget(row_id)
        return True

    def add_all(self, name: str, rows: Sequence[Mapping[str, Any]]) -> bool:
        """Insert many rows in one go, or none where one of them cannot be: False."""
        try:
            with self.connection.begin_nested():
                self.add_many(name, rows)
        except IntegrityError:
            return False
        return True

    def because(self, account_id: int, what: str, reason: str, unmet: str = "") -> None:
        """Why the account's stage or tier changes; kept with the move. `unmet`: what a gate still asked for."""
        self._moves.because(account_id, what, reason, unmet)

    def put_back(self) -> None:
        """From here on rows come back as they were, the moves of accounts among them: no move is made of it."""
        self._moves.kept = False

    def take_back(self, group: str, *, redo: bool, label: str) -> None:
        """From here on the step `group` is undone, or done again."""
        self.undoes, self.redo, self.label = group, redo, label
        self.put_back()

    def share(self, moves: Moves, *, last: bool) -> None:
        """This is one of several units of a step: who came into Tier 1 by them counts together, once, in the `last`."""
        self._moves, self._goes_on = moves, not last

    def by_nobody(self) -> None:
        """From here on it is the calendar's doing: the journal has it under no name, so it is nobody's to undo."""
        self.who = ""

    # a past, told in one transaction

    def turn_to(self, at: datetime, who: str, group: str = "") -> None:
        """End the undo step so far and go on as `who` at the moment `at`: how a past is told in one transaction.

        Nothing but `today`, `who` and the journal's stamp changes: every rule and check holds as on any other day.
        """
        self._write_journal()
        self.today, self.who, self.label = at.date(), who, ""
        self.group = group or uuid.uuid4().hex[:12]
        self._at = at.replace(tzinfo=UTC).isoformat(timespec="milliseconds")

    # the end of the unit

    def finish(self) -> list[ChangeFact]:
        """Check what no path may go round, then write the journal. Called once, by the store.

        Raises Refused where the framework no longer holds together, or Tier 1 would hold more than it allows.
        """
        if any(row["entity"] == "setting" for row in self._journal):
            self.framework = settings.replaced(self.connection, self.framework)
        if not self._goes_on:
            self._moves.check_cap(self.connection, self.framework)
        self._write_journal()
        return self._written

    def _write_journal(self) -> None:
        if not self._journal:
            return
        self.add_many("move", self._moves.taken(self.today, self.me))
        # Cut before it is cleaned for good: a sentence that quotes a long text may not be what refuses the edit.
        self.label = clean(clean(self.label)[: LineText.limit])
        self._journal[0]["label"] = self.label
        first = sqlite.next_id(self.connection, "change")
        for offset, row in enumerate(self._journal):
            row["id"] = first + offset
        self.connection.execute(insert(tables.change), self._journal)
        self._written += [ChangeFact(**row) for row in self._journal]
        self._journal.clear()

    @property
    def wrote(self) -> bool:
        """Whether anything has been changed."""
        return bool(self._journal)

    def note_step(self, account_id: int | None) -> None:
        """Leave a trace of a step that changed nothing, if this is one: undo goes on from here."""
        if not self.wrote:
            self._log("step", "", 0, {"account_id": account_id})

    def _compare(self, name: str, row_id: int, current: Row, base: Mapping[str, Any], wanted: Row) -> None:
        """Raises Conflict where somebody else changed a cell since the editor saw it."""
        seen = {
            f: v
            for f, v in base.items()
            if f not in current or not self.own.covers((name, row_id, f), to_json(v), to_json(current[f]))
        }
        conflicts.compare(self.connection, name, row_id, current, seen, wanted)

    def _log(
        self, op: str, name: str, row_id: int, row: Row, column: str = "", old: Json = None, new: Json = None
    ) -> None:
        self._journal.append(
            {
                "group": self.group,
                "at": self._at,
                "on": self.today,
                "who": self.who,
                "op": op,
                "entity": name,
                "entity_id": row_id,
                "account_id": row_id if name == "account" else row.get("account_id"),
                "field": column,
                "old": old,
                "new": new,
                "undoes": self.undoes,
                "redo": self.redo,
                "label": "",
            }
        )


def _column(table: Any, name: str) -> Any:
    if name not in table.c or name == "id":
        raise Refused("no_such_field", f"{_record_word(table.name).capitalize()} has no field {name}.")
    return table.c[name]


def _record_word(name: str) -> str:
    return {"opportunity": "deal", "contact": "person", "savedlist": "list"}.get(name, name)
