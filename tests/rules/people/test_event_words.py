"""An event in one wording: who, what, and the start of the words."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from abm_tui.models.facts import PersonFact
from abm_tui.models.words import ActivityType
from abm_tui.rules.people.event_words import START, event_text, person_text, what_text

DANA = PersonFact(1, 1, "Dana", "Ruiz", "CFO")


@pytest.mark.parametrize(
    ("kind", "more", "text"),
    [
        ("reply", {"notes": 'Dana replied: "send the contract"'}, 'Dana Ruiz, CFO replied: "send the contract"'),
        ("reply", {}, "Dana Ruiz, CFO replied"),
        ("reply", {"subject": "Re: RE: Pilot"}, "Dana Ruiz, CFO replied, re Pilot"),
        ("reply", {"subject": "Re: Pilot", "notes": "We are in.\nDana"}, 'Dana Ruiz, CFO replied: "We are in. Dana"'),
        ("pricing_visit", {"notes": "Dana #pricing x3"}, "Dana Ruiz, CFO: pricing page"),
        ("content_download", {"asset": "TCO guide"}, "Dana Ruiz, CFO: download, TCO guide"),
        ("email_open", {"subject": "Benchmarks"}, 'Dana Ruiz, CFO opened "Benchmarks"'),
        ("interest", {"notes": "#interest Dana said they want it"}, 'Dana Ruiz, CFO: interest said: "they want it"'),
    ],
)
def test_what_they_did_names_them_first(make, kind, more, text):
    assert event_text(make.act(kind, 1, 1, **more), DANA) == text


@pytest.mark.parametrize(
    ("kind", "more", "text"),
    [
        (
            "call",
            {"notes": "called Dana, Raj has the budget", "outcome": "answered"},
            'call Dana: "Raj has the budget"',
        ),
        ("call", {"notes": "called Dana, no answer", "outcome": "no_answer"}, "call Dana, no answer"),
        ("call", {"outcome": "answered"}, "call Dana, talked"),
        ("call", {"notes": "called Dana about pricing", "outcome": "answered"}, "call Dana about pricing"),
        ("email_sent", {"subject": "Benchmarks"}, 'e-mail "Benchmarks" → Dana'),
        ("meeting", {"notes": "met Dana, they buy in May"}, 'meeting with Dana: "they buy in May"'),
        ("linkedin", {"outcome": "sent"}, "LinkedIn → Dana"),
        ("call", {"subject": "Call Dana re RFP", "touch_id": 3, "outcome": "voicemail"}, "Call Dana re RFP, voicemail"),
        ("email_sent", {"subject": "Email CFO: ROI model", "touch_id": 3}, "Email CFO: ROI model → Dana"),
        ("meeting", {"notes": "met Dana, yes", "outcome": "held"}, 'meeting with Dana: "yes"'),
        ("meeting", {"outcome": "no_show"}, "meeting with Dana, no-show"),
        ("note", {"subject": "account brief", "notes": "starts in April"}, 'account brief on Dana: "starts in April"'),
        ("note", {"notes": "Dana likes tea"}, 'note: "Dana likes tea"'),
        ("note", {"notes": 'brief: "their year starts in April"'}, 'brief: "their year starts in April"'),
    ],
)
def test_what_we_did_names_the_deed_first(make, kind, more, text):
    assert event_text(make.act(kind, 1, 1, **more), DANA, who="Dana") == text


def test_the_short_wording_leaves_the_title_and_the_verb_to_the_words(make):
    reply = make.act("reply", 1, 1, notes="Dana replied: send the contract")
    assert event_text(reply, DANA, short=True) == 'Dana Ruiz: "send the contract"'
    assert event_text(make.act("pricing_visit", 1, 1), DANA, short=True, times=3) == "Dana Ruiz: pricing page 3×"
    assert what_text(reply, DANA) == 'replied: "send the contract"'


def test_somebody_nobody_knows_is_called_as_the_line_does_and_never_somebody(make):
    known = make.act("reply", notes="Lea Stone replied: we sign next week #replied")
    assert event_text(known) == 'Lea Stone replied: "we sign next week"'
    assert event_text(make.act("reply")) == "reply"
    assert event_text(make.act("web_visit"), times=2) == "web page 2×"


def test_of_a_whole_mail_the_start_is_shown_and_no_wide_character_is_cut(make):
    text = event_text(make.act("reply", 1, 1, notes="日本電気 " * 200), DANA)
    assert text.startswith('Dana Ruiz, CFO replied: "日本電気 ')
    assert text.endswith('…"')
    assert cell_len(text) <= START + cell_len('Dana Ruiz, CFO replied: ""')


@pytest.mark.parametrize("kind", list(ActivityType))
def test_each_kind_of_event_shows_its_words_wherever_it_is_named(make, kind):
    event = make.act(str(kind), 1, 1, notes="budget year starts in April")
    for text in (
        event_text(event, DANA),
        event_text(event, DANA, short=True),
        event_text(event),
        what_text(event, DANA),
    ):
        assert '"budget year starts in April"' in text


def test_a_person_is_named_with_the_title_where_there_is_room():
    assert (person_text(DANA), person_text(DANA, titled=False), person_text(None)) == (
        "Dana Ruiz, CFO",
        "Dana Ruiz",
        "",
    )
