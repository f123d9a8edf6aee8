"""One fact is typed once: the open step that an activity fulfils, and the activity that later words belong to."""

from __future__ import annotations

import pytest

from abm_tui.rules.plays.fulfil import fulfilled, joined


def test_a_logged_call_closes_the_late_step_to_call_however_late_it_is(make):
    late = make.touch(due=400, channel="phone", contact_id=1)
    assert fulfilled([late], "call", [1], make.today) == late


@pytest.mark.parametrize(("days", "closes"), [(0, True), (7, True), (8, False)])
def test_a_step_to_come_is_closed_when_it_is_due_within_a_week(make, days, closes):
    step = make.touch(due=-days, channel="phone", contact_id=1)
    assert (fulfilled([step], "call", [1], make.today) == step) is closes


@pytest.mark.parametrize(
    ("on_step", "people", "closes"),
    [(1, [1], True), (1, [2], False), (None, [2], True), (1, [], True), (1, [2, 1], True)],
)
def test_person_and_step_fit_when_they_are_the_same_or_one_names_nobody(make, on_step, people, closes):
    step = make.touch(channel="phone", contact_id=on_step)
    assert (fulfilled([step], "call", people, make.today) == step) is closes


@pytest.mark.parametrize(
    ("channel", "kind", "closes"),
    [
        ("phone", "call", True),
        ("sdr", "call", True),
        ("email", "call", False),
        ("email", "email_sent", True),
        ("email", "reply", False),
        ("meeting", "discovery", True),
        ("research", "note", False),
        ("", "note", False),
    ],
)
def test_only_the_same_channel_fulfils_a_step(make, channel, kind, closes):
    step = make.touch(channel=channel)
    assert (fulfilled([step], kind, [], make.today) == step) is closes


def test_of_several_it_is_the_earliest_and_never_a_closed_one(make):
    done = make.touch(due=9, channel="phone", status="done")
    second, first = make.touch(due=1, channel="phone"), make.touch(due=3, channel="phone")
    assert fulfilled([done, second, first], "call", [], make.today) == first


def test_a_call_of_last_month_closes_no_step_of_today(make):
    assert fulfilled([make.touch(due=0, channel="phone")], "call", [], make.day(30)) is None


def test_words_join_what_a_touch_became_that_day_and_has_no_words_yet(make):
    call = make.act("call", 0, 1, touch_id=5)
    assert joined([call], "call", [1], make.today) == call
    assert joined([call], "call", [], make.today) == call


@pytest.mark.parametrize(
    ("ago", "fields"), [(1, {"touch_id": 5}), (0, {}), (0, {"touch_id": 5, "notes": "he wants a quote"})]
)
def test_they_join_none_of_another_day_none_logged_by_itself_and_none_that_has_words(make, ago, fields):
    assert joined([make.act("call", ago, 1, **fields)], "call", [1], make.today) is None


def test_they_join_no_other_person_s_and_no_other_kind(make):
    call = make.act("call", 0, 1, touch_id=5)
    assert joined([call], "call", [2], make.today) is None
    assert joined([call], "email_sent", [1], make.today) is None
