"""Stages: what a gate asks for, how long a stage may take, and the way an account came."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abm_tui.errors import Refused
from abm_tui.models.facts import MoveFact
from abm_tui.models.words import Stage
from abm_tui.rules.accounts.typed_fields import read_stage
from abm_tui.rules.derive import derive
from abm_tui.rules.filter.fields import AccountRow
from abm_tui.rules.filter.filter import parse
from abm_tui.rules.framework_reading.presets import preset_framework
from abm_tui.rules.people.people import statuses
from abm_tui.rules.stages.gates import CONDITIONS, condition_text, parsed, unmet, unmet_between
from abm_tui.rules.stages.stages import history, is_stuck, limit_days, stage_days


def asked(make, facts, stage):
    return {
        lack.code: lack.text for lack in unmet(facts, statuses(facts, make.today, make.fw), stage, make.today, make.fw)
    }


def way(make, facts, old, new):
    found = unmet_between(facts, statuses(facts, make.today, make.fw), old, new, make.today, make.fw)
    return [lack.code for lack in found]


# what each gate asks for


def test_the_gates_are_those_of_s001():
    assert {s.code: s.gate for s in preset_framework().stages} == {
        "awareness": ("signal:90", "senior"),
        "interest": ("engaged:2", "interest", "discovery"),
        "consideration": ("opportunity",),
        "decision": ("won", "onboarded"),
        "expansion": (),
    }


def test_every_condition_that_there_is_stands_in_a_gate_and_can_be_said_s001():
    used = [condition for stage in preset_framework().stages for condition in stage.gate]
    assert sorted(parsed(c)[0] for c in used) == sorted(CONDITIONS)
    assert [condition_text(c) for c in used][:3] == [
        "any signal from them in 90 d",
        "somebody senior known: economic buyer, champion or approver",
        "at least 2 people engaged",
    ]


def test_awareness_is_left_with_a_signal_of_the_last_90_days_and_somebody_senior_s001(make):
    nobody = make.facts()
    assert asked(make, nobody, "awareness") == {
        "signal": "no signal from them in 90 d",
        "senior": "nobody senior known",
    }
    senior = {"people": [make.person(1)], "seats": [make.seat("AP", 1)]}
    assert asked(make, make.facts(make.act("email_open", 90), **senior), "awareness") == {}
    assert [*asked(make, make.facts(make.act("email_open", 91), **senior), "awareness")] == ["signal"]
    assert [*asked(make, make.facts(make.act("email_open", -1), **senior), "awareness")] == ["signal"]
    assert [*asked(make, make.facts(make.act("intent_surge", 1), **senior), "awareness")] == ["signal"]
    assert [*asked(make, make.facts(make.act("email_sent", 1), **senior), "awareness")] == ["signal"]
    assert asked(make, make.facts(make.act("call", 1, outcome="answered"), **senior), "awareness") == {}


@pytest.mark.parametrize(("role", "enough"), [("EB", True), ("CH", True), ("AP", True), ("TE", False), ("IN", False)])
def test_senior_is_the_economic_buyer_the_champion_or_the_approver_s001(make, role, enough):
    facts = make.facts(make.act("reply"), people=[make.person(1)], seats=[make.seat(role, 1)])
    assert ("senior" not in asked(make, facts, "awareness")) is enough


def test_a_seat_that_is_not_needed_is_nobody_senior_s001(make):
    facts = make.facts(
        make.act("reply"), people=[make.person(1)], seats=[make.seat("EB", 1), make.seat("EB", None, True)]
    )
    assert "senior" in asked(make, facts, "awareness")


def test_interest_is_left_with_two_engaged_people_interest_said_and_a_discovery_meeting_s001(make):
    people = [make.person(1, first="Raj"), make.person(2, first="Ines")]
    one = make.facts(make.act("reply", 3, 1), people=people)
    assert asked(make, one, "interest") == {
        "engaged": "1 of 2 people engaged",
        "interest": "no interest recorded",
        "discovery": "no discovery meeting",
    }
    lacks = unmet(one, statuses(one, make.today, make.fw), "interest", make.today, make.fw)
    assert 'with Ines"' in lacks[0].command
    all_there = [
        make.act("reply", 3, 1),
        make.act("interest", 200),
        make.act("discovery", 130, 2),
        make.act("form", 1, 2),
    ]
    assert asked(make, make.facts(*all_there, people=people), "interest") == {}


def test_a_discovery_meeting_that_nobody_came_to_is_none_s001(make):
    facts = make.facts(make.act("discovery", 2, outcome="no_answer"))
    assert "discovery" in asked(make, facts, "interest")
    assert "discovery" in asked(make, make.facts(make.act("discovery", -1)), "interest")


def test_consideration_is_left_with_an_open_deal_or_one_won_since_it_began_s001(make):
    account = make.account(stage="consideration", stage_since=make.day(30))
    assert asked(make, make.facts(account=account), "consideration") == {"opportunity": "no open deal"}
    for deal, enough in (
        (make.deal(), True),
        (make.deal(status="won", closed_at=make.day(3)), True),
        (make.deal(status="won", closed_at=make.day(400)), False),
        (make.deal(status="lost", closed_at=make.day(3)), False),
    ):
        assert (not asked(make, make.facts(account=account, deals=[deal]), "consideration")) is enough, deal


def test_decision_is_left_with_a_deal_won_and_the_customer_on_boarded_s001(make):
    assert asked(make, make.facts(), "decision") == {"won": "no deal won", "onboarded": "not on-boarded yet"}
    open_deal = make.deal()
    lacks = unmet(make.facts(deals=[open_deal]), {}, "decision", make.today, make.fw)
    assert f"deal won {open_deal.id}" in lacks[0].command
    won = make.facts(make.act("onboarded", 1), deals=[make.deal(status="won", closed_at=make.day(1))])
    assert asked(make, won, "decision") == {}


def test_expansion_has_no_gate_s001(make):
    assert asked(make, make.facts(), "expansion") == {}


# which gates a move asks


@pytest.mark.parametrize(
    ("old", "new", "codes"),
    [
        (None, "awareness", []),
        (None, "interest", ["signal", "senior"]),
        ("awareness", "interest", ["signal", "senior"]),
        ("awareness", "consideration", ["signal", "senior", "engaged", "interest", "discovery"]),
        ("interest", "decision", ["engaged", "interest", "discovery", "opportunity"]),
        ("decision", "expansion", ["won", "onboarded"]),
        ("decision", "interest", []),
        ("decision", "decision", []),
        ("decision", None, []),
        (None, None, []),
    ],
)
def test_a_move_asks_every_gate_on_the_way_and_none_on_the_way_back_s001(make, old, new, codes):
    assert way(make, make.facts(account=make.account(stage=old)), old, new) == codes


def test_every_condition_names_its_key_and_its_command_s001(make):
    lacks = unmet_between(make.facts(), {}, None, "expansion", make.today, make.fw)
    assert [lack.code for lack in lacks] == list(CONDITIONS)
    assert all(lack.key and lack.command.startswith("abm ") and lack.text for lack in lacks)
    assert [lack.stage for lack in lacks] == ["awareness"] * 2 + ["interest"] * 3 + ["consideration"] + ["decision"] * 2


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        ("vibes", 'no condition "vibes"; there are signal, senior,'),
        ("senior:2", 'a number after "senior"'),
        ("engaged:0", "a number from 1 to 999, like engaged:2"),
        ("signal:soon", "a number from 1 to 999, like signal:90"),
    ],
)
def test_a_condition_that_there_is_not_is_refused_with_those_there_are(condition, said):
    with pytest.raises(ValueError) as caught:
        parsed(condition)
    assert said in str(caught.value)


def test_a_condition_without_its_number_takes_the_usual_one():
    assert (parsed("engaged"), parsed("engaged:3"), parsed("won")) == (("engaged", 2), ("engaged", 3), ("won", 0))


# too long in a stage


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


# the way it came


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


# the words of S002


@pytest.mark.parametrize(
    ("word", "stage"),
    [("unaware", "awareness"), ("aware", "awareness"), ("engaged", "interest"), ("Customer", "expansion")],
)
def test_a_stage_can_be_named_by_its_word_in_s002(word, stage):
    assert read_stage(word) == stage


def test_an_opportunity_is_in_one_of_two_stages_and_the_field_says_so_s002():
    with pytest.raises(Refused, match="Consideration or Decision"):
        read_stage("opportunity")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("stage:engaged", "i"),
        ("stage:opportunity", "cd"),
        ("stage:cust", "e"),
        ("stage>opportunity", "e"),
        ("stage>=opportunity", "cde"),
        ("stage<opportunity", "ai"),
        ("stage<=opportunity", "aicd"),
        ("-stage:opportunity", "aie"),
    ],
)
def test_a_filter_takes_the_words_of_s002(make, text, found):
    wanted = parse(text, make.today)
    assert not wanted.problems
    rows = [AccountRow(make.account(name=s[0], stage=str(s))) for s in Stage]
    assert "".join(row.account.name for row in rows if wanted.matches(row)) == found
