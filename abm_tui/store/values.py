"""Values on their way into a table and into the journal: cleaned and checked once, the same in both places."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any

from sqlalchemy import Boolean, Column, Date, DateTime, Integer, Table

from abm_tui.errors import Refused
from abm_tui.models.types import MONEY_LIMIT, Money, ShortText
from abm_tui.text import TooLong, clean

Row = dict[str, Any]
# Words that have another name by now, as journals and exports of earlier versions have them: (table, column) → word.
_RENAMED = {("touch", "outcome"): {"meeting": "meeting_booked"}}
_INT_LIMIT = 2**63


def field_label(column: Column[Any]) -> str:
    """`owner_sales` as a sentence says it: "owner sales"."""
    return column.name.replace("_", " ")


def _label(column: Column[Any]) -> str:
    return field_label(column).capitalize()


def stored(column: Column[Any], value: Any) -> Any:
    """`value` as the column will hold it. Raises Refused with a sentence when it cannot."""
    if value is None:
        if column.nullable or column.primary_key:
            return None
        return default(column)
    kind = column.type
    if isinstance(kind, ShortText):
        return _text(column, kind, str(value))
    if isinstance(kind, Money):
        return _money(column, value)
    if isinstance(kind, Boolean):
        return bool(value)
    if isinstance(kind, DateTime):
        if isinstance(value, datetime):
            return value.replace(tzinfo=None)
        raise Refused("bad_value", f"{_label(column)} needs a moment in time, not {value!r}.")
    if isinstance(kind, Date):
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date):
            return value
        raise Refused("bad_value", f"{_label(column)} needs a day, not {value!r}.")
    if isinstance(kind, Integer):
        if isinstance(value, int) and abs(value) < _INT_LIMIT:
            return int(value)
        raise Refused("bad_value", f"{_label(column)} needs a whole number, not {value!r}.")
    return value


def _text(column: Column[Any], kind: ShortText, value: str) -> str | None:
    try:
        text = clean(value, multiline=kind.multiline, limit=kind.limit)
    except TooLong as error:
        raise Refused("too_long", f"{_label(column)} is {error}. Nothing was saved.") from None
    if not text and column.nullable:
        return None  # no word of a closed list
    if not text and column.default is None:
        raise Refused("blank", f"{_label(column)} cannot be blank. Nothing was saved.")
    return text


def _money(column: Column[Any], value: Any) -> Decimal:
    try:
        amount = Decimal(str(value))
    except InvalidOperation:
        raise Refused("bad_value", f"{_label(column)} needs an amount, not {value!r}.") from None
    if not amount.is_finite() or abs(amount) >= MONEY_LIMIT:
        raise Refused("bad_value", f"{_label(column)} is out of range: {value}.")
    return (amount * 100).to_integral_value() / 100


def default(column: Column[Any]) -> Any:
    """What the column holds when nothing is said."""
    if column.default is not None and column.default.is_scalar:
        return column.default.arg  # type: ignore[attr-defined]
    if isinstance(column.type, ShortText) and not column.nullable:
        return ""
    return None


@cache
def _columns(table: Table) -> dict[str, tuple[Column[Any], Any]]:
    """Name → the column, and what it holds when nothing is said."""
    return {c.name: (c, default(c)) for c in table.columns}


def whole_row(table: Table, values: Mapping[str, Any]) -> Row:
    """A complete row of `table`, without its id unless given. Raises Refused for a field it does not have."""
    columns = _columns(table)
    unknown = values.keys() - columns.keys()
    if unknown:
        raise Refused("no_such_field", f"{table.name} has no field {', '.join(sorted(unknown))}.")
    row = {name: stored(c, values[name]) if name in values else blank for name, (c, blank) in columns.items()}
    if row.get("id") is None:
        row.pop("id", None)
    return row


def _plain(value: Any) -> Any:
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    raise TypeError(f"not a stored value: {type(value)}")


def to_json(value: Any) -> str | None:
    """A cell or a whole row as the journal keeps it; nothing stays nothing.

    ASCII alone: normalising the journal's text would join an accent at the start of a line to the n that stands for the
    line break before it.
    """
    return None if value is None else json.dumps(value, default=_plain, separators=(",", ":"))


def _from_plain(column: Column[Any], value: Any) -> Any:
    if value is None:
        return None
    if isinstance(column.type, Money):
        return Decimal(value)
    if isinstance(column.type, DateTime):
        return datetime.fromisoformat(value)
    if isinstance(column.type, Date):
        return date.fromisoformat(value)
    renamed = _RENAMED.get((column.table.name, column.name))
    return renamed.get(value, value) if renamed else value


def cell_from_json(table: Table, field: str, text: str | None) -> Any:
    return None if text is None else _from_plain(table.columns[field], json.loads(text))


def row_from_json(table: Table, text: str | None) -> Row:
    """A row out of the journal; a field added to the table since gets its default."""
    data = {} if text is None else json.loads(text)
    columns = _columns(table)
    return {name: _from_plain(c, data[name]) if name in data else blank for name, (c, blank) in columns.items()}


def same_row(table: Table, row: Row, text: str) -> bool:
    """Whether the row is what the journal's `text` says."""
    return to_json(row) == text or row == row_from_json(table, text)
