"""Each rule about blockers at its edge: the day before it is true, and the day it is."""

from __future__ import annotations

import shlex
from dataclasses import replace
from decimal import Decimal

import pytest

from abm_tui.models.blocker_kinds import BLOCKER_KINDS
from abm_tui.models.facts import BlockerFact
from abm_tui.rules.blockers.case import Surroundings
from abm_tui.rules.blockers.programme import programme, without_programme
from abm_tui.rules.derive import derive
from abm_tui.rules.filter.complete import complete
from abm_tui.rules.filter.fields import AccountRow, Vocabulary
from abm_tui.rules.filter.filter import parse
from abm_tui.rules.framework.parts import CriterionRule

TEAMS = Surroundings(teams={1: "sales", 2: "marketing"})


def found(make, *activities, around=TEAMS, fw=None, since=None, **facts):
    """Code → line. Unless the test says otherwise the account is set up and out of its days of grace."""
    facts.setdefault("account", make.ready(stage="awareness", stage_since=make.day(30)))
    derived = derive(make.facts(*activities, **facts), make.today, fw or make.fw, None, since, around)
    return {line.code: line for line in (*derived.raised, *derived.programme)}


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
    account = make.ready(stage=stage, stage_since=make.day(5))
    line = found(make, account=account, people=people, seats=seats).get("stage_role_missing")
    assert (line.text if line else None) == text


def test_a_seat_that_is_not_needed_is_not_missed_s000(make):
    account = make.ready(stage="decision", stage_since=make.day(5))
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


def test_an_address_is_trusted_for_half_a_year_s003(make):
    def problem(channel="email", reply=None, **person):
        touch = make.touch("Write", due=-7, channel=channel, contact_id=1)
        events = [] if reply is None else [make.act("reply", reply, who=1)]
        lines = found(make, *events, people=[make.person(1, first="Dana", **person)], touches=[touch])
        return lines["contact_data"].text if "contact_data" in lines else None

    mail = {"email": "d@x.example"}
    assert problem() == "Dana: no e-mail address, for: Write"
    assert problem("phone") == "Dana: no phone number, for: Write"
    assert problem("linkedin") == "Dana: no LinkedIn address, for: Write"
    assert problem("event") is None
    assert problem(**mail) == "Dana: e-mail never verified, for: Write"
    assert problem(**mail, email_verified_at=make.day(180)) is None
    assert problem(**mail, email_verified_at=make.day(181)) == "Dana: e-mail not verified for 181 d, for: Write"
    row = {"created_on": make.day(5)}  # a row of lately says nothing of an address verified long ago
    assert problem(**mail, **row, email_verified_at=make.day(200)) == "Dana: e-mail not verified for 200 d, for: Write"
    assert problem(**mail, **row) is None
    assert problem(**mail, email_verified_at=make.day(400), reply=30) is None
    assert problem(**mail, email_verified_at=make.day(1), email_bounced=True) == "Dana: e-mail bounced, for: Write"


def test_only_a_touch_of_the_next_seven_days_asks_for_its_address_and_content_s002(make):
    soon = make.touch("Send", due=-7, asset="ROI model")
    assert found(make, touches=[soon])["asset_missing"].text == '"ROI model" is missing, for: Send'
    assert "asset_missing" not in found(make, touches=[make.touch("Send", due=-8, asset="ROI model")])
    there = replace(TEAMS, assets=frozenset({"roi model"}))
    assert "asset_missing" not in found(make, touches=[soon], around=there)
    linked = make.touch("Send", due=-2, asset="docs: https://x.example/roi")
    assert "asset_missing" not in found(make, touches=[linked])


def collides(make, *activities, runs=(None, None), topics=("soc2", "SOC2; price"), apart=2, people=(1, 1)):
    touches = [
        make.touch("Call", due=-1, owner=1, topic=topics[0], contact_id=people[0], run=runs[0]),
        make.touch("Mail", due=-1 - apart, owner=2, topic=topics[1], contact_id=people[1], run=runs[1]),
    ]
    return found(make, *activities, people=[make.person(1, first="Dana")], touches=touches).get("collision")


def test_both_teams_to_one_person_on_one_topic_within_five_days_collide_s004(make):
    line = collides(make)
    assert line.text == "Mail: sales reaches Dana on SOC2; price, Sat 8"
    assert line.fix_command.endswith(" 2025-11-14"), "six days after the other, on a working day"
    assert collides(make, apart=6) is None
    assert collides(make, topics=("soc2", "price")) is None
    assert collides(make, topics=("", "")) is None
    assert collides(make, people=(1, 2)) is None
    assert collides(make, runs=(7, 7)) is None
    assert collides(make, topics=("newsletter", "newsletter")) is None


