"""All that knows SQLite: how a file is made and opened, which settings keep a promise, what its errors mean.

Rollback journal with synchronous=EXTRA: the popular WAL+NORMAL loses acknowledged edits in a power cut, and WAL with
two processes needs a newer SQLite than most machines have. Costs about a millisecond an edit.
"""

from __future__ import annotations

import os
import random
import re
import sqlite3
import stat
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, NullPool, create_engine, event
from sqlalchemy.exc import DBAPIError

from abm_tui.errors import AbmError, Busy, Fix, Refused, WorkspaceError

APPLICATION_ID = 0x41424D31  # "ABM1"
_NETWORK = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "9p"}


def create_file(path: Path) -> None:
    """An empty file only its owner may read, in a folder of the same kind. Raises WorkspaceError."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR | os.O_CLOEXEC, 0o600))
    except OSError as error:
        if os.path.lexists(path):
            raise WorkspaceError("exists", f"{path} is there already. Nothing was changed.") from None
        raise WorkspaceError("cannot_create", f"Cannot make {path}: {error.strerror}. Nothing was changed.") from None


def remove_file(path: Path) -> None:
    """Remove a file that was just made, and the journal SQLite keeps beside it."""
    for name in (path, path.with_name(f"{path.name}-journal")):
        name.unlink(missing_ok=True)


def check_file(path: Path) -> None:
    """Refuse what would only fail later. Looks with stat alone: opening the file here would drop SQLite's locks."""
    try:
        info = path.stat()
    except FileNotFoundError:
        raise WorkspaceError("no_workspace", f"There is no workspace at {path}.", Fix(command="abm init")) from None
    except OSError as error:
        raise WorkspaceError("cannot_open", f"Cannot open {path}: {error.strerror}.") from None
    if stat.S_ISDIR(info.st_mode):
        raise WorkspaceError("is_a_folder", f"{path} is a folder, not a workspace file.")
    if not stat.S_ISREG(info.st_mode):
        raise WorkspaceError("not_a_file", f"{path} is not a regular file.")
    if info.st_nlink > 1:
        raise WorkspaceError(
            "hard_link",
            f"{path} has {info.st_nlink} names (hard links); SQLite's journal follows only one of them, "
            "so an edit could be lost. Keep one name and remove the others.",
        )
    if not os.access(path, os.R_OK):
        raise WorkspaceError("not_readable", f"You may not read {path}. Ask its owner.")
    kind = _file_system(path)
    if kind in _NETWORK:
        raise WorkspaceError(
            "network_disk",
            f"{path} is on a network disk ({kind}), where file locks cannot be trusted. "
            "Keep the workspace on a local disk of one box and log in there.",
        )


def _file_system(path: Path) -> str:
    best, kind = "", ""
    for where, fs in mount_table():
        # The longest mount point holds the file; of two on the same point the later one hides the earlier.
        if len(where) >= len(best) and path.is_relative_to(where):
            best, kind = where, fs
    return kind


def mount_table() -> list[tuple[str, str]]:
    """(where, kind) of every mounted file system, in order; empty where the system does not say."""
    try:
        lines = Path("/proc/mounts").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []
    found = [line.split(" ") for line in lines]
    # Blanks and tabs in a name stand there as \040 and \011.
    return [(re.sub(r"\\([0-7]{3})", lambda m: chr(int(m[1], 8)), f[1]), f[2]) for f in found if len(f) > 2]


def engines(path: Path, *, timeout: float) -> tuple[Engine, Engine]:
    """(read, write) engines on one file. `timeout` in seconds is how long a busy file is waited for."""
    return _engine(path, timeout, write=False), _engine(path, timeout, write=True)


