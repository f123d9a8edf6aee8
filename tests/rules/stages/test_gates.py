"""Stages: what a gate asks for, how long a stage may take, and the way an account came."""

from __future__ import annotations

import pytest

from abm_tui.rules.framework_reading.presets import preset_framework
from abm_tui.rules.people.people import statuses
from abm_tui.rules.stages.gates import CONDITIONS, condition_text, parsed, unmet, unmet_between


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
