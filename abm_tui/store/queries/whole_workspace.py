"""The whole workspace, row by row: every table that edits go to, as it stands at one moment."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Table, select

from abm_tui.models import tables
from abm_tui.store.reader import Reader
from abm_tui.store.values import Row, to_json

_PIECE = 1_000  # rows fetched at a time


def as_json(r: Reader, *, history: bool = False) -> Iterator[tuple[str, Iterator[str]]]:
    """(table, its rows as JSON by id), in an order in which each table only refers to earlier ones.

    Read at one moment, whoever writes meanwhile; `history` adds the journal. Consume each table's rows before the next.
    """
    named = dict(tables.JOURNALED) | ({"change": tables.change} if history else {})
    r.connection.exec_driver_sql("begin")
    try:
        for name, table in named.items():
            yield name, _rows(r, table)
    finally:
        r.connection.exec_driver_sql("rollback")


def _rows(r: Reader, table: Table) -> Iterator[str]:
    found = r.connection.execute(select(table).order_by(table.c.id)).mappings()
    for piece in found.partitions(_PIECE):
        for row in piece:
            yield to_json(dict(row)) or ""


def columns() -> dict[str, frozenset[str]]:
    """Table → the fields it has, of every table that edits go to."""
    return {name: frozenset(table.columns.keys()) for name, table in tables.JOURNALED.items()}


def read_row(name: str, text: str) -> Row:
    """A row as `as_json` wrote it. Raises ValueError for a value that is none."""
    from abm_tui.store.values import row_from_json

    return row_from_json(tables.JOURNALED[name], text)
