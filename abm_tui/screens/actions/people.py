"""What can be done to people and their seats from any screen that shows them: who, status, stance, not needed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from abm_tui.keymap.action_ids import Do
from abm_tui.models.facts import AccountFacts, PersonFact
from abm_tui.models.words import ROLE_NAMES, PersonStatus, Role
from abm_tui.rules.people.marking import marked
from abm_tui.rules.people.people import standing
from abm_tui.rules.quickadd.person_line import read_who
from abm_tui.screens.shell.handlers import Handler, Handlers, KeyHandler
from abm_tui.screens.shell.host import Host
from abm_tui.screens.shell.routes import PersonPage
from abm_tui.widgets.dropdown import Option
from abm_tui.widgets.tones import Line

NOT_NEEDED = "not_needed"
BY_DIGIT = {
    "0": str(PersonStatus.MISSING),
    "1": str(PersonStatus.IDENTIFIED),
    "2": str(PersonStatus.CONTACTED),
    "3": str(PersonStatus.ENGAGED),
    "9": NOT_NEEDED,
}
_LADDER = list(PersonStatus)


@dataclass(frozen=True)
class SeatAt:
    """The seat or the person under the cursor. `role` is "" for somebody without one; `people` furthest first."""

    facts: AccountFacts
    role: str
    people: Sequence[PersonFact] = ()
    needed: bool = True

    @property
    def account_id(self) -> int:
        return self.facts.account.id

    @property
    def person(self) -> PersonFact | None:
        return self.people[0] if self.people else None


class SeatHere(Protocol):
    """The seat that Space, the digits and `s v` are for."""

    def seat(self) -> SeatAt | None:
        """The seat under the cursor, None where there is none."""

    def no_seat(self) -> str:
        """The sentence where there is none."""

    def accounts(self) -> list[int]:
        """The marked accounts, else the one under the cursor."""


def role_name(role: str) -> str:
    """`Champion`, or `Person` for no role."""
    return ROLE_NAMES[Role(role)].capitalize() if role in set(Role) else "Person"


class NewPerson:
    """Adds somebody to an account, in one line."""

    def __init__(self, host: Host) -> None:
        self._host = host

    def ask(self, seat: SeatAt) -> None:
        """Ask for somebody in one line; an empty one makes a person whose name comes later."""
        facts, role = seat.facts, seat.role

        def echo(text: str) -> Sequence[Line]:
            who = read_who(text, facts.people)
            if not text.strip():
                return [(" name, title, e-mail in any order · Enter alone: the name comes later", "dim")]
            if who.known is not None:
                return [f" known already{': takes this role too' if role else ''} · {who.said()}"]
            return [f" + {who.said()}"]

        label = f"{role_name(role)} at {facts.account.name}?"
        self._host.ask(label, lambda text: self._add(seat, text), echo=echo)

    def _add(self, seat: SeatAt, text: str) -> bool:
        """False when it was refused: then what was typed stays."""
        from abm_tui.store.commands import committee

        who = read_who(text, seat.facts.people)
        if who.known is None:
            status = str(PersonStatus.IDENTIFIED)
            added = self._host.run(committee.add_person, seat.account_id, role=seat.role, status=status, **who.fields())
            return bool(added)
        if seat.role:
            return bool(self._host.run(committee.seat_person, seat.account_id, seat.role, who.known))
        self._host.say(f"{who.said()} is here already: Enter on the name opens it.")
        return True


class PeopleActions:
    """A step on or back, a state by digit, a stance, and the page of the person under the cursor."""

    def __init__(self, host: Host, here: SeatHere) -> None:
        self._host, self._here = host, here
        self._new = NewPerson(host)

    def handlers(self) -> Handlers:
        return {
            Do.FORWARD: Handler(partial(self.step, 1)),
            Do.BACKWARD: Handler(partial(self.step, -1)),
            Do.DIGIT: KeyHandler(self.set_state),
            Do.SET_STANCE: Handler(self.set_stance, self.why_not_set_stance),
        }

    # adding

    def ask_who(self, seat: SeatAt) -> None:
        """Ask for somebody who takes the seat."""
        self._new.ask(seat)

    # status

    def step(self, step: int) -> None:
        """One step along missing, identified, contacted, engaged."""
        from abm_tui.store.commands import committee

        seat = self._here.seat()
        if seat is None:
            self._host.say(self._here.no_seat())
            return
        person = seat.person
        if person is None:
            if step < 0:
                self._host.say("Nobody here to step back. 9 says that the role is not needed.")
            elif seat.needed:
                self.ask_who(seat)
            else:
                self._host.run(committee.set_seat, seat.account_id, seat.role, str(PersonStatus.MISSING))
            return
        now = standing(person, seat.facts.activities, self._host.today, self._host.framework).status
        place = _LADDER.index(now) + step
        if place >= len(_LADDER):
            self._mark(seat, person, now)
        elif place <= 0:
            self._leave(seat, person)
        else:
            self._mark(seat, person, _LADDER[place])

    def _leave(self, seat: SeatAt, person: PersonFact) -> None:
        from abm_tui.store.commands import committee

        if seat.role:
            self._host.run(committee.leave_seat, seat.account_id, seat.role, [person.id])
        else:
            self._host.say(f"{person.name or 'This person'} is identified: there is no step before that.")

    def _mark(self, seat: SeatAt, person: PersonFact, wanted: PersonStatus) -> None:
        """Set a status by hand; where activities prove more, say so instead of writing a mark nobody would see."""
        from abm_tui.store.commands import committee

        found = marked(person, wanted, seat.facts.activities, self._host.today, self._host.framework)
        if not found.changes:
            self._host.say(found.note)
            return
        self._host.run(committee.mark_person, person.id, str(wanted), found.note, base={"status": person.status})

    def set_state(self, digit: str) -> None:
        """0 missing, 1 identified, 2 contacted, 3 engaged, 9 not needed; on marked accounts the same role of each."""
        from abm_tui.store.commands import committee

        state, seat = BY_DIGIT.get(digit), self._here.seat()
        if state is None:
            self._host.say("0 missing  1 identified  2 contacted  3 engaged  9 not needed.")
            return
        if seat is None:
            self._host.say(self._here.no_seat())
            return
        ids = self._here.accounts()
        if len(ids) > 1:
            self._host.run(committee.set_seat_many, ids, seat.role, state)
        elif seat.person is not None and state in set(PersonStatus) and state != PersonStatus.MISSING:
            self._mark(seat, seat.person, PersonStatus(state))
        elif not seat.role:
            self._host.say("Somebody without a role has no seat to clear: Enter gives them one.")
        elif state == PersonStatus.MISSING and seat.people:
            self._host.run(committee.leave_seat, seat.account_id, seat.role, [p.id for p in seat.people])
        elif seat.needed and state == PersonStatus.MISSING:
            self._host.say("Nobody is here.")
        else:
            self._host.run(committee.set_seat, seat.account_id, seat.role, state)

    # stance

    def why_not_set_stance(self) -> str:
        """A stance is somebody's."""
        seat = self._here.seat()
        return "" if seat is not None and seat.person is not None else "Nobody here. Space adds somebody."

    def set_stance(self) -> None:
        """Ask for the stance of whoever is under the cursor."""
        from abm_tui.store.commands import committee

        seat = self._here.seat()
        if seat is None or seat.person is None:
            return
        person = seat.person

        def put(stance: str | None) -> Callable[[], object]:
            return lambda: self._host.run(committee.set_stance, person.id, stance, base={"stance": person.stance})

        options = {"1": ("for", put("for")), "2": ("neutral", put("neutral")), "3": ("against !", put("against"))}
        self._host.menu(f"Stance of {person.name or 'this person'}", {**options, "0": ("not known", put(None))})

    # opening

    def open_seat(self, seat: SeatAt) -> None:
        """The person's own page; with several in the role, a list first; on a gap the question who."""
        if not seat.people:
            self.ask_who(seat)
        elif len(seat.people) == 1:
            self._open(seat.people[0].id)
        else:
            options = [
                Option(str(n), p.name or "name later", p.title, partial(self._open, p.id))
                for n, p in enumerate(seat.people[:9], 1)
            ]
            self._host.choose(role_name(seat.role), options, digits=True, hint="a digit, or ↑ ↓ Enter · Esc")

    def _open(self, contact_id: int) -> None:
        self._host.open(PersonPage(contact_id))
