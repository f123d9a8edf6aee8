"""Our values as cells: what an export writes and an import compares with."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any


def as_text(value: Any, members: Mapping[int, str] | None = None) -> str:
    """A value as a cell: ISO dates, plain numbers, yes and no. With `members` an id is a member's name."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        text = f"{value:f}"
        return text.rstrip("0").rstrip(".") if "." in text else text
    if members is not None and isinstance(value, int):
        return members.get(value, "")
    return str(value)
