"""Copies that were checked: written beside, verified, then given their name."""

from __future__ import annotations

import os
import sqlite3
from datetime import datetime
from pathlib import Path

from abm_tui.errors import WorkspaceError


def backup_folder(path: Path) -> Path:
    return path.with_name(path.name + ".backups")


def backup_to(path: Path, target: Path) -> Path:
    """Copy the workspace at `path` to `target` (mode 0600), checked before it takes its name.

    Raises WorkspaceError when the copy cannot be made or is not whole; then `target` is not there.
    """
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    part = target.with_name(f"{target.name}.{os.getpid()}.part")
    try:
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        source = sqlite3.connect(f"file:{_quoted(path)}?mode=rw", uri=True, timeout=10)
        try:
            source.execute("vacuum into ?", (str(part),))
        finally:
            source.close()
        _check(part)
        handle = os.open(part, os.O_RDONLY)
        os.fsync(handle)
        os.close(handle)
        part.replace(target)
        folder = os.open(target.parent, os.O_RDONLY)
        os.fsync(folder)
        os.close(folder)
    except (OSError, sqlite3.Error) as error:
        part.unlink(missing_ok=True)
        raise WorkspaceError("backup_failed", f"No backup was made at {target}: {error}.") from None
    return target


def backup_beside(path: Path, why: str = "hand") -> Path:
    """A dated backup in the folder beside the workspace."""
    stamp = datetime.now().strftime("%Y%m%d-%H%M%S")
    folder = backup_folder(path)
    target, n = folder / f"{stamp}-{why}.db", 1
    while target.exists():
        n += 1
        target = folder / f"{stamp}-{why}-{n}.db"
    return backup_to(path, target)


def _check(copy: Path) -> None:
    connection = sqlite3.connect(f"file:{_quoted(copy)}?mode=ro", uri=True)
    try:
        verdict = connection.execute("pragma integrity_check").fetchone()[0]
        if verdict != "ok" or connection.execute("pragma foreign_key_check").fetchone():
            raise WorkspaceError("backup_failed", f"The copy of the workspace is not whole ({verdict}).")
    finally:
        connection.close()


def _quoted(path: Path) -> str:
    from urllib.parse import quote

    return quote(str(path))
