"""Who a line of quick-add is about."""

from __future__ import annotations

from abm_tui.models.facts import MemberFact, PersonFact
from abm_tui.rules.quickadd.people import Names, find_people
from abm_tui.rules.quickadd.words import clauses_of, tokens_of

RAJ = PersonFact(11, 1, "Raj", "Patel", "CFO")
ANA, ANTON = MemberFact(1, "ana", "sales"), MemberFact(2, "anton", "marketing")


def people(text: str, *known: PersonFact) -> list[tuple[int | None, str, str]]:
    tokens = tokens_of(text)
    found = find_people(tokens, clauses_of(tokens), set(), Names(known or (RAJ,), (), None))
    return [(one.draft.id, one.draft.name, one.draft.role) for one in found]


def test_a_person_named_twice_is_one_person() -> None:
    assert people("Raj said yes, Patel wrote") == [(11, "Raj Patel", "")]


def test_somebody_new_is_invited_by_met_or_by_a_title_that_suggests_a_role_s000() -> None:
    assert people("met Bruce Wayne") == [(None, "Bruce Wayne", "")]
    assert people("Bruce Wayne (CEO)") == [(None, "Bruce Wayne", "AP")]
    assert people("Bruce Wayne called") == []
    assert people("met with Legal") == []


def test_where_somebody_belongs_and_what_an_account_is_called_is_nobody_new() -> None:
    assert people("Gavin from Hooli says yes") == []
    assert people("a reply from Bruce Wayne") == [(None, "Bruce Wayne", "")]
    for line in ("met with Hooli re price", "Raj heard it from Stark Industries"):
        tokens = tokens_of(line)
        names = Names((RAJ,), (), None, {"Hooli": 2, "Stark Industries": 3}.get)
        found = find_people(tokens, clauses_of(tokens), set(), names)
        assert [one.draft.id for one in found if one.draft.id is None] == []


def test_a_name_that_is_a_word_too_needs_its_capital() -> None:
    mark = PersonFact(13, 1, "Mark", "Twain")
    assert people("mark the date", mark) == []
    assert people("ask Mark", mark) == [(13, "Mark Twain", "")]


def test_a_member_is_named_in_full_or_by_a_beginning_nobody_else_has() -> None:
    names = Names((), (ANA, ANTON, MemberFact(3, "zed", "sales", left_on=RAJ.created_on)), ANA)
    assert names.member("ANA") == ANA
    assert names.member("ant") == ANTON
    assert names.member("an") is None
    assert names.member("me") == ANA
