"""What somebody's view of the page keeps: when they looked, which hot lines they put away, when they saw a plan."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any

from abm_tui.rules.today.page import Look
from abm_tui.rules.today.week import begins_anew


def read_look(state: Mapping[str, Any], now: datetime) -> Look:
    """The look that hot counts from: the last one of an earlier day, whatever was looked at since on this one."""
    last = _moment(state.get("last"))
    at, change = last if begins_anew(now, last[0]) else _moment(state.get("since"))
    away = state.get("away")
    keys = [key for key in away if isinstance(key, str)] if isinstance(away, list) else []
    return Look(at, change, frozenset(keys))


def kept_look(look: Look, now: datetime, newest: int, away: Collection[str]) -> dict[str, Any]:
    """The same as it is kept once the page was looked at now, with `newest` as the last line of the journal."""
    return {
        "since": [look.at.isoformat() if look.at else "", look.change],
        "last": [now.isoformat(), newest],
        "away": sorted(away),
    }


def read_planned(state: Mapping[str, Any]) -> date | None:
    """The day on which the plan of a week was seen last."""
    try:
        return date.fromisoformat(str(state.get("planned") or ""))
    except ValueError:
        return None


def _moment(kept: object) -> tuple[datetime | None, int]:
    if not (isinstance(kept, list) and len(kept) == 2 and isinstance(kept[1], int)):
        return None, 0
    try:
        return datetime.fromisoformat(str(kept[0])), kept[1]
    except ValueError:
        return None, kept[1]
