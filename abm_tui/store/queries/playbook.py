"""What the playbook is written from: a fixed number of statements, however many accounts."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select

from abm_tui.models import tables as t
from abm_tui.models.words import Tier
from abm_tui.rules.playbook.playbook import Playbook, PlayLine, Target
from abm_tui.store.queries import framework, plays, reviews
from abm_tui.store.queries.listing import counts, listed
from abm_tui.store.reader import Reader


def playbook(r: Reader) -> Playbook:
    """All that a newcomer has to know, as it stands on the reader's day."""
    known = plays.counts(r)
    lines = []
    for play in plays.plays(r):
        count = known.get(play.id, plays.PlayCount())
        lines.append(PlayLine(play, count.running, count.ended, count.worked))
    review = reviews.last_completed(r)
    return Playbook(
        today=r.today,
        fw=r.framework,
        version=framework.version(r),
        targets=[Target(row.facts, row.derived) for row in listed(r) if row.derived is not None],
        pool=counts(r)[1],
        members=r.members,
        plays=lines,
        deals=framework.own_deals(r),
        began=_first_tier1(r),
        last_review=review.held_on if review else None,
    )


def _first_tier1(r: Reader) -> date | None:
    """The day the first account came into Tier 1: the programme's age counts from it."""
    move, account = t.move.c, t.account.c
    moved = select(func.min(move.on)).where(move.what == "tier", move.new == Tier.ONE, move.on <= r.today)
    tiered = select(func.min(account.tiered_on)).where(account.tier == Tier.ONE, account.tiered_on <= r.today)
    days = [r.connection.execute(query).scalar() for query in (moved, tiered)]
    return min((day for day in days if day is not None), default=None)
