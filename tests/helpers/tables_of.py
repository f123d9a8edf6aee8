"""All that stands in a workspace, to compare before with after."""

from __future__ import annotations

from typing import Any

from abm_tui.models import tables
from abm_tui.store import Store


def everything(store: Store) -> dict[str, list[dict[str, Any]]]:
    """All rows of all journaled tables."""
    return {
        name: [dict(r) for r in store.read(lambda r, t=table: r.rows(t.select().order_by(t.c.id)))]
        for name, table in tables.JOURNALED.items()
    }
