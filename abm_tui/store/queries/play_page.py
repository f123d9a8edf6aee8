"""The plays page: the library, who is on a play and how far, both people's load. A fixed number of statements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from abm_tui.models import tables as t
from abm_tui.models.facts import PlayFact, RunFact, TouchFact
from abm_tui.models.words import RunStatus, TouchStatus
from abm_tui.rules.plays.plays import monday_of
from abm_tui.store.queries import plays, touches
from abm_tui.store.queries.plays import PlayCount
from abm_tui.store.reader import Reader

_RUN = [f for f in RunFact.__dataclass_fields__ if f not in {"play", "touches", "done"}]
_TOUCH = list(TouchFact.__dataclass_fields__)


@dataclass(frozen=True, slots=True)
class OnIt:
    """An account on a play: how far it is, and the open touch that comes next."""

    run: RunFact
    account: str
    next: TouchFact | None

    @property
    def account_id(self) -> int:
        return self.run.account_id


@dataclass(frozen=True)
class Library:
    """Every play with its counts; `load` is member → open touches due this week."""

    plays: tuple[PlayFact, ...]
    counts: dict[int, PlayCount]
    load: dict[int, int]
    running: int
    late: int


def library(r: Reader) -> Library:
    """The library and the numbers over it."""
    counts = plays.counts(r)
    touch = t.touch.c
    late = select(func.count()).where(touches.waited_for(), touch.due < r.today, touch.run_id.is_not(None))
    return Library(
        tuple(plays.plays(r)),
        counts,
        touches.touches_due(r, monday_of(r.today)),
        sum(c.running for c in counts.values()),
        int(r.connection.execute(late).scalar_one()),
    )


def on_it(r: Reader, play_id: int) -> list[OnIt]:
    """The accounts a play runs on, those with the earliest next touch first."""
    run, account = t.run.c, t.account.c
    query = (
        select(account.name, t.play.c.name, *[run[f] for f in _RUN])
        .join(t.account, account.id == run.account_id)
        .join(t.play, t.play.c.id == run.play_id)
        .where(run.play_id == play_id, run.status == RunStatus.RUNNING, account.archived_on.is_(None))
        .order_by(run.id)
    )
    rows = r.connection.execute(query).all()
    by_run: dict[int, list[TouchFact]] = defaultdict(list)
    for touch in touches.of_runs(r, [row.id for row in rows]):
        by_run[touch.run_id or 0].append(touch)
    found = []
    for name, play, *fields in rows:
        values = dict(zip(_RUN, fields, strict=True))
        of_run = by_run[values["id"]]
        done = sum(touch.status == TouchStatus.DONE for touch in of_run)
        open_ones = [touch for touch in of_run if touch.status == TouchStatus.OPEN]
        first = min(open_ones, key=lambda touch: (touch.due or date.max, touch.position), default=None)
        found.append(OnIt(RunFact(**values, play=play, touches=len(of_run), done=done), name, first))
    return sorted(found, key=lambda one: (one.next.due or date.max if one.next else date.max, one.account.casefold()))


def live_on(r: Reader, account_ids: Sequence[int]) -> dict[int, list[RunFact]]:
    """Account → the plays that run or rest there, the oldest first."""
    run = t.run.c
    done = func.count().filter(t.touch.c.status == TouchStatus.DONE)
    query = (
        select(t.play.c.name, func.count(t.touch.c.id), done, *[run[f] for f in _RUN])
        .join(t.play, t.play.c.id == run.play_id)
        .outerjoin(t.touch, t.touch.c.run_id == run.id)
        .where(run.account_id.in_(account_ids), run.status.in_(plays.LIVE))
        .group_by(run.id)
        .order_by(run.id)
    )
    found: dict[int, list[RunFact]] = defaultdict(list)
    for play, count, finished, *fields in r.connection.execute(query):
        values = dict(zip(_RUN, fields, strict=True))
        found[values["account_id"]].append(RunFact(**values, play=play, touches=count, done=finished))
    return found
