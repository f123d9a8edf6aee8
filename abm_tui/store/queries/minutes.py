"""The minutes of a review out of what was decided in it."""

from __future__ import annotations

from sqlalchemy import select

from abm_tui.models import tables as t
from abm_tui.models.words import Group, ReviewStatus, Tier
from abm_tui.rules.minutes import Minute, Minutes
from abm_tui.store.queries import reviews
from abm_tui.store.queries.reviews import ReviewFact
from abm_tui.store.workspace import Reader


def minutes(r: Reader, review: ReviewFact) -> Minutes:
    """What the review said so far, TALK first, in the order of its entries. Two statements."""
    entry, names = t.entry, {m.id: m.name for m in r.members}
    query = (
        select(t.account.c.name, *entry.c)
        .join(t.account, t.account.c.id == entry.c.account_id)
        .where(entry.c.review_id == review.id)
        .order_by(entry.c.group != Group.TALK, entry.c.id)
    )
    return Minutes(
        day=review.held_on,
        since=review.since_day,
        completed=review.status == ReviewStatus.COMPLETED,
        learnt=review.learnt,
        entries=tuple(
            Minute(
                account_id=row["account_id"],
                account=row["name"],
                group=row["group"] or "",
                why=row["why"],
                decision=row["decision"] or "",
                tried=row["tried"],
                happened=row["happened"],
                change=row["change"],
                promise=row["promise_text"],
                promise_due=row["promise_due"],
                promise_owner=names.get(row["promise_owner"], ""),
                until=row["until"],
                reason=row["reason"],
                score=row["score"],
                focus=row["focus"],
                decided_by=names.get(row["decided_by"], ""),
            )
            for row in r.rows(query)
        ),
        over_cap=_over_cap(r),
    )


def latest(r: Reader) -> ReviewFact | None:
    """The review that is open, else the last completed one."""
    return reviews.open_review(r) or reviews.last_completed(r)


def _over_cap(r: Reader) -> tuple[tuple[str, str], ...]:
    account = t.account.c
    query = select(account.name, account.over_cap_reason).where(
        account.tier == Tier.ONE, account.over_cap_reason != "", account.archived_on.is_(None)
    )
    return tuple((row.name, row.over_cap_reason) for row in r.connection.execute(query.order_by(account.name)))
