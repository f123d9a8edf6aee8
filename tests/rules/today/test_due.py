"""Which open touches are late, due today, and due in the next days."""

from __future__ import annotations

from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st
from plain_facts import TODAY, Make

from abm_tui.rules.today.due import by_day, still_hot
from abm_tui.rules.today.page import DueTouch, HotLine, Look


def due(make, days, **more):
    touch = make.touch(due=-days, **more)
    return DueTouch(touch, "Acme", touch.due)


def test_late_ends_yesterday_and_the_next_days_end_with_the_seventh(make):
    touches = [due(make, days) for days in (-116, -1, 0, 1, 7, 8)]
    late, today, ahead = by_day(touches, TODAY)
    assert [(t.due - TODAY).days for t in (*late, *today, *ahead)] == [-116, -1, 0, 1, 7]
    assert [t.days_late(TODAY) for t in (*late, *today)] == [116, 1, 0]


@given(st.lists(st.tuples(st.integers(-40, 20), st.booleans()), max_size=12))
def test_no_touch_is_in_two_lists_and_each_list_has_the_earliest_first(days):
    make = Make()
    touches = [due(make, ahead, run=1 if in_play else None) for ahead, in_play in days]
    lists = by_day(touches, TODAY)
    listed = [t.id for one in lists for t in one]
    assert len(listed) == len(set(listed)) == sum(ahead <= 7 for ahead, _ in days)
    for one in lists:
        assert [t.due for t in one] == sorted(t.due for t in one)


def test_of_one_day_a_next_step_comes_before_a_play(make):
    played, step = due(make, 0, run=3), due(make, 0)
    assert by_day([played, step], TODAY)[1] == (step, played)


def test_a_line_that_was_put_away_is_gone_and_the_newest_comes_first():
    old, new = (HotLine(key, 1, "Acme", key, datetime(2025, 11, day)) for key, day in (("a", 3), ("b", 4)))
    assert still_hot([old, new], Look()) == (new, old)
    assert still_hot([old, new], Look(away=frozenset({"b"}))) == (old,)
