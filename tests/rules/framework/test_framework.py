"""The presets: what the seeds say is in them, and a broken one is named with its place."""

from __future__ import annotations

import pytest

from abm_tui.models.words import Role, Stage, Tier
from abm_tui.rules.framework_reading.presets import PRESETS, preset_framework


@pytest.mark.parametrize("preset", PRESETS)
def test_every_preset_knows_all_tiers_stages_and_roles_s001(preset):
    fw = preset_framework(preset)
    assert fw.name == preset
    assert [t.code for t in fw.tiers] == list(Tier)
    assert [s.code for s in fw.stages] == list(Stage)
    assert list(fw.role_codes) == list(Role)
    assert all(r.concerns and r.message and r.goals and r.objections and r.proof and r.find for r in fw.roles)
    assert all(s.marketing and s.sales for s in fw.stages)


def test_tier_sizes_are_those_of_s001_and_s002():
    sizes = {p: [(t.low, t.high) for t in preset_framework(p).tiers[:3]] for p in PRESETS}
    assert sizes["growth"] == [(10, 25), (25, 100), (100, 500)]  # S002
    assert sizes["enterprise"] == [(50, 100), (200, 300), (300, 1000)]  # S001
    assert sizes["two-person"][0] == (10, 15)  # S002: start with 10-15
    assert {p: (preset_framework(p).cap, preset_framework(p).ceiling) for p in PRESETS} == {
        "two-person": (20, 25),  # S001: pick 20; S002: 25 at most
        "growth": (25, 25),
        "enterprise": (100, 100),
    }


def test_stage_limits_are_the_longest_of_s001():
    assert [s.limit_days for s in preset_framework().stages] == [60, 60, 90, 60, 0]


def test_the_score_table_is_s001s():
    table = [(s.code, s.cap, s.window_days, s.counts_by) for s in preset_framework().signals]
    assert table == [
        ("email_open", 3, 30, "emails"),
        ("content_download", 2, 90, "items"),
        ("pricing_visit", 1, 90, ""),
        ("event_attended", 1, 90, ""),
        ("people", 2, 90, "people"),
        ("reply_or_form", 1, 90, ""),
    ]
    assert [(b.code, b.low) for b in preset_framework().bands] == [("nurture", 0), ("call", 4), ("sales_ready", 7)]


def test_the_defaults_of_the_week():
    fw = preset_framework()
    assert (fw.review.weekday, fw.review.every_weeks, f"{fw.review.hour:%H:%M}") == (4, 1, "10:00")
    assert (fw.quiet_days, fw.grace_days, fw.capacity, fw.engaged_days, fw.agenda_size) == (14, 14, 12, 90, 20)


def test_the_library_has_the_nine_plays_of_s000_and_s002_new_logo_first():
    plays = preset_framework().plays
    assert [p.name for p in plays] == [
        "New logo entry",
        "Awareness",
        "Engagement",
        "Acceleration",
        "Expansion",
        "Competitive takeaway",
        "Revive dormant opportunity",
        "Event follow-up",
        "Break into the committee",
    ]
    for play in plays:
        assert 4 <= len(play.steps) <= 6
        assert play.success_signals
        assert play.trigger
        assert play.outcome
        assert play.tiers
        assert play.stages
        assert {s.team for s in play.steps} == {"sales", "marketing"}  # S002: marketing and sales execute together


def test_new_logo_entry_has_five_touches_over_fourteen_days_s000():
    play = preset_framework().plays[0]
    assert [(s.day, s.team, s.channel) for s in play.steps] == [
        (0, "marketing", "research"),
        (1, "sales", "email"),
        (3, "sales", "phone"),
        (7, "marketing", "linkedin"),
        (14, "marketing", "event"),
    ]
    assert play.duration_days == 14


@pytest.mark.parametrize(
    ("code", "channels"),
    [
        ("awareness", {"ads", "linkedin", "email", "executive"}),
        ("engagement", {"email", "event", "direct_mail", "phone", "linkedin"}),
        ("acceleration", {"executive", "phone", "email", "meeting"}),
        ("expansion", {"research", "email", "meeting", "executive"}),
    ],
)
def test_the_plays_of_s002_use_the_channels_it_lists(code, channels):
    assert set(preset_framework().play[code].channels) == channels
