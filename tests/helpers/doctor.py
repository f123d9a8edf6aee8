"""Whether a workspace that a test left behind is whole, and its journal replays to exactly its rows.

What is in a file that was found whole need not be looked at again: most tests leave a file as they found it.
"""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import suppress
from pathlib import Path

from team import TODAY

from abm_tui.store import open_workspace
from abm_tui.store.care.audit import audit
from abm_tui.store.dialects.sqlite import APPLICATION_ID

_whole: set[bytes] = set()


def is_workspace(path: Path) -> bool:
    """Whether a file made by another process is one of ours (a test may write anything into its folder)."""
    if not path.is_file() or path.is_symlink() or not path.stat().st_size:
        return False
    try:
        connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
        try:
            return bool(connection.execute("pragma application_id").fetchone()[0] == APPLICATION_ID)
        finally:
            connection.close()
    except sqlite3.Error:
        return False


def examine(path: Path) -> None:
    """Raises AssertionError with what is wrong; a file that is gone is fine."""
    content = _content(path)
    if content is None or content in _whole:
        return
    opened = open_workspace(path, "doctor", TODAY)
    try:
        wrong = audit(opened)
    finally:
        opened.close()
    assert not wrong, "\n".join([f"{path} is not whole:", *wrong[:20]])
    _whole.add(content)


def _content(path: Path) -> bytes | None:
    """What tells a file from every other, its journal included, which is empty unless a program died; None for none."""
    found = hashlib.blake2b()
    for part in (path, path.with_name(f"{path.name}-journal")):
        with suppress(FileNotFoundError):
            found.update(part.read_bytes())
    return found.digest() if path.exists() else None
