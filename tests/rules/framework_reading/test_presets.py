"""The presets: which there are, what they extend, how one lies over another."""

from __future__ import annotations

import pytest

from abm_tui.errors import UsageError
from abm_tui.rules.framework_reading.presets import merged, overlaid, preset_framework


def test_a_preset_lies_table_by_table_over_what_it_extends() -> None:
    below = {"review": {"weekday": 4, "hour": "10:00"}, "stages": [1, 2]}
    assert merged(below, {"review": {"weekday": 1}, "stages": [3]}) == {
        "review": {"weekday": 1, "hour": "10:00"},
        "stages": [3],
    }
    assert below["review"] == {"weekday": 4, "hour": "10:00"}, "it is read once, and nobody writes into it"


def test_a_row_with_a_code_is_changed_in_its_place_and_a_new_one_comes_last() -> None:
    below = {"icp": [{"code": "a", "weight": 1}, {"code": "b", "weight": 2}]}
    assert overlaid(below, {"icp": {"b": {"weight": 3}, "c": {"weight": 1}}})["icp"] == [
        {"code": "a", "weight": 1},
        {"code": "b", "weight": 3},
        {"code": "c", "weight": 1},
    ]


def test_a_way_of_counting_changes_no_tier_stage_or_role_s001() -> None:
    points, fit = preset_framework("growth"), preset_framework("growth", "fit-adds-one")
    assert (points.scoring.icp_points, fit.scoring.icp_points) == (0, 1)
    assert (points.tiers, points.stages, points.roles) == (fit.tiers, fit.stages, fit.roles)


def test_an_unknown_preset_is_refused_with_the_names_there_are():
    with pytest.raises(UsageError, match="two-person, growth and enterprise"):
        preset_framework("huge")
