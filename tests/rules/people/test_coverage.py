"""Buying committee (S000, S001): who is engaged and why, which seats are filled, when an account is activated."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from abm_tui.models.words import PersonStatus, Role
from abm_tui.rules.people.coverage import coverage, people_by_role, programme, seats
from abm_tui.rules.people.people import statuses

ROLES = [str(r) for r in Role]


def seen(make, people, seat_list=(), *acts):
    facts = make.facts(*acts, people=people, seats=seat_list)
    return coverage(facts, statuses(facts, make.today, make.fw), make.fw)


def test_two_engaged_people_of_one_department_do_not_activate_one_more_from_another_does_s000(make):
    people = [make.person(1, "Finance"), make.person(2, "finance "), make.person(3, "IT")]
    replies = [make.act("reply", 1, 1), make.act("meeting", 2, 2)]
    got = seen(make, people, (), *replies)
    assert (got.engaged, got.departments, got.activated) == (2, 1, False)
    assert got.still_needed == (
        "one engaged person outside Finance makes it 2 departments",
        "nearest: P3 (IT)",
    )
    got = seen(make, people, (), *replies, make.act("form", 1, 3))
    assert (got.engaged, got.departments, got.activated, got.still_needed) == (3, 2, True, ())


def test_an_unknown_department_is_no_department_and_is_asked_for_s000(make):
    people = [make.person(1, "Finance"), make.person(2)]
    got = seen(make, people, (), make.act("reply", 1, 1), make.act("reply", 1, 2))
    assert not got.activated
    assert got.still_needed == ("the department of P2",)


def test_nobody_engaged_asks_for_two_people_and_names_the_nearest_s000(make):
    people = [make.person(1, "Finance"), make.person(2, "IT"), make.person(3, "IT")]
    got = seen(make, people, (), make.act("email_open", 1, 3))
    assert got.still_needed == ("two engaged people from two departments", "nearest: P3 (IT), P1 (Finance)")


def test_a_seat_shows_its_furthest_person_s000(make):
    people = [make.person(1), make.person(2)]
    facts = make.facts(make.act("reply", 1, 2), people=people, seats=[make.seat("EB", 1), make.seat("EB", 2)])
    shown = statuses(facts, make.today, make.fw)
    assert seats(facts, shown, make.fw)["EB"] == PersonStatus.ENGAGED
    assert people_by_role(facts, shown) == {"EB": 2}


def test_one_person_may_fill_several_seats_s001(make):
    got = seen(make, [make.person(1)], [make.seat("EB", 1), make.seat("AP", 1)])
    assert (got.filled, got.needed) == (2, 8)


def test_a_seat_that_is_not_needed_is_left_out_s000(make):
    got = seen(make, [make.person(1)], [make.seat("EB", 1), make.seat("AP", not_needed=True)])
    assert (got.filled, got.needed) == (1, 7)


def test_the_five_required_roles_are_those_of_s000(make):
    assert make.fw.required_roles == ("EB", "CH", "TE", "LP", "IN")
    assert seen(make, []).missing_roles == make.fw.required_roles
    got = seen(make, [make.person(1)], [make.seat("CH", 1), make.seat("LP", not_needed=True)])
    assert got.missing_roles == ("EB", "TE", "IN")


@st.composite
def committees(draw):
    """People with departments, the seats they sit on, and who has replied."""
    n = draw(st.integers(0, 5))
    departments = draw(st.lists(st.sampled_from(["", "Finance", "IT", "Ops"]), min_size=n, max_size=n))
    sits = draw(st.lists(st.tuples(st.sampled_from(ROLES), st.integers(1, max(n, 1))), max_size=8 if n else 0))
    spared = draw(st.sets(st.sampled_from(ROLES), max_size=3))
    replied = draw(st.sets(st.integers(1, max(n, 1)), max_size=n))
    return departments, sits, spared, replied


@given(committees(), st.sampled_from(ROLES), st.sampled_from(["Finance", "IT", "Legal"]), st.booleans())
def test_one_more_person_never_lowers_coverage_s000(make, committee, role, department, replies):
    departments, sits, spared, replied = committee
    people = [make.person(n, d) for n, d in enumerate(departments, 1)]
    taken = [make.seat(r, who) for r, who in sits] + [make.seat(r, not_needed=True) for r in spared]
    acts = [make.act("reply", 1, who) for who in replied if who <= len(people)]
    before = seen(make, people, taken, *acts)
    more = [*acts, make.act("reply", 1, 99)] if replies else acts
    after = seen(make, [*people, make.person(99, department)], [*taken, make.seat(role, 99)], *more)
    assert 0 <= before.filled <= before.needed <= 8
    assert after.filled >= before.filled
    assert after.needed == before.needed
    assert after.engaged == before.engaged + replies
    assert after.departments >= before.departments
    assert after.activated or not before.activated
    assert set(after.missing_roles) <= set(before.missing_roles)


@given(committees())
def test_activated_is_two_engaged_people_from_two_departments_and_nothing_else_s000(make, committee):
    departments, sits, spared, replied = committee
    people = [make.person(n, d) for n, d in enumerate(departments, 1)]
    acts = [make.act("reply", 1, who) for who in replied if who <= len(people)]
    got = seen(
        make, people, [make.seat(r, w) for r, w in sits] + [make.seat(r, not_needed=True) for r in spared], *acts
    )
    from_departments = {departments[w - 1] for w in replied if w <= len(people)} - {""}
    assert got.activated == (len(from_departments) >= 2)
    assert bool(got.still_needed) != got.activated


def test_a_person_of_another_account_on_a_seat_counts_as_identified_s000(make):
    facts = make.facts(seats=[make.seat("EB", 77)])
    assert coverage(facts, {}, make.fw).filled == 1
    assert coverage(replace(facts, seats=()), {}, make.fw).filled == 0


@given(committees(), st.sets(st.integers(1, 5), max_size=5))
def test_the_smallest_set_still_needed_activates_once_engaged_and_no_smaller_one_does_s000(make, committee, wrote):
    departments, _, _, replied = committee
    people = [make.person(n, d) for n, d in enumerate(departments, 1)]
    acts = [make.act("reply", 1, who) for who in replied if who <= len(people)]
    acts += [make.act("email_open", 1, who) for who in wrote if who <= len(people)]
    got = seen(make, people, (), *acts)

    def activates(ids):
        return seen(make, people, (), *acts, *[make.act("meeting", 0, who) for who in ids]).activated

    others = [p.id for p in people]
    smallest = next((n for n in range(len(others) + 1) if any(map(activates, combinations(others, n)))), None)
    if smallest is None:
        assert got.nearest == ()  # nobody we know would do
    else:
        assert len(got.nearest) == smallest
        assert activates(got.nearest)
    assert bool(got.nearest) <= (not got.activated)


def test_two_newsletter_readers_never_activate_s000(make):
    people = [make.person(1, "Finance"), make.person(2, "IT")]
    reading = [make.act(kind, ago, who) for kind in ("email_open", "web_visit") for ago in range(60) for who in (1, 2)]
    got = seen(make, people, (), *reading)
    assert (got.engaged, got.activated, got.nearest) == (0, False, (1, 2))


def test_penetration_counts_seats_with_an_engaged_person_of_those_needed_s000(make):
    people = [make.person(1, "Finance"), make.person(2, "IT")]
    chairs = [make.seat("EB", 1), make.seat("AP", 1), make.seat("TE", 2), make.seat("GK", not_needed=True)]
    got = seen(make, people, chairs, make.act("reply", 1, 1))
    assert (got.penetrated, got.filled, got.needed, got.engaged) == (2, 3, 7, 1)
    assert got.cold_roles == ("CH", "TE", "LP", "IN")


def test_fully_covered_and_penetrated_look_at_the_required_roles_alone_s000(make):
    people = [make.person(n) for n in range(1, 5)]
    chairs = [make.seat(role, n) for n, role in enumerate(("EB", "CH", "TE", "IN"), 1)]
    chairs.append(make.seat("LP", not_needed=True))
    got = seen(make, people, chairs, *[make.act("reply", 1, n) for n in (1, 2, 3)])
    assert (got.fully_covered, got.fully_penetrated, got.filled, got.needed) == (True, False, 4, 7)
    assert seen(make, people, chairs, *[make.act("reply", 1, n) for n in (1, 2, 3, 4)]).fully_penetrated


def test_programme_coverage_adds_seats_before_it_divides_s000(make):
    full = seen(make, [make.person(1)], [make.seat("EB", 1), *[make.seat(r, not_needed=True) for r in ROLES[1:]]])
    none = seen(make, [])
    got = programme([full, none])
    assert (got.accounts, got.filled, got.needed) == (2, 1, 9)


def test_somebody_without_a_name_is_called_by_their_title_s000(make):
    got = seen(make, [make.person(1, "IT", first=" ", title="CTO")])
    assert got.still_needed[-1] == "nearest: CTO (IT)"
