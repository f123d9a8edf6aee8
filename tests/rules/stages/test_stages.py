"""How long a stage may take, and the way an account came (S001, S002)."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abm_tui.models.facts import MoveFact
from abm_tui.models.words import Stage
from abm_tui.rules.derive import derive
from abm_tui.rules.stages.stages import history, is_stuck, limit_days, stage_days


@pytest.mark.parametrize(
    ("stage", "tier", "limit"),
    [
        ("awareness", "1", 120),
        ("interest", "2", 90),
        ("consideration", "1", 180),
        ("consideration", "3", 90),
        ("decision", "1", 120),
        ("expansion", "1", None),
        (None, "1", None),
    ],
)
def test_a_stage_may_take_longer_in_a_higher_tier_s001_s002(make, stage, tier, limit):
    assert limit_days(make.account(stage=stage, tier=tier), make.fw) == limit


def test_an_account_is_stuck_on_the_day_after_the_limit_s001(make):
    def stuck(days, **more):
        return is_stuck(make.account(stage="awareness", stage_since=make.day(days), **more), make.today, make.fw)

    assert [stuck(d) for d in (0, 120, 121)] == [False, False, True]
    assert [stuck(d, tier="2") for d in (90, 91)] == [False, True]
    assert not stuck(400, tier="watchlist")
    assert not stuck(400, bad_fit="too small")
    assert not stuck(400, archived_on=make.day(1))
    assert not is_stuck(make.account(stage="expansion", stage_since=make.day(900)), make.today, make.fw)
    assert not is_stuck(make.account(stage="awareness"), make.today, make.fw)


@given(days=st.integers(0, 300), silent=st.integers(0, 60))
def test_stuck_is_time_in_a_stage_and_quiet_is_silence_whatever_the_other_is_s001(make, days, silent):
    account = make.ready(stage="awareness", stage_since=make.day(days), tiered_on=make.day(400))
    known = derive(make.facts(make.act("reply", silent), account=account), make.today, make.fw)
    assert ("stuck" in known.flags) == (days > 120)
    assert ("quiet" in known.flags) == (silent >= make.fw.quiet_days)
    assert known.stage_days == days


def test_days_in_a_stage_are_unknown_where_nobody_wrote_down_since_when(make):
    assert stage_days(make.account(stage="interest"), make.today) is None
    assert stage_days(make.account(stage_since=make.day(4)), make.today) is None
    assert stage_days(make.account(stage="interest", stage_since=make.day(-4)), make.today) == 0


def move(make, n, old, new, ago, **more):
    return MoveFact(n, 1, "stage", old, new, make.day(ago), **more)


def told(make, account, moves):
    return [(s.stage, s.first, s.last, s.days) for s in history(account, moves, make.today, make.fw)]


def test_each_stay_runs_to_the_next_one_and_the_last_to_today_s001(make):
    account = make.account(stage="interest", stage_since=make.day(10))
    moves = [
        move(make, 1, "", "awareness", 80),
        move(
            make, 2, "awareness", "consideration", 50, reason="they have a budget", unmet="no interest recorded", by=1
        ),
        move(make, 3, "consideration", "interest", 10, reason="budget gone"),
    ]
    found = history(account, moves, make.today, make.fw)
    assert [(s.stage, s.days, s.back) for s in found] == [
        ("awareness", 30, False),
        ("consideration", 40, False),
        ("interest", 10, True),
    ]
    assert (found[1].reason, found[1].unmet, found[1].by) == ("they have a budget", "no interest recorded", 1)
    assert (found[1].last, found[2].first, found[2].last) == (make.day(10), make.day(10), None)


def test_an_account_from_before_moves_were_kept_has_the_stay_it_is_in(make):
    account = make.account(stage="decision", stage_since=make.day(33))
    assert told(make, account, []) == [("decision", make.day(33), None, 33)]
    assert told(make, make.account(stage="decision"), []) == [("decision", None, None, None)]
    assert told(make, make.account(), []) == []
    assert told(make, account, [move(make, 1, "interest", "decision", 33)])[0] == ("interest", None, make.day(33), None)


def test_a_day_set_by_hand_ends_the_stay_before_it(make):
    account = make.account(stage="interest", stage_since=make.day(60))
    moves = [move(make, 1, "", "awareness", 80), move(make, 2, "awareness", "interest", 5)]
    assert told(make, account, moves) == [
        ("awareness", make.day(80), make.day(60), 20),
        ("interest", make.day(60), None, 60),
    ]


def test_moves_of_tier_and_of_later_days_are_left_out(make):
    account = make.account(stage="interest", stage_since=make.day(-3))
    moves = [
        move(make, 1, "", "awareness", 80),
        MoveFact(2, 1, "tier", "", "1", make.day(70)),
        move(make, 3, "awareness", "interest", -3),
    ]
    assert told(make, account, moves) == [("awareness", make.day(80), None, 80)]


@given(
    steps=st.lists(st.tuples(st.sampled_from(["", *map(str, Stage)]), st.integers(0, 40)), min_size=1, max_size=12),
    moved=st.integers(-40, 40),
)
def test_the_days_of_all_stays_are_the_days_since_the_first_began_s001(make, steps, moved):
    """Whatever the way, and whatever somebody wrote by hand as the day of the last stage."""
    ago = sum(days for _, days in steps)
    old, moves = "", []
    for n, (new, days) in enumerate(steps, 1):
        if new != old:
            moves.append(move(make, n, old, new, ago))
        old, ago = new, ago - days
    since = moves[-1].on if moves else None
    if since is not None and old:
        since = min(make.today, make.day((make.today - since).days + moved))
    account = make.account(stage=old or None, stage_since=since if old else None)
    found = history(account, moves, make.today, make.fw)
    if not found:
        assert not moves
        return
    assert sum(s.days for s in found) == (make.today - found[0].first).days
    assert all(a.last == b.first for a, b in pairwise(found))
    assert found[-1].stage == old
    if old:
        assert found[-1].days == stage_days(account, make.today)
