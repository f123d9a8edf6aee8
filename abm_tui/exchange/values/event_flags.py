"""Cells that say whether something happened: yes or no, how often, or when."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from abm_tui.exchange.fields import MARKS, fold_header
from abm_tui.exchange.values import dates
from abm_tui.exchange.values.problems import BadCell
from abm_tui.text import clean

_COUNT = re.compile(r"\d{1,4}(?:[.,]0+)?")  # five digits are a day of a spreadsheet
_NOT = re.compile(r"^(not|never|un|non)(?=\w)|^(noshow|absent|didnotattend|nothing|none)$")
_WORDS = frozenset(
    (
        *MARKS,
        "open",
        "click",
        "reply",
        "bounce",
        "unsubscribe",
        "hard",
        "hardbounce",
        "hardbounced",
        "joined",
        "checkedin",
    )
)
_NO_MORE = frozenset(
    ("notattending", "notgoing", "cancelled", "canceled", "refunded", "declined", "denied", "deleted", "transferred")
)
_MAY_COME = frozenset(("approved", "accepted", "pendingapproval", "waitlist", "waitlisted"))  # says nothing of who came
_NOT_YET = frozenset(("registered", "attending", "invited", "pending"))  # in a column of those who came


@dataclass(frozen=True)
class EventFlag:
    """`times` it happened, 0 = it did not, below that they called it off; `at` where the file says when."""

    times: int
    at: datetime | None = None

    def __str__(self) -> str:
        return self.at.isoformat() if self.at else str(self.times)

    def joined(self, other: EventFlag) -> EventFlag:
        """Of two columns that say one thing: a no stands, a day completes a yes."""
        least, most = sorted((self.times, other.times))
        times = least if least <= 0 else most
        return EventFlag(times, self.at or other.at)


def began(text: str) -> str:
    """Of a cell with two times, the first: `11/12/2026 3:01 PM - 11/12/2026 3:58 PM (57 minutes)`."""
    return text.partition(" - ")[0]


def read_mark(text: str, order: str, yes: Collection[str], no: Collection[str], *, came: bool) -> EventFlag | None:
    """What one cell says; None for nothing. `came`: of a column that says who was there. Raises BadCell."""
    plain = clean(text)
    word = plain.casefold()
    if not plain:
        return None
    if word in yes or word in no:
        return EventFlag(int(word in yes))
    if _COUNT.fullmatch(word):
        return EventFlag(int(float(word.replace(",", "."))))
    folded = fold_header(plain)
    if not folded:  # a dash or two
        return None
    if came and folded in _MAY_COME:
        return None
    if came and folded in _NOT_YET:
        return EventFlag(0)
    if came and folded in _NO_MORE:
        return EventFlag(-1)
    if folded in _WORDS:
        return EventFlag(1)
    if _NOT.match(folded):
        return EventFlag(0)
    try:
        at = dates.read_moment(began(plain), order)
    except BadCell:
        raise BadCell(f'"{plain[:40]}" is neither yes nor no, no count and no date') from None
    return EventFlag(1, at) if at else None
