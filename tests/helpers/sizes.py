"""How much of what is a long run by nature: all of it with ABM_FULL=1 (in CI, at night), a small part of it here."""

from __future__ import annotations

import os

FULL = os.environ.get("ABM_FULL") == "1"


def sized(full: int, here: int) -> int:
    """How many examples, kills, edits this run takes."""
    return full if FULL else here
