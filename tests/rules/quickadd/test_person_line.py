"""Lines people type: somebody new, a status by hand, a deal."""

from __future__ import annotations

import contextlib
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abm_tui.errors import Refused
from abm_tui.models.facts import PersonFact
from abm_tui.models.words import PersonStatus
from abm_tui.rules.people.marking import marked
from abm_tui.rules.quickadd.deal_line import read_deal
from abm_tui.rules.quickadd.person_line import read_who

TODAY = date(2025, 11, 5)


@pytest.mark.parametrize(
    ("text", "name", "title", "email"),
    [
        ("Lucius Fox, CTO, lucius@wayne.example", "Lucius Fox", "CTO", "lucius@wayne.example"),
        ("lucius@wayne.example, CTO, Lucius Fox", "Lucius Fox", "CTO", "lucius@wayne.example"),
        ("CTO Lucius Fox <lucius@wayne.example>", "Lucius Fox", "CTO", "lucius@wayne.example"),
        ("Lucius Fox CTO", "Lucius Fox", "CTO", ""),
        ("Dana Ruiz (Head of IT)", "Dana Ruiz", "Head of IT", ""),
        ("lucius@wayne.example", "", "", "lucius@wayne.example"),
        ("山田 太郎", "山田 太郎", "", ""),
        ("Cao Wei", "Cao Wei", "", ""),
        ("", "", "", ""),
    ],
)
def test_a_person_is_read_in_any_order(text: str, name: str, title: str, email: str) -> None:
    who = read_who(text)
    assert (who.name, who.title, who.email) == (name, title, email)


def test_a_department_and_a_phone_are_read_too() -> None:
    who = read_who("VP, Finance, Max Vance, +49 30 5550 142")
    assert (who.name, who.title, who.department, who.phone) == ("Max Vance", "VP", "Finance", "+49 30 5550 142")
    assert read_who("Max Vance, dept: Legal").department == "Legal"


def test_a_known_name_or_address_is_that_person_and_two_of_a_name_are_nobody() -> None:
    ines = PersonFact(7, 1, "Ines", "Marsh", email="i@g.example")
    assert read_who("INES MARSH, CFO", [ines]).known == 7
    assert read_who("I@G.example", [ines]).known == 7
    assert read_who("Ines Marsh", [ines, PersonFact(8, 1, "Ines", "Marsh")]).known is None


@given(st.text(max_size=300))
def test_whatever_is_typed_is_never_an_error(text: str) -> None:
    read_who(text)


def test_a_mark_raises_and_lowers_what_only_a_mark_says(make) -> None:
    person = make.person(1, status="contacted", status_on=make.day(3))
    assert marked(person, PersonStatus.ENGAGED, (), make.today, make.fw).changes
    assert marked(person, PersonStatus.IDENTIFIED, (), make.today, make.fw).status == PersonStatus.IDENTIFIED


def test_a_mark_never_lowers_what_activities_prove(make) -> None:
    """S000: engagement is what they did, not what we wish."""
    person = make.person(1, first="Raj")
    reply = make.act("reply", 2, who=1)
    found = marked(person, PersonStatus.IDENTIFIED, (reply,), make.today, make.fw)
    assert (found.status, found.changes) == (PersonStatus.ENGAGED, False)
    assert found.note.startswith("Raj stays engaged: reply, Wed proves it; a mark cannot lower that.")


def test_a_mark_may_take_away_a_mark_down_to_what_is_proven(make) -> None:
    person = make.person(1, first="Raj", status="engaged", status_on=make.day(3))
    sent = make.act("email_sent", 2, who=1)
    found = marked(person, PersonStatus.IDENTIFIED, (sent,), make.today, make.fw)
    assert (found.status, found.changes, found.note) == (PersonStatus.CONTACTED, True, "not identified: e-mail, Wed")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pilot 60k 19 dec qualify", ("Pilot", Decimal(60_000), "", date(2025, 12, 19), "Qualify")),
        ("Rollout 2 €1.2M 2026-03-01 Sent", ("Rollout 2", Decimal(1_200_000), "EUR", date(2026, 3, 1), "Sent")),
        ("Renewal, 12,500 USD, 3/12", ("Renewal", Decimal(12_500), "USD", date(2025, 12, 3), "")),
        ("Pilot 2", ("Pilot 2", None, "", None, "")),
        ("Expansion +30", ("Expansion", None, "", date(2025, 12, 5), "")),
    ],
)  # fmt: skip
def test_a_deal_is_read_from_one_line(text: str, expected: tuple[object, ...]) -> None:
    deal = read_deal(text, TODAY)
    assert (deal.name, deal.amount, deal.currency, deal.close_date, deal.stage) == expected


@pytest.mark.parametrize("text", ["", "  ", "60k", "19 dec"])
def test_a_deal_without_a_name_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="needs a name"):
        read_deal(text, TODAY)


@given(st.text(max_size=200))
def test_a_deal_line_is_read_or_refused_never_more(text: str) -> None:
    with contextlib.suppress(Refused):
        assert read_deal(text, TODAY).name
