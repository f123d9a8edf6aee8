"""Reviews that were held, and the one that is open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from abm_tui.models import tables as t
from abm_tui.models.facts import EntryFact
from abm_tui.models.words import ReviewStatus
from abm_tui.store.reader import Reader


@dataclass(frozen=True, slots=True)
class ReviewFact:
    """One meeting. `since_change` and `upto_change` are journal ids: what the last review, and this one, had seen."""

    id: int
    held_on: date
    status: str
    since_day: date | None = None
    since_change: int = 0
    completed_on: date | None = None
    upto_change: int = 0
    at_account: int | None = None
    learnt: str = ""
    minutes: str = ""


_REVIEW = [t.review.c[f] for f in ReviewFact.__dataclass_fields__]
_ENTRY = [t.review.c.held_on if f == "review_day" else t.entry.c[f] for f in EntryFact.__dataclass_fields__]
_KEPT = 3  # earlier reviews that the board's rules look at, and one more


def completed(r: Reader, *, limit: int = _KEPT) -> list[ReviewFact]:
    """Completed reviews up to the reader's day, the newest meeting first."""
    query = (
        select(*_REVIEW)
        .where(t.review.c.status == ReviewStatus.COMPLETED, t.review.c.held_on <= r.today)
        .order_by(t.review.c.held_on.desc(), t.review.c.id.desc())
        .limit(limit)
    )
    return [ReviewFact(*row) for row in r.connection.execute(query)]


def last_completed(r: Reader) -> ReviewFact | None:
    return next(iter(completed(r, limit=1)), None)


def open_review(r: Reader) -> ReviewFact | None:
    """The review that is being held; there is at most one."""
    query = select(*_REVIEW).where(t.review.c.status == ReviewStatus.OPEN).order_by(t.review.c.id).limit(1)
    found = r.connection.execute(query).first()
    return ReviewFact(*found) if found else None


def by_id(r: Reader, review_id: int) -> ReviewFact | None:
    found = r.connection.execute(select(*_REVIEW).where(t.review.c.id == review_id)).first()
    return ReviewFact(*found) if found else None


def entries(r: Reader, review_ids: Sequence[int]) -> dict[int, list[EntryFact]]:
    """Account id → its entries in these reviews, the newest meeting first."""
    query = (
        select(*_ENTRY)
        .join(t.review, t.review.c.id == t.entry.c.review_id)
        .where(t.entry.c.review_id.in_(review_ids))
        .order_by(t.review.c.held_on.desc(), t.entry.c.review_id.desc(), t.entry.c.id)
    )
    found: dict[int, list[EntryFact]] = defaultdict(list)
    for row in r.connection.execute(query) if review_ids else ():
        entry = EntryFact(*row)
        found[entry.account_id].append(entry)
    return found


def of_day(r: Reader, day: date) -> ReviewFact | None:
    """The review held on that day; of two, the later one."""
    query = select(*_REVIEW).where(t.review.c.held_on == day).order_by(t.review.c.id.desc()).limit(1)
    found = r.connection.execute(query).first()
    return ReviewFact(*found) if found else None
