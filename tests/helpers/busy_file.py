"""A file that somebody else holds."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def held(path: Path, how: str = "immediate") -> Iterator[None]:
    """Another program writes (`immediate`), or lets nobody even read (`exclusive`)."""
    other = sqlite3.connect(path, isolation_level=None)
    other.execute(f"begin {how}")
    try:
        yield
    finally:
        other.execute("rollback")
        other.close()
