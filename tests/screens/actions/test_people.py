"""People and their seats, by key: without a screen, on a real workspace."""

from __future__ import annotations

import pytest
from fake_host import FakeHost

from abm_tui.keymap.action_ids import Do
from abm_tui.screens.actions.people import NewPerson, PeopleActions, SeatAt
from abm_tui.screens.shell.routes import PersonPage
from abm_tui.store import Store
from abm_tui.store.commands import accounts, committee
from abm_tui.store.queries.listing import ListedAccount, listed

pytestmark = pytest.mark.quick


class Here:
    """The seat of one role of the first account; `marked` are the accounts that are marked."""

    def __init__(self, store: Store, account_id: int, role: str) -> None:
        self.store, self.account_id, self.role = store, account_id, role
        self.marked: list[int] = []
        self.nowhere = False

    @property
    def row(self) -> ListedAccount:
        return self.store.read(listed, ids=[self.account_id])[0]

    def seat(self) -> SeatAt | None:
        if self.nowhere:
            return None
        facts = self.row.facts
        seats = [s for s in facts.seats if s.role == self.role]
        ids = {s.contact_id for s in seats}
        people = [p for p in facts.people if p.id in ids]
        return SeatAt(facts, self.role, people, not any(s.not_needed for s in seats))

    def no_seat(self) -> str:
        return "Move to a role: →."

    def accounts(self) -> list[int]:
        return self.marked or [self.account_id]

    @property
    def status(self) -> str:
        return self.row.roles[self.role]


@pytest.fixture
def here(store: Store) -> Here:
    return Here(store, store.do(accounts.add_account, "Globex", tier="1").value, "CH")


@pytest.fixture
def host(store: Store) -> FakeHost:
    return FakeHost(store)


def keys(host: FakeHost, here: Here) -> PeopleActions:
    return PeopleActions(host, here)


def test_space_on_a_gap_asks_who_and_a_line_fills_the_seat(host: FakeHost, here: Here) -> None:
    keys(host, here).step(1)
    assert host.question is not None
    assert host.question.label == "Champion at Globex?"
    assert host.type("Lucius Fox, CTO") == " + Lucius Fox · CTO"
    assert host.answer("Lucius Fox, CTO")
    assert here.status == "identified"
    seat = here.seat()
    assert seat is not None
    assert seat.person is not None
    assert seat.person.name == "Lucius Fox"


def test_an_empty_line_makes_a_person_whose_name_comes_later(host: FakeHost, here: Here) -> None:
    keys(host, here).step(1)
    assert "the name comes later" in host.type("")
    host.answer("")
    assert here.status == "identified"


def test_somebody_known_takes_the_role_too(host: FakeHost, here: Here) -> None:
    host.store.do(committee.add_person, here.account_id, role="EB", first_name="Ines", last_name="Marsh")
    keys(host, here).step(1)
    assert "known already: takes this role too" in host.type("Ines Marsh")
    host.answer("Ines Marsh")
    assert len(here.row.facts.people) == 1
    assert here.status == "identified"


def test_somebody_known_is_not_added_twice_without_a_role(host: FakeHost, here: Here) -> None:
    host.store.do(committee.add_person, here.account_id, first_name="Ines", last_name="Marsh")
    NewPerson(host).ask(SeatAt(here.row.facts, ""))
    assert host.answer("Ines Marsh")
    assert host.said == "Ines Marsh is here already: Enter on the name opens it."


def test_the_question_closes_when_the_person_has_to_wait_for_a_busy_file(host: FakeHost, here: Here) -> None:
    keys(host, here).step(1)
    host.busy = True
    assert host.answer("Ines Marsh")
    assert here.status == "missing"
    host.catch_up()
    assert here.status == "identified"


def test_space_moves_a_person_on_and_minus_takes_them_back_out_of_the_seat(host: FakeHost, here: Here) -> None:
    host.store.do(committee.add_person, here.account_id, role="CH", status="identified", first_name="Ines")
    people = keys(host, here)
    people.step(1)
    assert here.status == "contacted"
    people.step(-1)
    assert here.status == "identified"
    people.step(-1)
    assert here.status == "missing"
    people.step(-1)
    assert host.said == "Nobody here to step back. 9 says that the role is not needed."


def test_nine_says_that_a_role_is_not_needed_and_space_that_it_is(host: FakeHost, here: Here) -> None:
    people = keys(host, here)
    host.do(people.handlers(), Do.DIGIT, "9")
    assert here.status == "not_needed"
    host.do(people.handlers(), Do.FORWARD)
    assert here.status == "missing"
    host.do(people.handlers(), Do.DIGIT, "0")
    assert host.said == "Nobody is here."


def test_a_digit_on_marked_accounts_sets_the_same_role_of_each(host: FakeHost, here: Here) -> None:
    other = host.store.do(accounts.add_account, "Initech", tier="1").value
    here.marked = [here.account_id, other]
    keys(host, here).set_state("9")
    assert [row.roles["CH"] for row in host.store.read(listed, ids=here.marked)] == ["not_needed"] * 2


def test_a_digit_that_means_nothing_lists_those_that_do(host: FakeHost, here: Here) -> None:
    keys(host, here).set_state("7")
    assert host.said == "0 missing  1 identified  2 contacted  3 engaged  9 not needed."


def test_without_a_seat_the_place_says_where_one_is(host: FakeHost, here: Here) -> None:
    here.nowhere = True
    people = keys(host, here)
    for act in (lambda: people.step(1), lambda: people.set_state("3")):
        host.said = ""
        act()
        assert host.said == "Move to a role: →."


def test_a_stance_is_asked_of_whoever_is_there(host: FakeHost, here: Here) -> None:
    people = keys(host, here)
    host.do(people.handlers(), Do.SET_STANCE)
    assert host.said == "Nobody here. Space adds somebody."
    host.store.do(committee.add_person, here.account_id, role="CH", first_name="Ines", last_name="Marsh")
    host.do(people.handlers(), Do.SET_STANCE)
    assert host.title == "Stance of Ines Marsh"
    host.press("3")
    assert here.row.facts.people[0].stance == "against"


def test_enter_opens_the_person_and_of_several_asks_which(host: FakeHost, here: Here) -> None:
    people = keys(host, here)
    ids = [
        host.store.do(committee.add_person, here.account_id, role="CH", first_name=name).value
        for name in ("Ines", "Raj")
    ]
    seat = here.seat()
    assert seat is not None
    people.open_seat(SeatAt(seat.facts, "CH", seat.people[:1]))
    assert host.opened == [PersonPage(seat.people[0].id)]
    people.open_seat(seat)
    assert host.title == "Champion"
    host.pick("Raj")
    assert host.opened[1] == PersonPage(ids[1])
