"""A next step as one line: what, by when, who."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from abm_tui.errors import Refused
from abm_tui.models.facts import MemberFact
from abm_tui.rules.quickadd.next_step import read_meeting_day, read_step

TODAY = date(2025, 11, 5)  # a Wednesday
MEMBERS = (MemberFact(1, "ana", "sales"), MemberFact(2, "bo", "marketing"))
FRI = date(2025, 11, 7)


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("Call Ines, fri @bo", ("Call Ines", FRI, 2)),
        ("Call Ines by fri", ("Call Ines", FRI, None)),
        ("@ana Send deck 12 nov", ("Send deck", date(2025, 11, 12), 1)),
        ("Call Ines", ("Call Ines", None, None)),
        ("fri", ("fri", None, None)),
        ("Meet Dana fri 15h", ("Meet Dana 15h", FRI, None)),
        ("Meet Dana by fri at 10 @bo", ("Meet Dana at 10", FRI, 2)),
        ("Call Ines, fri 3pm", ("Call Ines 3pm", FRI, None)),
        ("Send deck v2 at 10", ("Send deck v2 at 10", None, None)),
    ],
)
def test_a_step_is_its_words_the_day_at_its_end_and_the_owner(text: str, step: tuple[object, ...]) -> None:
    found = read_step(text, TODAY, MEMBERS)
    assert (found.text, found.due, found.owner) == step


@pytest.mark.parametrize(
    ("text", "who", "due"),
    [
        ("Call Ines tomorrow", "bo", date(2025, 11, 10)),
        ("Call Ines tomorrow", "ana", date(2025, 11, 12)),
        ("Call Ines by tomorrow @ana", "bo", date(2025, 11, 12)),
        ("Call Ines sat", "ana", date(2025, 11, 8)),
        ("Call Ines 11 nov", "ana", date(2025, 11, 11)),
    ],
)
def test_tomorrow_is_a_day_on_which_its_owner_works_and_a_day_typed_outright_stands(
    text: str, who: str, due: date
) -> None:
    """On a Friday, with ana away on Monday and Tuesday (domain §6: weekends and away dates are skipped)."""
    ana = replace(MEMBERS[0], away_from=date(2025, 11, 10), away_until=date(2025, 11, 11))
    assert read_step(text, FRI, (ana, MEMBERS[1]), who).due == due


@pytest.mark.parametrize(
    ("text", "code"), [("  ", "blank_step"), ("@bo", "blank_step"), ("Call @zed", "no_such_member")]
)
def test_a_step_without_words_or_of_a_stranger_is_refused(text: str, code: str) -> None:
    with pytest.raises(Refused) as caught:
        read_step(text, TODAY, MEMBERS)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("text", "day", "words"),
    [
        ("tue 10:00", date(2025, 11, 11), "10:00"),
        ("10:00 tue", date(2025, 11, 11), "10:00"),
        ("12 nov at 9am, at their office", date(2025, 11, 12), "at 9am at their office"),
        ("fri 14 uhr", FRI, "14 uhr"),
        ("tue 11", date(2025, 11, 11), ""),
        ("next week", date(2025, 11, 12), ""),
        ("lunch on fri", FRI, "lunch"),
    ],
)
def test_a_meeting_s_day_is_read_and_its_hour_stays_in_its_words(text: str, day: date, words: str) -> None:
    assert read_meeting_day(text, TODAY) == (day, words)


@pytest.mark.parametrize("text", ["soon", "10:00", ""])
def test_words_without_a_day_are_refused(text: str) -> None:
    with pytest.raises(Refused) as caught:
        read_meeting_day(text, TODAY)
    assert caught.value.code == "no_such_day"
