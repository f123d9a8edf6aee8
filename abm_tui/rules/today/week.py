"""The week: when its plan is due, and until when a decision of the last review stands."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from abm_tui.rules.plays.plays import monday_of
from abm_tui.rules.today.page import DueTouch, TodayPage


def decided_until(held_on: date) -> date:
    """The Sunday of the week that a review of that day plans: the one that begins on or after it."""
    return held_on + timedelta((7 - held_on.weekday()) % 7 + 6)


def plan_is_due(today: date, planned: date | None) -> bool:
    """Whether the week's plan opens: on its Monday, else on the first day of it that one looks; not on a weekend.

    `planned` is the day one saw a plan last.
    """
    return today.weekday() < 5 and (planned is None or monday_of(planned) < monday_of(today))


def begins_anew(now: datetime, last: datetime | None) -> bool:
    """Whether it is another day than that of the last look: only then does what was hot count as seen."""
    return last is None or last.date() < now.date()


def this_week(page: TodayPage) -> tuple[DueTouch, ...]:
    """The open touches up to Sunday, late ones first."""
    sunday = monday_of(page.day) + timedelta(6)
    return tuple(one for one in (*page.late, *page.today, *page.next_7_days) if one.due <= sunday)
