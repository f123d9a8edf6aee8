"""Which role a touch speaks to."""

from __future__ import annotations

from abm_tui.rules.plays.touches import role_addressed


def test_a_touch_speaks_to_its_own_role_else_to_the_first_that_its_person_holds_s000(make):
    person = make.person(1)
    facts = make.facts(people=[person], seats=[make.seat("AP", 1), make.seat("EB", 1)])
    first = next(code for code in make.fw.role_codes if code in {"AP", "EB"})
    assert role_addressed(make.touch(role="CH"), person, facts, make.fw) == make.fw.role["CH"]
    assert role_addressed(make.touch(), person, facts, make.fw) == make.fw.role[first]


def test_a_touch_without_role_and_person_speaks_to_no_role(make):
    facts = make.facts(seats=[make.seat("EB", 1)])
    assert role_addressed(make.touch(), None, facts, make.fw) is None
    assert role_addressed(make.touch(), make.person(2), facts, make.fw) is None
