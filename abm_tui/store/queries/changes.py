"""The journal of an account in words: names instead of ids, days instead of ISO, whole rows as one sentence."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Date, DateTime, func, select

from abm_tui import when
from abm_tui.models import tables as t
from abm_tui.models.account_fields import ACCOUNT_FIELDS, names_of
from abm_tui.models.field_kinds import Kind
from abm_tui.models.words import ACTIVITY_NAMES, ROLE_NAMES, TIER_NAMES, ActivityType, Role, Tier
from abm_tui.store.change_fact import ChangeFact
from abm_tui.store.reader import Reader

_CHANGE = [t.change.c[f] for f in ChangeFact.__dataclass_fields__]
# Cells that follow from another cell of the same step: said there.
_FOLLOWING = {
    ("contact", "status_on"),
    ("account", "stage_since"),
    ("account", "tiered_on"),
    ("touch", "done_on"),
    ("entry", "decided_by"),
    ("entry", "decided_on"),
    ("entry", "promise_touch"),
    ("entry", "score"),
    ("opportunity", "stage_asked"),
}
MOVE = "move"  # says once more what the account's own cell says
_MEMBERS = {"owner", *names_of(Kind.OWNER), "by", "created_by", "resolved_by", "decided_by", "promise_owner"}
_TIERS = names_of(Kind.TIER)
_BEFORE = {"contact": "", "opportunity": "deal ", "touch": "", "entry": "review", "run": "play "}
_LONGEST = 200
# A text that begins like a day is still a text.
_DAYS = {c.name for table in t.JOURNALED.values() for c in table.columns if isinstance(c.type, (Date, DateTime))}


@dataclass(frozen=True, slots=True)
class ChangeText:
    """One change in words. `step` is the sentence of the step it belongs to, `cells` how many changes that has."""

    id: int
    group: str
    when: str
    who: str
    what: str
    before: str
    after: str
    step: str
    cells: int
    taken_back: bool


@dataclass(frozen=True)
class _Names:
    """Names of what ids stand for."""

    members: Mapping[int, str]
    people: Mapping[int, str]
    rows: Mapping[tuple[str, int], str]


def account_changes(r: Reader, account_id: int, limit: int = 500) -> list[ChangeText]:
    """The newest changes of an account that are not after the reader's day, newest first. Nine statements."""
    change = t.change.c
    query = select(*_CHANGE).where(change.account_id == account_id, (change.on <= r.today) | change.on.is_(None))
    found = [ChangeFact(*row) for row in r.connection.execute(query.order_by(change.id.desc()).limit(limit))]
    groups = {c.group for c in found}
    labels, cells = _steps(r, groups)
    back = _taken_back(found)
    names = _names(r, account_id)
    lines = []
    for c in found:
        if c.entity == MOVE or (c.entity, c.field) in _FOLLOWING:
            continue
        what, before, after = _words(c, names, r.today)
        step, size = labels.get(c.group, ""), cells.get(c.group, 1)
        lines.append(
            ChangeText(c.id, c.group, _moment(c, r.today), c.author, what, before, after, step, size, c.group in back)
        )
    return lines


def _steps(r: Reader, groups: Iterable[str]) -> tuple[dict[str, str], dict[str, int]]:
    """Group → its sentence, group → how many changes it has."""
    change, wanted = t.change.c, list(groups)
    query = (
        select(change.group, func.max(change.label), func.count())
        .where(change.group.in_(wanted), change.op != "step", change.entity != MOVE)
        .group_by(change.group)
    )
    labels: dict[str, str] = {}
    cells: dict[str, int] = {}
    for group, label, count in r.connection.execute(query):
        labels[group], cells[group] = label or "", count
    return labels, cells


def _taken_back(found: Iterable[ChangeFact]) -> set[str]:
    """The groups that a group still standing took back; `found` is newest first."""
    dead: set[str] = set()
    for change in found:
        if change.undoes and change.group not in dead:
            dead.add(change.undoes)
    return dead


def _names(r: Reader, account_id: int) -> _Names:
    def named(table: Any, *columns: str) -> dict[int, str]:
        query = select(table.c.id, *(table.c[c] for c in columns)).where(table.c.account_id == account_id)
        return {row[0]: " ".join(x for x in row[1:] if x) for row in r.connection.execute(query)}

    people = named(t.contact, "first_name", "last_name")
    plays = {row.id: row.name for row in r.connection.execute(select(t.play.c.id, t.play.c.name))}
    runs = select(t.run.c.id, t.run.c.play_id).where(t.run.c.account_id == account_id)
    rows: dict[tuple[str, int], str] = {}
    rows |= {("contact", i): name for i, name in people.items()}
    rows |= {("opportunity", i): name for i, name in named(t.opportunity, "name").items()}
    rows |= {("touch", i): name for i, name in named(t.touch, "text").items()}
    rows |= {("blocker", i): name for i, name in named(t.blocker, "text", "code").items()}
    rows |= {("run", row.id): plays.get(row.play_id, "play") for row in r.connection.execute(runs)}
    rows |= {("play", i): name for i, name in plays.items()}
    return _Names({m.id: m.name for m in r.members}, people, rows)


