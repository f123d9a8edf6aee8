"""Plays as written, how they do, and what one would mean for some accounts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from abm_tui.errors import Fix, NotFound
from abm_tui.models import tables as t
from abm_tui.models.facts import AccountFacts, PlayFact, RunFact, StepFact
from abm_tui.models.words import RunStatus
from abm_tui.rules.people.coverage import people_by_role
from abm_tui.rules.people.people import statuses
from abm_tui.rules.plays.plays import PlannedTouch, away_dates, schedule
from abm_tui.store.queries.facts import account_facts
from abm_tui.store.reader import Reader

LIVE = (RunStatus.RUNNING, RunStatus.PAUSED)


@dataclass(frozen=True, slots=True)
class PlayCount:
    """How often a play runs now, how many of its runs ended, and how many of those worked."""

    running: int = 0
    ended: int = 0
    worked: int = 0


@dataclass(frozen=True, slots=True)
class PlayPlan:
    """A play on one account before it is assigned: its owners and its touches. `finds` are roles it looks for first."""

    account_id: int
    account: str
    owner_sales: int | None
    owner_marketing: int | None
    touches: tuple[PlannedTouch, ...]

    @property
    def finds(self) -> tuple[str, ...]:
        return tuple(touch.role for touch in self.touches if touch.finds)


def plays(r: Reader) -> list[PlayFact]:
    """The plays of the workspace with their steps, in the order they were made."""
    steps: dict[int, list[StepFact]] = defaultdict(list)
    columns = [t.step.c[f] for f in StepFact.__dataclass_fields__]
    for play_id, *fields in r.connection.execute(
        select(t.step.c.play_id, *columns).order_by(t.step.c.play_id, t.step.c.position, t.step.c.id)
    ):
        steps[play_id].append(StepFact(*fields))
    play = t.play.c
    return [
        PlayFact(
            id=row.id,
            code=row.code,
            name=row.name,
            tiers=_listed(row.tiers),
            stages=_listed(row.stages),
            trigger=row.trigger,
            outcome=row.outcome,
            channels=_listed(row.channels),
            duration_days=row.duration_days,
            assets=row.assets,
            success_signals=_listed(row.success_signals),
            steps=tuple(steps[row.id]),
        )
        for row in r.rows(select(t.play).where(play.archived_on.is_(None)).order_by(play.id))
    ]


def _listed(text: str) -> tuple[str, ...]:
    return tuple(part for part in text.split(";") if part)


def find_play(r: Reader, text: str) -> PlayFact:
    """The play of that id, code, name, or beginning of a name. Raises NotFound, with the plays there are."""
    wanted, known = text.strip().casefold(), plays(r)
    code = wanted.replace("-", "_").replace(" ", "_")
    found = (
        [p for p in known if wanted in (str(p.id), p.name.casefold()) or code == p.code]
        or [p for p in known if wanted and p.name.casefold().startswith(wanted)]
        or [p for p in known if wanted and wanted in p.name.casefold()]
    )
    if len(found) != 1:
        listed = ", ".join(f"{p.id} {p.name}" for p in (found or known))
        what = f'Several plays fit "{text}"' if found else f'No play "{text}"'
        raise NotFound("no_such_play", f"{what}. There are {listed}.", Fix("g p", "abm play list"))
    return found[0]


def counts(r: Reader) -> dict[int, PlayCount]:
    """Play → how often it runs and how it ended so far."""
    run = t.run.c
    ended = run.status.in_([RunStatus.SUCCESS, RunStatus.NO_RESULT])
    query = select(
        run.play_id,
        func.count().filter(run.status == RunStatus.RUNNING),
        func.count().filter(ended),
        func.count().filter(run.status == RunStatus.SUCCESS),
    ).group_by(run.play_id)
    return {play_id: PlayCount(*numbers) for play_id, *numbers in r.connection.execute(query)}


def plan(
    r: Reader,
    play: PlayFact,
    account_ids: Sequence[int],
    start: date,
    *,
    owner_sales: int | None = None,
    owner_marketing: int | None = None,
) -> list[PlayPlan]:
    """What the play would mean for these accounts from `start` on, in their order. Nothing is written.

    Owners not named are the account's own.
    """
    facts = account_facts(r, ids=account_ids)
    away = away_dates(r.members)
    return [_planned(facts[i], play, start, owner_sales, owner_marketing, away, r) for i in account_ids if i in facts]


def _planned(
    facts: AccountFacts,
    play: PlayFact,
    start: date,
    owner_sales: int | None,
    owner_marketing: int | None,
    away: dict[int, tuple[date, date]],
    r: Reader,
) -> PlayPlan:
    account = facts.account
    sales = account.owner_sales if owner_sales is None else owner_sales
    marketing = account.owner_marketing if owner_marketing is None else owner_marketing
    people = people_by_role(facts, statuses(facts, r.today, r.framework))
    touches = schedule(play, start, sales, marketing, people, away, r.framework)
    return PlayPlan(account.id, account.name, sales, marketing, tuple(touches))


def runs(r: Reader, account_id: int, *, live: bool = True) -> list[RunFact]:
    """The account's plays: those that run or rest, or all."""
    facts = account_facts(r, ids=[account_id]).get(account_id)
    found = facts.runs if facts else ()
    return [run for run in found if not live or run.status in LIVE]


def live_runs(r: Reader, account_id: int, text: str = "") -> list[RunFact]:
    """The account's live plays, or the one whose id or name `text` is. Raises NotFound."""
    found = runs(r, account_id)
    wanted = text.strip().casefold()
    if wanted:
        chosen = [run for run in found if wanted in (str(run.id), run.play.casefold())]
        found = chosen or [run for run in found if run.play.casefold().startswith(wanted)]
    if not found:
        what = f'No play "{text}" runs' if wanted else "No play runs"
        raise NotFound("no_such_run", f"{what} on this account.", Fix("P", f"abm play assign PLAY {account_id}"))
    return found


def signals_due(r: Reader) -> list[tuple[int, int]]:
    """(account, activity) of what may end a running play today, the oldest first.

    Only what nobody wrote on since its day came: what happened on or before the day it was written down has ended its
    plays at once.
    """
    run, activity, change = t.run.c, t.activity.c, t.change.c
    day = func.date(activity.at)
    written = (
        select(func.max(change.on))
        .where(change.entity == "activity", change.entity_id == activity.id)
        .correlate(t.activity)
        .scalar_subquery()
    )
    query = (
        select(activity.account_id, activity.id)
        .distinct()
        .join(t.run, (run.account_id == activity.account_id) & (run.status == RunStatus.RUNNING))
        .where(day >= run.started_on, day <= r.today.isoformat(), written < day)
        .order_by(activity.id)
    )
    return [(row.account_id, row.id) for row in r.connection.execute(query)]
