"""Who is at their desk (S000)."""

from __future__ import annotations

import pytest

from abm_tui.models.facts import MemberFact
from abm_tui.rules.working_order.capacity import Desk


def test_an_account_is_worked_by_its_owners_and_whoever_has_the_next_step_each_once_s000(make):
    ana, bo, cy = (MemberFact(n, name, "sales") for n, name in enumerate(("ana", "bo", "cy"), 1))
    account = make.account(owner_sales=1, owner_marketing=2)
    assert Desk((ana, bo, cy)).of(account, 3) == (cy, ana, bo)
    assert Desk((ana, bo, cy)).of(account, 1) == (ana, bo)
    assert Desk((ana,)).of(account, 99) == (ana,)


def test_the_team_is_strained_by_one_touch_too_many_or_by_a_day_away_s000(make):
    ana = MemberFact(1, "ana", "sales")
    away = MemberFact(2, "bo", "marketing", away_from=make.today, away_until=make.today)
    assert not Desk((ana,), {1: 12}).strained(make.today, 12)
    assert Desk((ana,), {1: 13}).strained(make.today, 12)
    assert Desk((ana, away)).strained(make.today, 12)


@pytest.mark.parametrize(("first", "last", "away"), [(0, 0, True), (3, -3, True), (3, 1, False), (-1, -3, False)])
def test_days_away_count_with_both_ends_s000(make, first, last, away):
    member = MemberFact(1, "ana", "sales", away_from=make.day(first), away_until=make.day(last))
    assert (Desk((member,)).away(member, make.today) is not None) == away
