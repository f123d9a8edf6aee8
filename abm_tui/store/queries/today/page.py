"""The page of the day: a fixed number of statements, however many accounts.

What stands in the way of all target accounts takes them all to be worked out: `drawers` is read apart, once the rest
is on the screen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from sqlalchemy import and_, func, or_, select

from abm_tui.models import tables as t
from abm_tui.models.facts import ActivityFact, MemberFact, PersonFact, TouchFact
from abm_tui.models.words import Answer, Decision, Team, Tier, TouchStatus
from abm_tui.rules.review.agenda import meeting_day
from abm_tui.rules.today import due, hot, page
from abm_tui.rules.today.counts import drawers as counted
from abm_tui.rules.today.page import DecidedLine, DrawerCounts, DueTouch, HotLine, Look, TodayPage, WaitingLine
from abm_tui.rules.today.week import decided_until
from abm_tui.store.queries import agenda, reviews
from abm_tui.store.queries.blocker_surroundings import said_stale
from abm_tui.store.queries.deal_moves import deal_moves
from abm_tui.store.queries.listing import ListedAccount
from abm_tui.store.queries.today.others_steps import others_steps
from abm_tui.store.queries.touches import waited_for
from abm_tui.store.reader import Reader

_MOST = 500  # hot events that are looked at: far more than anybody reads in a day
_LONGEST_BACK = timedelta(60)


def today_page(r: Reader, look: Look, member: MemberFact | None) -> TodayPage:
    """The day as `member` sees it, who looked at it last at `look`; without a member, as nobody in particular does.

    Twelve statements. `drawers` is left empty.
    """
    me = member.name if member else ""
    since = _since(r, look)
    last = reviews.last_completed(r)
    now_open = reviews.open_review(r)
    rule = r.framework.review
    late, today, ahead = due.by_day(due_touches(r), r.today)
    changes = others_steps(r, look.change, since, me)
    return TodayPage(
        day=r.today,
        review_day=now_open.held_on
        if now_open
        else meeting_day(r.today, rule.weekday, rule.every_weeks, last.held_on if last else None),
        review_hour=rule.hour.isoformat("minutes"),
        looked=look.at,
        hot=due.still_hot(_hot(r, look, since, me), look),
        late=late,
        today=today,
        next_7_days=ahead,
        waiting=_waiting(r, look, member),
        decided=_decided(r, last),
        changes=changes,
        data_age=agenda.data_age(r),
        stale=said_stale(r),
        newest_change=newest_change(r),
    )


def after_own_edit(r: Reader, found: TodayPage, look: Look, member: MemberFact | None) -> TodayPage:
    """The page once one has written something oneself: what they did and what others changed is as it was."""
    late, today, ahead = due.by_day(due_touches(r), r.today)
    return replace(
        found,
        late=late,
        today=today,
        next_7_days=ahead,
        waiting=_waiting(r, look, member),
        decided=_decided(r, reviews.last_completed(r)),
        newest_change=newest_change(r),
    )


def with_drawers(found: TodayPage, rows: Sequence[ListedAccount]) -> TodayPage:
    """The page with what stands in the way of all target accounts, which `rows` are."""
    return replace(found, drawers=drawers(rows))


def drawers(rows: Sequence[ListedAccount]) -> DrawerCounts:
    """What is in the way, by code."""
    return counted((row.facts, row.derived) for row in rows if row.derived is not None)


def newest_change(r: Reader) -> int:
    """The last line of the journal."""
    return int(r.connection.execute(select(func.max(t.change.c.id))).scalar() or 0)


def _since(r: Reader, look: Look) -> date:
    """Who never looked, and who was long away, sees what happened lately."""
    lately = r.today - timedelta(r.framework.news_days)
    return max(min(look.at.date(), lately) if look.at else lately, r.today - _LONGEST_BACK)


# touches


def due_touches(r: Reader, touch_ids: Sequence[int] | None = None) -> list[DueTouch]:
    """Open touches due up to a week from today, of whatever account, or those of `touch_ids`. One statement."""
    touch, member = t.touch.c, {m.id: m.name for m in r.members}
    sizes = select(touch.run_id, func.count().label("size")).where(touch.run_id.is_not(None))
    size = sizes.group_by(touch.run_id).subquery()
    fields = list(TouchFact.__dataclass_fields__)
    query = (
        select(
            *(touch[name] for name in fields),
            t.account.c.name,
            t.contact.c.first_name,
            t.contact.c.last_name,
            t.play.c.name,
            size.c.size,
        )
        .join_from(t.touch, t.account, t.account.c.id == touch.account_id)
        .outerjoin(t.contact, t.contact.c.id == touch.contact_id)
        .outerjoin(t.run, t.run.c.id == touch.run_id)
        .outerjoin(t.play, t.play.c.id == t.run.c.play_id)
        .outerjoin(size, size.c.run_id == touch.run_id)
        .where(waited_for(), touch.due.is_not(None), touch.due <= r.today + due.AHEAD)
    )
    if touch_ids is not None:
        query = query.where(touch.id.in_(touch_ids))
    found = []
    for row in r.connection.execute(query):
        one = TouchFact(*row[: len(fields)])
        account, first, last, play, many = row[len(fields) :]
        assert one.due is not None
        found.append(
            DueTouch(
                one,
                account,
                one.due,
                f"{first or ''} {last or ''}".strip(),
                member.get(one.owner or 0, ""),
                play or "",
                f"{one.position}/{many}" if many else "",
            )
        )
    return found


# hot


def _hot(r: Reader, look: Look, since: date, me: str) -> list[HotLine]:
    """Signs that came in since one looked, and deals that others moved. Four statements."""
    activity, contact, account = t.activity.c, t.contact.c, t.account.c
    fields, columns = list(ActivityFact.__dataclass_fields__), list(PersonFact.__dataclass_fields__)
    is_new = and_(contact.created_on >= since, contact.created_on > account.created_on)
    query = (
        select(*(activity[f] for f in fields), *(contact[f] for f in columns if f in contact), account.name, is_new)
        .join_from(t.activity, t.account, account.id == activity.account_id)
        .outerjoin(t.contact, contact.id == activity.contact_id)
        .where(account.tier.is_not(None), account.archived_on.is_(None))
        .where(activity.at >= datetime.combine(since, time.min), activity.at <= datetime.combine(r.today, time.max))
        .where(or_(activity.type.in_(hot.ANSWERS), is_new & activity.type.in_(hot.SIGNS)))
        .order_by(activity.at.desc(), activity.id.desc())
        .limit(_MOST)
    )
    rows = r.connection.execute(query).all()
    came_in = _came_in(r, [row[0] for row in rows], look.change)
    events, people, accounts, new = [], dict[int, PersonFact](), dict[int, str](), set[int]()
    shown = [f for f in columns if f in contact]
    for row in rows:
        event, name, fresh = ActivityFact(*row[: len(fields)]), row[-2], row[-1]
        who = came_in.get(event.id)
        if who is None or (me and who == me and not event.source):
            continue  # seen before, or written down by oneself
        assert event.account_id is not None
        events.append(event)
        accounts[event.account_id] = name
        if event.contact_id is not None:
            person = dict(zip(shown, row[len(fields) : -2], strict=True))
            people[event.contact_id] = PersonFact(**person)
            if fresh:
                new.add(event.contact_id)
    return [*hot.signs(events, people, accounts, new), *_moved(r, look, since, me)]


def _came_in(r: Reader, activity_ids: Sequence[int], after: int) -> dict[int, str]:
    """Of these activities those that came in after that line of the journal → by whom."""
    change = t.change.c
    query = select(change.entity_id, change.who).where(
        change.entity == "activity", change.entity_id.in_(activity_ids), change.op == "add", change.id > after
    )
    return {row.entity_id: row.who for row in r.connection.execute(query)}


def _moved(r: Reader, look: Look, since: date, me: str) -> list[HotLine]:
    moves = [move for move in deal_moves(r, look.change, since) if not me or move.who != me]
    deal, account = t.opportunity.c, t.account.c
    query = (
        select(deal.id, deal.name, deal.amount, account.id, account.name)
        .join_from(t.opportunity, t.account, account.id == deal.account_id)
        .where(deal.id.in_([move.deal_id for move in moves]), account.archived_on.is_(None))
    )
    names, accounts = {}, dict[int, str]()
    for deal_id, name, amount, account_id, of in r.connection.execute(query):
        names[deal_id] = (name, amount)
        accounts[account_id] = of
    return hot.moved_deals(moves, names, accounts, r.today)


# what waits, and what was decided


def _waiting(r: Reader, look: Look, member: MemberFact | None) -> tuple[WaitingLine, ...]:
    return (*_questions(r, member), *_handed_over(r, look, _since(r, look), member))


def _questions(r: Reader, member: MemberFact | None) -> list[WaitingLine]:
    """Tier 1 accounts that the other team answered for and ours did not. Two statements."""
    if member is None:
        return []
    account = t.account.c
    theirs = Team.MARKETING if member.team == Team.SALES else Team.SALES
    answer, open_one = account[f"agrees_{theirs}"], account[f"agrees_{member.team}"]
    query = (
        select(account.id, account.name, answer)
        .where(account.tier == Tier.ONE, account.archived_on.is_(None), account.bad_fit == "")
        .where(answer.is_not(None), open_one.is_(None))
        .order_by(func.lower(account.name), account.id)
    )
    rows = r.connection.execute(query).all()
    change = t.change.c
    last = (
        select(func.max(change.id))
        .where(change.entity == "account", change.entity_id.in_([row[0] for row in rows]))
        .where(change.field == f"agrees_{theirs}")
        .group_by(change.entity_id)
    )
    said_by = {
        row.entity_id: row.who
        for row in r.connection.execute(select(change.entity_id, change.who).where(change.id.in_(last)))
    }
    team = next((m.name for m in r.members if m.team == theirs and m.left_on is None), str(theirs))
    return [_question(i, name, said, said_by.get(i) or team, member.team) for i, name, said in rows]


def _question(account_id: int, name: str, answer: str, by: str, team: str) -> WaitingLine:
    said = f"is it Tier 1 for {team}?" if answer == Answer.YES else f"says no; is it Tier 1 for {team}?"
    return WaitingLine(page.QUESTION, account_id, name, by, said, account_id)


def _handed_over(r: Reader, look: Look, since: date, member: MemberFact | None) -> list[WaitingLine]:
    """Open touches that somebody else gave to `member` since they looked, or wrote down for them. One statement."""
    if member is None:
        return []
    change, touch = t.change.c, t.touch.c
    given = (change.op == "set") & (change.field == "owner")
    written = (change.op == "add") & touch.run_id.is_(None)
    fields = list(TouchFact.__dataclass_fields__)
    query = (
        select(*(touch[name] for name in fields), t.account.c.name, change.who)
        .join_from(t.change, t.touch, touch.id == change.entity_id)
        .join(t.account, t.account.c.id == touch.account_id)
        .where(change.entity == "touch", change.id > look.change, change.on >= since, change.on <= r.today)
        .where(or_(given, written), change.who != member.name, change.who != "")
        .where(touch.owner == member.id, touch.status == TouchStatus.OPEN, t.account.c.archived_on.is_(None))
        .order_by(change.id)
    )
    found = dict[int, WaitingLine]()
    for row in r.connection.execute(query):
        one, (account, who) = TouchFact(*row[: len(fields)]), row[len(fields) :]
        found[one.id] = WaitingLine(page.HANDED_OVER, one.account_id, account, who, one.text, one.id, one)
    return list(found.values())


def _decided(r: Reader, last: reviews.ReviewFact | None) -> tuple[DecidedLine, ...]:
    """Focus and more effort of the last review, while their week lasts. One statement."""
    until = decided_until(last.held_on) if last else None
    if last is None or until is None or r.today > until:
        return ()
    entry, account = t.entry.c, t.account.c
    query = (
        select(account.id, account.name, entry.focus, entry.decision)
        .join_from(t.entry, t.account, account.id == entry.account_id)
        .where(entry.review_id == last.id, entry.focus | (entry.decision == Decision.MORE_EFFORT))
        .where(account.archived_on.is_(None))
        .order_by(entry.id)
    )
    rows = r.connection.execute(query).all()
    focus = [DecidedLine(row[0], row[1], page.FOCUS, until) for row in rows if row[2]]
    effort = [DecidedLine(row[0], row[1], page.MORE_EFFORT, until) for row in rows if row[3] == Decision.MORE_EFFORT]
    return (*focus, *effort)
