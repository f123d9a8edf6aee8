"""A whole workspace brought into a new one: members, framework and all, with the ids they had."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from abm_tui.errors import Fix, Refused
from abm_tui.models import tables
from abm_tui.store.unit import Unit
from abm_tui.store.values import Row


def bring_all(u: Unit, rows: Mapping[str, Sequence[Row]]) -> int:
    """Put `rows` (table → rows with ids) in the place of what a new workspace holds; returns how many.

    Raises Refused where there are accounts already, and by every rule that holds for an edit: Tier 1's cap is that of
    the framework brought along.
    """
    if u.find("account"):
        raise Refused(
            "not_empty",
            "A whole workspace can only be brought into a new one; this one has accounts. Nothing was changed.",
            Fix(command="abm --db NEW.db init"),
        )
    for name in reversed(list(tables.JOURNALED)):
        for row in u.find(name):
            u.delete(name, row["id"])
    u.put_back()
    brought = sum(len(u.add_many(name, rows.get(name, ()))) for name in tables.JOURNALED)
    u.label = f"A whole workspace brought in, {brought:,} rows"
    return brought
