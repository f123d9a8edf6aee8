"""Whole rows for an import to compare with and for an export to write."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Select, Table, func, or_, select

from abm_tui.models import tables
from abm_tui.store import journal
from abm_tui.store.queries.touches import still_open
from abm_tui.store.reader import Reader

Row = dict[str, Any]
_CHUNK = 5_000  # rows


def table_rows(
    r: Reader,
    name: str,
    *,
    columns: Sequence[str] = (),
    unlinked: bool = False,
    lone: bool = False,
    between: Sequence[datetime] = (),
) -> list[Row]:
    """The rows of a table by id, with all columns or those named.

    `unlinked`: only those without an account, with `lone` also those without a person. `between`: two moments, for
    activities.
    """
    table = tables.JOURNALED[name]
    query = select(*(table.c[c] for c in columns)) if columns else select(table)
    if unlinked:
        without = table.c.account_id.is_(None)
        query = query.where(or_(without, table.c.contact_id.is_(None)) if lone else without)
    if between:
        query = query.where(table.c.at >= between[0], table.c.at <= between[1])
    return list(_piecewise(r, query, table))


def _piecewise(r: Reader, query: Select[Any], table: Table) -> Iterator[Row]:
    """The rows by id, some thousand at a time: as long as one statement reads nobody can write."""
    query, last = query.add_columns(table.c.id.label("_at")).order_by(table.c.id).limit(_CHUNK), 0
    while rows := r.connection.execute(query.where(table.c.id > last)).mappings().all():
        last = rows[-1]["_at"]
        for row in rows:
            found = dict(row)
            del found["_at"]
            yield found


def open_touches(r: Reader) -> list[Row]:
    """Open touches, each account's next step first: by day, a next step before a play's touch, by id.

    A play that rests has no next step, here as on the screens.
    """
    touch = tables.touch
    query = select(touch).where(still_open())
    query = query.order_by(touch.c.due, touch.c.run_id.is_not(None), touch.c.id)
    return [dict(row) for row in r.connection.execute(query).mappings()]


def records(r: Reader, kinds: Iterable[str]) -> list[Row]:
    """The vendors' own keys of rows of those kinds, and what their last file said."""
    record = tables.record
    return list(_piecewise(r, select(record).where(record.c.kind.in_(list(kinds))), record))


def last_import(r: Reader, vendor: str, kind: str) -> datetime | None:
    """When the vendor's newest file of that kind came in."""
    source = tables.source.c
    query = select(func.max(source.at)).where(source.vendor == vendor, source.kind == kind)
    return r.connection.execute(query).scalar()


def mappings(r: Reader) -> list[tuple[str, str, str]]:
    """(vendor, file's name, what was said by hand of it as JSON), the newest file first."""
    source = tables.source.c
    query = select(source.vendor, source.file, source.mapping)
    query = query.where(source.mapping != "").order_by(source.id.desc()).limit(200)
    return [(vendor, file, mapping) for vendor, file, mapping in r.connection.execute(query)]


def logged_since(r: Reader, moment: datetime, but: str) -> list[tuple[int, str]]:
    """(person, type) of every activity from that moment on, but for those of the source `but`."""
    activity = tables.activity.c
    query = select(activity.contact_id, activity.type).where(
        activity.contact_id.is_not(None), activity.at >= moment, activity.source != but
    )
    return [(who, kind) for who, kind in r.connection.execute(query)]


def last_change(r: Reader) -> int:
    """The newest line of the journal: what a plan was made upon."""
    return journal.last_id(r.connection)
