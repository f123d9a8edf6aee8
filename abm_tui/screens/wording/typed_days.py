"""A day that somebody types into a question: what it means, and how it reads meanwhile."""

from __future__ import annotations

from datetime import date

from abm_tui import when
from abm_tui.errors import Refused


def typed_day(text: str, today: date) -> date:
    """The day that `text` means on `today`. Raises Refused for no day."""
    try:
        return when.parse_day(text, today)
    except when.NoSuchDay as error:
        raise Refused("no_such_day", str(error)) from None


def day_echo(text: str, today: date) -> str:
    """`→ Fri 4 Dec` for the end of the line in which it is typed; "" while it is no day."""
    try:
        return f"→ {when.mid_day(when.parse_day(text, today))}" if text.strip() else ""
    except when.NoSuchDay:
        return ""
