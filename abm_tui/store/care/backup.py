"""Copies that were checked: written beside, verified, then given their name."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from abm_tui.errors import WorkspaceError
from abm_tui.store.dialects import sqlite


def backup_folder(path: Path) -> Path:
    return path.with_name(path.name + ".backups")


def backup_to(path: Path, target: Path) -> Path:
    """Copy the workspace at `path` to `target` (mode 0600), checked before it takes its name.

    Raises WorkspaceError when `target` is there already, or when the copy cannot be made or is not whole; then nothing
    new is left behind.
    """
    # Whoever makes this file may take the name: two copies of one second never replace each other.
    part = target.with_name(f"{target.name}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR | os.O_CLOEXEC, 0o600))
        try:
            if os.path.lexists(target):
                raise FileExistsError
            sqlite.copy_to(path, part)
            wrong = sqlite.problems(part)
            if wrong:
                raise WorkspaceError("backup_failed", f"No backup was made: the copy is not whole ({wrong[0]}).")
            _on_disk(part)
            part.rename(target)
        finally:
            sqlite.remove_file(part)
        _on_disk(target.parent)
    except OSError as error:
        there = next((p for p in (target, part) if os.path.lexists(p)), None)
        if there is not None:
            raise WorkspaceError("exists", f"{there} is there already. No backup was made.") from None
        raise WorkspaceError("backup_failed", f"No backup was made at {target}: {error.strerror}.") from None
    except DBAPIError as error:
        raise WorkspaceError("backup_failed", f"No backup was made. {sqlite.explain(error, path).message}") from None
    return target


def backup_beside(path: Path, why: str = "hand") -> Path:
    """A dated backup in the folder beside the workspace."""
    stamp = datetime.now().strftime("%Y%m%d-%H%M%S")
    n = 1
    while True:
        number = f"-{n}" if n > 1 else ""
        try:
            return backup_to(path, backup_folder(path) / f"{stamp}-{why}{number}.db")
        except WorkspaceError as error:
            if error.code != "exists":
                raise
            n += 1


def _on_disk(path: Path) -> None:
    """Wait until a file, or the names in a folder, survive a power cut."""
    handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
