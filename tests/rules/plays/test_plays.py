"""Plays: dates that people can keep, an owner for every touch, an end that is noticed (S000, S002)."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from abm_tui.models.facts import MemberFact
from abm_tui.rules.plays.plays import away_dates, schedule, success, weekly_load, working_day

ANA, BO = 1, 2
MONDAY = date(2025, 11, 10)
KNOWN = {"EB": 11, "CH": 12, "TE": 13}


def planned(make, play="new_logo", start=MONDAY, sales=ANA, marketing=BO, people=KNOWN, away=None):
    return schedule(make.fw.play[play], start, sales, marketing, people, away or {}, make.fw)


def test_new_logo_entry_from_monday_is_five_dated_touches_by_their_teams_s002(make):
    got = planned(make)
    assert [(t.due, t.owner) for t in got] == [
        (date(2025, 11, 10), BO),
        (date(2025, 11, 11), ANA),
        (date(2025, 11, 13), ANA),
        (date(2025, 11, 17), BO),
        (date(2025, 11, 24), BO),
    ]
    assert [t.contact_id for t in got] == [None, 11, 11, 12, 11]
    assert not any(t.finds for t in got)


def test_weekends_are_skipped(make):
    got = planned(make, start=date(2025, 11, 7))  # a Friday: day 1 is a Saturday
    assert [t.due for t in got[:3]] == [date(2025, 11, 7), date(2025, 11, 10), date(2025, 11, 10)]


def test_days_away_of_the_owner_are_skipped_and_nothing_overtakes(make):
    got = planned(make, away={ANA: (date(2025, 11, 11), date(2025, 11, 18))})
    assert [t.due for t in got] == [
        date(2025, 11, 10),
        date(2025, 11, 19),
        date(2025, 11, 19),
        date(2025, 11, 19),
        date(2025, 11, 24),
    ]


def test_a_step_of_a_team_without_an_owner_falls_to_the_other_s002(make):
    assert {t.owner for t in planned(make, marketing=None)} == {ANA}
    assert {t.owner for t in planned(make, sales=None, marketing=None)} == {None}


def test_what_cannot_be_addressed_yet_begins_with_finding_the_person_s000(make):
    got = planned(make, people={})
    assert [t.text for t in got] == [
        "Account brief",
        "Find the CFO",
        "Call CFO: two questions, ten minutes",
        "Find a champion",
        "Invite to dinner",
    ]
    assert [t.finds for t in got] == [False, True, False, True, False]
    assert (got[1].channel, got[1].asset) == ("research", "")


def test_members_away_are_those_with_both_dates():
    members = [
        MemberFact(1, "ana", "sales", away_from=date(2025, 11, 10), away_until=date(2025, 11, 12)),
        MemberFact(2, "bo", "marketing", away_from=date(2025, 11, 10)),
    ]
    assert away_dates(members) == {1: (date(2025, 11, 10), date(2025, 11, 12))}


@given(
    st.dates(date(2024, 1, 1), date(2027, 1, 1)),
    st.integers(0, 8),
    st.integers(0, 40),
    st.integers(0, 30),
    st.sampled_from([{}, {"EB": 1}, KNOWN]),
)
def test_every_touch_is_on_a_working_day_its_owner_is_there_in_the_plays_order(make, start, play, off, length, people):
    away = {ANA: (start + timedelta(off), start + timedelta(off + length))}
    steps = make.fw.plays[play]
    got = schedule(steps, start, ANA, BO, people, away, make.fw)
    assert len(got) == len(steps.steps)
    assert [t.due for t in got] == sorted(t.due for t in got)
    for touch, step in zip(got, steps.steps, strict=True):
        assert touch.due.weekday() < 5
        assert touch.due >= start + timedelta(step.day)
        if touch.owner == ANA:
            assert not away[ANA][0] <= touch.due <= away[ANA][1]
        if touch.contact_id is None and step.role:
            assert step.role not in people


def test_working_day_leaves_a_working_day_alone():
    assert working_day(MONDAY) == MONDAY
    assert working_day(date(2025, 11, 15)) == date(2025, 11, 17)


def test_load_counts_open_touches_by_member_and_week_s002(make):
    monday = date(2025, 11, 3)
    touches = [
        make.touch(due=1, owner=ANA),
        make.touch(due=0, owner=ANA),
        make.touch(due=0, owner=ANA, status="done"),
        make.touch(due=0, owner=None),
        make.touch(due=-3, owner=BO),
    ]
    assert weekly_load(touches) == {(ANA, monday): 2, (BO, MONDAY): 1}
    both = weekly_load([*touches, *planned(make)])
    assert both[ANA, MONDAY] == 2
    assert both[BO, MONDAY] == 2


def ended_by(make, *acts, started=10):
    return success(make.fw.play["new_logo"].success_signals, make.day(started), acts, make.today)


def test_a_success_signal_after_the_start_ends_the_run_s000(make):
    early, open_, reply = make.act("reply", 11), make.act("email_open", 5), make.act("reply", 3)
    assert ended_by(make, early, open_) is None
    assert ended_by(make, early, open_, reply, make.act("meeting", 1)) == reply
    assert ended_by(make, make.act("reply", -1)) is None


def test_an_unanswered_call_and_a_meeting_nobody_came_to_are_no_success_s000(make):
    assert ended_by(make, make.act("call", 2, outcome="voicemail"), make.act("meeting", 2, outcome="no_answer")) is None
    assert ended_by(make, make.act("call", 2, outcome="answered"))
