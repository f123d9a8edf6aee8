"""Which open touches are late, due today, and due in the next days; and which hot lines are still news."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from abm_tui.rules.today.page import DueTouch, HotLine, Look

AHEAD = timedelta(7)


def by_day(touches: Iterable[DueTouch], day: date) -> tuple[tuple[DueTouch, ...], ...]:
    """(late, today, the seven days after), each with the earliest first; of one day, next steps before plays."""
    ordered = sorted(touches, key=lambda one: (one.due, one.touch.run_id is not None, one.account.casefold(), one.id))
    return (
        tuple(one for one in ordered if one.due < day),
        tuple(one for one in ordered if one.due == day),
        tuple(one for one in ordered if day < one.due <= day + AHEAD),
    )


def still_hot(lines: Iterable[HotLine], look: Look) -> tuple[HotLine, ...]:
    """Those that nobody put away, the newest first."""
    left = [line for line in lines if line.key not in look.away]
    return tuple(sorted(left, key=lambda line: (line.at, line.key), reverse=True))
