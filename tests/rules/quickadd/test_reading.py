"""Reading a line of quick-add: what was done, what is to come, and with whom."""

from __future__ import annotations

from datetime import date

from abm_tui.models.facts import MemberFact, PersonFact
from abm_tui.rules.quickadd.people import Names
from abm_tui.rules.quickadd.reading import Reading
from abm_tui.rules.quickadd.steps import FOLLOW_UP

TODAY = date(2025, 11, 5)  # a Wednesday
ANA = MemberFact(1, "ana", "sales")
NAMES = Names([PersonFact(11, 1, "Raj", "Patel"), PersonFact(12, 1, "Milton", "Waddams")], [ANA], ANA)


def reading(text: str) -> Reading:
    return Reading(text, TODAY, NAMES, lambda _: None, ANA)


def test_a_verb_begins_a_step_at_the_start_of_a_clause_or_after_and() -> None:
    found = reading("met Raj and call him")
    assert found.scope.own_verb(found.clauses[0]) == 3
    told = reading("Raj will not call")
    assert told.scope.own_verb(told.clauses[0]) is None


def test_each_clause_has_its_own_day_else_the_first_of_the_line_else_today() -> None:
    found = reading("met Raj mon #meeting, Milton #opened")
    assert [found.day_of(n) for n in (0, 1)] == [date(2025, 11, 3)] * 2
    assert reading("Raj #opened").day_of(0) == TODAY


def test_whoever_is_only_named_in_a_step_took_part_in_nothing() -> None:
    found = reading("Raj #replied, call Milton fri")
    assert [found.people[n].draft.id for n in found.people_outside_steps()] == [11]
    assert [step.person for step, _ in found.steps] == [1]


def test_a_day_alone_is_a_follow_up_of_whoever_types_it() -> None:
    ((step, _),) = reading("fri").steps
    assert (step.text, step.due, step.owner) == (FOLLOW_UP, date(2025, 11, 7), 1)
