"""Where the data came from: the files that came in, and what they left without an account."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from abm_tui.models import tables as t
from abm_tui.store.reader import Reader

_TABLES = {"contacts": t.contact, "opportunities": t.opportunity, "activities": t.activity}


@dataclass(frozen=True)
class Brought:
    """The newest file of a vendor and a kind of record. `files`: how many came in of them so far."""

    vendor: str
    kind: str
    file: str
    at: datetime
    rows: int
    files: int


@dataclass(frozen=True)
class UnlinkedRecord:
    """A person, a deal or an activity without an account. `account_text` is what the file called the account."""

    kind: str
    id: int
    name: str
    account_text: str


def brought(r: Reader) -> list[Brought]:
    """The newest file of each vendor and kind, the newest first."""
    source = t.source.c
    newest = select(func.max(source.id).label("id"), func.count().label("files")).group_by(source.vendor, source.kind)
    last = newest.subquery()
    query = (
        select(source.vendor, source.kind, source.file, source.at, source.rows, last.c.files)
        .join(last, last.c.id == source.id)
        .order_by(source.at.desc(), source.id.desc())
    )
    return [Brought(*row) for row in r.connection.execute(query)]


def waiting(r: Reader) -> dict[str, int]:
    """Kind → how many of its records have no account; kinds without any are left out."""
    counts = {
        kind: r.connection.execute(select(func.count()).where(table.c.account_id.is_(None))).scalar_one()
        for kind, table in _TABLES.items()
    }
    return {kind: int(n) for kind, n in counts.items() if n}


def unlinked(r: Reader, kind: str) -> list[UnlinkedRecord]:
    """The records of a kind without an account, by what their file called it, by name."""
    table = _TABLES[kind]
    columns = table.c
    if kind == "contacts":
        shown = [columns.first_name, columns.last_name, columns.email]
    elif kind == "opportunities":
        shown = [columns.name]
    else:
        shown = [columns.at, columns.type, columns.subject]
    query = select(columns.id, columns.account_text, *shown).where(columns.account_id.is_(None))
    found = [UnlinkedRecord(kind, row[0], _name(kind, row[2:]), row[1] or "") for row in r.connection.execute(query)]
    return sorted(found, key=lambda one: (one.account_text.casefold(), one.name.casefold(), one.id))


def _name(kind: str, shown: tuple[object, ...]) -> str:
    if kind == "contacts":
        first, last, email = (str(part or "") for part in shown)
        return f"{first} {last}".strip() or email or "(no name)"
    if kind == "opportunities":
        return str(shown[0])
    at, what, subject = shown
    return f"{str(at)[:10]} {what} {subject or ''}".strip()
