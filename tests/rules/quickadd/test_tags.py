"""The tags of quick-add and their close words."""

from __future__ import annotations

import pytest

from abm_tui.models.words import BY_US, ActivityType, Outcome
from abm_tui.rules.quickadd.tags import FACT_TAGS, OURS, THEIRS, near, outcome_of, tag_of
from abm_tui.rules.quickadd.words import PLANNED


def test_a_shown_tag_is_ours_theirs_or_a_fact_and_never_two_of_these() -> None:
    assert len(OURS | THEIRS | FACT_TAGS) == len(OURS) + len(THEIRS) + len(FACT_TAGS)
    assert set(OURS.values()) == set(PLANNED) <= BY_US


@pytest.mark.parametrize("kind", ActivityType)
def test_every_type_of_our_csv_is_a_tag_however_its_words_are_joined(kind: ActivityType) -> None:
    for word in (kind.value, kind.value.replace("_", ""), kind.value.replace("_", "-"), kind.value.upper()):
        assert tag_of(word) == kind


@pytest.mark.parametrize("outcome", Outcome)
def test_every_outcome_of_our_csv_is_a_tag(outcome: Outcome) -> None:
    assert outcome_of(outcome.value) == outcome


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("reply", "reply"),
        ("webinar", "event_attended"),
        ("download", "content_download"),
        ("event_attended", "event_attended"),
        ("demo", "meeting"),
        ("phone", "call"),
        ("soc2", None),
    ],
)
def test_close_words_are_tags_too(word: str, kind: str | None) -> None:
    assert tag_of(word) == kind


@pytest.mark.parametrize(
    ("word", "tag"),
    [
        ("replyed", "replied"),
        ("repiled", "replied"),
        ("meetign", "meeting"),
        ("dowload", "download"),
        ("voicemial", "voicemail"),
        ("security", ""),
        ("soc2", ""),
        ("adx", ""),
    ],
)
def test_a_misspelt_tag_is_near_one_and_a_topic_near_none(word: str, tag: str) -> None:
    assert near(word) == tag
