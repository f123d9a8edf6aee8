"""Which records changed here since a CRM was last told, but for what its own imports brought."""

from __future__ import annotations

import json
from datetime import date

from sqlalchemy import select

from abm_tui.models import tables as t
from abm_tui.store import journal
from abm_tui.store.reader import Reader

_TABLES = {"accounts": "account", "contacts": "contact", "opportunities": "opportunity", "activities": "activity"}


def mark(vendor: str, kind: str) -> str:
    """Where it is kept up to which change the vendor was told."""
    return f"written:{vendor}:{kind}"


def newest(r: Reader) -> int:
    return journal.last_id(r.connection)


def written(r: Reader, vendor: str, kind: str) -> int:
    """The last change that the vendor was told of; 0 = never told."""
    meta = t.meta.c
    found = r.connection.execute(select(meta.value).where(meta.key == mark(vendor, kind))).scalar()
    return int(found) if found else 0


def changed(r: Reader, kind: str, vendor: str, after: int | date) -> set[int]:
    """Ids of the records of a kind that changed after a change, or from a day on; new seats count for their people."""
    change = t.change.c
    later = change.id > after if isinstance(after, int) else change.on >= after
    theirs = _imports_of(r, vendor)
    entities = [_TABLES[kind], *(["seat"] if kind == "contacts" else [])]
    query = select(change.entity, change.entity_id, change.group, change.old, change.new, change.op).where(
        later, change.entity.in_(entities)
    )
    found: set[int] = set()
    for entity, entity_id, group, old, new, op in r.connection.execute(query):
        if group in theirs:
            continue
        if entity != "seat":
            found.add(entity_id)
        elif op != "set":
            found.add(json.loads(new or old or "{}").get("contact_id") or 0)
    return found


def _imports_of(r: Reader, vendor: str) -> set[str]:
    """The steps in which files of that vendor came in."""
    change = t.change.c
    query = select(change.group, change.new).where(change.entity == "source", change.op == "add")
    return {group for group, new in r.connection.execute(query) if json.loads(new or "{}").get("vendor") == vendor}
