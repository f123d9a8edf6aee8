"""What `make quick` runs: the rooms whose tests open no workspace, and what has the marker `quick`.

A module or a test says `quick` itself: pure functions of the exchange, one story a place.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parents[1]
# Folders, wherever they are.
ROOMS = {"actions", "architecture", "documents", "keymap", "models", "rules", "widgets", "wording"}


def mark(items: Iterable[pytest.Item]) -> None:
    """Give the marker to the tests of the rooms, and to those of no room."""
    for item in items:
        folders = item.path.parent.relative_to(TESTS).parts
        if not folders or ROOMS & set(folders):
            item.add_marker(pytest.mark.quick)
