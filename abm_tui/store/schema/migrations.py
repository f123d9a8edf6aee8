"""The schema's steps. A file is either at one version or at the next, never between; a backup comes first.

A new file is made at the newest version at once; a test holds that an old one, migrated, is the same.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, NullPool, create_engine, event
from sqlalchemy.exc import DBAPIError

from abm_tui.errors import WorkspaceError
from abm_tui.models import tables
from abm_tui.store.dialects import sqlite
from abm_tui.store.schema import upgrades

Step = upgrades.Step

# STEPS[n] brings a file from version n + 1 to n + 2. Version 1 is the first one released.
STEPS: tuple[Step, ...] = (upgrades.framework_of_their_own, upgrades.told_apart, upgrades.addresses)


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
    """Bring the file to the newest version in ONE transaction; returns that version.

    Several processes may try at once: one does it, the others find it done. The backup is made under the lock, so that
    no edit falls between it and the upgrade. Raises WorkspaceError, and the file is as it was.
    """
    newest = head(steps)
    engine = _engine(path, timeout)
    try:
        with engine.connect() as connection:
            if check_version(connection, path, steps) == newest:
                return newest
            # Whatever goes wrong from here on, closing the connection rolls all of it back. The lock lets others read
            # on, the copying connection too.
            connection.exec_driver_sql("begin immediate")
            version = check_version(connection, path, steps)
            if version < newest:
                if backup is not None:
                    backup(path)
                _apply(connection, steps[version - 1 :], newest)
            connection.exec_driver_sql("commit")
    except DBAPIError as error:
        said = sqlite.explain(error, path)
        if not isinstance(said, WorkspaceError):
            said = WorkspaceError("migration", f"The upgrade of {path} failed: {error.orig}. Nothing was changed.")
        raise said from error
    finally:
        engine.dispose()
    return newest


def _apply(connection: Connection, steps: Sequence[Step], newest: int) -> None:
    for step in steps:
        step(connection)
    broken = connection.exec_driver_sql("pragma foreign_key_check").all()
    if broken:
        raise WorkspaceError("migration", f"The upgrade would break references {broken[:3]}. Nothing was changed.")
    connection.exec_driver_sql(f"pragma user_version={newest}")


def _engine(path: Path, timeout: float) -> Engine:
    engine = create_engine(
        URL.create("sqlite", database=str(path)), connect_args={"timeout": timeout}, poolclass=NullPool
    )

    @event.listens_for(engine, "connect")
    def _settings(connection: Any, _record: Any) -> None:
        # No journal_mode here: it would write to a file that may be another program's.
        connection.isolation_level = None
        connection.execute("pragma synchronous=extra")
        connection.execute("pragma fullfsync=1")
        # Has no effect inside a transaction; rebuilding a table needs it off. foreign_key_check follows.
        connection.execute("pragma foreign_keys=off")

    return engine
