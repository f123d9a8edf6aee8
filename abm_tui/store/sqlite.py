"""All that knows SQLite: how a file is made and opened, which settings keep a promise, what its errors mean.

Rollback journal with synchronous=EXTRA: the popular WAL+NORMAL loses acknowledged edits in a power cut, and WAL with
two processes needs a newer SQLite than most machines have. Costs about a millisecond an edit.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError

from abm_tui.errors import AbmError, Busy, Fix, WorkspaceError

APPLICATION_ID = 0x41424D31  # "ABM1"
_NETWORK = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "9p"}


def create_file(path: Path) -> None:
    """An empty file only its owner may read, in a folder of the same kind. Raises WorkspaceError."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR | os.O_CLOEXEC, 0o600))
    except FileExistsError:
        raise WorkspaceError("exists", f"{path} is there already. Nothing was changed.") from None
    except OSError as error:
        raise WorkspaceError("cannot_create", f"Cannot make {path}: {error.strerror}. Nothing was changed.") from None


def check_file(path: Path) -> None:
    """Refuse what would only fail later. Looks with stat alone: opening the file here would drop SQLite's locks."""
    try:
        info = path.stat()
    except FileNotFoundError:
        raise WorkspaceError(
            "no_workspace", f"There is no workspace at {path}.", Fix(command="abm init")
        ) from None
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
    try:
        mounts = Path("/proc/mounts").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    best, kind = "", ""
    for line in mounts:
        _, where, fs, *_ = line.split(" ")
        if len(where) > len(best) and path.is_relative_to(where):
            best, kind = where, fs
    return kind


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
            connection.execute("pragma fullfsync=1")
            connection.execute("pragma foreign_keys=on")
        else:
            connection.execute("pragma query_only=on")
        connection.execute("pragma trusted_schema=off")

    if write:

        @event.listens_for(engine, "begin")
        def _begin(connection: Connection) -> None:
            connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def version_of(connection: Connection) -> int:
    return int(connection.exec_driver_sql("pragma user_version").scalar_one())


def application_of(connection: Connection) -> int:
    return int(connection.exec_driver_sql("pragma application_id").scalar_one())


def next_id(connection: Connection, table: str) -> int:
    """One more than the highest id ever given in `table` (AUTOINCREMENT's own memory). Ask under the write lock."""
    found = connection.exec_driver_sql("select seq from sqlite_sequence where name = ?", (table,)).scalar()
    return int(found or 0) + 1


def explain(error: DBAPIError, path: Path) -> AbmError:
    """The sentence for what SQLite said. Every edit is all or nothing, so nothing is half done."""
    name = str(getattr(error.orig, "sqlite_errorname", "") or "")
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return Busy("busy", "Somebody else is writing just now (a backup or an import?). Your edit is kept.")
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
        return WorkspaceError("disk_error", f"The disk failed while writing {path}: nothing was saved.")
    return WorkspaceError("database", f"The workspace could not be used: {error.orig}. Nothing was saved.")
