"""The review's board: who is on it, why, what was promised, what happened since. A fixed number of statements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import func, select

from abm_tui.models import tables as t
from abm_tui.models.account_fields import AccountFact
from abm_tui.models.derived import Derived
from abm_tui.models.facts import EntryFact
from abm_tui.models.words import Tier
from abm_tui.rules.review import agenda as rules
from abm_tui.rules.review.agenda import AgendaRow, Past, Promise
from abm_tui.rules.review.deal_moves import move_text
from abm_tui.rules.review.since import moment
from abm_tui.store.queries import listing, reviews
from abm_tui.store.queries.blocker_surroundings import said_stale
from abm_tui.store.queries.deal_moves import deal_moves as moves_of_deals
from abm_tui.store.queries.listing import ListedAccount
from abm_tui.store.queries.reviews import ReviewFact
from abm_tui.store.reader import Reader


@dataclass(frozen=True)
class BoardLine:
    """One account on the board. `entry` is what the open review says of it, None while none is open."""

    listed: ListedAccount
    row: AgendaRow
    past: Past
    entry: EntryFact | None = None

    @property
    def account(self) -> AccountFact:
        return self.listed.account

    @property
    def derived(self) -> Derived:
        assert self.listed.derived is not None
        return self.listed.derived

    @property
    def group(self) -> str:
        """talk or on_track: as the open review has it (somebody may have moved it), else by the rules."""
        return str(self.entry.group if self.entry and self.entry.group else self.row.group)

    @property
    def why(self) -> str:
        return self.entry.why if self.entry and self.entry.why else self.row.why

    @property
    def promise(self) -> Promise | None:
        return self.row.promise

    @property
    def decision(self) -> str:
        return (self.entry.decision or "") if self.entry else ""


@dataclass(frozen=True)
class Board:
    """The board of the review that is open, or of the next one.

    `data_age` is each source's last import; `stale` says which are so old that silence says nothing.
    """

    day: date
    last: ReviewFact | None = None
    review: ReviewFact | None = None
    lines: tuple[BoardLine, ...] = ()
    data_age: dict[str, datetime] = field(default_factory=dict)
    stale: tuple[str, ...] = ()

    @property
    def since(self) -> date | None:
        """The meeting day of the last completed review."""
        return self.last.held_on if self.last else None

    @property
    def since_change(self) -> int:
        """The last line of the journal that review had seen."""
        return self.last.upto_change if self.last else 0

    def line(self, account_id: int) -> BoardLine | None:
        return next((line for line in self.lines if line.account.id == account_id), None)


def board(r: Reader) -> Board:
    """The board of today: TALK first, each group in the order of the rules.

    While a review is open its accounts are those it was opened with, and their groups as they stand there now.
    """
    held = reviews.completed(r)
    last = held[0] if held else None
    now_open = reviews.open_review(r)
    earlier = reviews.entries(r, [review.id for review in held])
    current = {i: e[0] for i, e in reviews.entries(r, [now_open.id]).items()} if now_open else {}
    moves = deal_moves(r, last.upto_change) if last else {}
    since = last.held_on if last else None
    pasts = {
        account_id: Past(since, tuple(earlier.get(account_id, ())), tuple(moves.get(account_id, ())))
        for account_id in (*earlier, *moves)
    }
    lines, old = [], said_stale(r)
    for listed in listing.listed(r, ids=list(current) if now_open else _candidates(r)):
        account, derived = listed.account, listed.derived
        past = pasts.get(account.id) or Past(since)
        if derived is None or (not now_open and (account.bad_fit or account.tier is None)):
            continue
        row = rules.row(listed.facts, derived, past, r.today, r.framework, heard=not old)
        lines.append(BoardLine(listed, row, past, current.get(account.id)))
    rule = r.framework.review
    day = now_open.held_on if now_open else rules.meeting_day(r.today, rule.weekday, rule.every_weeks, since)
    return Board(day, last, now_open, _ordered(lines, r, bool(now_open)), data_age(r), old)


def _candidates(r: Reader) -> list[int] | None:
    """The Tier 1 accounts where they alone fill the board: hundreds of others need not be worked out. None = all."""
    account = t.account.c
    ids = r.connection.execute(select(account.id).where(account.tier == Tier.ONE, account.archived_on.is_(None)))
    tier1 = list(ids.scalars())
    return tier1 if len(tier1) >= r.framework.agenda_size else None


def _ordered(lines: Sequence[BoardLine], r: Reader, is_open: bool) -> tuple[BoardLine, ...]:
    """While a review is open its rows stand still within a group: a step done in the talk moves nobody's place."""
    if is_open:
        return tuple(sorted(lines, key=lambda line: (line.group != "talk", line.entry.id if line.entry else 0)))
    by_id = {line.account.id: line for line in lines}
    return tuple(by_id[row.account_id] for row in rules.agenda((line.row for line in lines), r.framework))


def deal_moves(r: Reader, after: int) -> dict[int, list[str]]:
    """Account → what the journal saw of its deals after that change: `28 Nov → 12 Dec`, `60k → 80k`."""
    found: dict[int, list[str]] = defaultdict(list)
    for move in moves_of_deals(r, after):
        found[move.account_id].append(move_text(move, r.today))
    return found


def data_age(r: Reader) -> dict[str, datetime]:
    """Source → when its last file came in."""
    source = t.source.c
    query = select(source.vendor, func.max(source.at)).where(source.vendor != "").group_by(source.vendor)
    return {vendor: at for vendor, at in r.connection.execute(query.order_by(source.vendor))}  # noqa: C416  rows, not pairs


def since_moment(r: Reader, line: BoardLine) -> datetime:
    """Since when things count for this account: the last completed review, else its first tier."""
    return moment(line.past.since, line.account, r.framework)
