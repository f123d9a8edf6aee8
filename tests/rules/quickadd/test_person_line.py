"""Lines people type: somebody new, a status by hand, a deal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abm_tui.models.facts import PersonFact
from abm_tui.rules.quickadd.person_line import read_who


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
