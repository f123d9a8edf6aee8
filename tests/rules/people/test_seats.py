"""The committee seat by seat: who sits where, whom to look for first, and the sentences that say so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from abm_tui.models.derived import Derived
from abm_tui.models.words import PersonStatus
from abm_tui.rules.people.people import standing, statuses
from abm_tui.rules.people.seats import (
    SeatState,
    biggest_gap_text,
    filled,
    person_text,
    roles_in_order,
    seat_sign,
    seat_states,
    seats_text,
    share_text,
    short_name,
    still_needed_text,
    worst_first,
)


def committee(make, people, seat_list, *acts):
    return make.facts(*acts, people=people, seats=seat_list)


def test_the_required_roles_stand_first_and_every_role_stands_once_s000(make):
    order = roles_in_order(make.fw)
    assert order[: len(make.fw.required_roles)] == make.fw.required_roles
    assert sorted(order) == sorted(make.fw.role_codes)


def test_a_seat_has_its_furthest_person_first_s000(make):
    people = [make.person(1), make.person(2)]
    facts = committee(make, people, [make.seat("EB", 1), make.seat("EB", 2)], make.act("reply", 1, 2))
    seat = seat_states(facts, make.today, make.fw)["EB"]
    assert [person.id for person, _ in seat.people] == [2, 1]
    assert seat.status == PersonStatus.ENGAGED


def test_every_role_has_a_seat_and_an_empty_one_is_a_gap_unless_it_is_not_needed_s000(make):
    facts = committee(make, [make.person(1)], [make.seat("EB", 1), make.seat("AP", not_needed=True)])
    states = seat_states(facts, make.today, make.fw)
    assert states.keys() == set(make.fw.role_codes)
    assert not states["EB"].gap
    assert not states["AP"].gap
    assert states["CH"].gap


def test_a_seat_of_somebody_who_is_not_among_the_people_is_empty(make):
    assert seat_states(committee(make, [], [make.seat("EB", 9)]), make.today, make.fw)["EB"].gap


@pytest.mark.parametrize(
    ("acts", "sign"), [((), "○"), ((("email_sent", 3),), "◐"), ((("reply", 3),), "●")], ids=["known", "wrote", "reply"]
)
def test_the_sign_of_a_seat_is_how_far_we_got_s000(make, acts, sign):
    facts = committee(make, [make.person(1)], [make.seat("EB", 1)], *(make.act(kind, ago, 1) for kind, ago in acts))
    assert seat_sign(seat_states(facts, make.today, make.fw)["EB"]) == sign


def test_an_empty_seat_and_one_that_is_not_needed_have_signs_of_their_own():
    assert (seat_sign(SeatState()), seat_sign(SeatState(needed=False))) == ("·", "–")


def test_the_short_name_is_the_last_name_else_whatever_is_known(make):
    person = replace(make.person(1), first_name="Raj", last_name="Patel", title="CFO")
    assert short_name(person) == "Patel"
    assert short_name(replace(person, last_name="")) == "Raj"
    assert short_name(replace(person, last_name="", first_name="")) == "CFO"
    assert short_name(replace(person, last_name="", first_name="", title="")) == "name?"


def test_the_least_covered_comes_first_then_the_least_engaged_then_the_name(make):
    def key(name, full, needed, engaged=0):
        return worst_first(make.account(name=name), Derived(1, filled=full, needed=needed, engaged=engaged))

    rows = [key("b", 4, 8, 2), key("Zoe", 1, 8), key("c", 4, 8, 1), key("A", 4, 8, 2), key("none", 0, 0)]
    assert [name for _, _, name in sorted(rows)] == ["zoe", "c", "a", "b", "none"]


def test_filled_counts_the_accounts_with_somebody_in_the_role():
    accounts = [{"EB": status} for status in ("missing", "not_needed", "identified", "engaged")]
    assert filled(accounts, "EB") == 2


def test_seats_are_added_up_and_a_share_of_fewer_than_ten_has_no_percentage():
    assert seats_text([Derived(1, filled=3, needed=8)]) == "1 account · 3 of 8 seats"
    both = [Derived(1, filled=3, needed=8), Derived(2, filled=1, needed=7)]
    assert seats_text(both) == "2 accounts · 4 of 15 seats, 27 %"
    assert (share_text(1, 9), share_text(1, 10)) == ("", ", 10 %")


def test_a_required_role_is_the_biggest_gap_even_where_another_is_lacking_more_s000(make):
    required, other = make.fw.required_roles[0], next(r for r in make.fw.role_codes if r not in make.fw.required_roles)
    whole = dict.fromkeys(make.fw.role_codes, "engaged")
    accounts = [whole | {required: "missing", other: "missing"}, whole | {required: "not_needed", other: "missing"}]
    name = make.fw.role[required].name
    assert biggest_gap_text(accounts, 1, make.fw) == f" biggest gap: {name}, 1 of 1 · 2 departments engaged: 1 of 2"
    only = [whole | {other: "missing"}]
    assert biggest_gap_text(only, 0, make.fw).startswith(f" biggest gap: {make.fw.role[other].name}, 1 of 1")


def test_no_gap_is_said_as_such(make):
    whole = dict.fromkeys(make.fw.role_codes, "identified")
    assert biggest_gap_text([whole], 0, make.fw) == " no gap: every seat is filled · 2 departments engaged: 0 of 1"


def test_what_an_account_still_needs_is_said_until_it_is_activated_s000(make):
    people = [make.person(1, "Finance"), make.person(2, "IT")]

    def text(*acts):
        facts = committee(make, people, [], *acts)
        derived = Derived(1, statuses=statuses(facts, make.today, make.fw))
        return still_needed_text(facts, derived, make.fw)

    reply = make.act("reply", 1, 1)
    assert text(reply) == " Initech: one engaged person outside Finance makes it 2 departments · nearest: P2 (IT)"
    assert text(reply, make.act("meeting", 1, 2)) == " Initech: 2 people engaged, from 2 departments ✓"


def test_a_person_is_said_with_standing_reason_and_stance_s000(make):
    person = make.person(1, "Finance", first="Raj", title="CFO", stance="for")
    facts = committee(make, [person], [], make.act("pricing_visit", 3, 1))
    stands = standing(person, facts.activities, make.today, make.fw)
    text = person_text(facts, person, stands, make.today, make.fw)
    assert text == " Raj, CFO, Finance: engaged, pricing page, Tue · for"
    bare = replace(person, first_name="", title="", department="", stance="")
    assert person_text(facts, bare, stands, make.today, make.fw).startswith(" name?, department?: engaged")
