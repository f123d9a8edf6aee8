"""What follows from the facts of one account, together: next step, news, flags, change; and the working order."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from abm_tui.rules.derive import FLAGS, derive


def flags(make, facts, **more):
    return derive(facts, make.today, make.fw, **more).flags


def test_the_next_step_is_the_earliest_open_touch_ad_hoc_first_on_a_day_s001(make):
    of_play, ad_hoc = make.touch("Call CFO", due=0, run=7, position=1), make.touch("Intro via Milton", due=0)
    got = derive(make.facts(touches=[make.touch(due=-5), of_play, ad_hoc]), make.today, make.fw)
    assert got.next_touch == ad_hoc
    assert got.late == ()


def test_late_touches_come_oldest_first_and_done_ones_not_at_all_s002(make):
    late = [make.touch(due=n) for n in (1, 4)]
    got = derive(make.facts(touches=[*late, make.touch(due=9, status="done")]), make.today, make.fw)
    assert [t.due for t in got.late] == [make.day(4), make.day(1)]
    assert "overdue" in got.flags


def test_the_news_says_when_who_and_how_often_s000(make):
    raj = make.person(1, first="Raj Patel", title="CFO")
    facts = make.facts(*(make.act("pricing_visit", 3, 1, hour=h) for h in (9, 10, 11)), people=[raj])
    got = derive(facts, make.today, make.fw, since=make.day(7))
    assert got.news == "Tue Raj Patel, CFO: pricing page 3×"
    assert "new" in got.flags


def test_without_a_review_the_last_week_is_new_s001(make):
    assert "new" in flags(make, make.facts(make.act("email_open", 6)))
    assert "new" not in flags(make, make.facts(make.act("email_open", 9)))
    assert "new" not in flags(make, make.facts(make.act("email_open", 6)), since=make.day(5))


def test_our_own_mail_is_no_news_s000(make):
    assert derive(make.facts(make.act("email_sent", 1)), make.today, make.fw).news == ""


def test_quiet_is_fourteen_days_without_them_and_without_us_s001(make):
    account = make.account(tiered_on=make.day(60))
    assert "quiet" in flags(make, make.facts(make.act("email_sent", 14), account=account))
    assert "quiet" not in flags(make, make.facts(make.act("email_sent", 13), account=account))
    assert "quiet" not in flags(make, make.facts(make.act("email_open", 13), account=account))
    done = make.touch(status="done", done_on=make.day(2))
    assert "quiet" not in flags(make, make.facts(account=account, touches=[done]))
    assert "quiet" not in flags(make, make.facts(account=make.account(tiered_on=make.day(13))))
    assert "quiet" not in flags(make, make.facts(account=make.account(tier="watchlist")))


def test_flags_of_a_bare_tier_one_account_s000(make):
    assert flags(make, make.facts()) == {"quiet", "nonext", "blocked", "toconfirm", "unreviewed"}
    assert flags(make, make.facts(account=make.account(tier="watchlist"))) == {"watch"}
    assert flags(make, make.facts(account=make.account(bad_fit="too small"))) == {"badfit", "toconfirm", "unreviewed"}
    assert flags(make, make.facts(account=make.account(tier=None, tiered_on=None))) == frozenset()


def test_one_engaged_person_is_single_two_departments_are_activated_s000(make):
    people = [make.person(1, "Finance"), make.person(2, "IT")]
    assert "single" in flags(make, make.facts(make.act("reply", 1, 1), people=people))
    both = make.facts(make.act("reply", 1, 1), make.act("reply", 1, 2), people=people)
    assert "activated" in flags(make, both)
    assert "single" not in flags(make, both)


def test_an_account_is_reviewed_when_the_last_review_decided_on_it_s001(make):
    facts = make.facts()
    assert "unreviewed" not in flags(make, facts, last=make.entry(7), since=make.day(7))
    assert "unreviewed" in flags(make, facts, last=make.entry(7, decision=None), since=make.day(7))


def test_the_score_changes_against_what_the_review_saw_else_against_its_day_s001(make):
    facts = make.facts(make.act("email_open", 9, subject="A"), make.act("email_open", 2, subject="B"))
    assert derive(facts, make.today, make.fw).score_change == 0
    assert derive(facts, make.today, make.fw, since=make.day(7)).score_change == 1
    assert derive(facts, make.today, make.fw, make.entry(7, score=4), make.day(7)).score_change == -2


def test_open_amounts_are_kept_apart_by_currency(make):
    deals = [
        make.deal(amount=60_000, close_date=make.day(-42)),
        make.deal(amount=5_000, close_date=make.day(-35)),
        replace(make.deal(amount=9_000), currency="USD"),
        make.deal(status="won", amount=1, close_date=make.day(-1)),
    ]
    got = derive(make.facts(deals=deals), make.today, make.fw)
    assert got.amount_open == {"EUR": Decimal(65_000), "USD": Decimal(9_000)}
    assert got.close_date == make.day(-35)


def test_a_set_up_list_alone_does_not_block_s000(make):
    got = derive(make.facts(make.act("email_sent", 1), touches=[make.touch()]), make.today, make.fw)
    assert {line.drawer for line in got.raised} == {"setup"}
    assert "blocked" not in got.flags


@given(st.lists(st.sampled_from(["reply", "email_open", "email_sent", "call", "note", "meeting"]), max_size=8))
def test_every_flag_is_a_known_one_and_tomorrow_changes_nothing_today(make, kinds):
    acts = [make.act(kind, n, n % 3 or None) for n, kind in enumerate(kinds)]
    people = [make.person(1, "IT"), make.person(2, "Ops")]
    facts = make.facts(*acts, people=people)
    got = derive(facts, make.today, make.fw, since=make.day(7))
    assert got.flags <= set(FLAGS)
    later = replace(facts, activities=(*facts.activities, *(make.act(kind, -2, 1) for kind in kinds)))
    assert derive(later, make.today, make.fw, since=make.day(7)) == got
