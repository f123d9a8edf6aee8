"""What CRMs call how a call went, what a member of a campaign did, whether something is over."""

from __future__ import annotations

import pytest

from abm_tui.exchange.fields import MARKS, fold_header
from abm_tui.exchange.values import vendor_words
from abm_tui.models.words import ActivityType, Outcome

TABLES = {name: table for name, table in vars(vendor_words).items() if name.isupper() and not isinstance(table, str)}


@pytest.mark.parametrize("name", sorted(TABLES))
def test_every_word_is_folded_as_a_cell_is_before_it_is_looked_up(name: str) -> None:
    odd = [word for word in TABLES[name] if fold_header(word) != word and word.isascii()]
    assert odd == []


def test_every_kind_of_activity_leads_to_one_of_ours_or_to_a_task() -> None:
    assert set(vendor_words.ACTIVITIES.values()) <= {*ActivityType, vendor_words.TASK}


def test_what_a_member_of_a_campaign_did_is_one_of_our_marks_or_nothing() -> None:
    assert set(vendor_words.RESPONSES.values()) - set(MARKS) <= {"nothing", "sent", "delivered"}


def test_how_a_call_or_a_meeting_went_is_one_of_our_outcomes() -> None:
    assert set(vendor_words.OUTCOMES.values()) <= set(Outcome)
    assert vendor_words.OUTCOMES["meetingset"] == Outcome.MEETING_BOOKED
    assert vendor_words.OUTCOMES["rescheduled"] == Outcome.MOVED


def test_nothing_is_both_over_and_off() -> None:
    assert not vendor_words.DONE & vendor_words.OFF
