"""The schema's steps. A file is either at one version or at the next, never between; a backup comes first.

A new file is made at the newest version at once; a test holds that an old one, migrated, is the same.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy import URL

from abm_tui.errors import WorkspaceError
from abm_tui.models import tables
from abm_tui.store import sqlite

Step = Callable[[Connection], None]

# STEPS[n] brings a file from version n + 1 to n + 2. Version 1 is the first one released.
STEPS: tuple[Step, ...] = ()


def head(steps: Sequence[Step] = STEPS) -> int:
    return len(steps) + 1


def create_schema(connection: Connection, steps: Sequence[Step] = STEPS) -> None:
    """All tables of the newest version, in the transaction of the caller."""
    tables.metadata.create_all(connection)
    connection.exec_driver_sql(f"pragma application_id={sqlite.APPLICATION_ID}")
    connection.exec_driver_sql(f"pragma user_version={head(steps)}")


def check_version(connection: Connection, path: Path, steps: Sequence[Step] = STEPS) -> int:
    """The file's version. Raises WorkspaceError for another program's file, an empty one, or a newer version."""
    version = sqlite.version_of(connection)
    application = sqlite.application_of(connection)
    if application != sqlite.APPLICATION_ID:
        count = connection.exec_driver_sql("select count(*) from sqlite_master").scalar_one()
        if not count:
            raise WorkspaceError(
                "empty_file", f"{path} is empty. It was left as it is; look for a backup beside it, or remove it."
            )
        raise WorkspaceError("foreign_file", f"{path} is a database of another program. It was left as it is.")
    if version > head(steps):
        raise WorkspaceError(
            "newer_schema",
            f"{path} has schema {version}; this abm knows up to {head(steps)}. "
            "Upgrade abm-tui and try again. Nothing was changed.",
        )
    return version


def migrate(
    path: Path,
    *,
    steps: Sequence[Step] = STEPS,
    backup: Callable[[Path], object] | None = None,
    timeout: float = 10.0,
) -> int:
    """Bring the file to the newest version in ONE exclusive transaction; returns that version.

    Several processes may try at once: one does it, the others find it done. Raises WorkspaceError.
    """
    engine = _exclusive(path, timeout)
    try:
        with engine.connect() as connection:
            if check_version(connection, path, steps) == head(steps):
                return head(steps)
        if backup is not None:
            backup(path)
        with engine.begin() as connection:
            # Read again under the lock: another process may have been first.
            for step in steps[check_version(connection, path, steps) - 1 :]:
                step(connection)
            broken = connection.exec_driver_sql("pragma foreign_key_check").all()
            if broken:
                raise WorkspaceError("migration", f"The upgrade would break references {broken[:3]}. Nothing changed.")
            connection.exec_driver_sql(f"pragma user_version={head(steps)}")
    finally:
        engine.dispose()
    return head(steps)


def _exclusive(path: Path, timeout: float) -> Engine:
    engine = create_engine(URL.create("sqlite", database=str(path)), connect_args={"timeout": timeout})

    @event.listens_for(engine, "connect")
    def _settings(connection, _record):  # type: ignore[no-untyped-def]
        connection.isolation_level = None
        connection.execute("pragma journal_mode=truncate")
        connection.execute("pragma synchronous=extra")
        # Has no effect inside a transaction; rebuilding a table needs it off. foreign_key_check follows.
        connection.execute("pragma foreign_keys=off")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN EXCLUSIVE")

    return engine
