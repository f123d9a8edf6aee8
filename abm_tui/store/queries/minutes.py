"""The minutes of a review out of what was decided in it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select

from abm_tui.models import tables as t
from abm_tui.models.facts import EntryFact, TouchFact
from abm_tui.models.words import Group, ReviewStatus, Tier
from abm_tui.rules.review.agenda import promise
from abm_tui.rules.review.minutes import Minute, Minutes, tally
from abm_tui.store.queries import reviews
from abm_tui.store.queries.reviews import ReviewFact
from abm_tui.store.reader import Reader


def minutes(r: Reader, review: ReviewFact) -> Minutes:
    """What the review said so far, TALK first, in the order of its entries. A fixed number of statements."""
    entry, names = t.entry, {m.id: m.name for m in r.members}
    query = (
        select(t.account.c.name, *entry.c)
        .join(t.account, t.account.c.id == entry.c.account_id)
        .where(entry.c.review_id == review.id)
        .order_by(entry.c.group != Group.TALK, entry.c.id)
    )
    rows = r.rows(query)
    before = _entries_before(r, review)
    day = review.held_on if review.status == ReviewStatus.COMPLETED else r.today
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
                score_before=before[row["account_id"]].score if row["account_id"] in before else None,
            )
            for row in rows
        ),
        over_cap=_over_cap(r),
        members=tuple(dict.fromkeys(names[row["decided_by"]] for row in rows if row["decided_by"] in names)),
        promises=_promises(r, [before[row["account_id"]] for row in rows if row["account_id"] in before], day),
    )


def _entries_before(r: Reader, review: ReviewFact) -> dict[int, EntryFact]:
    """Account → what the completed review before this one said of it."""
    c = t.review.c
    earlier = (c.held_on < review.held_on) | ((c.held_on == review.held_on) & (c.id < review.id))
    query = select(c.id).where(c.status == ReviewStatus.COMPLETED, c.id != review.id, earlier)
    found = r.connection.execute(query.order_by(c.held_on.desc(), c.id.desc()).limit(1)).scalar()
    return {i: told[0] for i, told in reviews.entries(r, [found]).items()} if found is not None else {}


def _promises(r: Reader, entries: Sequence[EntryFact], day: date) -> tuple[int, int, int]:
    """(kept, missed, not due) on `day` of what those entries promised."""
    ids = [entry.promise_touch for entry in entries if entry.promise_touch is not None]
    columns = [t.touch.c[f] for f in TouchFact.__dataclass_fields__]
    query = select(*columns).where(t.touch.c.id.in_(ids))
    touches = [TouchFact(*row) for row in r.connection.execute(query)] if ids else []
    promised = (promise(entry, touches, day) for entry in entries)
    return tally(p.state for p in promised if p is not None)


def latest(r: Reader) -> ReviewFact | None:
    """The review that is open, else the last completed one."""
    return reviews.open_review(r) or reviews.last_completed(r)


def _over_cap(r: Reader) -> tuple[tuple[str, str], ...]:
    """Who stands above the cap, and why; nobody once Tier 1 is within it again."""
    account = t.account.c
    query = select(account.name, account.over_cap_reason).where(account.tier == Tier.ONE, account.archived_on.is_(None))
    inside = r.connection.execute(query.order_by(account.name)).all()
    above = len(inside) > r.framework.cap
    return tuple((row.name, row.over_cap_reason) for row in inside if above and row.over_cap_reason)
