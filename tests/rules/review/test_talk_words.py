"""What is typed in the review about one account is read the same whoever types it, and as it was meant."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from abm_tui.errors import Refused
from abm_tui.models.drafts import TalkStep
from abm_tui.models.facts import MemberFact, TouchFact
from abm_tui.rules.review.talk_words import TalkDraft, TalkReader

ANA, BO = MemberFact(1, "ana", "sales"), MemberFact(2, "bo", "marketing")
FRIDAY = date(2025, 11, 14)
OFFERED = TouchFact(7, 1, "Call Ines", FRIDAY, owner=2)


@pytest.fixture
def reader(make):
    return TalkReader(make.today, (ANA, BO), ANA)


def test_a_change_keeps_its_sentences_and_gives_blockers_and_a_next_step(reader):
    read = reader.read_change("They like it. Send the quote by fri; !no budget @bo")
    assert [(one.text, one.owner) for one in read.blockers] == [("no budget", 2)]
    assert read.next_step is not None
    assert (read.next_step.text, read.next_step.due, read.next_step.owner) == ("Send the quote", FRIDAY, 1)


def test_the_open_touch_is_offered_with_owner_and_day_unless_the_change_names_a_step(reader):
    assert reader.offer_text("", OFFERED, "ana") == "Call Ines · bo · Fri 14 Nov"
    assert reader.offer_text("Send the quote by fri.", OFFERED, "ana").startswith("Send the quote · ana · ")


def test_nothing_is_offered_without_a_step_and_a_touch_that_has_a_day(reader):
    assert reader.offer_text("", None, "ana") == ""
    assert reader.offer_text("", replace(OFFERED, due=None), "ana") == ""


@pytest.mark.parametrize("dot", [" · ", " . "])
def test_an_offer_that_was_edited_is_that_touch_with_the_new_words_in_either_set_of_signs(make, dot):
    reader = TalkReader(make.today, (ANA, BO), ANA, dot=dot)
    draft = TalkDraft(next=reader.offer_text("", OFFERED, "ana").replace("Ines", "Raj").replace("bo", "ana"))
    draft.saw(OFFERED)
    words = reader.read_words(draft, offered=OFFERED)
    assert words.step == TalkStep("Call Raj", FRIDAY, 1)
    assert (words.edits, words.promise) == (True, 7)
    assert words.base == {"text": "Call Ines", "due": FRIDAY, "owner": 2}


def test_another_step_stands_instead_of_the_offer_and_leaves_that_touch_alone(reader):
    draft = TalkDraft(next="Meet their CFO, fri @bo")
    draft.saw(OFFERED)
    words = reader.read_words(draft, offered=OFFERED)
    assert words.step == TalkStep("Meet their CFO", FRIDAY, 2)
    assert (words.edits, words.promise, words.base) == (False, None, None)


def test_what_nobody_wrote_stays_as_the_minutes_have_it_and_the_offer_is_the_promise(reader):
    words = reader.read_words(TalkDraft(), tried="called", happened="no answer", change="wait", offered=OFFERED)
    assert (words.tried, words.happened, words.change) == ("called", "no answer", "wait")
    assert (words.promise, words.step) == (7, None)


def test_a_next_step_of_a_member_whom_nobody_knows_is_refused(reader):
    with pytest.raises(Refused):
        reader.read_words(TalkDraft(next="Call Ines @zed"), offered=None)


def test_a_draft_remembers_what_was_offered_first_and_is_empty_until_something_is_written():
    draft = TalkDraft()
    draft.saw(OFFERED)
    draft.saw(None)
    assert not draft
    assert draft.edited() == (7, {"text": "Call Ines", "due": FRIDAY, "owner": 2})
    assert TalkDraft().edited() is None
