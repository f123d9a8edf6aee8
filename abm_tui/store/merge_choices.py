"""Where two records become one: which columns a person may choose between, and which go together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from abm_tui.models import tables
from abm_tui.store.values import default

# Columns that belong together: all are taken from the record that gives the first.
TOGETHER = {
    "stage": ("stage_since",),
    "tier": ("tiered_on", "over_cap_reason"),
    "status": ("status_on",),
    "email": ("email_verified_at", "email_bounced"),
}
_OWN = {"id", "created_on", "archived_on", "account_text"}
_FOLLOWING = {column for columns in TOGETHER.values() for column in columns}


def choosable(name: str) -> list[str]:
    """The columns of an account or a contact that a person may choose between."""
    return [c.name for c in tables.JOURNALED[name].columns if c.name not in _OWN | _FOLLOWING]


def blank(name: str, column: str, row: Mapping[str, Any]) -> bool:
    """Whether the record says nothing there."""
    return bool(row[column] is None or row[column] == default(tables.JOURNALED[name].columns[column]))
