"""The words of the domain: what must hold of the closed lists."""

from __future__ import annotations

from abm_tui.models.words import (
    ACTIVITY_NAMES,
    ACTIVITY_OF,
    ASKS_DAY,
    ATTEMPTS,
    BY_US,
    CHANNEL_NAMES,
    DECISION_NAMES,
    FACTS,
    FROM_THEM,
    OUTCOME_NAMES,
    OUTCOMES_OF,
    ROLE_NAMES,
    STAGE_ALIASES,
    STAGE_SHORT,
    TALKED,
    TIER_NAMES,
    ActivityType,
    Channel,
    Decision,
    Outcome,
    Role,
    Stage,
    Tier,
    outcomes_of_kind,
    source_name,
)


def test_every_word_has_a_name_that_people_read() -> None:
    assert list(TIER_NAMES) == list(Tier)
    assert list(ROLE_NAMES) == list(Role)
    assert list(STAGE_SHORT) == list(Stage)
    assert list(DECISION_NAMES) == list(Decision)
    assert list(ACTIVITY_NAMES) == list(ActivityType)
    assert list(OUTCOME_NAMES) == list(Outcome)
    assert list(CHANNEL_NAMES) == list(Channel)


def test_every_outcome_belongs_to_a_channel_and_every_channel_with_one_is_logged() -> None:
    assert {outcome for outcomes in OUTCOMES_OF.values() for outcome in outcomes} == set(Outcome)
    assert OUTCOMES_OF.keys() <= ACTIVITY_OF.keys()
    assert TALKED | ATTEMPTS | ASKS_DAY | {Outcome.HELD, Outcome.SENT} == set(Outcome)
    assert not TALKED & ATTEMPTS


def test_an_activity_offers_the_outcomes_of_its_kind_and_keeps_the_one_that_stands() -> None:
    assert outcomes_of_kind("discovery") == (Outcome.HELD, Outcome.MOVED, Outcome.NO_SHOW)
    assert outcomes_of_kind("email_sent", "sent") == (Outcome.SENT,)
    assert outcomes_of_kind("meeting", "no_answer")[-1] == Outcome.NO_ANSWER
    assert outcomes_of_kind("note") == outcomes_of_kind("note", "junk") == ()


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
