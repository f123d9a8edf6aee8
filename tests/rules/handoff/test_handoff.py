"""The hand-off of S001: at 6 points and an ICP match sales takes over, with all it needs."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abm_tui.models.derived import Derived
from abm_tui.models.facts import DealFact
from abm_tui.rules.handoff.handoff import agreed_fields, due_since, packet
from abm_tui.rules.people.people import statuses
from abm_tui.rules.score.score import value
from tests.rules.handoff.packets import handed, packed, world


def due(make, facts, match=True):
    return due_since(facts, value(facts, make.today, make.fw), match, make.today, make.fw)


# when


def test_at_six_points_and_an_icp_match_it_is_due_from_the_day_of_the_sixth_s001(make):
    assert value(world(make), make.today, make.fw) == 6
    assert due(make, world(make)) == make.day(3)


@pytest.mark.parametrize("match", [False, None])
def test_without_an_icp_match_nothing_is_handed_over_s001(make, match):
    assert due(make, world(make), match) is None


def test_with_five_points_nothing_is_handed_over_s001(make):
    facts = world(make)
    fewer = replace(facts, activities=facts.activities[:-1])
    assert value(fewer, make.today, make.fw) == 5
    assert due(make, fewer) is None


def test_a_touch_by_sales_since_then_answers_it_and_one_before_does_not_s001(make):
    assert due(make, world(make, make.act("call", 3, 1, outcome="no_answer", team="sales"))) is None
    assert due(make, world(make, make.act("email_sent", 1, 1, by=1))) is None  # the sales owner's own
    assert due(make, world(make, make.act("call", 4, 1, outcome="no_answer", team="sales"))) == make.day(3)


def test_marketing_going_on_does_not_answer_it_s001(make):
    assert due(make, world(make, make.act("email_sent", 1, 1, team="marketing", by=2))) == make.day(3)


def test_a_touch_of_sales_that_is_done_answers_it_s001(make):
    done = make.touch(status="done", done_on=make.day(1), owner=1)
    assert due(make, world(make, touches=[done])) is None
    for other in (replace(done, owner=2), replace(done, done_on=make.day(9)), replace(done, status="dropped")):
        assert due(make, world(make, touches=[other])) == make.day(3)


def test_an_open_deal_answers_it_and_so_does_one_opened_and_lost_since_s001(make):
    assert due(make, world(make, deals=[make.deal()])) is None
    lost = DealFact(9, 1, "Pilot", status="lost", created_at=make.day(2), closed_at=make.day(1))
    assert due(make, world(make, deals=[lost])) is None
    old = replace(lost, created_at=make.day(200), closed_at=make.day(150))
    assert due(make, world(make, deals=[old])) == make.day(3)


def test_a_score_that_fell_below_and_came_back_is_due_again_from_that_day_s001(make):
    """The call answered the first time; a new sixth point after a pause is a new hand-off."""
    facts = make.facts(
        *(make.act("email_open", 45, who, f"Mail {who}") for who in (1, 2)),
        make.act("content_download", 45, 1, asset="TCO guide"),
        make.act("content_download", 45, 2, asset="Security"),
        make.act("call", 44, 1, outcome="no_answer", team="sales"),
        make.act("email_open", 5, 1, "Mail 3"),
        make.act("email_open", 2, 1, "Mail 4"),
        account=make.ready(),
        people=[make.person(1), make.person(2)],
    )
    assert value(facts, make.day(10), make.fw) == 4
    assert due(make, facts) == make.day(2)


def test_where_the_facts_do_not_reach_back_far_enough_any_touch_by_sales_answers_it_s001(make):
    long_ago = [
        *(make.act("content_download", 80, who, asset=f"Paper {who}") for who in (1, 2)),
        make.act("pricing_visit", 79, 1),
        make.act("reply", 78, 1),
    ]
    facts = make.facts(*long_ago, account=make.ready(), people=[make.person(1), make.person(2)])
    assert due(make, facts) == make.day(78)
    called = replace(facts, activities=(make.act("call", 85, 1, team="sales"), *facts.activities))
    assert due(make, called) is None


@given(st.integers(0, 60), st.integers(0, 60))
def test_a_touch_by_sales_answers_exactly_what_was_due_before_it_s001(make, reached, touched):
    call = make.act("call", touched, None, outcome="no_answer", team="sales")
    facts = replace(world(make, ago=reached))
    facts = replace(facts, activities=tuple(sorted((*facts.activities, call), key=lambda a: a.at)))
    if value(facts, make.today, make.fw) < 6:
        assert due(make, facts) is None
    elif reached < 30:
        assert (due(make, facts) is None) == (touched <= reached)


# the packet


def test_the_packet_names_who_engaged_with_role_title_and_what_they_did_last_s001(make):
    found = handed(make, packed(make)).engaged
    assert [(e.person.name, e.person.title, e.roles, str(e.status)) for e in found] == [
        ("Dana", "CFO", ("EB", "CH"), "engaged"),
        ("Raj", "IT director", (), "engaged"),
    ]
    assert [(e.last, e.at) for e in found] == [
        ('opened "Benchmarks"', make.day(1)),
        ("download, Security", make.day(3)),
    ]


def test_what_they_consumed_is_listed_newest_first_and_once_s001(make):
    found = handed(make, packed(make)).consumed
    assert [(c.at, c.type, c.subject, c.who, c.times) for c in found] == [
        (make.day(1), "email_open", "Benchmarks", "Dana", 2),
        (make.day(3), "content_download", "Security", "Raj", 1),
        (make.day(8), "content_download", "TCO guide", "Dana", 1),
        (make.day(9), "email_open", "ROI model", "Raj", 1),
    ]


def test_outside_intent_stands_apart_from_what_they_took_from_us_s004(make):
    found = handed(make, packed(make))
    assert [(i.topic, i.at) for i in found.intent] == [("soc2", make.day(4))]
    assert "intent_surge" not in {c.type for c in found.consumed}


def test_what_both_teams_agreed_on_and_is_not_there_is_named_s000(make):
    assert agreed_fields(make.fw) == ("who engaged", "what they consumed", "their pains", "the next step")
    assert handed(make, packed(make)).missing == ()
    assert handed(make, packed(make, pains="")).missing == ("their pains",)
    bare = make.facts(account=make.ready())
    assert handed(make, bare).missing == agreed_fields(make.fw)


def test_a_field_that_only_people_can_tell_is_asked_for_and_not_called_missing_s000(make):
    wording = tuple(
        replace(g, text="who engaged; budget, the weather") if g.code == "handoff_fields" else g
        for g in make.fw.governance
    )
    fw = replace(make.fw, governance=wording)
    facts = packed(make)
    found = packet(facts, Derived(1, statuses=statuses(facts, make.today, fw)), make.today, fw)
    assert [(a.text, a.there) for a in found.asked] == [("who engaged", True), ("budget", False), ("the weather", None)]


def test_what_happens_tomorrow_is_in_no_packet_of_today_s001(make):
    facts = packed(make)
    later = replace(facts, activities=(*facts.activities, make.act("reply", -1, 2, "yes"), make.act("reply", -2, 3)))
    assert handed(make, later) == handed(make, facts)
    assert due(make, later) == due(make, facts)
    assert make.today + timedelta(1) not in {c.at for c in handed(make, later).consumed}