def _engine(path: Path, timeout: float, *, write: bool) -> Engine:
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        connect_args={"timeout": timeout},
        pool_size=1 if write else 2,
        max_overflow=0 if write else 3,
    )

    @event.listens_for(engine, "connect")
    def _settings(connection: Any, _record: Any) -> None:
        # The driver's own transactions lose updates (no BEGIN before a SELECT); we say BEGIN IMMEDIATE ourselves.
        connection.isolation_level = None
        if write:
            got = connection.execute("pragma journal_mode=truncate").fetchone()[0]
            if got != "truncate":
                raise WorkspaceError("journal_mode", f"SQLite refused the safe journal mode (it uses {got}).")
            connection.execute("pragma synchronous=extra")
            # In KB. With SQLite's own 2 MB a long transaction would write pages out, and sync, before its end.
            connection.execute("pragma cache_size=-16384")
            connection.execute("pragma fullfsync=1")
            connection.execute("pragma foreign_keys=on")
        else:
            connection.execute("pragma query_only=on")
            connection.execute("pragma busy_timeout=0")  # we ask again ourselves
        connection.execute("pragma trusted_schema=off")

    if write:

        @event.listens_for(engine, "begin")
        def _begin(connection: Connection) -> None:
            _take_turn(connection, timeout)

    else:

        @event.listens_for(engine, "do_execute")
        def _read(cursor: Any, statement: str, parameters: Any, _context: Any) -> bool:
            _patiently(lambda: cursor.execute(statement, parameters), timeout)
            return True

    return engine


def _take_turn(connection: Connection, timeout: float) -> None:
    """Begin a write transaction, waiting up to `timeout` seconds for others to end theirs."""
    driver: Any = connection.connection.driver_connection
    driver.execute("pragma busy_timeout=0")
    try:
        _patiently(lambda: driver.execute("BEGIN IMMEDIATE"), timeout)
    except sqlite3.OperationalError:
        # The last try says what is wrong.
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    finally:
        driver.execute(f"pragma busy_timeout={round(timeout * 1000)}")


def _patiently(ask: Callable[[], object], timeout: float) -> None:
    """Ask until the file is not busy, for up to `timeout` seconds; then raise what SQLite says.

    SQLite itself asks again only every 100 ms after a while: among four busy writers one can be passed over for many
    seconds, and whoever reads finds each time that somebody is just ending an edit. Asking every few milliseconds,
    everybody gets their turn.
    """
    deadline = time.monotonic() + timeout
    while True:
        try:
            ask()
        except sqlite3.OperationalError as error:
            if not _is_busy(error) or time.monotonic() >= deadline:
                raise
            time.sleep(random.uniform(0.001, 0.004))
        else:
            return


def _is_busy(error: BaseException | None) -> bool:
    return str(getattr(error, "sqlite_errorname", "")).startswith(("SQLITE_BUSY", "SQLITE_LOCKED"))


def version_of(connection: Connection) -> int:
    return int(connection.exec_driver_sql("pragma user_version").scalar_one())


def application_of(connection: Connection) -> int:
    return int(connection.exec_driver_sql("pragma application_id").scalar_one())


def next_id(connection: Connection, table: str) -> int:
    """One more than the highest id ever given in `table` (AUTOINCREMENT's own memory). Ask under the write lock."""
    found = connection.exec_driver_sql("select seq from sqlite_sequence where name = ?", (table,)).scalar()
    return int(found or 0) + 1


def reserve(connection: Connection, table: str, upto: int) -> None:
    """From now on no row of `table` gets an id up to that one unless it is said."""
    if next_id(connection, table) > upto:
        return
    connection.exec_driver_sql("delete from sqlite_sequence where name = ?", (table,))
    connection.exec_driver_sql("insert into sqlite_sequence (name, seq) values (?, ?)", (table, upto))


def check_length(connection: Connection, path: Path) -> None:
    """Refuse a file that was cut off: SQLite itself opens one, and takes edits, as long as it meets no missing page."""
    # Inside a read transaction nobody can be in the middle of writing the file.
    connection.exec_driver_sql("begin")
    try:
        connection.exec_driver_sql("select count(*) from sqlite_master").scalar_one()
        pages = connection.exec_driver_sql("pragma page_count").scalar_one()
        whole = pages * connection.exec_driver_sql("pragma page_size").scalar_one()
        length = path.stat().st_size
    finally:
        connection.exec_driver_sql("rollback")
    if length < whole:
        raise WorkspaceError(
            "damaged",
            f"{path} is cut off ({length:,} of {whole:,} bytes). It was left as it is; restore a backup.",
            Fix(command="abm where"),
        )


