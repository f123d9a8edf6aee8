"""Plain verbs: what a line says happened without any tag, and what it does not say."""

from __future__ import annotations

from datetime import date

import pytest

from abm_tui.models.facts import MemberFact, PersonFact
from abm_tui.rules.quickadd.people import Names
from abm_tui.rules.quickadd.reading import Reading
from abm_tui.rules.quickadd.verbs import bookings, silences

TODAY = date(2025, 11, 5)  # a Wednesday
ANA = MemberFact(1, "ana", "sales")
PEOPLE = [PersonFact(11, 1, "Raj", "Patel"), PersonFact(12, 1, "Ines", "Marsh"), PersonFact(13, 1, "Jürgen", "Müller")]


def reading(text: str) -> Reading:
    return Reading(text, TODAY, Names(PEOPLE, [ANA], ANA), lambda _: None, ANA)


def happened(text: str) -> list[tuple[str, str, list[int | None]]]:
    found = reading(text)
    return [(a.type, a.outcome, [found.people[n].draft.id for n in a.people]) for a, _ in found.activities]


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("called Raj", "answered"),
        ("rang Raj", "answered"),
        ("spoke to Raj about the offer", "answered"),
        ("Raj called back", "answered"),
        ("had a great call with Raj", "answered"),
        ("called Raj, no answer", "no_answer"),
        ("Raj did not pick up", "no_answer"),
        ("Raj didn’t pick up", "no_answer"),
        ("couldn't reach Raj", "no_answer"),
        ("tried to call Raj", "no_answer"),
        ("left a voicemail for Raj", "voicemail"),
        ("called Raj, left him a message", "voicemail"),
        ("rang Raj and left a message", "voicemail"),
        ("rang Raj: no answer", "no_answer"),
        ("Raj picked up, he is in", "answered"),
        ("Raj answered the phone", "answered"),
        ("spoke to Raj - he is in", "answered"),
        ("rang Raj, booked a demo for thu 13", "meeting_booked"),
    ],
)
def test_a_call_and_how_it_went(text: str, outcome: str) -> None:
    assert happened(text) == [("call", outcome, [11])]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("e-mailed Raj the offer", "email_sent"),
        ("wrote to Raj", "email_sent"),
        ("replied to Raj with the prices", "email_sent"),
        ("Raj replied", "reply"),
        ("Raj wrote back", "reply"),
        ("Raj answered: too dear", "reply"),
        ("got a reply from Raj", "reply"),
        ("met Raj at the fair", "meeting"),
        ("meeting with Raj yday", "meeting"),
        ("demo for Raj", "meeting"),
        ("coffee with Raj", "meeting"),
        ("lunch with Raj", "meeting"),
        ("messaged Raj on LinkedIn", "linkedin"),
        ("LinkedIn with Raj", "linkedin"),
        ("LinkedIn message to Raj", "linkedin"),
    ],
)
def test_what_we_wrote_what_they_replied_and_where_we_met(text: str, kind: str) -> None:
    assert [(type, people) for type, _, people in happened(text)] == [(kind, [11])]


@pytest.mark.parametrize(
    "text",
    [
        "Raj did not reply",
        "no reply from Raj yet",
        "never met Raj",
        "Raj wants a meeting",
        "call Raj",
        "Raj called Ines",
        "Raj said he met Ines",
        "if Raj called we were out",
        'the note says "called Raj"',
        "Raj left us a voicemail",
        "saw his LinkedIn post",
        "the product is called Raj",
        "Raj loved the demo",
    ],
)
def test_what_is_denied_wished_supposed_or_between_them_is_no_event(text: str) -> None:
    assert happened(text) == []


def test_two_people_are_both_meant_and_who_is_only_spoken_of_is_not() -> None:
    assert happened("spoke to Ines and Jürgen Müller") == [("call", "answered", [12, 13])]
    assert happened("met Raj, Ines and Jürgen re pricing") == [("meeting", "", [11, 12, 13])]
    assert happened("Ines and Raj replied") == [("reply", "", [12, 11])]
    assert happened("called Ines about Raj") == [("call", "answered", [12])]
    assert happened("called Ines: Raj has the budget") == [("call", "answered", [12])]


def test_a_verb_and_the_tag_that_says_the_same_are_one_event() -> None:
    assert happened("called Raj, he wants prices #call") == [("call", "answered", [11])]
    assert happened("#call Raj, no answer") == [("call", "no_answer", [11])]
    assert happened("met Raj #discovery") == [("discovery", "", [11])]


def test_a_call_with_two_of_whom_one_did_not_answer_is_told_of_each() -> None:
    assert happened("called Raj and Ines, no answer from Ines") == [
        ("call", "answered", [11]),
        ("call", "no_answer", [12]),
    ]


def test_silence_after_an_e_mail_is_no_call() -> None:
    assert happened("e-mailed Ines, no answer yet") == [("email_sent", "", [12])]
    assert [outcome for outcome, _ in silences(reading("called, no answer, left a voicemail").scope)] == [
        "no_answer",
        "voicemail",
    ]


def test_a_meeting_agreed_on_is_a_booking_and_a_call_agreed_on_goes_by_phone() -> None:
    assert [b.channel for b in bookings(reading("booked a meeting with Ines").scope)] == ["meeting"]
    assert [b.channel for b in bookings(reading("arranged a call with Ines").scope)] == ["phone"]
    assert bookings(reading("Raj said he booked a meeting").scope) == []
