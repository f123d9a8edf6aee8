"""The versions of the framework: what it was after each step that changed it, read from the journal."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, func, select

from abm_tui.models import tables as t
from abm_tui.rules.framework_reading.tailoring import Settings
from abm_tui.store.change_fact import ChangeFact

_change = t.change.c
_FIELDS = [_change[f] for f in ChangeFact.__dataclass_fields__]


@dataclass(frozen=True)
class State:
    """The settings after one step: row id → (name, JSON), in the order of the ids."""

    group: str
    day: date | None
    who: str
    label: str
    rows: dict[int, tuple[str, str]]

    @property
    def settings(self) -> Settings:
        return tuple(self.rows.values())


def states(connection: Connection) -> list[State]:
    """Every version, the oldest first: the first is how the workspace began. Two statements."""
    query = select(*_FIELDS).where(_change.entity == "setting").order_by(_change.id)
    changes = [ChangeFact(*row) for row in connection.execute(query)]
    labels = _labels(connection, {c.group for c in changes})
    found: list[State] = []
    rows: dict[int, tuple[str, str]] = {}
    for change in changes:
        rows = _after(rows, change)
        state = State(change.group, change.on, change.who, labels.get(change.group, ""), rows)
        if found and change.group == found[-1].group:
            found[-1] = state
        else:
            found.append(state)
    return found


def in_force(past: Sequence[State], now: Settings) -> int:
    """The number of the first version that is exactly what the settings are now."""
    return next((n for n, state in enumerate(past) if state.settings == now), max(0, len(past) - 1))


def _labels(connection: Connection, groups: Iterable[str]) -> dict[str, str]:
    """Group → its sentence, which stands on the group's first change, whatever that touched."""
    query = select(_change.group, func.max(_change.label)).where(_change.group.in_(list(groups)))
    return {group: label or "" for group, label in connection.execute(query.group_by(_change.group))}


def _after(rows: dict[int, tuple[str, str]], change: ChangeFact) -> dict[int, tuple[str, str]]:
    after = dict(rows)
    if change.op == "del":
        after.pop(change.entity_id, None)
        return after
    new = json.loads(change.new or "null")
    if change.op == "add":
        after[change.entity_id] = (new["name"], new["value"])
    else:
        name, value = after.get(change.entity_id, ("", ""))
        after[change.entity_id] = (new, value) if change.field == "name" else (name, new)
    return dict(sorted(after.items()))


def last_of(connection: Connection, name: str) -> tuple[int, str, str]:
    """(row id, who, when) of the last change of a cell; (0, "", "") where nobody changed it."""
    query = select(*_FIELDS).where(_change.entity == "setting").order_by(_change.id.desc())
    ids = set(connection.execute(select(t.setting.c.id).where(t.setting.c.name == name)).scalars())
    for row in connection.execute(query):
        change = ChangeFact(*row)
        whole = json.loads((change.new if change.op == "add" else change.old) or "{}") if change.op != "set" else {}
        if change.entity_id in ids or whole.get("name") == name:
            return change.entity_id, change.who, change.at
    return 0, "", ""
