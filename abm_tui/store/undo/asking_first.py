"""What an undo asks before it takes back more than a key should: an import, or the opening of a review."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Connection, func, select

from abm_tui.models import tables
from abm_tui.store import journal
from abm_tui.store.undo.undo_redo import Turn
from abm_tui.text import count

if TYPE_CHECKING:
    from abm_tui.store.workspace import Store

_change = tables.change
_KINDS = {"account": ("account", "accounts"), "contact": ("person", "people"), "opportunity": ("deal", "deals"),
          "activity": ("activity", "activities")}  # fmt: skip


def question(store: Store, which: Turn) -> str:
    """What to ask before this step is taken back: `Undo the import of 2 accounts?`; "" for a step of everyday."""
    with store.reading() as reader:
        step = journal.step_of(reader.connection, which.choose(reader.connection, reader.who))
        if step is None or step.is_undo:
            return ""
        made = _rows(reader.connection, step.group, added=True)
        if "source" in made:
            return f"Undo the import of {_counted(made) or _counted(_rows(reader.connection, step.group)) or 'a file'}?"
        if "review" in made:
            return "u would take back the opening of this review. Undo it?"
        return ""


def _rows(connection: Connection, group: str, *, added: bool = False) -> dict[str, int]:
    """Table → how many of its rows the step touched, or added."""
    query = select(_change.c.entity, func.count(_change.c.entity_id.distinct())).where(_change.c.group == group)
    if added:
        query = query.where(_change.c.op == "add")
    return {str(entity): int(n) for entity, n in connection.execute(query.group_by(_change.c.entity))}


def _counted(rows: dict[str, int]) -> str:
    return ", ".join(count(rows[kind], *names) for kind, names in _KINDS.items() if rows.get(kind))
