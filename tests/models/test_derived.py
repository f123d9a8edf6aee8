"""What follows from an account's facts: where nothing is known, nothing is claimed."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from datetime import date

import pytest

from abm_tui.models.derived import Derived, Fit, Raised, ScoreLine


def test_of_an_account_without_facts_nothing_is_claimed() -> None:
    nothing = Derived(1)
    assert (nothing.score.value, nothing.band, nothing.filled, nothing.needed) == (0, "nurture", 0, 8)
    assert (nothing.confirmed, nothing.activated, nothing.raised, nothing.flags) == (False, False, (), frozenset())
    assert Fit() == Fit(share=None, known=None, match=None)


def test_two_accounts_share_no_values_that_change() -> None:
    assert Derived(1).statuses is not Derived(2).statuses
    assert Derived(1).amount_open is not Derived(2).amount_open


def test_a_line_of_the_score_is_the_same_whichever_row_stands_behind_it() -> None:
    day = date(2025, 11, 7)
    one = ScoreLine(day, "email_open", "Raj", "ROI", 1, False, None, activity=1)
    assert one == ScoreLine(day, "email_open", "Raj", "ROI", 1, False, None, activity=2)
    assert one != ScoreLine(day, "email_open", "Raj", "ROI", 0, True, None, activity=1)


def test_a_raised_line_cannot_be_changed_afterwards() -> None:
    line = Raised("quiet", "way", "quiet 14 d")
    with pytest.raises(FrozenInstanceError):
        line.text = "quiet 15 d"
