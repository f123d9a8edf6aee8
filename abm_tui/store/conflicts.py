"""Whether a row is still what an editor saw, and if not, who changed what of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, select

from abm_tui.errors import Clash, Conflict
from abm_tui.models import tables


def compare(
    connection: Connection,
    name: str,
    row_id: int,
    current: Mapping[str, Any],
    base: Mapping[str, Any],
    wanted: Mapping[str, Any],
) -> None:
    """Raises Conflict where a cell named in `base` is not what it was."""
    clashes = []
    for column, seen in base.items():
        if column in current and current[column] != seen:
            who, at = _last_change(connection, name, row_id, column)
            clashes.append(Clash(name, row_id, column, seen, current[column], wanted.get(column), who, at))
    if clashes:
        first = clashes[0]
        raise Conflict(
            f"{first.who or 'Somebody'} changed {first.field.replace('_', ' ')} since you looked. "
            "Nothing was overwritten.",
            clashes,
        )


def _last_change(connection: Connection, name: str, row_id: int, column: str) -> tuple[str, str]:
    change = tables.change
    query = (
        select(change.c.who, change.c.at)
        .where(change.c.entity == name, change.c.entity_id == row_id)
        .where((change.c.field == column) | (change.c.op != "set"))
        .order_by(change.c.id.desc())
        .limit(1)
    )
    found = connection.execute(query).first()
    return (found[0], found[1]) if found else ("", "")
