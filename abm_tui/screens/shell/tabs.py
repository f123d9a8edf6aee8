"""The tabs of line 1: the names of top places as presence and view state keep them, and as people read them."""

from __future__ import annotations

TABS = {
    "today": "Today",
    "targets": "Targets",
    "committees": "Committees",
    "plays": "Plays",
    "board": "Review",
}
