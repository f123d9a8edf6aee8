"""When somebody looked, what they put away, when they saw a plan: read back from what a view keeps."""

from __future__ import annotations

import json
from datetime import date, datetime

import pytest

from abm_tui.rules.today.looks import kept_look, read_look, read_planned
from abm_tui.rules.today.page import Look

TUESDAY, WEDNESDAY = datetime(2025, 11, 4, 17, 40), datetime(2025, 11, 5, 8, 50)


def again(state):
    """As it comes out of the file."""
    return json.loads(json.dumps(state))


def test_on_another_day_hot_counts_from_the_last_look():
    state = again(kept_look(Look(), TUESDAY, 40, {"deal:1"}))
    assert read_look(state, WEDNESDAY) == Look(TUESDAY, 40, frozenset({"deal:1"}))


def test_looking_again_on_one_day_puts_nothing_away():
    state = again(kept_look(read_look({}, TUESDAY), TUESDAY, 40, set()))
    morning = read_look(state, WEDNESDAY)
    state = again(kept_look(morning, WEDNESDAY, 55, set()))
    assert read_look(state, WEDNESDAY.replace(hour=16)) == morning


@pytest.mark.parametrize("kept", [{}, {"last": 3}, {"last": ["no day", 4], "away": [1, None]}, {"away": "x"}])
def test_what_nobody_can_read_means_nobody_looked(kept):
    look = read_look(kept, WEDNESDAY)
    assert (look.at, look.away) == (None, frozenset())


def test_the_day_of_the_last_plan_is_read_or_unknown():
    assert read_planned({"planned": "2025-11-03"}) == date(2025, 11, 3)
    assert read_planned({"planned": "soon"}) is None
    assert read_planned({}) is None
