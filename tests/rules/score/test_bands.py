"""What a score says to do: the bands of S001, and S004's "high intent and a poor fit is a lead, not a target"."""

from __future__ import annotations

from dataclasses import replace

import pytest

from abm_tui.models.derived import CriterionAnswer, Fit
from abm_tui.rules.framework_reading.presets import preset_framework
from abm_tui.rules.score.bands import band, band_advice_text, band_name, fit_text


def answer(said, what, weight=1, must=False):
    return CriterionAnswer(what, what, weight, must, said)


@pytest.mark.parametrize(
    ("score", "match", "code"),
    [
        (0, None, "nurture"),
        (3, True, "nurture"),
        (4, None, "call"),
        (6, False, "call"),
        (6, True, "call"),
        (7, True, "sales_ready"),
        (7, False, "demand_gen"),
        (7, None, "research"),
        (10, True, "sales_ready"),
        (120, True, "sales_ready"),
    ],
)
def test_points_and_fit_together_name_the_band_s001_s004(make, score, match, code):
    assert band(score, match, make.fw) == code


@pytest.mark.parametrize("scoring", ["points", "fit-adds-one"])
def test_techcorp_is_to_call_and_healthcorp_sales_ready_under_both_ways_of_counting_s001(scoring):
    fw = preset_framework("two-person", scoring)
    assert band(5, False, fw) == band(5, None, fw) == "call"
    assert band(8, True, fw) == "sales_ready"
    assert (band(8, False, fw), band(8, None, fw)) == ("demand_gen", "research")


def test_bands_that_a_team_moved_are_read_by_their_first_point_s001(make):
    moved = tuple(replace(b, low=low) for b, low in zip(make.fw.bands, (0, 3, 9), strict=True))
    fw = replace(make.fw, bands=moved)
    assert [band(n, True, fw) for n in (2, 3, 8, 9)] == ["nurture", "call", "call", "sales_ready"]
    assert band(8, False, fw) == "call"  # below the band that asks for a match, fit says nothing


def test_the_band_in_words_says_what_to_do_s001(make):
    matches = Fit(90, 100, True)
    assert band_advice_text("nurture", matches, make.fw).startswith("nurture: ")
    assert band_advice_text("call", matches, make.fw) == "call them and qualify"
    assert band_advice_text("sales_ready", matches, make.fw) == "sales-ready: open a deal"
    assert band_advice_text("sales_ready", matches, make.fw, deal=True) == "sales-ready: its deal is open"


def test_a_poor_fit_with_many_points_is_a_lead_and_never_called_sales_ready_s004(make):
    said = band_advice_text("demand_gen", Fit(20, 100, False), make.fw)
    assert said == "demand gen: a lead, not a target account"
    assert band_name("demand_gen", make.fw) == "demand gen"


def test_research_names_what_is_unknown_musts_and_heavy_ones_first_s003(make):
    criteria = (
        answer(None, "employees", 1),
        answer(True, "industry", 2),
        answer(None, "growth stage", 3),
        answer(None, "tech stack", 1, must=True),
    )
    said = band_advice_text("research", Fit(100, 40, None, criteria), make.fw)
    assert said == "research it: tech stack, growth stage, employees unknown"


def test_without_an_icp_research_says_that_there_is_none_s003(make):
    assert "no ICP" in band_advice_text("research", Fit(), make.fw)


def test_fit_is_said_in_three_words_at_most_s002():
    assert fit_text(Fit()) == ""
    assert fit_text(Fit(80, 90, True)) == "ICP 80 %"
    assert fit_text(Fit(40, 90, False)) == "ICP 40 %"
    assert fit_text(Fit(100, 10, None)) == "ICP unknown"
    assert fit_text(Fit(None, 0, None)) == "ICP unknown"
    assert fit_text(Fit(90, 90, False, (answer(False, "industry", 1, must=True),))) == "ICP no match"
