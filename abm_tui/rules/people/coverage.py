"""How much of the buying committee we know, and whether the account is activated (S000).

A seat is an account × role. It shows its furthest person; a seat that is not needed is left out of every count.
Activated = two engaged people from two departments. Coverage = filled ÷ needed seats, penetration = engaged ÷ needed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from abm_tui.models.facts import AccountFacts, PersonFact
from abm_tui.models.words import PersonStatus
from abm_tui.rules.framework.framework import Framework
from abm_tui.rules.people.people import rank

ACTIVATED_PEOPLE = 2
ACTIVATED_DEPARTMENTS = 2


@dataclass(frozen=True, slots=True)
class Coverage:
    """Counts of one account. `penetrated` ≤ `filled` ≤ `needed` in seats: those with an engaged person, with any, all.

    `engaged` counts people, `departments` those they are from. `missing_roles` are required and empty, `cold_roles`
    required and without an engaged person. `still_needed` says what would activate the account; `nearest` is the
    smallest set of known people (contact ids) that does so once they are engaged, empty where no such set is known.
    """

    filled: int
    needed: int
    engaged: int
    departments: int
    activated: bool
    missing_roles: tuple[str, ...] = ()
    still_needed: tuple[str, ...] = ()
    penetrated: int = 0
    cold_roles: tuple[str, ...] = ()
    nearest: tuple[int, ...] = ()

    @property
    def fully_covered(self) -> bool:
        """Somebody in every required role that is needed (S000)."""
        return not self.missing_roles

    @property
    def fully_penetrated(self) -> bool:
        """Somebody engaged in every required role that is needed (S000)."""
        return not self.cold_roles


@dataclass(frozen=True, slots=True)
class CoverageTotals:
    """Several accounts together, in seats: Σ filled and Σ engaged of Σ needed (S000). `activated` counts accounts."""

    accounts: int = 0
    activated: int = 0
    filled: int = 0
    penetrated: int = 0
    needed: int = 0


def programme(accounts: Iterable[Coverage]) -> CoverageTotals:
    """The coverage of the whole list: seats are added up before they are divided, so a small committee weighs less."""
    found = list(accounts)
    return CoverageTotals(
        len(found),
        sum(c.activated for c in found),
        sum(c.filled for c in found),
        sum(c.penetrated for c in found),
        sum(c.needed for c in found),
    )


def seats(facts: AccountFacts, statuses: Mapping[int, PersonStatus], fw: Framework) -> dict[str, PersonStatus | None]:
    """Role → the status of its furthest person, `missing`, or None where the seat is not needed."""
    shown: dict[str, PersonStatus | None] = dict.fromkeys(fw.role_codes, PersonStatus.MISSING)
    for seat in facts.seats:
        if seat.contact_id is None:
            continue
        status = statuses.get(seat.contact_id, PersonStatus.IDENTIFIED)
        known = shown.get(seat.role)
        if known is None or rank(status) > rank(known):
            shown[seat.role] = status
    for seat in facts.seats:
        if seat.not_needed:
            shown[seat.role] = None
    return shown


def coverage(facts: AccountFacts, statuses: Mapping[int, PersonStatus], fw: Framework) -> Coverage:
    """Filled and needed seats, engaged people and their departments, and what is still missing (S000)."""
    shown = seats(facts, statuses, fw)
    needed = sum(status is not None for status in shown.values())
    filled = sum(status is not None and status != PersonStatus.MISSING for status in shown.values())
    engaged = [p for p in facts.people if statuses.get(p.id) == PersonStatus.ENGAGED]
    known = {d for p in engaged if (d := department(p))}
    activated = len(engaged) >= ACTIVATED_PEOPLE and len(known) >= ACTIVATED_DEPARTMENTS
    nearest = [] if activated else _nearest(facts.people, known, statuses)
    return Coverage(
        filled=filled,
        needed=needed,
        engaged=len(engaged),
        departments=len(known),
        activated=activated,
        missing_roles=tuple(r for r in fw.required_roles if shown[r] == PersonStatus.MISSING),
        still_needed=() if activated else _still_needed(nearest, engaged, known),
        penetrated=sum(status == PersonStatus.ENGAGED for status in shown.values()),
        cold_roles=tuple(r for r in fw.required_roles if shown[r] not in (None, PersonStatus.ENGAGED)),
        nearest=tuple(p.id for p in nearest) if len(known) + len(nearest) >= ACTIVATED_DEPARTMENTS else (),
    )


def department(person: PersonFact) -> str:
    """The department as it is compared; empty = unknown, and unknown counts as no department."""
    return person.department.strip().casefold()


def people_by_role(facts: AccountFacts, statuses: Mapping[int, PersonStatus]) -> dict[str, int]:
    """Role → its furthest person (contact id), for the roles that somebody fills and that are needed."""
    not_needed = {s.role for s in facts.seats if s.not_needed}
    best: dict[str, int] = {}
    for seat in sorted(facts.seats, key=lambda s: s.id):
        who = seat.contact_id
        if who is None or seat.role in not_needed:
            continue
        known = best.get(seat.role)
        if known is None or _rank_of(who, statuses) > _rank_of(known, statuses):
            best[seat.role] = who
    return best


def _rank_of(contact: int, statuses: Mapping[int, PersonStatus]) -> int:
    return rank(statuses.get(contact, PersonStatus.IDENTIFIED))


def _still_needed(nearest: list[PersonFact], engaged: list[PersonFact], known: set[str]) -> tuple[str, ...]:
    """What is missing first, then the smallest set of people who would do."""
    near = f"nearest: {', '.join(f'{_called(p)} ({p.department.strip()})' for p in nearest)}" if nearest else ""
    unknown = [_called(p) for p in engaged if not department(p)]
    if unknown and len(engaged) >= ACTIVATED_PEOPLE and len(known) + len(unknown) >= ACTIVATED_DEPARTMENTS:
        return (f"the department of {' and of '.join(unknown[:2])}",)
    if known:
        first = f"one engaged person outside {_department_of(engaged)} makes it 2 departments"
    elif engaged:
        first = f"the department of {unknown[0]}, and one engaged person from another"
    else:
        first = "two engaged people from two departments"
    return (first, near) if near else (first,)


def _department_of(engaged: list[PersonFact]) -> str:
    """The one department the engaged people are from, as somebody wrote it."""
    return next(p.department.strip() for p in engaged if department(p))


def _called(person: PersonFact) -> str:
    return person.name or person.title or "somebody whose name is open"


def _nearest(people: tuple[PersonFact, ...], known: set[str], statuses: Mapping[int, PersonStatus]) -> list[PersonFact]:
    """The fewest people, furthest on the way first, who bring the departments that are lacking; fewer where unknown."""
    open_people = [p for p in people if department(p) and statuses.get(p.id) != PersonStatus.ENGAGED]
    found: list[PersonFact] = []
    used = set(known)
    for person in sorted(open_people, key=lambda p: (-_rank_of(p.id, statuses), p.name, p.id)):
        if department(person) not in used and len(used) < ACTIVATED_DEPARTMENTS:
            used.add(department(person))
            found.append(person)
    return found
