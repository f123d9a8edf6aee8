"""Days that a touch is put off to: counted from today they skip weekends and days away, a day that is named stands."""

from __future__ import annotations

import re
from datetime import date, timedelta

from abm_tui import when
from abm_tui.rules.plays.plays import working_day

_COUNTED = re.compile(
    r"(?:(?:by|before|until)\s+)?(?:tomorrow|tom|(?:in\s+)?\+?\s?[0-9]+\s?(?:d|days?|w|weeks?|m|months?|y|years?)?|next\s+(?:week|wk|month))"
)

Away = tuple[date, date] | None


def offered_days(today: date, away: Away) -> tuple[date, date, date]:
    """Tomorrow, Friday and Monday of next week, each moved on to a day on which its owner works. Ours."""
    days = today + timedelta(1), when.next_weekday(today, 4), when.next_weekday(today, 0)
    tomorrow, friday, monday = (working_day(day, away) for day in days)
    return tomorrow, friday, monday


def due_day(text: str, today: date, away: Away = None) -> date:
    """The day that a typed text means as a due day: `tomorrow` on a Friday is Monday, `sat` is Saturday.

    Raises NoSuchDay.
    """
    return on_working_day(text, when.parse_day(text, today), today, away)


def on_working_day(text: str, day: date, today: date, away: Away = None) -> date:
    """The `day` that `text` was read as: moved on to a working day where the text counts it from today."""
    counted = _COUNTED.fullmatch(" ".join(text.lower().split()))
    return working_day(day, away) if counted and day > today else day
