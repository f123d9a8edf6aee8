"""Logs that people keep by hand: a day, whom they talked to, and what was said; a line for each time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import partial

from abm_tui.exchange.columns.header_tables import header_group
from abm_tui.exchange.columns.likeness import in_english
from abm_tui.exchange.fields import fold_header

LOG = "log"
_signs = partial(header_group, "shapes")


def is_log(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> bool:
    """Whether the rows come back to the same person or company on other days; whatever else is known of them there."""
    names = [in_english(header) for header in headers]
    if not all(_has(names, group) for group in ("log_day", "log_what")) or _has(names, "no_log"):
        return False
    day = next(at for at, name in enumerate(names) if name in _signs("log_day"))
    who = [at for at, name in enumerate(names) if name in _signs("log_who")] or [
        at for at, name in enumerate(names) if name in _signs("log_company")
    ]
    days: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for cells in rows:
        key = tuple(fold_header(cells[at]) for at in who)
        if any(key) and cells[day].strip():
            days[key].add(cells[day].strip())
    return any(len(found) > 1 for found in days.values())


def _has(names: Sequence[str], group: str) -> bool:
    return not _signs(group).isdisjoint(names)
