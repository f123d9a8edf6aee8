"""Silence: days without anything from them and anything by us (S001)."""

from __future__ import annotations

from abm_tui.rules.plays.quiet import last_moves, quiet_days


def test_the_latest_of_each_side_is_found_and_what_is_to_come_is_not_s001(make):
    reply = make.act("reply", 3)
    facts = make.facts(make.act("email_open", 9), reply, make.act("reply", -1), make.act("email_sent", 5))
    assert last_moves(facts, make.today) == (reply, make.day(5))


def test_a_touch_done_is_ours_too_and_outside_intent_nobodys_s001_s004(make):
    done = make.touch(status="done", done_on=make.day(2))
    facts = make.facts(make.act("intent_surge", 1), make.act("note", 1), make.act("call", 6), touches=[done])
    assert last_moves(facts, make.today) == (None, make.day(2))


def test_silence_begins_at_the_first_tier_at_the_earliest_s001(make):
    account = make.account(tiered_on=make.day(10))
    assert quiet_days(account, make.act("reply", 40), make.day(30), make.today) == 10
    assert quiet_days(account, make.act("reply", 4), make.day(7), make.today) == 4
    assert quiet_days(make.account(tiered_on=None), None, None, make.today) == 0
