"""Whether the file is whole: SQLite finds nothing wrong, and the journal adds up to exactly the rows that are there."""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, Table, Text, select, type_coerce

from abm_tui.models import tables
from abm_tui.models.types import ShortText
from abm_tui.store import journal
from abm_tui.store.change_fact import ChangeFact
from abm_tui.store.dialects import sqlite
from abm_tui.store.reader import Reader
from abm_tui.store.workspace import Store

Rows = dict[int, dict[str, Any]]


def audit(store: Store) -> list[str]:
    """What is wrong in the workspace, a sentence each; [] = nothing. Finds edits made behind the app's back.

    Reads the whole file at one moment; writers wait while it is read, not while it is compared.
    """
    wrong, changes, rows = store.read(_everything)
    try:
        state = journal.replay(changes)
    except (ValueError, KeyError) as error:
        return [*wrong, f"The journal does not add up: {error}"]
    for name, expected in state.items():
        wrong += _differences(name, expected, rows[name])
    return wrong


def _everything(r: Reader) -> tuple[list[str], list[ChangeFact], dict[str, Rows]]:
    r.connection.exec_driver_sql("begin")
    try:
        wrong = sqlite.problems_in(r.connection)
        changes = journal.since(r.connection, 0)
        rows = {name: _rows(r.connection, table) for name, table in tables.JOURNALED.items()}
    finally:
        r.connection.exec_driver_sql("rollback")
    return wrong, changes, rows


def _rows(connection: Connection, table: Table) -> Rows:
    return {row["id"]: dict(row) for row in connection.execute(_as_kept(table)).mappings()}


@cache
def _as_kept(table: Table) -> Select[Any]:
    """Its rows as they stand in the file: reading through the model would clean a text that is not clean."""
    columns = [type_coerce(c, Text()).label(c.name) if isinstance(c.type, ShortText) else c for c in table.columns]
    return select(*columns)


def _differences(name: str, expected: Rows, found: Rows) -> list[str]:
    said = [f"{name} {i} is in the journal, but not in the file" for i in sorted(expected.keys() - found.keys())]
    said += [f"{name} {i} is in the file, but not in the journal" for i in sorted(found.keys() - expected.keys())]
    for row_id in sorted(expected.keys() & found.keys()):
        for column, value in expected[row_id].items():
            if found[row_id][column] != value:
                there = found[row_id][column]
                said.append(f"{column} of {name} {row_id} is {there!r} in the file, {value!r} in the journal")
    return said
