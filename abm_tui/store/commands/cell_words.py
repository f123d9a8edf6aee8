"""Changed cells in the sentence of a step: names and days, never the number of a row."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from abm_tui.models import tables as t
from abm_tui.store.unit import Unit
from abm_tui.store.values import field_label
from abm_tui.when import mid_day

_CALLED = {"contact_id": "person", "account_id": "account", "run_id": "play", "touch_id": "touch"}


def cells_text(u: Unit, entity: str, cells: Mapping[str, Any]) -> str:
    """`title → CFO, account → Globex`."""
    return ", ".join(f"{field_name(entity, f)} → {value_text(u, entity, f, value)}" for f, value in cells.items())


def field_name(entity: str, field: str) -> str:
    """What a field of `entity` is called: `verified`, `person`."""
    return _CALLED.get(field) or field_label(t.JOURNALED[entity].c[field])


def value_text(u: Unit, entity: str, field: str, value: Any) -> str:
    """The value as people say it: a member's or a person's name, `Fri 7 Nov`, `nothing`."""
    other = next((key.column.table.name for key in t.JOURNALED[entity].c[field].foreign_keys), "")
    if other == "member":
        return next((m.name for m in u.members if m.id == value), "nobody")
    if value in (None, ""):
        return "nothing"
    if isinstance(value, datetime):
        return mid_day(value.date())
    if isinstance(value, date):
        return mid_day(value)
    return row_name(u, other, value) if other else str(value)


def row_name(u: Unit, entity: str, row_id: int) -> str:
    """What people call the row: a person's full name, else its name or text."""
    row = u.get(entity, row_id)
    if entity == "contact":
        return f"{row['first_name']} {row['last_name']}".strip() or row["title"] or row["email"] or "somebody"
    return str(row.get("name") or row.get("text") or "another one")
