"""What an activity proves, and how it is said in a line."""

from __future__ import annotations

import pytest

from abm_tui.models.words import ActivityType
from abm_tui.rules.people.evidence import (
    FACT_TYPES,
    OUR_TYPES,
    THEIR_TYPES,
    activity_text,
    has_taken_place,
    is_engaging,
)


@pytest.mark.parametrize(
    ("kind", "outcome", "real"),
    [
        ("call", "answered", True),
        ("call", "", False),
        ("call", "voicemail", False),
        ("meeting", "", True),
        ("call", "no_answer", False),
        ("call", "meeting_booked", True),
        ("meeting", "held", True),
        ("meeting", "moved", False),
        ("meeting", "no_show", False),
        ("meeting", "no_answer", False),
        ("discovery", "no_show", False),
        ("executive_outreach", "answered", True),
        ("executive_outreach", "voicemail", False),
        ("reply", "", True),
    ],
)
def test_a_call_needs_an_answer_and_a_meeting_somebody_who_came_s000(make, kind, outcome, real):
    assert has_taken_place(make.act(kind, outcome=outcome)) is real
    assert is_engaging(make.act(kind, outcome=outcome)) is real


def test_an_executive_s_word_engages_only_where_a_talk_was_said_of_it_s000(make):
    assert has_taken_place(make.act("executive_outreach"))
    assert not is_engaging(make.act("executive_outreach"))


def test_an_open_and_a_page_view_are_interest_and_no_answer_s001(make):
    assert not is_engaging(make.act("email_open"))
    assert not is_engaging(make.act("web_visit"))


def test_a_surge_of_outside_intent_is_no_move_of_theirs_s004():
    assert {str(t) for t in ActivityType} - THEIR_TYPES - OUR_TYPES - FACT_TYPES == {"intent_surge", "note"}


def test_an_activity_is_said_in_a_few_words(make):
    assert activity_text(make.act("email_open", subject="ROI model")) == 'opened "ROI model"'
    assert activity_text(make.act("call", outcome="no_answer")) == "call, no answer"
    assert activity_text(make.act("content_download", asset="Guide")) == "download, Guide"
