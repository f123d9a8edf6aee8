"""Two columns that would say the same of a record: their cells show which one does, and what the other is."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import islice

from abm_tui.exchange.columns.headers import FileColumn, Mapping
from abm_tui.exchange.columns.internal_users import of_our_reps
from abm_tui.exchange.columns.person_rows import is_like_a_company, is_like_a_person
from abm_tui.exchange.fields import fold_header
from abm_tui.exchange.files.table import SourceTable

_LOOKED_AT = 200  # rows
_MOST = 0.8  # of the cells, which make it sure
_KEY = re.compile(r"[^\W\d_]{0,4}[-_ #]?\d+")
_CONTACTS = "contact"  # begins the headers of whom a list is about, beside those of whoever keeps it


def settled(mapping: Mapping, table: SourceTable) -> Mapping:
    """The mapping without columns that only seem to say a name or an address, as far as nobody said it by hand."""
    rows = list(islice(table.cells(), _LOOKED_AT))
    fields: dict[int, str | None] = {}
    if mapping.kind == "accounts":
        fields |= _left_out(_which(mapping, "name"), rows, _is_key)
        fields |= _left_out([c for c in _which(mapping, "name") if c.at not in fields], rows, _is_person)
    elif mapping.kind == "contacts":
        fields |= dict.fromkeys(of_our_reps(table.headers, rows) & {c.at for c in _which(mapping, "email")})
        names = _which(mapping, "full_name")
        companies = _left_out(names, rows, _is_company)
        people = [c for c in names if c.at not in companies]
        sure = any(_is_person(_cells(rows, c.at), [""] * len(rows)) for c in people)
        free = [] if mapping.of("account") else sorted(companies)
        if sure:
            fields |= {**companies, **dict.fromkeys(free[:1], "account")}
        for field in ("full_name", "email"):
            fields |= _beside_contacts(_which(mapping, field))
    return _with(mapping, fields) if fields else mapping


def _which(mapping: Mapping, field: str) -> list[FileColumn]:
    """The columns of a field, where nobody said any of them by hand."""
    columns = mapping.of(field)
    return [] if any(column.by_hand for column in columns) else list(columns)


def _left_out(
    columns: Sequence[FileColumn], rows: Sequence[Sequence[str]], no_name: Callable[[list[str], list[str]], bool]
) -> dict[int, str | None]:
    """Those of the columns that are no names, if another one is."""
    if len(columns) < 2:
        return {}
    found = []
    for column in columns:
        other = next(c for c in columns if c.at != column.at)
        if no_name(_cells(rows, column.at), _cells(rows, other.at)):
            found.append(column.at)
    return dict.fromkeys(found) if len(found) < len(columns) else {}


def _cells(rows: Sequence[Sequence[str]], at: int) -> list[str]:
    return [row[at].strip() if at < len(row) else "" for row in rows]


def _is_key(cells: list[str], beside: list[str]) -> bool:
    del beside
    return any(cells) and all(_KEY.fullmatch(cell) for cell in cells if cell)


def _is_person(cells: list[str], beside: list[str]) -> bool:
    pairs = [(cell, other) for cell, other in zip(cells, beside, strict=True) if cell]
    people = sum(is_like_a_person(cell) and not is_like_a_company(cell, other) for cell, other in pairs)
    return bool(pairs) and people >= _MOST * len(pairs)


def _is_company(cells: list[str], beside: list[str]) -> bool:
    del beside
    names = [cell for cell in cells if cell]
    return bool(names) and 2 * sum(map(is_like_a_company, names)) > len(names)


def _beside_contacts(columns: Sequence[FileColumn]) -> dict[int, str | None]:
    """Plain "name" and "email" beside "contact_name" and "contact_email": they are somebody else's."""
    plain = [c.at for c in columns if fold_header(c.header) in ("name", "email")]
    return dict.fromkeys(plain) if any(fold_header(c.header).startswith(_CONTACTS) for c in columns) else {}


def _with(mapping: Mapping, fields: dict[int, str | None]) -> Mapping:
    columns = tuple(replace(c, field=fields[c.at], likely=False) if c.at in fields else c for c in mapping.columns)
    order = {
        field: kept for field, found in mapping.order.items() if (kept := tuple(c for c in found if c.at not in fields))
    }
    for column in columns:
        if column.at in fields and column.field:
            order[column.field] = (column,)
    return replace(mapping, columns=columns, order=order)
