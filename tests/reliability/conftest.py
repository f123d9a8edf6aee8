"""Writers that are killed and disks that fail: here a file lies on a disk, not in memory."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture
def tmp_path() -> Iterator[Path]:
    """A folder of the test's own on the disk."""
    with tempfile.TemporaryDirectory(prefix="abm-reliability-", ignore_cleanup_errors=True) as folder:
        yield Path(folder).resolve()
