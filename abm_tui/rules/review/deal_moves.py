"""A deal that moved: its close date, its amount or its stage, as the journal has it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from abm_tui.text import short_amount
from abm_tui.when import say_day


@dataclass(frozen=True, slots=True)
class DealMove:
    """One cell of a deal from the value before to the value now; the last edit of it was at `at`, by `who`."""

    account_id: int
    deal_id: int
    field: str
    old: object
    new: object
    at: datetime
    who: str = ""


def move_text(move: DealMove, today: date) -> str:
    """`28 Nov → 12 Dec`, `60k → 80k`."""
    return f"{_said(move.field, move.old, today)} → {_said(move.field, move.new, today)}"


def _said(field: str, value: object, today: date) -> str:
    if value in (None, ""):
        return "nothing"
    if field == "close_date":
        return say_day(date.fromisoformat(str(value)), today)
    return short_amount(float(str(value))) if field == "amount" else str(value)
