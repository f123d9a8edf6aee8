"""Where two records that are to become one contradict each other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from abm_tui.errors import NotFound
from abm_tui.models import tables
from abm_tui.store.merge_choices import blank, choosable
from abm_tui.store.reader import Reader


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


@dataclass(frozen=True, slots=True)
class Two:
    """Two records of which somebody said that they are not one."""

    one: int
    other: int
    by: int | None
    on: date


def told_apart(r: Reader, name: str) -> list[Two]:
    """The pairs of that table that are two, the newest first."""
    apart = tables.apart.c
    query = select(apart.one, apart.other, apart.by, apart.on).where(apart.entity == name).order_by(apart.id.desc())
    found: dict[tuple[int, int], Two] = {}
    for row in r.connection.execute(query):
        found.setdefault((row.one, row.other), Two(*row))
    return list(found.values())
