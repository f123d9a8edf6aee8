"""Days that a touch is put off to."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abm_tui.rules.plays.later import due_day, offered_days

FRI, SAT, MON = date(2025, 11, 7), date(2025, 11, 8), date(2025, 11, 10)
AWAY = (date(2025, 11, 10), date(2025, 11, 12))


def test_on_a_friday_tomorrow_is_monday_and_friday_the_next_one():
    assert offered_days(FRI, None) == (MON, date(2025, 11, 14), MON)


def test_whoever_is_away_is_back_first():
    thu = date(2025, 11, 13)
    assert offered_days(FRI, AWAY) == (thu, date(2025, 11, 14), thu)


@pytest.mark.parametrize("text", ["tomorrow", "tom", "+1", "2 days", "1d"])
def test_a_day_that_is_counted_skips_the_weekend(text):
    assert due_day(text, FRI) == MON


def test_a_counted_day_skips_the_days_away_and_the_weekend_behind_them():
    assert due_day("tomorrow", FRI, AWAY) == date(2025, 11, 13)
    assert due_day("next week", FRI) == date(2025, 11, 14)


@pytest.mark.parametrize("text", ["sat", "8 nov", "2025-11-08", "next sat"])
def test_a_day_that_is_named_stands(text):
    assert due_day(text, FRI, AWAY).weekday() == SAT.weekday()


def test_today_stays_today_even_on_a_weekend():
    assert due_day("today", SAT) == SAT
    assert due_day("+0", SAT) == SAT


@given(st.integers(0, 400), st.integers(0, 30), st.integers(0, 20), st.sampled_from(["tomorrow", "+3", "2w", "1m"]))
def test_what_is_counted_never_falls_on_a_weekend_or_a_day_away(start: int, first: int, length: int, text: str):
    today = date(2025, 1, 1) + timedelta(start)
    away = today + timedelta(first), today + timedelta(first + length)
    for day in (due_day(text, today, away), *offered_days(today, away)):
        assert day.weekday() < 5
        assert not away[0] <= day <= away[1]
