"""What happened since a moment: news, and the drafts of the minutes (S000)."""

from __future__ import annotations

from datetime import datetime, time

from abm_tui.models.facts import PersonFact
from abm_tui.rules.review.since import lately, moment, news_text, outcome_text, tried_text


def test_the_latest_day_is_the_news_and_on_one_day_the_strongest_sign_s000(make):
    acts = [make.act("reply", 3, hour=9), make.act("web_visit", 3, hour=15), make.act("pricing_visit", 4)]
    facts = make.facts(*acts)
    assert news_text(facts, datetime.combine(make.day(7), time(10)), make.today) == "Tue reply"


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
    assert outcome_text(facts, after, make.today) == 'Raj opened "ROI model" 2×, pricing page'


def test_a_touch_and_its_own_log_line_are_one_thing_tried_s000(make):
    call = make.touch("Call Raj", status="done", done_on=make.day(2))
    facts = make.facts(make.act("call", 2, 1, outcome="voicemail", touch_id=call.id), touches=[call])
    assert tried_text(facts, datetime.combine(make.day(7), time(10)), make.today) == "Call Raj, voicemail"


def test_things_count_since_the_hour_of_the_last_review_else_since_the_first_tier_s000(make):
    account = make.account(tiered_on=make.day(60))
    assert moment(make.day(7), account, make.fw) == datetime.combine(make.day(7), time(10))
    assert moment(None, account, make.fw) == datetime.combine(make.day(60), time.min)
    assert lately(make.today, make.fw) == datetime.combine(make.day(make.fw.news_days), time.min)


LINE = "Lea Stone replied: we sign next week if DPA is ok #replied"


def test_the_words_of_a_reply_are_in_the_news_and_in_the_minutes_with_who_said_them(make):
    lea = PersonFact(1, 1, "Lea", "Stone", "CEO")
    facts = make.facts(make.act("reply", 3, 1, notes=LINE), people=[lea])
    after = datetime.combine(make.day(7), time(10))
    assert news_text(facts, after, make.today) == 'Tue Lea Stone, CEO replied: "we sign next week if DPA is ok"'
    assert outcome_text(facts, after, make.today) == 'Lea Stone replied: "we sign next week if DPA is ok"'
    unknown = make.facts(make.act("reply", 3, notes=LINE), make.act("pricing_visit", 3, hour=9))
    assert news_text(unknown, after, make.today) == 'Tue Lea Stone replied: "we sign next week if DPA is ok"'
    happened = 'Lea Stone replied: "we sign next week if DPA is ok"; pricing page'
    assert outcome_text(unknown, after, make.today) == happened


def test_of_several_replies_the_newest_words_stay_in_the_news(make):
    old, new = "Lea: no budget", "Lea replied: send the contract"
    lea = make.person(1, first="Lea")
    first, second = make.act("reply", 3, 1, notes=old, hour=9), make.act("reply", 3, 1, notes=new)
    facts = make.facts(first, second, make.act("reply", 3, 1, hour=16), people=[lea])
    after = datetime.combine(make.day(7), time(10))
    assert news_text(facts, after, make.today) == 'Tue Lea replied 3×: "send the contract"'
    assert outcome_text(facts, after, make.today) == 'Lea replied 2×: "send the contract", replied: "no budget"'


def test_what_we_tried_has_the_words_of_the_talk(make):
    call = make.touch("Call Raj", status="done", done_on=make.day(2))
    answered = make.act("call", 2, 1, outcome="answered", touch_id=call.id, notes="called Raj, he wants the DPA by fri")
    sent = make.act("email_sent", 3, 1, "ROI model")
    facts = make.facts(sent, answered, touches=[call], people=[make.person(1, first="Raj")])
    tried = tried_text(facts, datetime.combine(make.day(7), time(10)), make.today)
    assert tried == 'Call Raj: "he wants the DPA by fri"; e-mail "ROI model" → Raj'


def test_a_hundred_long_mails_leave_room_in_the_minutes_and_are_counted(make):
    mails = [make.act("reply", 3, n, notes=f"{n}\n" + "wir wollen das so " * 400) for n in range(1, 101)]
    facts = make.facts(*mails, people=[make.person(n) for n in range(1, 101)])
    happened = outcome_text(facts, datetime.combine(make.day(7), time(10)), make.today)
    assert len(happened) < 5_000
    shown = happened.count("replied: ")
    assert happened.endswith(f"; {100 - shown} more")
