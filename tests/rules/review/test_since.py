"""What happened since a moment: news, and the drafts of the minutes (S000)."""

from __future__ import annotations

from datetime import datetime, time

from abm_tui.rules.review.since import lately, moment, news_text, outcome_text, tried_text


def test_the_latest_day_is_the_news_and_on_one_day_the_strongest_sign_s000(make):
    acts = [make.act("reply", 3, hour=9), make.act("web_visit", 3, hour=15), make.act("pricing_visit", 4)]
    facts = make.facts(*acts)
    assert news_text(facts, datetime.combine(make.day(7), time(10)), make.today) == "Tue somebody: reply"


def test_what_we_tried_and_what_happened_is_drafted_from_what_was_logged_s000(make):
    raj = make.person(1, first="Raj")
    brief = make.touch("Account brief", status="done", done_on=make.day(4))
    facts = make.facts(
        make.act("email_sent", 1, 1, "ROI model"),
        make.act("email_open", 1, 1, "ROI model", hour=13),
        make.act("email_open", 1, 1, "ROI model", hour=14),
        make.act("pricing_visit", 3, 1),
        make.act("reply", 20, 1),
        people=[raj],
        touches=[brief],
    )
    after = datetime.combine(make.day(7), time(10))
    assert tried_text(facts, after, make.today) == 'e-mail "ROI model" → Raj; Account brief'
    assert outcome_text(facts, after, make.today) == 'Raj: opened "ROI model" 2×, pricing page'


def test_a_touch_and_its_own_log_line_are_one_thing_tried_s000(make):
    call = make.touch("Call Raj", status="done", done_on=make.day(2))
    facts = make.facts(make.act("call", 2, 1, outcome="voicemail", touch_id=call.id), touches=[call])
    assert tried_text(facts, datetime.combine(make.day(7), time(10)), make.today) == "Call Raj, voicemail"


def test_things_count_since_the_hour_of_the_last_review_else_since_the_first_tier_s000(make):
    account = make.account(tiered_on=make.day(60))
    assert moment(make.day(7), account, make.fw) == datetime.combine(make.day(7), time(10))
    assert moment(None, account, make.fw) == datetime.combine(make.day(60), time.min)
    assert lately(make.today, make.fw) == datetime.combine(make.day(make.fw.news_days), time.min)
