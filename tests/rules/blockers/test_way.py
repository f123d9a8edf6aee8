"""Each rule about blockers at its edge: the day before it is true, and the day it is."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from abm_tui.models.blocker_kinds import BLOCKER_KINDS
from abm_tui.models.facts import BlockerFact
from abm_tui.rules.derive import derive
from abm_tui.rules.framework.parts import CriterionRule
from tests.rules.blockers.raised import TEAMS, found


def with_icp(make, country="DE"):
    """A framework whose ICP is two questions about the company."""
    rules = tuple(
        CriterionRule(code, code, "firmographic", test, "", 1, False)
        for code, test in (("country", f"country:{country}"), ("size", "employees>=500"))
    )
    return replace(make.fw, icp=rules)


def test_quiet_is_fourteen_days_without_a_word_s001(make):
    assert "quiet" not in found(make, make.act("email_sent", 13))
    line = found(make, make.act("email_sent", 14))["quiet"]
    assert (line.text, line.age_days, line.owner) == ("quiet 14 d", 14, 1)


def test_silence_says_nothing_while_the_signals_are_old_s000(make):
    assert "quiet" not in found(make, around=replace(TEAMS, stale=("HubSpot is 9 days old",)))


def test_a_deal_past_its_day_names_the_oldest_s001(make):
    deals = [make.deal("Pilot", close_date=make.day(1)), make.deal("Big", close_date=make.day(3))]
    line = found(make, deals=deals)["close_date_passed"]
    assert line.text == "Big: it was to close Tue · 1 more"
    assert "close_date_passed" not in found(make, deals=[make.deal(close_date=make.today)])
    assert "close_date_passed" not in found(make, deals=[make.deal(close_date=make.day(3), status="won")])


@pytest.mark.parametrize(
    ("kind", "more", "talk"),
    [
        ("reply", {}, True),
        ("meeting", {}, True),
        ("call", {"outcome": "answered"}, True),
        ("call", {"outcome": "voicemail"}, False),
        ("email_sent", {}, False),
        ("email_open", {}, False),
    ],
)
def test_an_open_deal_needs_a_talk_in_both_directions_every_three_weeks_s001(make, kind, more, talk):
    deals = [make.deal(created_at=make.day(40))]
    assert "opportunity_silent" in found(make, make.act("meeting", 21), deals=deals)
    assert "opportunity_silent" not in found(make, make.act("meeting", 20), deals=deals)
    assert ("opportunity_silent" not in found(make, make.act(kind, 2, **more), deals=deals)) is talk


def test_a_new_deal_is_not_silent_yet_s002(make):
    assert "opportunity_silent" not in found(make, deals=[make.deal(created_at=make.day(20))])
    assert "opportunity_silent" in found(make, deals=[make.deal(created_at=make.day(21))])


def signals(make, ago, n):
    """`n` points so many days ago."""
    kinds = ["content_download", "pricing_visit", "event_attended", "reply"]
    acts = [make.act(kind, ago, who=1) for kind in kinds] + [make.act("content_download", ago, who=2, subject="x")]
    return [*acts, *[make.act("email_open", ago, who=3, subject=f"m{i}") for i in range(3)]][:n]


def fitting(make, **more):
    return make.ready(country="DE", employees=900, stage="interest", stage_since=make.day(20), **more)


def test_a_hand_off_is_due_two_days_after_six_points_and_a_match_s001(make):
    fw, people = with_icp(make), [make.person(n) for n in (1, 2, 3)]
    late = found(make, *signals(make, 2, 5), account=fitting(make), people=people, fw=fw)
    assert late["handoff_due"].text == "hand-off due: score 7 since Wed"
    assert "handoff_due" not in found(make, *signals(make, 1, 5), account=fitting(make), people=people, fw=fw)
    call = make.act("call", 1, team="sales", outcome="no_answer")
    assert "handoff_due" not in found(make, *signals(make, 2, 5), call, account=fitting(make), people=people, fw=fw)
    poor = replace(fitting(make), country="FR", employees=5)
    assert "handoff_due" not in found(make, *signals(make, 2, 5), account=poor, people=people, fw=fw)


def test_sales_ready_without_a_deal_is_in_the_way_until_there_is_one_s001(make):
    fw, people = with_icp(make), [make.person(n) for n in (1, 2, 3)]
    ready = {"account": fitting(make), "people": people, "fw": fw}
    assert found(make, *signals(make, 5, 8), **ready)["no_opportunity"].age_days == 5
    assert "no_opportunity" not in found(make, *signals(make, 5, 8), deals=[make.deal()], **ready)
    lost = make.deal(status="lost", closed_at=make.day(1))
    assert "no_opportunity" not in found(make, *signals(make, 5, 8), deals=[lost], **ready)
    long_ago = make.deal(status="won", closed_at=make.day(200))
    assert "no_opportunity" in found(make, *signals(make, 5, 8), deals=[long_ago], **ready)


def test_two_points_lost_since_the_last_review_until_it_is_decided_s001(make):
    opens = [make.act("email_open", 33, subject=f"m{n}") for n in range(2)]
    line = found(make, *opens, since=make.day(7))["score_fell"]
    assert (line.text, line.age_days) == ("score fell from 2 to 0 since the last review", 2)
    assert "score_fell" not in found(make, opens[0], since=make.day(7))
    assert "score_fell" not in found(make, *opens)
    assert "score_fell" not in found(make, *opens, since=make.day(7), around=replace(TEAMS, decided=frozenset({1})))


def test_stuck_is_time_in_a_stage_twice_the_limit_in_tier_one_s001_s002(make):
    def stuck(days, **more):
        return found(make, account=make.ready(stage="interest", stage_since=make.day(days), **more)).get("stage_stuck")

    assert stuck(120) is None
    assert stuck(121).text == "stuck in Interest, 121 d of 120"
    assert stuck(121, tier="2").text == "stuck in Interest, 121 d of 90"
    assert stuck(121, tier="watchlist") is None


@pytest.mark.parametrize(
    ("stage", "roles", "text"),
    [
        ("awareness", "", "nobody senior, Awareness needs one"),
        ("awareness", "TE", "nobody senior, Awareness needs one"),
        ("awareness", "AP", None),
        ("interest", "EB", "no champion yet, one department only, Interest needs both"),
        ("interest", "CH", "one department only, Interest needs a second"),
        ("interest", "CH TE", None),
        ("consideration", "CH EB", "no technical evaluator yet, Consideration needs one"),
        ("decision", "EB CH TE", "no legal/procurement yet, Decision needs one"),
        ("decision", "LP", None),
        ("expansion", "", None),
    ],
)
def test_each_stage_needs_somebody_of_its_own_s001(make, stage, roles, text):
    people = [make.person(n, department=f"D{n}") for n, _ in enumerate(roles.split(), 1)]
    seats = [make.seat(role, n) for n, role in enumerate(roles.split(), 1)]
    account = make.ready(stage=stage, stage_since=make.day(46))
    line = found(make, account=account, people=people, seats=seats).get("stage_role_missing")
    assert (line.text if line else None) == text


@pytest.mark.parametrize(("days", "drawer"), [(0, "setup"), (30, "setup"), (31, "way")])
def test_whom_the_stage_needs_is_in_the_way_only_after_half_its_limit_s001(make, days, drawer):
    account = make.ready(stage="awareness", stage_since=make.day(days))
    assert found(make, account=account)["stage_role_missing"].drawer == drawer


def test_a_seat_that_is_not_needed_is_not_missed_s000(make):
    account = make.ready(stage="decision", stage_since=make.day(46))
    assert "stage_role_missing" not in found(make, account=account, seats=[make.seat("LP", not_needed=True)])


def test_a_dispute_stands_until_it_is_decided_s001(make):
    account = make.ready(agrees_marketing="no")
    line = found(make, account=account, around=replace(TEAMS, disputed_on={1: make.day(4)}))["dispute_open"]
    assert (line.text, line.age_days) == ("sales says yes, marketing says no", 4)
    assert "dispute_open" not in found(make, account=make.ready(agrees_marketing=None))


def test_an_override_of_the_cap_is_said_also_in_the_days_of_grace_s002(make):
    account = make.ready(over_cap_reason="the founder knows them", tiered_on=make.day(2))
    line = found(make, account=account, around=replace(TEAMS, tier1=21))["tier_over_cap"]
    assert (line.text, line.drawer) == ("above the cap of 20: the founder knows them", "way")
    assert "tier_over_cap" not in found(make, account=account, around=replace(TEAMS, tier1=20))


def test_a_deal_too_small_for_its_tier_goes_with_a_reason_s002(make):
    small = make.ready(acv=Decimal(40_000))
    assert found(make, account=small)["deal_too_small"].text == "40k a year, Tier 1 begins at 50k"
    reason = BlockerFact(1, 1, "deal_too_small", "a way into the group", resolved_on=make.day(2))
    assert "deal_too_small" not in found(make, account=small, blockers=[reason])
    assert "deal_too_small" not in found(make, account=make.ready(acv=Decimal(50_000)))
    assert "deal_too_small" not in found(make, account=make.ready())


def test_intent_without_a_fit_is_a_line_of_the_programme_s004(make):
    fw = with_icp(make)
    poor = make.ready(country="FR", employees=5)
    surge = make.act("intent_surge", 5)
    assert found(make, surge, account=poor, fw=fw)["intent_poor_fit"].drawer == "programme"
    assert "intent_poor_fit" not in found(make, account=poor, fw=fw)
    assert "intent_poor_fit" not in found(make, surge, account=fitting(make), fw=fw)
    assert "intent_poor_fit" not in found(make, make.act("intent_surge", 91), account=poor, fw=fw)


def test_the_gravest_comes_first_and_no_code_comes_twice_s000(make):
    touches = [make.touch("Old", due=n, run=7, channel="email", contact_id=1, asset=f"a{n}") for n in (3, 5)]
    deals = [make.deal(close_date=make.day(3), created_at=make.day(50)) for _ in range(3)]
    derived = derive(
        make.facts(account=make.ready(stage="interest", stage_since=make.day(200)), touches=touches, deals=deals,
                   people=[make.person(1)]),
        make.today, make.fw, None, None, TEAMS,
    )  # fmt: skip
    way = [line for line in derived.raised if line.drawer == "way"]
    assert [line.severity for line in way] == sorted(line.severity for line in way)
    assert len({line.code for line in way}) == len(way) >= 6
    assert all(line.fix_key and line.fix_command.startswith("abm ") for line in way)
    assert all(BLOCKER_KINDS[line.code].severity == line.severity for line in way)
