"""Line 2 of Targets, and what an empty sheet says."""

from __future__ import annotations

import pytest

from abm_tui.screens.targets.list_line import list_line, nothing_text

pytestmark = pytest.mark.quick


def test_the_line_counts_what_is_shown_of_all_and_the_other_list() -> None:
    left, right = list_line("Target accounts", [("tier:1", "")], (), "targets", (3, 12), (12, 40))
    assert "".join(text for text, _ in left) == " Target accounts   tier:1"
    assert right == "3 of 12 targets · Pool 40"
    assert list_line("Pool", [], (), "pool", (40, 40), (12, 40))[1] == "40 in the pool · Targets 12"
    assert list_line("Target accounts", [], (), "targets", (1, 1), (1, 0))[1] == "1 target · Pool 0"


def test_sources_that_are_too_old_are_named() -> None:
    left, _ = list_line("All accounts", [], ("HubSpot", "Bombora"), "all", (1, 2), (1, 1))
    assert left[-1] == ("HubSpot and Bombora: quiet and score drops paused", "attention")


@pytest.mark.parametrize(
    ("scope", "filter_text", "text"),
    [
        ("targets", "tier:1", "0 of 9 match tier:1. F shows all, f changes the filter."),
        ("targets", "", "No target accounts yet. L shows the pool of 4; a digit gives a tier."),
        ("pool", "", "No accounts yet. Paste from your spreadsheet, or press a."),
    ],
)
def test_an_empty_sheet_says_how_to_fill_it(scope: str, filter_text: str, text: str) -> None:
    assert nothing_text(scope, filter_text, 9, 4) == text
