"""Whose words a part of a line is, and what is only supposed."""

from __future__ import annotations

from datetime import date

import pytest

from abm_tui.models.facts import MemberFact, PersonFact
from abm_tui.rules.quickadd.people import Names
from abm_tui.rules.quickadd.reading import Reading
from abm_tui.rules.quickadd.scope import Scope

TODAY = date(2025, 11, 5)  # a Wednesday
ANA = MemberFact(1, "ana", "sales")
NAMES = Names([PersonFact(11, 1, "Raj", "Patel"), PersonFact(12, 1, "Lea", "Stone")], [ANA], ANA)


def scope(text: str) -> Scope:
    return Reading(text, TODAY, NAMES, lambda _: None, ANA).scope


def ours(text: str) -> str:
    """The words of a line that are ours to act on."""
    found = scope(text)
    return " ".join(t.text for i, t in enumerate(found.marks.tokens) if t.kind != "sep" and found.open(i))


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Lea Stone replied: we sign next week", "Lea Stone replied:"),
        ("Raj said he signs, call him fri", "Raj said call him fri"),
        ("Lea Stone replied, we sign next week", "Lea Stone replied"),
        ("Raj said yes, we send him the contract fri", "Raj said we send him the contract fri"),
        ("Raj replied: call me, call him fri", "Raj replied: call him fri"),
        ("called Raj: pricing is fine, send it fri", "called Raj: send it fri"),
        ("Raj thinks we sign; call him", "Raj thinks call him"),
        ("he told me it starts. Call him", "he told me Call him"),
        ("told Raj we call him fri", "told Raj we call him fri"),
        ("Raj said he wants the DPA by fri", "Raj said he wants the DPA by fri"),
        ("Raj replied yday: we sign fri", "Raj replied yday:"),
    ],
)
def test_what_they_said_ends_where_a_clause_is_ours_again(text: str, left: str) -> None:
    assert ours(text) == left


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("if he agrees, call him fri", ""),
        ("call him fri if he agrees", "call him fri"),
        ("unless legal objects. Call him", "Call him"),
        ("can we talk on Thursday?", ""),
        ("away until 12 nov", "away"),
    ],
)
def test_what_is_supposed_or_asked_goes_to_the_end_of_its_sentence(text: str, left: str) -> None:
    assert ours(text) == left


def test_who_does_it_is_whoever_is_named_before_the_verb() -> None:
    found = scope("Raj will call and we send it")
    assert [found.subject(i) for i in (2, 5)] == ["them", "us"]
    assert scope("called Raj").subject(0) == ""


def test_what_they_ask_of_us_is_no_wish_of_their_own() -> None:
    for text in ("he wants the DPA", "Raj asked for a quote", "Lea would like a demo", "he wants us to call"):
        found = scope(text)
        assert found.asks(found.marks.clauses[0]) is not None, text
    for text in ("he wants to sign", "we need a quote", "he does not want it", "asked Raj about it"):
        found = scope(text)
        assert found.asks(found.marks.clauses[0]) is None, text


def test_what_they_do_is_no_step_of_ours() -> None:
    for text in ("Raj is back mon", "he decides thu", "Raj reviews it fri", "Raj wants to talk thu"):
        found = scope(text)
        assert found.they_do(found.marks.clauses[0]), text
    found = scope("Raj proposal fri")
    assert not found.they_do(found.marks.clauses[0])
