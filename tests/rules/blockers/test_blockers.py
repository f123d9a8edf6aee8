"""What is in the way and what is still to be set up: in words, with its age and its remedy (S000, S001, S002)."""

from __future__ import annotations

import pytest

from abm_tui.models.facts import BlockerFact
from abm_tui.rules.blockers.case import NOWHERE
from abm_tui.rules.derive import derive


def written(make, text, ago=3, **more):
    return BlockerFact(more.pop("id", 1), 1, more.pop("code", "written"), text, created_on=make.day(ago), **more)


def lines(make, *activities, drawer="way", since=None, around=NOWHERE, fw=None, **facts):
    """The lines of a drawer; unless the test says otherwise somebody talked to them yesterday."""
    facts.setdefault("account", make.ready())
    facts.setdefault("runs", [make.run()])
    activities = activities or (make.act("meeting", 1),)
    found = derive(make.facts(*activities, **facts), make.today, fw or make.fw, None, since, around)
    return [line for line in found.raised if line.drawer == drawer]


def codes(make, *activities, **facts):
    return [line.code for line in lines(make, *activities, **facts)]


def test_a_healthy_account_shows_nothing_s000(make):
    assert lines(make, touches=[make.touch(due=-3)]) == []


def test_a_late_touch_of_a_play_is_said_with_its_days_and_its_remedy_s002(make):
    late = make.touch("Email CFO: ROI model", due=1, run=7, owner=1)
    (line,) = lines(make, touches=[late])
    assert (line.code, line.drawer, line.text, line.age_days, line.owner, line.ref) == (
        "touch_overdue",
        "way",
        "Email CFO: ROI model 1d late",
        1,
        1,
        late.id,
    )
    assert (line.fix_key, line.fix_command) == ("d", f"abm touch done {late.id}")


def test_late_touches_fold_into_one_line_led_by_the_oldest_s002(make):
    touches = [make.touch("Call CFO", due=n, run=7) for n in (1, 5, 3)]
    (line,) = lines(make, touches=touches)
    assert line.text == "Call CFO 5d late · 2 more late"


def test_a_late_next_step_is_told_apart_from_a_late_touch_of_a_play_s001(make):
    touches = [make.touch("Call Dana", due=2), make.touch("Email CFO", due=4, run=7)]
    assert codes(make, touches=touches) == ["touch_overdue", "next_step_late"]


def test_a_touch_of_a_paused_play_is_not_late_but_no_next_step_either_s001(make):
    run = make.run(status="paused")
    touches = [make.touch(due=4, run=run.id)]
    assert codes(make, touches=touches, runs=[run]) == ["next_step_missing"]


def test_no_next_step_counts_its_days_from_the_last_one_done_s001(make):
    (line,) = lines(make, touches=[make.touch(status="done", done_on=make.day(11))])
    assert (line.code, line.text, line.age_days) == ("next_step_missing", "no next step for 11 d", 11)


@pytest.mark.parametrize("tier", ["watchlist", None])
def test_nobody_misses_a_next_step_on_an_account_that_is_not_worked_s000(make, tier):
    assert codes(make, account=make.account(tier=tier), touches=[]) == []


def test_the_first_fortnight_shows_only_what_people_wrote_s001(make):
    facts = {"touches": [make.touch(due=2)], "blockers": [written(make, "legal wants a DPA")]}
    assert codes(make, account=make.ready(tiered_on=make.day(13)), **facts) == ["written"]
    assert codes(make, account=make.ready(tiered_on=make.day(14)), **facts) == ["next_step_late", "written"]


def test_a_written_blocker_shows_until_it_is_resolved_or_put_off_s001(make):
    soon = [make.touch(due=-1)]
    assert codes(make, touches=soon, blockers=[written(make, "no cloud")]) == ["written"]
    assert codes(make, touches=soon, blockers=[written(make, "no cloud", resolved_on=make.today)]) == []
    assert codes(make, touches=soon, blockers=[written(make, "no cloud", snoozed_until=make.day(-1))]) == []
    assert codes(make, touches=soon, blockers=[written(make, "no cloud", snoozed_until=make.today)]) == ["written"]


def test_written_blockers_stand_oldest_first_with_owner_and_command_s001(make):
    blockers = [written(make, "new", 1, id=8), written(make, "old", 15, id=9, owner=2)]
    first, second = lines(make, touches=[make.touch(due=-1)], blockers=blockers)
    assert (first.text, first.age_days, first.owner, first.fix_key) == ("old", 15, 2, "b")
    assert first.fix_command == "abm blocker resolve 9"
    assert second.text == "new"


def test_a_blocker_by_rule_can_be_put_off_to_a_day_s001(make):
    facts = {"touches": [make.touch(due=2)]}
    put_off = written(make, "", code="next_step_late", snoozed_until=make.day(-2))
    over = written(make, "", code="next_step_late", snoozed_until=make.today)
    other = written(make, "", code="touch_overdue", snoozed_until=make.day(-2))
    assert codes(make, blockers=[put_off], **facts) == []
    assert codes(make, blockers=[over], **facts) == ["next_step_late"]
    assert codes(make, blockers=[other], **facts) == ["next_step_late"]


def test_a_blocker_by_rule_resolved_comes_back_with_a_new_cause_s001(make):
    resolved = written(make, "", code="next_step_late", resolved_on=make.day(3))
    assert codes(make, touches=[make.touch(due=5)], blockers=[resolved]) == []
    assert codes(make, touches=[make.touch(due=2)], blockers=[resolved]) == ["next_step_late"]


def test_a_bad_fit_or_archived_account_is_never_in_the_way_s000(make):
    facts = {"touches": [make.touch(due=9)], "blockers": [written(make, "x")]}
    assert codes(make, account=make.account(bad_fit="too small"), **facts) == []
    assert codes(make, account=make.account(archived_on=make.day(1)), **facts) == []
