"""Who is in the team, with what each of them owns and has to do this week."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import func, select

from abm_tui.models import tables as t
from abm_tui.models.facts import MemberFact
from abm_tui.rules.plays.plays import is_away, monday_of
from abm_tui.store.queries.touches import open_touches, touches_due
from abm_tui.store.reader import Reader


@dataclass(frozen=True, slots=True)
class MemberLine:
    """One member. `accounts` they own for their team, `touches` open ones of theirs, `load` those due this week."""

    member: MemberFact
    accounts: int = 0
    touches: int = 0
    late: int = 0
    load: int = 0
    is_away: bool = False


def members_page(r: Reader) -> list[MemberLine]:
    """Everybody, those who left last; four statements, however many they are."""
    owned: Counter[int] = Counter()
    for column in (t.account.c.owner_sales, t.account.c.owner_marketing):
        query = select(column, func.count()).where(column.is_not(None), t.account.c.archived_on.is_(None))
        for owner, number in r.connection.execute(query.group_by(column)):
            owned[owner] += number
    touches, late = Counter[int](), Counter[int]()
    for touch in open_touches(r):
        if touch.owner is not None:
            touches[touch.owner] += 1
            late[touch.owner] += touch.due is not None and touch.due < r.today
    week = touches_due(r, monday_of(r.today))
    return [
        MemberLine(m, owned[m.id], touches[m.id], late[m.id], week.get(m.id, 0), is_away(m, r.today))
        for m in sorted(r.members, key=lambda m: (m.left_on is not None, m.id))
    ]
