"""The marks in a line of quick-add."""

from __future__ import annotations

from datetime import date

from abm_tui.models.facts import MemberFact, PersonFact
from abm_tui.rules.quickadd.drafts import BlockerDraft, Choices
from abm_tui.rules.quickadd.marks import Marks
from abm_tui.rules.quickadd.people import Names

TODAY = date(2025, 11, 5)  # a Wednesday
ANA, BO = MemberFact(1, "ana", "sales"), MemberFact(2, "bo", "marketing")
NAMES = Names([PersonFact(11, 1, "Raj", "Patel")], [ANA, BO], ANA)


def marks(text: str) -> Marks:
    return Marks(text, TODAY, NAMES, {"Acme": 7}.get, ANA)


def test_a_name_with_a_colon_is_a_person_else_an_account() -> None:
    assert marks("Raj: pricing").addressees == {0}
    found = marks("Acme: hello")
    assert found.account is not None
    assert found.account[:2] == (7, "Acme")
    assert marks("Globex: hello").account is None


def test_a_blocker_takes_its_day_and_owner_with_it() -> None:
    assert [draft for draft, _ in marks("!legal waits by fri @bo #soc2").blockers] == [
        BlockerDraft("legal waits", date(2025, 11, 7), 2)
    ]
    assert marks("wow!").blockers == []


def test_a_number_goes_with_the_tag_before_it_else_after_it_and_is_text_without_one() -> None:
    assert [n for n, _ in marks("#opened x3 #pricing").counts.values()] == [3]
    assert [n for n, _ in marks("2x #pricing").counts.values()] == [2]
    assert marks("x3 of them").taken == set()


def test_a_tag_nobody_knows_is_a_topic_and_an_unknown_owner_is_text() -> None:
    found = marks("#soc2 @me @nobody")
    assert [topic for topic, _ in found.topics] == ["soc2"]
    assert [member.name for _, member in found.owners] == ["ana"]
    assert found.shown(found.free(range(3))) == "@nobody"


def test_a_tag_near_a_known_one_is_asked_about_until_it_is_decided() -> None:
    assert marks("#replyed Raj").unsure == [("replyed", "replied", 0)]
    assert marks("#replyed Raj").topics == []
    taken = Marks("#replyed", TODAY, NAMES, lambda _: None, ANA, Choices(meant=frozenset({0})))
    assert [kind for _, kind in taken.tags] == ["reply"]
    kept = Marks("#replyed", TODAY, NAMES, lambda _: None, ANA, Choices(topics=frozenset({0})))
    assert [topic for topic, _ in kept.topics] == ["replyed"]


def test_a_topic_the_account_has_already_is_never_asked_about() -> None:
    found = Marks("#forum", TODAY, NAMES, lambda _: None, ANA, topics=["Forum"])
    assert (found.unsure, [topic for topic, _ in found.topics]) == ([], ["forum"])