def copy_to(path: Path, target: Path) -> None:
    """Write a consistent copy of a live file into the empty file `target`. Raises DBAPIError."""
    engine = _plain_engine(path)
    with engine.connect() as connection:
        connection.exec_driver_sql("vacuum into ?", (str(target),))


def problems(path: Path) -> list[str]:
    """What SQLite itself finds wrong in the file; [] = whole. Reads all of it. Raises DBAPIError."""
    with _plain_engine(path).connect() as connection:
        return problems_in(connection)


def problems_in(connection: Connection) -> list[str]:
    """`problems`, on a connection."""
    found = [str(row[0]) for row in connection.exec_driver_sql("pragma integrity_check")]
    broken = connection.exec_driver_sql("pragma foreign_key_check").all()
    return [line for line in found if line != "ok"] + [f"{r[0]} {r[1]} refers to a missing {r[2]}" for r in broken]


def _plain_engine(path: Path) -> Engine:
    """A connection of its own, closed after use, that says no BEGIN."""
    engine = create_engine(URL.create("sqlite", database=str(path)), connect_args={"timeout": 10.0}, poolclass=NullPool)

    @event.listens_for(engine, "connect")
    def _settings(connection: Any, _record: Any) -> None:
        connection.isolation_level = None

    return engine


_CONSTRAINT = re.compile(r"(?P<kind>[A-Z ]+) constraint failed: (?P<what>.*)")


def _refused(text: str) -> Refused:
    """The sentence for a rule of the schema that a command did not check itself."""
    found = _CONSTRAINT.match(text)
    kind, what = (found["kind"], found["what"]) if found else ("", "")
    said = what.rpartition(".")[2].removesuffix("_is_known").replace("_", " ")
    if kind == "UNIQUE":
        return Refused("same", f"There is one with this {said} already. Nothing was saved.")
    if kind == "CHECK":
        return Refused("no_such_word", f"That is no {said}. Nothing was saved.")
    if kind == "NOT NULL":
        return Refused("blank", f"{said.capitalize()} must be said. Nothing was saved.")
    return Refused("still_used", "What it belongs to is gone, or something still belongs to it. Nothing was saved.")


def explain(error: DBAPIError, path: Path) -> AbmError:
    """The sentence for what SQLite said. Every edit is all or nothing, so nothing is half done."""
    name = str(getattr(error.orig, "sqlite_errorname", "") or "")
    if name.startswith("SQLITE_CONSTRAINT"):
        return _refused(str(error.orig))
    if _is_busy(error.orig):
        return Busy("busy", "Somebody else is writing (a backup or an import?). Nothing was changed.")
    if name.startswith("SQLITE_FULL"):
        return WorkspaceError("disk_full", "The disk is full: nothing was saved, what was there is safe. Free space.")
    if name.startswith("SQLITE_READONLY_DBMOVED"):
        return WorkspaceError("replaced", f"{path} was replaced by another file. Quit and start again.")
    if name.startswith("SQLITE_READONLY"):
        return WorkspaceError("read_only", f"{path} may only be read: nothing was saved. Ask its owner for access.")
    if name.startswith("SQLITE_NOTADB"):
        return WorkspaceError("not_a_database", f"{path} is not a workspace file. It was left as it is.")
    if name.startswith("SQLITE_CORRUPT"):
        return WorkspaceError(
            "damaged", f"{path} is damaged. It was left as it is; restore a backup.", Fix(command="abm where")
        )
    if name.startswith("SQLITE_CANTOPEN"):
        return WorkspaceError("cannot_open", f"Cannot open {path}. Check that you may read and write its folder.")
    if name.startswith("SQLITE_IOERR"):
        # It may have failed in the very last step, when the edit stands in the file already.
        return WorkspaceError(
            "disk_error", f"The disk failed while writing {path}. Look whether your last edit is there, then try again."
        )
    return WorkspaceError("database", f"The workspace could not be used: {error.orig}. Nothing was saved.")
