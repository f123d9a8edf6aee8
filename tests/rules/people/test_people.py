"""How far we got with a person, and why (S000, S001)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from abm_tui.models.words import PersonStatus
from abm_tui.rules.people.evidence import is_engaging
from abm_tui.rules.people.people import standing, status_reason_text, statuses


def status(make, *acts, today=None, **person):
    facts = make.facts(*acts, people=[make.person(1, **person)])
    return statuses(facts, today or make.today, make.fw)[1]


@pytest.mark.parametrize(
    "kind", ["reply", "form", "meeting", "content_download", "event_attended", "pricing_visit", "discovery"]
)
def test_an_answer_of_any_kind_engages_s000(make, kind):
    assert is_engaging(make.act(kind, 1, 1))
    assert status(make, make.act(kind, 1, 1)) == PersonStatus.ENGAGED


@pytest.mark.parametrize("kind", ["email_open", "web_visit", "email_sent", "linkedin", "direct_mail"])
def test_an_open_or_our_own_mail_only_makes_contacted_s001(make, kind):
    assert status(make, make.act(kind, 1, 1)) == PersonStatus.CONTACTED


@pytest.mark.parametrize("kind", ["note", "intent_surge"])
def test_a_note_about_a_person_is_no_contact_s000(make, kind):
    assert status(make, make.act(kind, 1, 1)) == PersonStatus.IDENTIFIED


def test_only_an_answered_call_engages_s000(make):
    assert status(make, make.act("call", 1, 1, outcome="answered")) == PersonStatus.ENGAGED
    for outcome in ("voicemail", "no_answer", ""):
        assert status(make, make.act("call", 1, 1, outcome=outcome)) == PersonStatus.CONTACTED


def test_engagement_falls_back_to_contacted_after_ninety_days_s000(make):
    reply = make.act("reply", 90, 1)
    assert status(make, reply) == PersonStatus.ENGAGED
    assert status(make, reply, today=make.today + timedelta(1)) == PersonStatus.CONTACTED
    person = make.person(1)
    assert standing(person, [reply], make.today, make.fw).expires == make.today


def test_a_mark_by_hand_holds_until_evidence_says_more_s000(make):
    marked = {"status": "engaged", "status_on": make.day(90)}
    assert status(make, **marked) == PersonStatus.ENGAGED
    assert standing(make.person(1, **marked), [], make.today, make.fw).by_hand
    with_reply = standing(make.person(1, **marked), [make.act("reply", 2, 1)], make.today, make.fw)
    assert not with_reply.by_hand


def test_a_mark_by_hand_holds_ninety_days_and_then_they_are_contacted_s000(make):
    assert status(make, status="engaged", status_on=make.day(91)) == PersonStatus.CONTACTED
    held = standing(make.person(1, status="engaged", status_on=make.day(90)), [], make.today, make.fw)
    assert (held.status, held.expires) == (PersonStatus.ENGAGED, make.today)


def test_a_mark_never_hides_what_really_happened_s000(make):
    assert status(make, make.act("reply", 2, 1), status="identified") == PersonStatus.ENGAGED
    assert status(make, make.act("email_sent", 2, 1), status="identified") == PersonStatus.CONTACTED


def test_what_happens_after_the_day_asked_about_does_not_count_s001(make):
    assert status(make, make.act("reply", -1, 1)) == PersonStatus.IDENTIFIED
    assert status(make, status="engaged", status_on=make.day(-1)) == PersonStatus.IDENTIFIED


def test_the_reason_of_a_status_is_said_in_words_s000(make):
    person = make.person(1)
    assert status_reason_text(person, [make.act("pricing_visit", 3, 1)], make.today, make.fw) == "pricing page, Tue"
    assert (
        status_reason_text(person, [make.act("email_sent", 14, 1, "Hello")], make.today, make.fw)
        == 'e-mail "Hello", 24/10'
    )
    assert status_reason_text(make.person(1, status="engaged"), [], make.today, make.fw) == "marked by hand"
    assert status_reason_text(person, [], make.today, make.fw) == "known by name"
