"""A statement is put together once in a run, not once for each of the thousands of engines that tests open.

SQLAlchemy keeps what it has compiled for one engine's dialect. Here all dialects are one kind, on one SQLite, so what
one engine compiled is good for every other.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import URL, Engine, create_engine
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite

from abm_tui.store.dialects import sqlite

_compiled: dict[Any, Any] = {}


class Kin(SQLiteDialect_pysqlite):
    """SQLite as it is, equal to every other of its kind."""

    supports_statement_cache = True

    def __eq__(self, other: object) -> bool:
        return type(other) is Kin

    def __hash__(self) -> int:
        return hash(Kin)


def share() -> None:
    """From now on every engine of the store shares what is compiled."""
    registry.register("sqlite.kin", __name__, "Kin")
    sqlite.create_engine = _engine


def _engine(url: URL, **options: Any) -> Engine:
    return create_engine(url.set(drivername="sqlite+kin"), execution_options={"compiled_cache": _compiled}, **options)
