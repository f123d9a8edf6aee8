"""A play's words with the account's own facts filled in."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from plain_facts import Make

from abm_tui.models.facts import PersonFact
from abm_tui.rules.plays.fill import fill

DANA = PersonFact(1, 1, "Dana", "Ruiz", "CFO")


def test_company_and_person_are_filled_in(make):
    filled = fill("{first name}, {company} in {city}: {my name} here", make.account(city="Ulm"), DANA, "ana")
    assert filled.text == "Dana, Initech in Ulm: ana here"
    assert (filled.missing, filled.unknown) == ((), ())


def test_names_are_read_however_they_are_written(make):
    assert fill("{First_Name} { last-name }", make.account(), DANA).text == "Dana Ruiz"


def test_what_is_not_known_stays_as_it_is_written_and_is_named(make):
    filled = fill("{industry}, {budget}, {first name}", make.account(), None)
    assert filled.text == "{industry}, {budget}, {first name}"
    assert (filled.missing, filled.unknown) == (("industry", "first name"), ("budget",))


def test_nothing_beyond_the_closed_list_is_reached(make):
    for text in ("{company.__class__}", "{0}", "{company!r}", "{company:>999999999}", "{}", "{{company"):
        assert fill(text, make.account(), DANA).text == text


@given(name=st.text(min_size=1, max_size=30), text=st.text(max_size=60))
def test_a_fact_that_looks_like_a_place_is_never_filled_again(name, text):
    make = Make()
    assert fill("{company}", make.account(name=name), DANA).text == name
    assert len(fill(text.replace("{", "").replace("}", ""), make.account(), DANA).text) == len(
        text.replace("{", "").replace("}", "")
    )
