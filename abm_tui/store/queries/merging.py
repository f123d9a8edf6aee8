"""Where two records that are to become one contradict each other."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from abm_tui.errors import NotFound
from abm_tui.models import tables
from abm_tui.store.choices import blank, choosable
from abm_tui.store.workspace import Reader


def differences(r: Reader, name: str, keep: int, drop: int) -> dict[str, tuple[Any, Any]]:
    """Field → (what `keep` says, what `drop` says), where both say something and they differ. Raises NotFound."""
    table = tables.JOURNALED[name]
    found = {row["id"]: dict(row) for row in r.rows(select(table).where(table.c.id.in_([keep, drop])))}
    for row_id in (keep, drop):
        if row_id not in found:
            raise NotFound("gone", f"There is no {'person' if name == 'contact' else name} {row_id}.")
    ours, theirs = found[keep], found[drop]
    return {
        column: (ours[column], theirs[column])
        for column in choosable(name)
        if ours[column] != theirs[column] and not blank(name, column, theirs) and not blank(name, column, ours)
    }
