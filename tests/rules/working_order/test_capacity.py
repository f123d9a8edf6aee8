"""Who is at their desk (S000)."""

from __future__ import annotations

import pytest

from abm_tui.models.facts import MemberFact
from abm_tui.rules.working_order.capacity import Desk


@pytest.mark.parametrize(("first", "last", "away"), [(0, 0, True), (3, -3, True), (3, 1, False), (-1, -3, False)])
def test_days_away_count_with_both_ends_s000(make, first, last, away):
    member = MemberFact(1, "ana", "sales", away_from=make.day(first), away_until=make.day(last))
    assert (Desk((member,)).away(member, make.today) is not None) == away
