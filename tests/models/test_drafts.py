"""What a screen or a command hands to a write."""

from __future__ import annotations

from datetime import date

from abm_tui.models.drafts import TalkStep, TalkWords


def test_words_of_a_talk_begin_with_nothing_said_and_nothing_offered() -> None:
    words = TalkWords()
    assert (words.tried, words.happened, words.change, words.blockers) == ("", "", "", ())
    assert (words.promise, words.step, words.edits) == (None, None, False)


def test_a_step_is_told_from_another_by_what_it_says() -> None:
    friday = date(2025, 11, 7)
    assert TalkStep("call Raj", friday, 1) == TalkStep("call Raj", friday, 1)
    assert TalkWords(step=TalkStep("call Raj", friday, 1)) != TalkWords(step=TalkStep("call Raj", None, 1))
