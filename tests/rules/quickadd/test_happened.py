"""What happened, of all that tags and verbs say: each once, with its day and its people."""

from __future__ import annotations

from datetime import date

from abm_tui.models.facts import MemberFact, PersonFact
from abm_tui.rules.quickadd.people import Names
from abm_tui.rules.quickadd.reading import Reading

TODAY = date(2025, 11, 5)  # a Wednesday
ANA, BO = MemberFact(1, "ana", "sales"), MemberFact(2, "bo", "marketing")
NAMES = Names([PersonFact(11, 1, "Raj", "Patel"), PersonFact(12, 1, "Milton", "Waddams")], [ANA, BO], ANA)


def happened(text: str) -> list[tuple[str, date, tuple[int, ...]]]:
    found = Reading(text, TODAY, NAMES, lambda _: None, ANA)
    return [(draft.type, draft.day, draft.people) for draft, _ in found.activities]


def test_what_one_line_tells_twice_is_one_event() -> None:
    assert happened("called Raj, spoke to him re pricing") == [("call", TODAY, (0,))]
    assert happened("called Raj, then called Milton") == [("call", TODAY, (0,)), ("call", TODAY, (1,))]


def test_an_event_has_the_day_of_its_clause_else_the_first_of_the_line() -> None:
    mon = date(2025, 11, 3)
    assert happened("met Raj on mon, called Milton yday") == [("meeting", mon, (0,)), ("call", date(2025, 11, 4), (1,))]
    assert happened("met Raj on mon #interest") == [("interest", mon, (0,)), ("meeting", mon, (0,))]


def test_an_outcome_alone_says_what_it_was_of() -> None:
    def kinds(text: str) -> list[tuple[str, str]]:
        found = Reading(text, TODAY, NAMES, lambda _: None, ANA)
        return [(draft.type, draft.outcome) for draft, _ in found.activities]

    assert kinds("Raj #noanswer") == [("call", "no_answer")]
    assert kinds("Raj #no_show") == [("meeting", "no_show")]
    assert kinds("Raj #sent") == [("email_sent", "")]


def test_whoever_is_named_with_an_at_did_what_we_did() -> None:
    found = Reading("called Raj @bo", TODAY, NAMES, lambda _: None, ANA)
    assert [draft.by for draft, _ in found.activities] == [2]
