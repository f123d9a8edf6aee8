"""The words of the domain: what must hold of the closed lists."""

from __future__ import annotations

from abm_tui.models.words import (
    ACTIVITY_NAMES,
    BY_US,
    DECISION_NAMES,
    FACTS,
    FROM_THEM,
    ROLE_NAMES,
    STAGE_ALIASES,
    STAGE_SHORT,
    TIER_NAMES,
    ActivityType,
    Decision,
    Role,
    Stage,
    Tier,
    source_name,
)


def test_every_word_has_a_name_that_people_read() -> None:
    assert list(TIER_NAMES) == list(Tier)
    assert list(ROLE_NAMES) == list(Role)
    assert list(STAGE_SHORT) == list(Stage)
    assert list(DECISION_NAMES) == list(Decision)
    assert list(ACTIVITY_NAMES) == list(ActivityType)


def test_the_committee_has_eight_roles_the_required_ones_first_s000_s001() -> None:
    assert [str(role) for role in Role] == ["EB", "CH", "TE", "LP", "IN", "EU", "GK", "AP"]


def test_an_activity_is_theirs_ours_a_fact_or_a_note_and_never_two_of_these() -> None:
    kinds = [*FROM_THEM, *FACTS, *BY_US, ActivityType.NOTE]
    assert len(kinds) == len(set(kinds)) == len(ActivityType)


def test_the_path_of_s002_ends_where_that_of_s001_does() -> None:
    assert list(STAGE_ALIASES) == ["unaware", "aware", "engaged", "opportunity", "customer"]
    assert {stage for stages in STAGE_ALIASES.values() for stage in stages} == set(Stage)


def test_a_source_nobody_named_is_a_spreadsheet_and_an_unknown_one_has_a_capital() -> None:
    assert [source_name(v) for v in ("", "hubspot", "pipedrive")] == ["a spreadsheet", "HubSpot", "Pipedrive"]