def _moment(change: ChangeFact, today: date) -> str:
    """`Thu 14:02`, `28/10 14:02`: the day it was for the person, the time of the clock."""
    at = datetime.fromisoformat(change.at).astimezone()
    return f"{when.say_past(change.on or at.date(), today)} {at:%H:%M}"


def _words(change: ChangeFact, names: _Names, today: date) -> tuple[str, str, str]:
    """(what, before, after)."""
    entity = change.entity
    if change.op == "step":
        return change.label or "step", "", ""
    if change.op == "set":
        old = None if change.old is None else json.loads(change.old)
        new = None if change.new is None else json.loads(change.new)
        before, after = (_value_said(change, value, names, today) for value in (old, new))
        return _cell_name(change, names), before, after
    row = json.loads((change.new if change.op == "add" else change.old) or "{}")
    what, said = _row_said(entity, row, names, today)
    return (what, "", said) if change.op == "add" else (what, said, "")


def _cell_name(change: ChangeFact, names: _Names) -> str:
    """`Stage`, `Raj Patel: title`, `deal Pilot: amount`."""
    entity, name = change.entity, change.field
    if entity == "account":
        return ACCOUNT_FIELDS[name].label if name in ACCOUNT_FIELDS else _plain(name).capitalize()
    label = {"contact_id": "person", "account_id": "account"}.get(name, _plain(name))
    of = names.rows.get((entity, change.entity_id), "")
    word = _BEFORE.get(entity, f"{entity} ")
    return f"{word}{of}: {label}" if of or word else f"{_plain(entity)}: {label}"


def _plain(name: str) -> str:
    return {"contact": "person", "opportunity": "deal", "entry": "review"}.get(name, name.replace("_", " "))


def _row_said(entity: str, row: Mapping[str, Any], names: _Names, today: date) -> tuple[str, str]:
    """A row that came or went: what it is, and what it says."""
    if entity == "seat":
        role = ROLE_NAMES[Role(row["role"])] if row.get("role") in set(Role) else "seat"
        return role, "not needed" if row.get("not_needed") else names.people.get(row.get("contact_id") or 0, "somebody")
    if entity == "contact":
        name = " ".join(x for x in (row.get("first_name"), row.get("last_name")) if x)
        return "person", ", ".join(x for x in (name or "name later", row.get("title")) if x)
    if entity == "activity":
        kind = row.get("type", "")
        who = names.people.get(row.get("contact_id") or 0, "")
        name = ACTIVITY_NAMES[ActivityType(kind)] if kind in set(ActivityType) else "happened"
        return name, " · ".join(x for x in (who, row.get("subject"), _start(row.get("notes"))) if x)
    if entity == "touch":
        due = _said("due", row.get("due"), names, today)
        return "touch" if row.get("run_id") else "next step", f"{row.get('text', '')} · {due}"
    if entity == "opportunity":
        return "deal", " ".join(x for x in (row.get("name"), _said("amount", row.get("amount"), names, today)) if x)
    if entity == "run":
        return "play", names.rows.get(("play", row.get("play_id") or 0), "a play")
    if entity == "blocker":
        return "in the way", row.get("text") or _plain(row.get("code", ""))
    return _plain(entity), str(row.get("text") or row.get("name") or row.get("decision") or "")[:_LONGEST]


def _start(words: str | None) -> str:
    return " ".join((words or "").split())[:_LONGEST]


def _value_said(change: ChangeFact, value: Any, names: _Names, today: date) -> str:
    """The value of a changed cell; where it points to another row, what people call that."""
    table = t.JOURNALED.get(change.entity)
    column = table.c.get(change.field) if table is not None else None
    to = next((key.column.table.name for key in column.foreign_keys), "") if column is not None else ""
    if value is None or to in ("", "member", "contact"):
        return _said(change.field, value, names, today)
    mine = to == "account" and value == change.account_id
    return "this account" if mine else names.rows.get((to, value), f"another {_plain(to)}")


def _said(field: str, value: Any, names: _Names, today: date) -> str:
    """A cell's value as people say it; "" for nothing."""
    if value in (None, ""):
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if field in _MEMBERS:
        return names.members.get(value, str(value))
    if field == "contact_id":
        return names.people.get(value, "somebody")
    if field in _TIERS and value in set(Tier):
        return TIER_NAMES[Tier(value)]
    if isinstance(value, str):
        day = _day(value) if field in _DAYS else None
        return value[:_LONGEST] if day is None else when.say_day(day, today)
    return str(value)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
