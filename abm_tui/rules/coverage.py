"""How much of the buying committee we know, and whether the account is activated (S000).

A seat is an account × role. It shows its furthest person; a seat that is not needed is left out of every count.
Activated = two engaged people from two departments.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from abm_tui.models.facts import AccountFacts, PersonFact
from abm_tui.models.words import PersonStatus
from abm_tui.rules.framework import Framework
from abm_tui.rules.people import rank

ACTIVATED_PEOPLE = 2
ACTIVATED_DEPARTMENTS = 2


@dataclass(frozen=True, slots=True)
class Coverage:
    """Counts of one account. `filled` ≤ `needed` in seats, `engaged` in people, `departments` those they are from.

    `missing_roles` are required and empty; `still_needed` says the smallest set that would activate the account.
    """

    filled: int
    needed: int
    engaged: int
    departments: int
    activated: bool
    missing_roles: tuple[str, ...] = ()
    still_needed: tuple[str, ...] = ()


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
    return Coverage(
        filled=filled,
        needed=needed,
        engaged=len(engaged),
        departments=len(known),
        activated=activated,
        missing_roles=tuple(r for r in fw.required_roles if shown[r] == PersonStatus.MISSING),
        still_needed=() if activated else _still_needed(facts.people, engaged, known, statuses),
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


def _still_needed(
    people: tuple[PersonFact, ...], engaged: list[PersonFact], known: set[str], statuses: Mapping[int, PersonStatus]
) -> tuple[str, ...]:
    """What is missing first, then who is nearest to it."""
    unknown = [p.name for p in engaged if not department(p)]
    if unknown and len(engaged) >= ACTIVATED_PEOPLE and len(known) + len(unknown) >= ACTIVATED_DEPARTMENTS:
        return (f"the department of {' and of '.join(unknown[:2])}",)
    if not known:
        first = "two engaged people from two departments"
        if engaged:
            first = f"the department of {unknown[0]}, and one engaged person from another"
        near = _nearest(people, known, statuses, 2 - len(engaged))
    else:
        outside = _department_of(engaged)
        first = f"one engaged person outside {outside} makes it 2 departments"
        near = _nearest(people, known, statuses, 1)
    return (first, f"nearest: {', '.join(near)}") if near else (first,)


def _department_of(engaged: list[PersonFact]) -> str:
    """The one department the engaged people are from, as somebody wrote it."""
    return next(p.department.strip() for p in engaged if department(p))


def _nearest(
    people: tuple[PersonFact, ...], taken: set[str], statuses: Mapping[int, PersonStatus], wanted: int
) -> list[str]:
    """The people furthest on the way, each from a department that is not taken yet."""
    open_people = [p for p in people if department(p) and statuses.get(p.id) != PersonStatus.ENGAGED]
    found: list[str] = []
    used = set(taken)
    for person in sorted(open_people, key=lambda p: (-_rank_of(p.id, statuses), p.name, p.id)):
        if department(person) not in used and len(found) < wanted:
            used.add(department(person))
            found.append(f"{person.name} ({person.department.strip()})")
    return found
