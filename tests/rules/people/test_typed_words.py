"""What was said, out of the line as typed: shown from where it begins, and never changed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abm_tui.models.facts import PersonFact
from abm_tui.models.words import ActivityType, Outcome
from abm_tui.rules.people.typed_words import goes_on, named_in, untagged, words_of

LEA = PersonFact(1, 1, "Lea", "Stone", "CEO")


@pytest.mark.parametrize(
    ("kind", "line", "words"),
    [
        ("reply", "Lea Stone replied: we sign next week if DPA is ok #replied", "we sign next week if DPA is ok"),
        ("reply", 'Lea Stone #replied "we sign next week"', "we sign next week"),
        ("reply", 'Lea Stone (CEO) replied "we look at it in december", call her fri', "we look at it in december"),
        ("reply", "Lea Stone, CEO wrote back: send the contract", "send the contract"),
        ("reply", "Acme: Lea replied that we sign", "we sign"),
        ("reply", "she wrote back: yes", "yes"),
        ("reply", "Lea replied re security, call her fri #soc2", "re security, call her fri"),
        ("reply", "#replied Lea: größer als 5 k€? „ja“", "größer als 5 k€? „ja“"),
        ("call", "called Lea, Raj has the budget", "Raj has the budget"),
        ("call", "spoke to Lea Stone, she wants the cost, send it fri", "she wants the cost, send it fri"),
        ("call", "Lea wants a quote by fri", "Lea wants a quote by fri"),
        ("meeting", "met Lea about pricing", "about pricing"),
        ("note", 'account brief: "budget year starts in April"', 'account brief: "budget year starts in April"'),
        ("reply", "Hello Ana,\nwe take #5.\nLea", "Hello Ana, we take #5. Lea"),
    ],
)
def test_the_words_begin_after_who_and_how_or_in_the_quotes(make, kind, line, words):
    assert words_of(make.act(kind, 1, 1, notes=line), LEA) == words


@pytest.mark.parametrize(
    ("kind", "line", "outcome"),
    [
        ("call", "called Lea, no answer", "no_answer"),
        ("call", "left a voicemail for Lea", "voicemail"),
        ("reply", "Lea Stone replied #replied", ""),
        ("reply", "they replied", ""),
        ("pricing_visit", "Lea #pricing x3", ""),
        ("call", "", "answered"),
    ],
)
def test_a_line_that_only_names_who_and_how_has_no_words_of_its_own(make, kind, line, outcome):
    assert words_of(make.act(kind, 1, 1, notes=line, outcome=outcome), LEA) == ""


def test_a_line_that_names_somebody_nobody_knows_names_them_all_the_same(make):
    reply = make.act("reply", notes="Lea Stone replied: we sign next week #replied")
    assert (named_in(reply), words_of(reply)) == ("Lea Stone", "we sign next week")
    assert named_in(make.act("call", notes="called Ines Marsh, she is away")) == "Ines Marsh"
    voicemail = make.act("call", notes="left a voicemail for Eve Moss", outcome="voicemail")
    assert (named_in(voicemail), words_of(voicemail)) == ("Eve Moss", "")
    assert named_in(make.act("reply", notes="we sign next week")) == ""


@pytest.mark.parametrize(
    ("words", "yes"), [("re security", True), ("about pricing", True), ("we sign", False), ("Re: Pilot", False)]
)
def test_words_that_continue_the_deed_are_no_quotation(words, yes):
    assert goes_on(words) is yes


_WORDS = """Lea Stone called replied replied: spoke to, with #replied #call x3 no answer, voicemail we sign 'now' "ok"
„nein“ wenn — re: (CEO) Acme: 株式会社 DPA fri 5k€ , ; : " and"""
_WORD = st.sampled_from([*_WORDS.split(), "and\n"])


@given(
    st.one_of(st.lists(_WORD, max_size=14).map(" ".join), st.text(max_size=80)),
    st.sampled_from(list(ActivityType)),
    st.sampled_from(["", *Outcome]),
    st.sampled_from([LEA, None, PersonFact(2, 1, "", "", email="lea@acme.example")]),
)
def test_the_words_shown_are_a_run_of_the_stored_text(make, line, kind, outcome, person):
    activity = make.act(str(kind), 1, notes=line, outcome=str(outcome), subject="Re: DPA")
    words = words_of(activity, person)
    assert words in (" ".join(line.split()) if "\n" in line.strip() else untagged(line))
    assert activity.notes == line


def test_of_a_reply_with_only_a_subject_that_is_what_was_said_but_not_what_it_answers(make):
    assert words_of(make.act("reply", 1, 1, "send the contract"), LEA) == "send the contract"
    assert words_of(make.act("reply", 1, 1, "Re: Pilot"), LEA) == ""
    assert words_of(make.act("email_sent", 1, 1, "Benchmarks"), LEA) == ""
