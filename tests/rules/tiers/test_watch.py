"""The watchlist: a trigger, or the end of a pause, suggests more (S000, S001, S002)."""

from __future__ import annotations

import pytest

from abm_tui.models.facts import DealFact, MoveFact
from abm_tui.rules.framework_reading.presets import preset_framework
from abm_tui.rules.tiers import watch

GROWTH = preset_framework("growth")


def watched(make, **more):
    return make.account(**({"tier": "watchlist", "trigger": "new executive"} | more))


def test_a_trigger_that_fired_suggests_tier_2_where_it_is_worked_s000(make):
    account = watched(make, triggered_on=make.day(1))
    assert watch.suggestion(account, make.today, GROWTH) == watch.WatchSuggestion("2", "new executive, Thu")


def test_for_two_people_it_suggests_tier_1_until_the_first_win_there_then_tier_2_s000_s001(make):
    account = watched(make, triggered_on=make.day(1))
    assert watch.suggestion(account, make.today, make.fw).tier == "1"
    assert watch.suggestion(account, make.today, make.fw, make.day(3)).tier == "2"
    assert watch.suggestion(account, make.today, make.fw, make.day(-3)).tier == "1"  # a win that is still to come


@pytest.mark.parametrize("more", [{}, {"triggered_on": "tomorrow"}, {"tier": "1", "triggered_on": "yesterday"}])
def test_nothing_is_suggested_before_it_happened_or_off_the_watchlist_s000(make, more):
    days = {"tomorrow": make.day(-1), "yesterday": make.day(1)}
    account = watched(make, **{k: days.get(v, v) for k, v in more.items()})
    assert watch.suggestion(account, make.today, make.fw) is None
    assert not watch.is_knocking(account, make.today)


def test_what_is_watched_for_is_said_s000(make):
    assert watch.trigger_text(watched(make), make.today) == "watch for: new executive"
    assert watch.trigger_text(watched(make, triggered_on=make.today), make.today) == "new executive happened today"
    assert watch.trigger_text(watched(make, trigger=""), make.today) == ""
    assert watch.trigger_text(make.account(trigger="new executive"), make.today) == ""


def test_a_pause_runs_to_its_day_then_the_account_waits_for_a_slot_s002(make):
    paused = watched(make, paused_until=make.day(-1))
    over = watched(make, paused_until=make.today)
    assert watch.trigger_text(paused, make.today) == "paused until Sat 8"
    assert watch.trigger_text(over, make.today) == "waiting for a slot since today"
    assert watch.suggestion(paused, make.today, make.fw) is None
    assert watch.suggestion(over, make.today, make.fw, before="2").tier == "2"
    assert watch.suggestion(over, make.today, make.fw).tier == "1"


def test_tier_2_is_off_for_two_people_and_says_when_it_is_suggested_s001(make):
    said = "Tier 2 is off here: it is suggested after the first Tier 1 win, then for up to 50."
    assert watch.off_note("2", make.fw, None, make.today) == said
    assert watch.off_note("2", make.fw, make.today, make.today) == ""
    assert watch.off_note("3", make.fw, make.today, make.today) == "Tier 3 is off here: nobody works it."
    for tier in ("1", "2", "3", "watchlist", None):
        assert watch.off_note(tier, GROWTH, None, make.today) == ""
    assert watch.off_note("1", make.fw, None, make.today) == watch.off_note(None, make.fw, None, make.today) == ""


def move(make, account_id, old, new, ago, n=0):
    return MoveFact(n or ago, account_id, "tier", old, new, make.day(ago))


def won(make, account_id, ago):
    return DealFact(account_id, account_id, "Pilot", status="won", closed_at=make.day(ago))


def test_a_win_counts_for_tier_2_where_its_account_was_in_tier_1_that_day_s001(make):
    moves = [move(make, 1, "", "1", 90), move(make, 1, "1", "watchlist", 5), move(make, 2, "", "2", 90)]
    tiers = {1: "watchlist", 2: "2"}
    assert watch.first_win([won(make, 1, 20)], tiers, moves, make.today) == make.day(20)
    assert watch.first_win([won(make, 1, 5)], tiers, moves, make.today) == make.day(5)  # it left that very day
    assert watch.first_win([won(make, 1, 90)], tiers, moves, make.today) == make.day(90)  # it came that very day
    assert watch.first_win([won(make, 1, 4)], tiers, moves, make.today) is None
    assert watch.first_win([won(make, 1, 91)], tiers, moves, make.today) is None
    assert watch.first_win([won(make, 2, 20)], tiers, moves, make.today) is None
    assert watch.first_win([won(make, 1, -2)], {1: "1"}, [], make.today) is None
    assert watch.first_win([won(make, 1, 9), won(make, 1, 3)], {1: "1"}, [], make.today) == make.day(9)
