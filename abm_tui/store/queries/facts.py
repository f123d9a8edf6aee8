"""Facts of many accounts for the rules: a fixed number of statements, however many accounts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, time, timedelta
from operator import itemgetter
from typing import Any, Literal, TypeVar

from sqlalchemy import ColumnElement, Select, Table, Text, func, select, text, type_coerce

from abm_tui.models import tables as t
from abm_tui.models.account_fields import AccountFact
from abm_tui.models.blocker_kinds import WRITTEN
from abm_tui.models.facts import (
    AccountFacts,
    ActivityFact,
    BlockerFact,
    DealFact,
    PersonFact,
    RunFact,
    SeatFact,
    TouchFact,
)
from abm_tui.models.types import ShortText
from abm_tui.models.words import TouchStatus
from abm_tui.rules.stages.gates import parsed
from abm_tui.store.reader import Reader

Scope = Literal["targets", "pool", "all"]
# How far rules look back at least; a signal with a longer window asks for more, and for the days "since".
LOOK_BACK_DAYS = 120
_MORE_DAYS = 30

F = TypeVar("F")


def scope_condition(scope: Scope) -> ColumnElement[bool]:
    """Which accounts: those with a tier, those without, or both; archived ones never."""
    here = t.account.c.archived_on.is_(None)
    if scope == "targets":
        return here & t.account.c.tier.is_not(None)
    if scope == "pool":
        return here & t.account.c.tier.is_(None)
    return here


def _columns(table: Table, fact: Any, **other: Any) -> list[Any]:
    return [other[f] if f in other else table.c[f] for f in fact.__dataclass_fields__]


def accounts(r: Reader, *, scope: Scope = "targets", ids: Sequence[int] | None = None) -> list[AccountFact]:
    """The accounts of a scope, or those of `ids` (archived ones too), by id."""
    newest = (
        select(t.evidence.c.account_id, func.max(t.evidence.c.on).label("evidence_on"))
        .group_by(t.evidence.c.account_id)
        .subquery()
    )
    query = select(*_columns(t.account, AccountFact, evidence_on=newest.c.evidence_on)).outerjoin(
        newest, newest.c.account_id == t.account.c.id
    )
    query = query.where(t.account.c.id.in_(ids)) if ids is not None else query.where(scope_condition(scope))
    return [AccountFact(*row) for row in _read(r, query.order_by(t.account.c.id))]


def _grouped(rows: Iterable[Sequence[Any]], make: type[F], account: int) -> dict[int, list[F]]:
    found: dict[int, list[F]] = defaultdict(list)
    for row in rows:
        found[row[account]].append(make(*row))
    return found


def _read(r: Reader, query: Select[Any]) -> list[Sequence[Any]]:
    """The rows of a query. Texts are looked at row by row: nearly all are plain, and a look at each cell costs twice.

    A row that holds anything unusual is cleaned cell by cell, as the column types would.
    """
    columns: list[Any] = list(query.selected_columns)
    texts = [n for n, column in enumerate(columns) if isinstance(column.type, ShortText)]
    raw = query.with_only_columns(
        *(type_coerce(c, Text).label(None) if n in texts else c for n, c in enumerate(columns)),
        maintain_column_froms=True,
    )
    found: list[Sequence[Any]] = list(r.connection.execute(raw).all())
    if not texts:
        return found
    pick = itemgetter(*texts) if len(texts) > 1 else lambda row: (row[texts[0]],)
    for place, row in enumerate(found):
        try:
            whole = f"|{'|'.join(filter(None, pick(row)))}|"
        except TypeError:  # another program put a number there
            whole = "\n"
        if not (whole.isascii() and whole.isprintable() and " |" not in whole and "| " not in whole):
            cells = list(row)
            for n in texts:
                cells[n] = columns[n].type.process_result_value(cells[n], r.connection.dialect)
            found[place] = cells
    return found


def _where_accounts(query: Select[Any], column: Any, scope: Scope, ids: Sequence[int] | None) -> Select[Any]:
    if ids is not None:
        return query.where(column.in_(ids))
    if scope == "all":
        return query.where(column.is_not(None))
    return query.where(column.in_(select(t.account.c.id).where(scope_condition(scope))))


def account_facts(
    r: Reader, *, scope: Scope = "targets", ids: Sequence[int] | None = None, look_back: int | None = None
) -> dict[int, AccountFacts]:
    """Account id → all the rules need of it; activities of the last `look_back` days up to today, oldest first.

    Left out, it is long enough for every window of the team's own framework, as of 30 days ago too. Before them stand
    older facts: what a gate asks for counts however long ago it was recorded.
    """
    fw = r.framework
    gates = (parsed(condition) for stage in fw.stages for condition in stage.gate)
    asked = (number for code, number in gates if code == "signal")
    windows = (fw.engaged_days, *(rule.window_days for rule in fw.signals), *asked)
    back = look_back or max(LOOK_BACK_DAYS, max(windows) + _MORE_DAYS)
    first = datetime.combine(r.today - timedelta(days=back), time.min)
    last = datetime.combine(r.today, time.max)

    def fetch(fact: type[F], table: Table, *conditions: Any, order: Any = None, **other: Any) -> dict[int, list[F]]:
        query = select(*_columns(table, fact, **other)).where(*conditions)
        query = _where_accounts(query, table.c.account_id, scope, ids)
        query = query.order_by(*(order if order is not None else [table.c.id]))
        fields = list(fact.__dataclass_fields__)  # type: ignore[attr-defined]
        return _grouped(_read(r, query), fact, fields.index("account_id"))

    people = fetch(PersonFact, t.contact)
    seats = fetch(SeatFact, t.seat)
    old_facts = _old_facts(r, first, scope, ids)
    activities = fetch(
        ActivityFact,
        t.activity,
        t.activity.c.at >= first,
        t.activity.c.at <= last,
        order=[t.activity.c.at, t.activity.c.id],
    )
    touches = fetch(
        TouchFact,
        t.touch,
        (t.touch.c.status == TouchStatus.OPEN) | (t.touch.c.done_on >= first.date()),
        order=[t.touch.c.due, t.touch.c.run_id.is_not(None), t.touch.c.id],
    )
    deals = fetch(DealFact, t.opportunity)
    # What a person resolved is done with; a rule's line that was resolved may come back with a new cause.
    blockers = fetch(BlockerFact, t.blocker, t.blocker.c.resolved_on.is_(None) | (t.blocker.c.code != WRITTEN))
    runs = _runs(r, scope, ids)
    return {
        a.id: AccountFacts(
            account=a,
            people=tuple(people.get(a.id, ())),
            seats=tuple(seats.get(a.id, ())),
            activities=(*old_facts.get(a.id, ()), *activities.get(a.id, ())),
            touches=tuple(touches.get(a.id, ())),
            runs=tuple(runs.get(a.id, ())),
            deals=tuple(deals.get(a.id, ())),
            blockers=tuple(blockers.get(a.id, ())),
        )
        for a in accounts(r, scope=scope, ids=ids)
    }


def _old_facts(
    r: Reader, before: datetime, scope: Scope, ids: Sequence[int] | None
) -> Mapping[int, list[ActivityFact]]:
    """Facts older than the rest: interest said, a discovery meeting, on-boarding hold however long ago they were."""
    activity = t.activity.c
    # Written out, so that SQLite sees that its index of just these rows will do.
    facts = text("activity.type in ('interest', 'discovery', 'onboarded')")
    query = select(*_columns(t.activity, ActivityFact)).where(facts, activity.at < before)
    # For a whole scope not by account: that would go through all that ever happened to each.
    account: Any = activity.account_id if ids is not None else activity.account_id + 0
    query = _where_accounts(query, account, scope, ids).order_by(activity.at, activity.id)
    return _grouped(_read(r, query), ActivityFact, 1)


def _runs(r: Reader, scope: Scope, ids: Sequence[int] | None) -> Mapping[int, list[RunFact]]:
    counts = (
        select(
            t.touch.c.run_id,
            func.count().label("touches"),
            func.count().filter(t.touch.c.status == TouchStatus.DONE).label("done"),
        )
        .where(t.touch.c.run_id.is_not(None))
        .group_by(t.touch.c.run_id)
        .subquery()
    )
    query = (
        select(
            *_columns(
                t.run,
                RunFact,
                play=t.play.c.name,
                touches=func.coalesce(counts.c.touches, 0),
                done=func.coalesce(counts.c.done, 0),
            )
        )
        .join(t.play, t.play.c.id == t.run.c.play_id)
        .outerjoin(counts, counts.c.run_id == t.run.c.id)
        .order_by(t.run.c.id)
    )
    query = _where_accounts(query, t.run.c.account_id, scope, ids)
    return _grouped(_read(r, query), RunFact, 1)
