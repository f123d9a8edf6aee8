"""Accounts as a list shows them: facts, what follows from them, and the names of their owners.

The Targets screen, `abm list` and the filter read the same rows. The number of statements is fixed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from sqlalchemy import func, select

from abm_tui.models import tables as t
from abm_tui.models.account_fields import AccountFact
from abm_tui.models.derived import Derived, Fit
from abm_tui.models.facts import AccountFacts, DealFact, RunFact
from abm_tui.models.words import PersonStatus
from abm_tui.rules.derive import derive
from abm_tui.rules.filter.fields import NO_FIT, Vocabulary, haystack
from abm_tui.rules.fit.fit import fit
from abm_tui.rules.framework.framework import Framework
from abm_tui.rules.people.coverage import seats
from abm_tui.store.gc_pause import uncollected
from abm_tui.store.queries import reviews
from abm_tui.store.queries.blocker_surroundings import surroundings
from abm_tui.store.queries.facts import Scope, account_facts, accounts
from abm_tui.store.reader import Reader
from abm_tui.text import fold

NOT_NEEDED = "not_needed"


@dataclass
class ListedAccount:
    """One account of a list: a FilterRow. `derived` is None where only the account itself was loaded.

    `owner_sales`, `owner_marketing` and `next_owner` are names, "" = nobody. What only a filter asks for (the folded
    text, the seats' states) is worked out when first asked.
    """

    facts: AccountFacts
    framework: Framework
    derived: Derived | None = None
    owner_sales: str = ""
    owner_marketing: str = ""
    next_owner: str = ""
    changed: Mapping[str, date] = field(default_factory=dict)
    names: str | None = None  # names and titles of the people, where only those were read of them
    today: date | None = None  # where only the account was read: the day its fit is asked for

    @property
    def id(self) -> int:
        return self.facts.account.id

    @property
    def account(self) -> AccountFact:
        return self.facts.account

    @property
    def runs(self) -> Sequence[RunFact]:
        return self.facts.runs

    @property
    def deals(self) -> Sequence[DealFact]:
        return self.facts.deals

    @cached_property
    def fit(self) -> Fit:
        """How well the company fits; it needs the account alone, so a pool too can be asked for it."""
        if self.derived is not None:
            return self.derived.fit
        return fit(self.account, self.framework, self.today) if self.today else NO_FIT

    @cached_property
    def roles(self) -> Mapping[str, str]:
        """Role code → status of its seat: missing, identified, contacted, engaged, not_needed."""
        statuses: Mapping[int, PersonStatus] = self.derived.statuses if self.derived else {}
        shown = seats(self.facts, statuses, self.framework)
        return {role: NOT_NEEDED if status is None else str(status) for role, status in shown.items()}

    @cached_property
    def people_text(self) -> str:
        """Folded names and titles, one person a line."""
        return fold(self.names or "\n".join(f"{p.name} {p.title}" for p in self.facts.people))

    @cached_property
    def haystack(self) -> str:
        return haystack(self.account, self.people_text)


def listed(
    r: Reader,
    scope: Scope = "targets",
    ids: Sequence[int] | None = None,
    *,
    derived: bool = True,
    people: bool = False,
    changes: bool = False,
) -> list[ListedAccount]:
    """The accounts of a scope (or those of `ids`, archived ones too), by id: order and filter are the caller's.

    `derived=False` loads the accounts alone, for a pool too big to work out; `people=True` adds the names of their
    people to it, which the filter's bare words look at. `changes=True` adds who changed what
    when, which only the filter's `changed:` asks for.
    """
    names = {m.id: m.name for m in r.members}
    changed = changed_by(r, ids) if changes else {}
    if not derived:
        texts = people_texts(r) if people else {}
        return [
            ListedAccount(
                AccountFacts(account),
                r.framework,
                owner_sales=names.get(account.owner_sales or 0, ""),
                owner_marketing=names.get(account.owner_marketing or 0, ""),
                changed=changed.get(account.id, {}),
                names=texts.get(account.id, "") if people else None,
                today=r.today,
            )
            for account in accounts(r, scope=scope, ids=ids)
        ]
    state = _state(r)
    targets = scope == "targets" and ids is None
    if r.memory.rows_of == state and not changes:
        shared: Mapping[int, ListedAccount] = r.memory.rows
        if targets:
            return list(shared.values())
        if ids is not None and shared.keys() >= set(ids):
            return [shared[i] for i in sorted(set(ids))]
    with uncollected():
        rows = _derived(r, scope, ids, names, changed)
        if targets and not changes:
            r.memory.rows_of, r.memory.rows = state, {row.id: row for row in rows}
        return rows


def _state(r: Reader) -> tuple[object, ...]:
    """What rows depend on: the day, the framework, and the newest change. Asked before they are read, so that a change
    meanwhile makes them old rather than unseen."""
    newest = select(t.change.c.id, t.change.c.group).order_by(t.change.c.id.desc()).limit(1)
    return r.today, r.framework, r.members, *(r.connection.execute(newest).one_or_none() or ())


def _derived(
    r: Reader,
    scope: Scope,
    ids: Sequence[int] | None,
    names: Mapping[int, str],
    changed: Mapping[int, Mapping[str, date]],
) -> list[ListedAccount]:
    last = reviews.last_completed(r)
    entries = reviews.entries(r, [last.id]) if last else {}
    everything = account_facts(r, scope=scope, ids=ids)
    beyond = surroundings(r, (facts.account for facts in everything.values()))
    found = []
    for account_id, facts in everything.items():
        account, entry = facts.account, entries.get(account_id)
        known = derive(facts, r.today, r.framework, entry[0] if entry else None, last.held_on if last else None, beyond)
        step = known.next_touch
        found.append(
            ListedAccount(
                facts,
                r.framework,
                known,
                names.get(account.owner_sales or 0, ""),
                names.get(account.owner_marketing or 0, ""),
                names.get(step.owner or 0, "") if step else "",
                changed.get(account_id, {}),
            )
        )
    return found


def people_texts(r: Reader) -> dict[int, str]:
    """Account id → names and titles of its people, one a line."""
    contact = t.contact.c
    text = contact.first_name + " " + contact.last_name + " " + contact.title
    query = (
        select(contact.account_id, func.aggregate_strings(text, "\n"))
        .where(contact.account_id.is_not(None))
        .group_by(contact.account_id)
    )
    return {key: value for key, value in r.connection.execute(query)}  # noqa: C416  typed rows


def changed_by(r: Reader, ids: Sequence[int] | None = None) -> dict[int, dict[str, date]]:
    """Account id → who changed something about it → their last day."""
    change = t.change
    query = (
        select(change.c.account_id, change.c.who, func.max(change.c.on))
        .where(change.c.account_id.is_not(None), change.c.on <= r.today)
        .group_by(change.c.account_id, change.c.who)
    )
    if ids is not None:
        query = query.where(change.c.account_id.in_(ids))
    found: dict[int, dict[str, date]] = defaultdict(dict)
    for account_id, who, on in r.connection.execute(query):
        found[account_id][who] = on
    return found


def vocabulary(r: Reader) -> Vocabulary:
    """What this workspace calls its things, for the filter's completion and its `did you mean`."""
    account = t.account
    here = account.c.archived_on.is_(None)

    def words(column: str) -> tuple[str, ...]:
        query = select(account.c[column]).where(here, account.c[column] != "").distinct().order_by(account.c[column])
        return tuple(r.connection.execute(query).scalars())

    plays = r.connection.execute(select(t.play.c.name).where(t.play.c.archived_on.is_(None)).order_by(t.play.c.id))
    tags = {tag.strip() for line in words("tags") for tag in line.split(";") if tag.strip()}
    return Vocabulary(
        me=r.who,
        members=tuple(m.name for m in r.members if m.left_on is None),
        plays=tuple(plays.scalars()),
        industries=words("industry"),
        tags=tuple(sorted(tags)),
        countries=words("country"),
    )


def counts(r: Reader) -> tuple[int, int]:
    """(target accounts, accounts in the pool)."""
    account = t.account
    query = select(func.count().filter(account.c.tier.is_not(None)), func.count().filter(account.c.tier.is_(None)))
    found = r.connection.execute(query.where(account.c.archived_on.is_(None))).one()
    return int(found[0]), int(found[1])
