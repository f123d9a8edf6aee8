"""Which play an account asks for, and why (S000, S002)."""

from __future__ import annotations

from abm_tui.rules.derive import derive
from abm_tui.rules.framework_reading.presets import preset_framework
from abm_tui.rules.plays.suggest import suggest


def offered(make, facts):
    derived = derive(facts, make.today, make.fw)
    found = suggest(facts, derived, make.fw.plays, make.today, make.fw)
    return (found[0].code, found[1]) if found else None


def test_a_new_account_is_offered_new_logo_entry_s000(make):
    assert offered(make, make.facts(account=make.account(stage="awareness"))) == ("new_logo", "nobody engaged yet")


def test_a_competitor_being_replaced_is_offered_the_takeaway_s000(make):
    account = make.account(stage="interest", trigger="Competitive replacement")
    assert offered(make, make.facts(account=account)) == (
        "competitive_takeaway",
        "trigger: Competitive replacement",
    )


def test_a_silent_deal_is_offered_a_revival_s000(make):
    facts = make.facts(account=make.account(stage="consideration"), deals=[make.deal(created_at=make.day(30))])
    assert offered(make, facts) == ("revive", "an open deal, and nothing from them for 30 d")


def test_an_event_they_came_to_is_followed_up_s000(make):
    facts = make.facts(make.act("event_attended", 3, 1), account=make.account(stage="interest"))
    assert offered(make, facts) == ("event_follow_up", "they came to an event, Tue")


def test_one_engaged_department_asks_to_break_into_the_committee_s000(make):
    facts = make.facts(
        make.act("reply", 3, 1), account=make.account(stage="interest"), people=[make.person(1, "Finance")]
    )
    assert offered(make, facts) == ("break_in", "one department only is engaged")


def test_opens_without_a_word_ask_for_the_engagement_play_s002(make):
    facts = make.facts(make.act("email_open", 3, 1), account=make.account(stage="awareness"), people=[make.person(1)])
    assert offered(make, facts) == ("engagement", "they know us, but nobody talks to us yet")


def test_a_customer_is_offered_expansion_and_a_late_stage_acceleration_s002(make):
    assert offered(make, make.facts(account=make.account(stage="expansion")))[0] == "expansion"
    people = [make.person(1, "Finance"), make.person(2, "IT")]
    acts = [make.act("reply", 2, 1), make.act("meeting", 2, 2)]
    facts = make.facts(*acts, account=make.account(stage="decision"), people=people)
    assert offered(make, facts) == ("acceleration", "in decision and to be moved on")


def test_a_play_that_runs_is_not_offered_again_s000(make):
    account = make.account(stage="awareness")
    library = [play.__class__(**{**_as_dict(play), "id": n}) for n, play in enumerate(preset_framework().plays, 1)]
    facts = make.facts(account=account, runs=[make.run(play_id=1)])
    found = suggest(facts, derive(facts, make.today, make.fw), library, make.today, make.fw)
    assert found
    assert found[0].code == "awareness"


def _as_dict(play):
    return {name: getattr(play, name) for name in play.__slots__}
