"""One account with everything its card shows, and the records that its pages edit. A fixed number of statements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import func, select

from abm_tui.models import tables as t
from abm_tui.models.facts import ActivityFact, TouchFact
from abm_tui.models.words import ReviewStatus, RunStatus
from abm_tui.store.queries.listing import ListedAccount, listed
from abm_tui.store.reader import Reader

NEWEST = 200  # activities a card can show; the rest is counted
_ACTIVITY = [t.activity.c[f] for f in ActivityFact.__dataclass_fields__]
_TOUCH = [t.touch.c[f] for f in TouchFact.__dataclass_fields__]


@dataclass(frozen=True, slots=True)
class EvidenceFact:
    id: int
    text: str
    on: date | None
    by: int | None


@dataclass(frozen=True, slots=True)
class ReviewOfAccount:
    """What the last completed review said of the account."""

    held_on: date
    decision: str | None
    tried: str
    happened: str
    change: str
    promise_text: str
    promise_due: date | None
    reason: str


@dataclass(frozen=True)
class CardData:
    """`activities` newest first; `older` counts those not among them. `touches` by run, of plays that run or rest."""

    row: ListedAccount
    activities: Sequence[ActivityFact]
    older: int
    touches: Mapping[int, Sequence[TouchFact]]
    evidence: Sequence[EvidenceFact]
    review: ReviewOfAccount | None


def card(r: Reader, account_id: int) -> CardData | None:
    """The card of an account; None when there is no such account."""
    rows = listed(r, ids=[account_id])
    if not rows:
        return None
    activity = t.activity
    until = datetime.combine(r.today, time.max)
    here = (activity.c.account_id == account_id) & (activity.c.at <= until)
    newest = select(*_ACTIVITY).where(here).order_by(activity.c.at.desc(), activity.c.id.desc()).limit(NEWEST)
    activities = [ActivityFact(*row) for row in r.connection.execute(newest)]
    total = int(r.connection.execute(select(func.count()).select_from(activity).where(here)).scalar() or 0)
    older = total - len(activities)
    lines = evidence(r, account_id)
    return CardData(rows[0], activities, older, _touches(r, account_id), lines, _review(r, account_id))


def _touches(r: Reader, account_id: int) -> dict[int, list[TouchFact]]:
    live = select(t.run.c.id).where(
        t.run.c.account_id == account_id, t.run.c.status.in_([RunStatus.RUNNING, RunStatus.PAUSED])
    )
    query = select(*_TOUCH).where(t.touch.c.run_id.in_(live)).order_by(t.touch.c.position, t.touch.c.id)
    found: dict[int, list[TouchFact]] = defaultdict(list)
    for row in r.connection.execute(query):
        touch = TouchFact(*row)
        found[touch.run_id or 0].append(touch)
    return found


def evidence(r: Reader, account_id: int) -> list[EvidenceFact]:
    """Why the account is in Tier 1, the newest line first."""
    e = t.evidence.c
    query = select(e.id, e.text, e.on, e.by).where(e.account_id == account_id).order_by(e.on.desc(), e.id.desc())
    return [EvidenceFact(*row) for row in r.connection.execute(query)]


def _review(r: Reader, account_id: int) -> ReviewOfAccount | None:
    e, review = t.entry.c, t.review.c
    query = (
        select(review.held_on, e.decision, e.tried, e.happened, e.change, e.promise_text, e.promise_due, e.reason)
        .join_from(t.entry, t.review, review.id == e.review_id)
        .where(e.account_id == account_id, review.status == ReviewStatus.COMPLETED, review.held_on <= r.today)
        .order_by(review.held_on.desc(), review.id.desc())
        .limit(1)
    )
    found = r.connection.execute(query).first()
    return ReviewOfAccount(*found) if found else None


def record(r: Reader, table: str, row_id: int) -> dict[str, Any] | None:
    """One row of a journaled table, as it is; None when it is gone."""
    source = t.JOURNALED[table]
    found = r.connection.execute(select(source).where(source.c.id == row_id)).mappings().first()
    return dict(found) if found else None