def test_what_the_other_team_did_lately_collides_too_s004(make):
    touch = make.touch("Call", due=-1, owner=1, topic="soc2", contact_id=1)
    people = [make.person(1, first="Dana")]

    def after(days, **more):
        event = make.act("email_sent", days, who=1, team="marketing", topic="soc2", **more)
        return "collision" in found(make, event, people=people, touches=[touch])

    assert after(4)
    assert not after(5)
    assert not after(2, campaign="Newsletter of May")


def test_the_plan_lacks_what_is_blank_s002(make):
    whole = {"why_now": "x", "goals": "y", "pains": "z"}
    assert "plan_missing" not in found(make, account=make.ready(**whole))
    line = found(make, account=make.ready(**whole | {"goals": " "}))["plan_missing"]
    assert (line.text, line.fix_command) == ("plan: no goals", 'abm set 1 goals="…"')


def test_a_play_that_fits_tier_and_stage_is_offered_where_none_runs_s002(make):
    line = found(make, account=make.ready(stage="expansion"))["no_play"]
    assert line.fix_command == 'abm play assign "Expansion" 1'
    assert "no_play" not in found(make, runs=[make.run()])


def test_a_gate_with_exactly_one_condition_left_is_on_the_checklist_s001(make):
    account = make.ready(stage="awareness", stage_since=make.day(5))
    assert "gate_unmet" not in found(make, account=account)
    line = found(make, make.act("reply", 3), account=account)["gate_unmet"]
    assert line.text == "to Interest only this is left: nobody senior known"
    senior = {"people": [make.person(1)], "seats": [make.seat("EB", 1)]}
    assert "gate_unmet" not in found(make, make.act("reply", 3), account=account, **senior)


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


def test_what_folds_leaves_the_account_and_its_flag_s000(make):
    quiet = derive(make.facts(account=make.ready(stage="expansion"), touches=[make.touch()]), make.today, make.fw)
    assert [line.code for line in quiet.raised if line.drawer == "way"] == ["quiet"]
    rows = [(replace(make.ready(), id=n), quiet) for n in range(1, 11)]
    found = programme(rows, make.fw)
    assert found.folded == {"quiet"}
    (line,) = [one for one in found.lines if one.code == "quiet"]
    assert (line.text, line.accounts) == ("10 accounts are quiet", tuple(range(1, 11)))
    folded = without_programme(quiet, found.folded)
    assert "blocked" in quiet.flags
    assert "blocked" not in folded.flags
    assert "quiet" in folded.flags, "the flag says what is true, the line says what to do now"
    assert [one.code for one in folded.programme] == ["quiet"]
    assert programme([(a, folded) for a, _ in rows], make.fw).lines == found.lines
    assert programme(rows[:9], make.fw).folded == frozenset()


def test_the_filter_finds_a_code_folded_or_not_s000(make):
    quiet = derive(make.facts(account=make.ready(stage="expansion"), touches=[make.touch()]), make.today, make.fw)
    rows = [AccountRow(make.ready(), one) for one in (quiet, without_programme(quiet, frozenset({"quiet"})))]
    assert [parse("blocker:quiet", make.today, Vocabulary()).matches(row) for row in rows] == [True, True]
    assert [parse("blocker:any", make.today, Vocabulary()).matches(row) for row in rows] == [True, False]
    assert not parse("blocker:stage_stuck", make.today, Vocabulary()).matches(rows[0])
    (problem,) = parse("blocker:quite", make.today, Vocabulary()).problems
    assert problem.suggestion == "blocker:quiet"
    assert "blocker:no_play" in complete("blocker:no", 10)


def test_a_hostile_name_is_one_argument_of_the_printed_command_s000(make):
    name = """$(reboot) "x" `y` it's"""
    touch = make.touch("Send", due=-2, asset=name)
    lines = found(make, make.act("reply", 20, who=1), people=[make.person(1, first=name)], touches=[touch])
    assert shlex.split(lines["asset_missing"].fix_command)[3] == name
    assert shlex.split(lines["quiet"].fix_command)[3] == f"#call {name}"
    assert "'" in lines["quiet"].fix_command
