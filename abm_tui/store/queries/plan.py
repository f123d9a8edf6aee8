"""All that is kept of one account, for its plan on a page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from abm_tui.models import tables as t
from abm_tui.models.facts import PersonFact, RunFact, TouchFact
from abm_tui.models.words import PersonStatus
from abm_tui.rules.people.coverage import seats
from abm_tui.rules.people.people import standing, status_reason_text
from abm_tui.rules.plays.touches import open_touches
from abm_tui.store.queries.listing import ListedAccount, listed
from abm_tui.store.queries.plays import LIVE
from abm_tui.store.queries.stages import StageFacts, stage_page_of
from abm_tui.store.reader import Reader


@dataclass(frozen=True, slots=True)
class PlanPerson:
    """A person of the account: how far we got with them, why, and the roles they hold."""

    person: PersonFact
    status: PersonStatus
    why: str
    by_hand: bool
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    text: str
    on: date | None
    by: str


@dataclass(frozen=True)
class AccountPlan:
    """One account with what people wrote about it, its committee, its work. `row` is the whole row of the table."""

    listed: ListedAccount
    row: dict[str, Any]
    evidence: tuple[EvidenceLine, ...]
    people: tuple[PlanPerson, ...]
    roles: dict[str, PersonStatus | None]  # role → its seat's status, None = not needed
    runs: tuple[RunFact, ...]
    touches: tuple[TouchFact, ...]
    stages: StageFacts


def account_plan(r: Reader, account_id: int) -> AccountPlan:
    """The plan of one account; the account is there."""
    one = listed(r, ids=[account_id])[0]
    assert one.derived is not None
    facts, statuses, names = one.facts, one.derived.statuses, {m.id: m.name for m in r.members}
    row = r.rows(select(t.account).where(t.account.c.id == account_id))[0]
    evidence = r.rows(
        select(t.evidence)
        .where(t.evidence.c.account_id == account_id)
        .order_by(t.evidence.c.on.desc(), t.evidence.c.id)
    )
    people = []
    for person in facts.people:
        stands = standing(person, facts.activities, r.today, r.framework)
        roles = tuple(seat.role for seat in facts.seats if seat.contact_id == person.id)
        why = status_reason_text(person, facts.activities, r.today, r.framework)
        people.append(PlanPerson(person, stands.status, why, stands.by_hand, roles))
    return AccountPlan(
        listed=one,
        row=dict(row),
        evidence=tuple(EvidenceLine(e["text"], e["on"], names.get(e["by"], "")) for e in evidence),
        people=tuple(people),
        roles=seats(facts, statuses, r.framework),
        runs=tuple(run for run in facts.runs if run.status in LIVE),
        touches=tuple(open_touches(facts)),
        stages=stage_page_of(r, one),
    )
