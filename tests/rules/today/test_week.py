"""When the week's plan opens, and until when a decision of the last review stands."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abm_tui.rules.today.week import begins_anew, decided_until, plan_is_due

MONDAY = date(2025, 11, 3)


@pytest.mark.parametrize(
    ("held", "until"),
    [(date(2025, 10, 31), date(2025, 11, 9)), (MONDAY, date(2025, 11, 9)), (date(2025, 11, 4), date(2025, 11, 16))],
    ids=["Friday plans the next week", "Monday plans its own", "Tuesday the next one"],
)
def test_a_decision_stands_until_the_sunday_of_the_week_it_plans(held, until):
    assert decided_until(held) == until


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)))
def test_a_decision_ends_on_a_sunday_within_two_weeks(held):
    until = decided_until(held)
    assert until.weekday() == 6
    assert 6 <= (until - held).days <= 12


def test_the_plan_opens_on_the_first_day_of_the_week_one_looks_and_once():
    assert plan_is_due(MONDAY, None)
    assert plan_is_due(MONDAY, MONDAY - timedelta(1))
    assert plan_is_due(MONDAY + timedelta(2), MONDAY - timedelta(3))
    assert not plan_is_due(MONDAY + timedelta(2), MONDAY)
    assert not plan_is_due(MONDAY - timedelta(1), None)  # a Sunday


def test_a_look_is_another_one_on_another_day():
    now = datetime(2025, 11, 5, 8)
    assert begins_anew(now, None)
    assert begins_anew(now, datetime(2025, 11, 4, 23))
    assert not begins_anew(now, datetime(2025, 11, 5, 7))
