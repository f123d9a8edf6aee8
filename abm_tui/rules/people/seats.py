"""The buying committee seat by seat: who sits where, which account is covered worst, which role is lacking most (S000).

A seat is an account × role. Counts and percentages leave out the seats that an account does not need.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from abm_tui.glyphs import current
from abm_tui.models.account_fields import AccountFact
from abm_tui.models.derived import Derived
from abm_tui.models.facts import AccountFacts, PersonFact
from abm_tui.models.words import PersonStatus
from abm_tui.rules.framework.framework import Framework
from abm_tui.rules.people.coverage import coverage
from abm_tui.rules.people.people import Standing, rank, standing, status_reason_text

LEGEND = " · missing ○ identified ◐ contacted ● engaged – not needed ! against m by hand"
MISSING, NOT_NEEDED = str(PersonStatus.MISSING), "not_needed"
_FEWEST = 10  # seats; below them a percentage says more than is known

Roles = Mapping[str, str]
"""Of one account: role → status of its seat, `missing` and `not_needed` among them."""


@dataclass(frozen=True)
class SeatState:
    """One account × role: its people, furthest first, each with their standing."""

    people: tuple[tuple[PersonFact, Standing], ...] = ()
    needed: bool = True

    @property
    def status(self) -> PersonStatus:
        """That of its furthest person, `missing` without anybody."""
        return self.people[0][1].status if self.people else PersonStatus.MISSING

    @property
    def gap(self) -> bool:
        """Whether somebody is needed and nobody known."""
        return self.needed and not self.people


def roles_in_order(fw: Framework) -> tuple[str, ...]:
    """The codes of all roles, the required ones first."""
    return (*fw.required_roles, *(r for r in fw.role_codes if r not in fw.required_roles))


def seat_states(facts: AccountFacts, today: date, fw: Framework) -> dict[str, SeatState]:
    """Role → its seat on the day `today`, for every role of the framework."""
    people = {p.id: p for p in facts.people}
    stands: dict[int, Standing] = {}
    found: dict[str, list[tuple[PersonFact, Standing]]] = {role: [] for role in fw.role_codes}
    not_needed = {s.role for s in facts.seats if s.not_needed}
    for seat in facts.seats:
        person = people.get(seat.contact_id or 0)
        if person is None or seat.role not in found:
            continue
        if person.id not in stands:
            stands[person.id] = standing(person, facts.activities, today, fw)
        found[seat.role].append((person, stands[person.id]))
    return {
        role: SeatState(tuple(sorted(here, key=lambda p: -rank(p[1].status))), role not in not_needed)
        for role, here in found.items()
    }


def status_sign(status: PersonStatus) -> str:
    """`●` engaged, `◐` contacted, `○` identified, `·` missing, from the set of signs in use."""
    glyphs = current()
    return {
        PersonStatus.ENGAGED: glyphs.engaged,
        PersonStatus.CONTACTED: glyphs.contacted,
        PersonStatus.IDENTIFIED: glyphs.identified,
    }.get(status, glyphs.missing)


def seat_sign(seat: SeatState) -> str:
    """The sign of the seat's status; `–` where the role is not needed."""
    return status_sign(seat.status) if seat.needed else current().not_needed


def short_name(person: PersonFact) -> str:
    """What fits a cell: the last name, else the first, else the title; somebody may be without all three."""
    return person.last_name or person.first_name or person.title or person.email or "name?"


def worst_first(account: AccountFact, derived: Derived) -> tuple[float, int, str]:
    """The order to work through committees in: least covered, then least engaged, then by name."""
    return derived.filled / derived.needed if derived.needed else 1.0, derived.engaged, account.name.casefold()


def filled(accounts: Iterable[Roles], role: str) -> int:
    """How many of the accounts have somebody in the role."""
    return sum(roles[role] not in {MISSING, NOT_NEEDED} for roles in accounts)


def seats_text(accounts: Sequence[Derived]) -> str:
    """`12 accounts · 27 of 95 seats, 28 %`; a share below ten seats has no percentage."""
    full = sum(derived.filled for derived in accounts)
    needed = sum(derived.needed for derived in accounts)
    of = f"{len(accounts)} account{'' if len(accounts) == 1 else 's'}"
    return f"{of} · {full} of {needed} seats{share_text(full, needed)}"


def share_text(full: int, needed: int) -> str:
    """`, 28 %` of `needed` seats; nothing below ten seats."""
    return f", {round(100 * full / needed)} %" if needed >= _FEWEST else ""


def biggest_gap_text(accounts: Sequence[Roles], activated: int, fw: Framework) -> str:
    """The role that most accounts lack, of the required ones if any; and how many of the accounts are `activated`."""
    best, lacking = "", 0
    for codes in (fw.required_roles, fw.role_codes):
        for role in codes:
            missing = sum(roles[role] == MISSING for roles in accounts)
            if missing > lacking:
                best, lacking = role, missing
        if best:
            break
    of = sum(roles[best] != NOT_NEEDED for roles in accounts) if best else 0
    gap = f"biggest gap: {fw.role[best].name}, {lacking} of {of}" if best else "no gap: every seat is filled"
    return f" {gap} · 2 departments engaged: {activated} of {len(accounts)}"


def still_needed_text(facts: AccountFacts, derived: Derived, fw: Framework) -> str:
    """What the account needs to be activated, two engaged people from two departments, or that it has them (S000)."""
    found = coverage(facts, derived.statuses, fw)
    if found.activated:
        return f" {facts.account.name}: {found.engaged} people engaged, from {found.departments} departments ✓"
    return f" {facts.account.name}: {' · '.join(found.still_needed)}"


def person_text(facts: AccountFacts, person: PersonFact, stands: Standing, today: date, fw: Framework) -> str:
    """` Raj Patel, CFO, Finance: engaged, pricing page, Tue · for`."""
    words = ", ".join(w for w in (person.name or "name?", person.title, person.department or "department?") if w)
    why = status_reason_text(person, facts.activities, today, fw)
    return f" {words}: {stands.status}, {why}" + (f" · {person.stance}" if person.stance else "")
