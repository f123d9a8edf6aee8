"""What the talk and the last page of the review show beyond the board. A fixed number of statements."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import func, select

from abm_tui.models import tables as t
from abm_tui.models.drafts import AgendaLine
from abm_tui.models.facts import EntryFact, TouchFact
from abm_tui.models.words import Group, ReviewStatus
from abm_tui.rules.plays.touches import open_touches
from abm_tui.rules.review.minutes import Minutes, tally
from abm_tui.rules.review.since import outcome_text, tried_text
from abm_tui.store.queries import minutes, reviews
from abm_tui.store.queries.agenda import Board, BoardLine, board, since_moment
from abm_tui.store.queries.reviews import ReviewFact
from abm_tui.store.queries.since import SinceLine, since_lines
from abm_tui.store.reader import Reader


@dataclass(frozen=True)
class PromisesKept:
    """How the last completed review ended, and what became of its promises until today."""

    decided: int
    skipped: int
    kept: int
    missed: int
    not_due: int


@dataclass(frozen=True)
class BoardPage:
    """The board with what is said above it."""

    board: Board
    last: PromisesKept | None = None


@dataclass(frozen=True)
class TalkPage:
    """One account in the review. `tried` and `happened` are drafts until somebody corrected them."""

    board: Board
    line: BoardLine
    since: tuple[SinceLine, ...] = ()
    tried: str = ""
    happened: str = ""
    change: str = ""
    offered: TouchFact | None = None

    @property
    def earlier(self) -> Sequence[EntryFact]:
        """Its entries in completed reviews, the newest first."""
        return self.line.past.entries


def board_page(r: Reader) -> BoardPage:
    """The board, and the last review's promises on it."""
    found = board(r)
    return BoardPage(found, last_review(r, found))


def last_review(r: Reader, found: Board) -> PromisesKept | None:
    """Counts of the last completed review; the promises are judged by what stands today."""
    if found.last is None:
        return None
    entry = t.entry.c
    query = select(func.count().filter(entry.decision.is_not(None)), func.count()).where(
        entry.review_id == found.last.id
    )
    decided, everyone = r.connection.execute(query).one()
    kept, missed, not_due = tally(line.promise.state for line in found.lines if line.promise)
    return PromisesKept(int(decided), int(everyone) - int(decided), kept, missed, not_due)


def agenda_lines(found: Board) -> list[AgendaLine]:
    """What opening the review writes down of each account."""
    return [AgendaLine(line.account.id, line.group, line.why, line.derived.score.value) for line in found.lines]


def drafts_of(r: Reader, found: Board) -> tuple[dict[int, tuple[str, str]], dict[int, dict[str, Any]]]:
    """Account → (tried, happened) as logged, and account → what NEXT offers; of all that is on track and undecided."""
    on_track = [line for line in found.lines if line.group == Group.ON_TRACK and not line.decision]
    drafts = {line.account.id: _drafted(r, line) for line in on_track}
    promises = {line.account.id: _promise(offered(line, r.today)) for line in on_track}
    return drafts, promises


def _drafted(r: Reader, line: BoardLine) -> tuple[str, str]:
    after = since_moment(r, line)
    return tried_text(line.listed.facts, after, r.today), outcome_text(line.listed.facts, after, r.today)


def offered(line: BoardLine, today: date) -> TouchFact | None:
    """What NEXT offers: the earliest open touch from today on."""
    return next((touch for touch in open_touches(line.listed.facts) if touch.due and touch.due >= today), None)


def _promise(touch: TouchFact | None) -> dict[str, Any]:
    if touch is None:
        return {}
    return {
        "promise_touch": touch.id,
        "promise_text": touch.text,
        "promise_due": touch.due,
        "promise_owner": touch.owner,
    }


def talk_page(r: Reader, account_id: int) -> TalkPage | None:
    """One account's page; None when it is not in the review."""
    found = board(r)
    line = found.line(account_id)
    if line is None:
        return None
    did, happened = _drafted(r, line)
    written = _written(r, line.entry.id) if line.entry else ("", "", "")
    return TalkPage(
        found,
        line,
        tuple(since_lines(r, found, [line])[account_id]),
        written[0] or did,
        written[1] or happened,
        written[2],
        offered(line, r.today),
    )


def _written(r: Reader, entry_id: int) -> tuple[str, str, str]:
    entry = t.entry.c
    found = r.connection.execute(select(entry.tried, entry.happened, entry.change).where(entry.id == entry_id)).one()
    return found.tried, found.happened, found.change


def minutes_page(r: Reader, review: ReviewFact) -> Minutes:
    """The minutes with what the review before it knew: scores then, and what became of its promises."""
    told = minutes.minutes(r, review)
    held = [one for one in reviews.completed(r) if one.id != review.id]
    before = reviews.entries(r, [held[0].id]) if held else {}
    page = board(r)
    entries = tuple(
        replace(one, score_before=before[one.account_id][0].score) if one.account_id in before else one
        for one in told.entries
    )
    states = [line.promise.state for line in page.lines if line.promise] if page.review else []
    return replace(
        told,
        entries=entries,
        members=tuple(m.name for m in r.members if m.left_on is None),
        promises=tally(states),
    )


def entry_id(r: Reader, review_id: int, account_id: int) -> int:
    """The entry of an account in a review."""
    entry = t.entry.c
    query = select(entry.id).where(entry.review_id == review_id, entry.account_id == account_id)
    return int(r.connection.execute(query).scalar_one())


def drafts_kept(r: Reader) -> list[str]:
    """The names of one's drafts in the talk, the newest first: `talk:` and the entry's id."""
    draft = t.draft.c
    query = select(draft.name).where(draft.who == r.who, draft.name.startswith("talk:"), draft.text != "")
    return list(r.connection.execute(query.order_by(draft.at.desc(), draft.id.desc())).scalars())


@dataclass(frozen=True, slots=True)
class LeftTalk:
    """The account of the open review that one was writing about, and not decided, when one left."""

    account_id: int
    account: str


def left_talk(r: Reader) -> LeftTalk | None:
    """Whom one was writing about last; None where nothing was left half written, or it was decided since."""
    ids = [int(name.partition(":")[2]) for name in drafts_kept(r)]
    if not ids:
        return None
    query = (
        select(t.entry.c.id, t.entry.c.account_id, t.account.c.name)
        .join(t.review, t.review.c.id == t.entry.c.review_id)
        .join(t.account, t.account.c.id == t.entry.c.account_id)
        .where(t.review.c.status == ReviewStatus.OPEN, t.entry.c.decision.is_(None), t.entry.c.id.in_(ids))
    )
    found = {row.id: LeftTalk(row.account_id, row.name) for row in r.connection.execute(query)}
    return next((found[one] for one in ids if one in found), None)
