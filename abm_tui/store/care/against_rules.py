"""What an earlier version let in and a rule of this one would not: listed for the team, never changed by an upgrade."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select

from abm_tui.models import tables as t
from abm_tui.models.facts import ActivityFact, PersonFact
from abm_tui.models.words import PersonStatus, RunStatus
from abm_tui.rules.people.evidence import ENGAGING_TYPES
from abm_tui.rules.people.people import standing
from abm_tui.rules.plays.plays import success
from abm_tui.store.reader import Reader
from abm_tui.text import count
from abm_tui.when import long_day


@dataclass(frozen=True, slots=True)
class AgainstRules:
    """Sentences, one for each person or play. `marks`: engaged by hand too long ago; `early`: ended by the future."""

    marks: tuple[str, ...] = ()
    early: tuple[str, ...] = ()

    def notice(self) -> str:
        """How many of each, and the command that lists them, short enough for 80 columns; "" where there is none."""
        marks, early = len(self.marks), len(self.early)
        parts = [
            count(marks, "old mark") + " by hand" if marks else "",
            f"{count(early, 'play')} ended early" if early else "",
        ]
        found = ", ".join(part for part in parts if part)
        return f"{found}: kept as before, abm doctor lists {'it' if marks + early == 1 else 'them'}" if found else ""


def against_rules(r: Reader) -> AgainstRules:
    """What stands against a rule on the reader's day, the oldest first. Four statements."""
    return AgainstRules(_marks(r), _early(r))


def _marks(r: Reader) -> tuple[str, ...]:
    """Marks of engaged that no longer hold and that nothing else confirms (S000: 90 days, ours for marks)."""
    contact = t.contact.c
    last = r.today - timedelta(r.framework.engaged_days)
    fields = [contact[name] for name in PersonFact.__dataclass_fields__ if name in contact]
    query = (
        select(t.account.c.name, *fields)
        .join_from(t.contact, t.account, t.account.c.id == contact.account_id)
        .where(contact.status == PersonStatus.ENGAGED, contact.status_on < last, t.account.c.archived_on.is_(None))
        .order_by(contact.status_on, contact.id)
    )
    people = [(row[0], PersonFact(*row[1:])) for row in r.connection.execute(query)]
    events = _activities(r, {p.account_id for _, p in people if p.account_id is not None}, ENGAGING_TYPES, last)
    return tuple(
        f"{person.name}, {account}: engaged by hand on {long_day(person.status_on)}"
        for account, person in people
        if person.status_on is not None
        and standing(person, events[person.account_id or 0], r.today, r.framework).status != PersonStatus.ENGAGED
    )


def _early(r: Reader) -> tuple[str, ...]:
    """Plays that ended as a success though the only signal since their start is dated after today (S000)."""
    run, play = t.run.c, t.play.c
    query = (
        select(t.account.c.name, run.account_id, play.name, play.success_signals, run.started_on)
        .join_from(t.run, t.play, play.id == run.play_id)
        .join(t.account, t.account.c.id == run.account_id)
        .where(run.status == RunStatus.SUCCESS)
        .where(
            select(t.activity.c.id)
            .where(t.activity.c.account_id == run.account_id, t.activity.c.at >= r.today + timedelta(1))
            .exists()
        )
        .order_by(run.id)
    )
    rows = list(r.connection.execute(query))
    types = {word for row in rows for word in row[3].split(";")}
    events = _activities(r, {row[1] for row in rows}, types, min((row[4] for row in rows if row[4]), default=r.today))
    found = []
    for account, account_id, name, signals, started in rows:
        known, words = events[account_id], signals.split(";")
        coming = success(words, started, known, date.max)
        if coming is not None and success(words, started, known, r.today) is None:
            found.append(f"{name}, {account}: ended, its signal is of {long_day(coming.day)}")
    return tuple(found)


def _activities(
    r: Reader, account_ids: set[int], types: set[str] | frozenset[str], since: date
) -> defaultdict[int, list[ActivityFact]]:
    """Account → its activities of those types from that day on."""
    activity = t.activity.c
    found: defaultdict[int, list[ActivityFact]] = defaultdict(list)
    if account_ids:
        query = select(*(activity[name] for name in ActivityFact.__dataclass_fields__)).where(
            activity.account_id.in_(account_ids), activity.type.in_(types), activity.at >= since
        )
        for row in r.connection.execute(query.order_by(activity.at, activity.id)):
            fact = ActivityFact(*row)
            found[fact.account_id or 0].append(fact)
    return found
