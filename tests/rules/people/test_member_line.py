"""Members as they are typed: who joins, who is away."""

from __future__ import annotations

from datetime import date

import pytest

from abm_tui.errors import Refused
from abm_tui.models.words import Team
from abm_tui.rules.people.member_line import NewMember, read_days_away, read_new_member


@pytest.mark.parametrize(
    ("typed", "member"),
    [
        ("cleo marketing", NewMember("cleo", Team.MARKETING, True)),
        ("Cleo Sale Mark", NewMember("Cleo Mark", Team.SALES, True)),
        ("bo SALES no-login", NewMember("bo", Team.SALES, False)),
        ("Sal sales", NewMember("Sal", Team.SALES, True)),
        ("cleo", NewMember("cleo", None, True)),
    ],
)
def test_a_member_is_a_name_a_team_and_whether_they_log_in(typed, member):
    assert read_new_member(typed) == member


@pytest.mark.parametrize("typed", ["fri - 19 nov", "fri to 19 nov", "fri–19 nov"])
def test_two_days_are_the_first_and_the_last_one_away(make, typed):
    assert read_days_away(typed, make.today) == (date(2025, 11, 14), date(2025, 11, 19))


def test_one_day_is_both_and_nothing_is_nobody_away(make):
    assert read_days_away("19 nov", make.today) == (date(2025, 11, 19), date(2025, 11, 19))
    assert read_days_away("  ", make.today) is None


def test_what_is_no_day_is_refused(make):
    with pytest.raises(Refused):
        read_days_away("soon", make.today)
