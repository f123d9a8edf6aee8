"""The next steps of a line: only what is ours to do, by `by DATE`, our own verb, or a day at the end."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from abm_tui.models.facts import MemberFact, PersonFact
from abm_tui.rules.quickadd.drafts import StepDraft
from abm_tui.rules.quickadd.quickadd import parse

TODAY = date(2025, 11, 5)  # a Wednesday
THU, FRI, MON = date(2025, 11, 6), date(2025, 11, 7), date(2025, 11, 10)
ANA, BO = MemberFact(1, "ana", "sales"), MemberFact(2, "bo", "marketing")
PEOPLE = [PersonFact(11, 1, "Raj", "Patel"), PersonFact(12, 1, "Ines", "Marsh"), PersonFact(13, 1, "Eve", "Stone")]


def steps(text: str) -> tuple[StepDraft, ...]:
    return parse(text, today=TODAY, people=PEOPLE, members=(ANA, BO), me=ANA).steps


@pytest.mark.parametrize(
    ("text", "step", "due", "channel"),
    [
        ("call her fri", "call her", FRI, "phone"),
        ("spoke to Ines, she wants the three-year cost, send it fri", "send it", FRI, "email"),
        ("Eve wants a quote by fri", "Eve wants a quote", FRI, ""),
        ("called Eve, she wants the DPA by fri", "she wants the DPA", FRI, ""),
        ("pricing proposal fri", "pricing proposal", FRI, ""),
        ("pricing proposal, by fri", "pricing proposal", FRI, ""),
        ("lunch with Raj tomorrow", "lunch with Raj", THU, "meeting"),
        ("#call Nobody: pricing, by fri", "call Nobody: pricing", FRI, "phone"),
        ("booked a meeting with Ines for thu 13", "meeting with Ines", date(2025, 11, 13), "meeting"),
        ("meeting with Raj moved to thu 13", "meeting with Raj", date(2025, 11, 13), "meeting"),
        ("Eve called us yesterday and asked for a quote by fri", "asked for a quote", FRI, ""),
        ("promised Raj the deck by fri", "promised Raj the deck", FRI, ""),
        ("called Ines, arranged a demo with her on mon", "demo with her", MON, "meeting"),
        ("called Ines, no answer, again thu", "call Ines Marsh", THU, "phone"),
        ("tried Ines, no answer, try her again mon", "call Ines Marsh", MON, "phone"),
        ("met nobody, again thu", "meet", THU, "meeting"),
        ("again thu", "again", THU, ""),
    ],
)
def test_what_we_do_or_they_ask_of_us_is_a_step(text: str, step: str, due: date, channel: str) -> None:
    assert [(s.text, s.due, s.channel) for s in steps(text)] == [(step, due, channel)]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("call Raj tomorrow", date(2025, 11, 12)),
        ("call Raj by tomorrow", date(2025, 11, 12)),
        ("call Raj tomorrow @bo", MON),
        ("called Raj, no answer, again tomorrow", date(2025, 11, 12)),
        ("call Raj on sat", date(2025, 11, 8)),
    ],
)
def test_tomorrow_of_a_friday_is_the_owner_s_next_day_at_work_and_a_named_day_stands(text: str, due: date) -> None:
    """Ana is away on Monday and Tuesday (domain §6: weekends and away dates are skipped)."""
    ana = replace(ANA, away_from=MON, away_until=date(2025, 11, 11))
    [step] = parse(text, today=FRI, people=PEOPLE, members=(ana, BO), me=ana).steps
    assert step.due == due


@pytest.mark.parametrize(
    "text",
    [
        "Raj is back on mon",
        "Raj will call back fri",
        "he wants to sign fri",
        "do not call her fri",
        "pricing fri is what they discussed",
        "asked Raj when they sign, he said by fri",
        "Ines is away until 12 nov",
        "could meet Eve thu",
    ],
)
def test_what_they_do_or_may_be_is_none(text: str) -> None:
    assert steps(text) == ()


def test_a_step_is_with_whom_it_names_or_means_by_her_or_it() -> None:
    def person(text: str) -> str:
        found = parse(text, today=TODAY, people=PEOPLE, members=(ANA,), me=ANA)
        place = found.steps[0].person
        return found.people[place].name if place is not None else ""

    assert person("call Ines fri") == "Ines Marsh"
    assert person("spoke to Eve, send it fri") == "Eve Stone"
    assert person("met Ines and Eve, send the deck fri") == ""


def test_the_owner_is_whoever_is_named_beside_the_step() -> None:
    assert [s.owner for s in steps("call Raj fri @bo")] == [2]
    assert [s.owner for s in steps("call Raj fri, @bo")] == [2]
    assert [(s.text, s.due, s.owner) for s in steps("@bo send deck")] == [("send deck", None, 2)]
