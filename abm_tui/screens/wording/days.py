"""A day that is typed: what it means, and how it reads while it is being typed."""

from __future__ import annotations

from datetime import date

from abm_tui import when
from abm_tui.errors import Refused


def typed_day(text: str, today: date, *, past: bool = False) -> date:
    """The day a text means, seen from today; with `past` one that is over. Raises Refused for a text that is no day."""
    try:
        return when.parse_day(text, today, past=past)
    except when.NoSuchDay as error:
        raise Refused("no_such_day", str(error)) from None


def day_echo(text: str, today: date) -> str:
    """How a day that is being typed reads, for the end of the line: `→ Fri 7 Nov`; "" where it is none yet."""
    try:
        return f"→ {when.mid_day(when.parse_day(text, today))}" if text.strip() else ""
    except when.NoSuchDay:
        return ""
