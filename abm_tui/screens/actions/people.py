"""What can be done to people and their seats from any screen that shows them: who, status, stance, not needed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from abm_tui.models.facts import AccountFacts, PersonFact
from abm_tui.models.words import ROLE_NAMES, PersonStatus, Role
from abm_tui.rules.people.marking import marked
from abm_tui.rules.people.people import standing
from abm_tui.rules.quickadd.person_line import read_who
from abm_tui.screens.actions.touches import TouchActions
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


class PeopleActions(TouchActions, inherit_bindings=False):
    """Needs `seat()`: the seat under the cursor, or None where there is none."""

    def seat(self) -> SeatAt | None:
        """The seat that Space, the digits and `s v` are for."""
        raise NotImplementedError

    def role_name(self, role: str) -> str:
        return ROLE_NAMES[Role(role)].capitalize() if role in set(Role) else "Person"

    # adding

    def ask_who(self, seat: SeatAt) -> None:
        """Ask for somebody in one line; an empty one makes a person whose name comes later."""
        facts, role = seat.facts, seat.role

        def echo(text: str) -> Sequence[Line]:
            who = read_who(text, facts.people)
            if not text.strip():
                return [(" name, title, e-mail in any order · Enter alone: the name comes later", "dim")]
            if who.known is not None:
                return [f" known already{': takes this role too' if role else ''} · {who.said()}"]
            return [f" + {who.said()}"]

        label = f"{self.role_name(role)} at {facts.account.name}?"
        self.ask(label, lambda text: self._add_person(seat, text), echo=echo)

    def _add_person(self, seat: SeatAt, text: str) -> bool:
        """False when it was refused: then what was typed stays."""
        from abm_tui.store.commands import committee

        who = read_who(text, seat.facts.people)
        if who.known is not None:
            if seat.role:
                return self.run(committee.seat_person, seat.account_id, seat.role, who.known) is not None
            self.say(f"{who.said()} is here already: Enter on the name opens it.")
            return True
        status = str(PersonStatus.IDENTIFIED)
        done = self.run(committee.add_person, seat.account_id, role=seat.role, status=status, **who.fields())
        return done is not None

    # status

    def step_person(self, step: int) -> None:
        """One step along missing, identified, contacted, engaged."""
        from abm_tui.store.commands import committee

        seat = self.seat()
        if seat is None:
            self.say(self.no_seat())
            return
        person = seat.person
        if person is None:
            if step < 0:
                self.say("Nobody here to step back. 9 says that the role is not needed.")
            elif seat.needed:
                self.ask_who(seat)
            else:
                self.run(committee.set_seat, seat.account_id, seat.role, str(PersonStatus.MISSING))
            return
        now = standing(person, seat.facts.activities, self.store.today, self.store.framework).status
        place = _LADDER.index(now) + step
        if place >= len(_LADDER):
            self.mark(seat, person, now)
        elif place <= 0:
            self._leave(seat, person)
        else:
            self.mark(seat, person, _LADDER[place])

    def _leave(self, seat: SeatAt, person: PersonFact) -> None:
        from abm_tui.store.commands import committee

        if seat.role:
            self.run(committee.leave_seat, seat.account_id, seat.role, [person.id])
        else:
            self.say(f"{person.name or 'This person'} is identified: there is no step before that.")

    def mark(self, seat: SeatAt, person: PersonFact, wanted: PersonStatus) -> None:
        """Set a status by hand; where activities prove more, say so instead of writing a mark nobody would see."""
        from abm_tui.store.commands import committee

        found = marked(person, wanted, seat.facts.activities, self.store.today, self.store.framework)
        if not found.changes:
            self.say(found.note)
            return
        self.run(committee.mark_person, person.id, str(wanted), found.note, base={"status": person.status})

    def set_seat_state(self, digit: str) -> None:
        """0 missing, 1 identified, 2 contacted, 3 engaged, 9 not needed; on marked accounts the same role of each."""
        from abm_tui.store.commands import committee

        state, seat = BY_DIGIT.get(digit), self.seat()
        if state is None:
            self.say("0 missing  1 identified  2 contacted  3 engaged  9 not needed.")
            return
        if seat is None:
            self.say(self.no_seat())
            return
        ids = self.accounts()
        if len(ids) > 1:
            self.run(committee.set_seat_many, ids, seat.role, state)
        elif seat.person is not None and state in set(PersonStatus) and state != PersonStatus.MISSING:
            self.mark(seat, seat.person, PersonStatus(state))
        elif not seat.role:
            self.say("Somebody without a role has no seat to clear: Enter gives them one.")
        elif state == PersonStatus.MISSING and seat.people:
            self.run(committee.leave_seat, seat.account_id, seat.role, [p.id for p in seat.people])
        elif seat.needed and state == PersonStatus.MISSING:
            self.say("Nobody is here.")
        else:
            self.run(committee.set_seat, seat.account_id, seat.role, state)

    def no_seat(self) -> str:
        """What is said where there is no seat."""
        return "Move to a role: →."

    # stance

    def why_not_set_stance(self) -> str:
        seat = self.seat()
        return "" if seat is not None and seat.person is not None else "Nobody here. Space adds somebody."

    def act_set_stance(self) -> None:
        from abm_tui.store.commands import committee

        seat = self.seat()
        if seat is None or seat.person is None:
            return
        person = seat.person

        def say(stance: str | None) -> Callable[[], object]:
            return lambda: self.run(committee.set_stance, person.id, stance, base={"stance": person.stance})

        options = {"1": ("for", say("for")), "2": ("neutral", say("neutral")), "3": ("against !", say("against"))}
        self.menu(f"Stance of {person.name or 'this person'}", {**options, "0": ("not known", say(None))})

    # opening

    def open_seat(self, seat: SeatAt) -> None:
        """The person's own page; with several in the role, a list first; on a gap the question who."""
        if not seat.people:
            self.ask_who(seat)
        elif len(seat.people) == 1:
            self.open_person(seat.people[0].id)
        else:
            options = [
                Option(str(n), p.name or "name later", p.title, lambda p=p: self.open_person(p.id))
                for n, p in enumerate(seat.people[:9], 1)
            ]
            self.choose(self.role_name(seat.role), options, digits=True, hint="a digit, or ↑ ↓ Enter · Esc")

    def open_person(self, contact_id: int) -> None:
        """The page of a person."""
        from abm_tui.screens.records.person_screen import PersonScreen

        self.app.push_screen(PersonScreen(contact_id))
