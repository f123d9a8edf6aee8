"""What a change of the framework brings along, and how it is said."""

from __future__ import annotations

from dataclasses import replace

import pytest

from abm_tui.errors import Refused
from abm_tui.rules.framework_cells.cells import cell_named
from abm_tui.rules.framework_cells.changes import (
    cap_too_small_text,
    change_text,
    changed_settings,
    criterion_code,
    parts_text,
    wanted_values,
)


def test_whoever_moves_a_border_of_a_band_moves_it_for_both_s001():
    assert wanted_values((), {"bands.nurture.upto": "4"}) == {"bands.nurture.upto": 4, "bands.call.from": 5}
    assert wanted_values((), {"bands.call.from": "5"}) == {"bands.call.from": 5, "bands.nurture.upto": 4}


def test_the_preset_is_chosen_and_no_cell():
    with pytest.raises(Refused, match="chosen, not set"):
        wanted_values((), {"preset": "growth"})


def test_what_is_set_back_to_the_preset_is_no_setting_any_more():
    changed = changed_settings((), {"quiet_days": "10"})
    assert changed == (("quiet_days", "10"),)
    assert changed_settings(changed, {"quiet_days": None}) == ()


def test_a_lower_cap_is_refused_where_tier_1_holds_more_s001_s002(make):
    def said(taken, reasons, cap):
        tiers = tuple(replace(t, cap=cap) if t.code == "1" else t for t in make.fw.tiers)
        return cap_too_small_text(taken, reasons, make.fw, replace(make.fw, tiers=tiers))

    assert said(15, 0, 15) == ""
    assert said(16, 1, 15) == ""
    assert said(16, 0, 15).startswith("Tier 1 holds 16 accounts: a cap of 15 would leave 1 too many.")


def test_a_code_is_made_of_a_name_and_never_taken_twice():
    assert criterion_code("Uses SAP!", ()) == "uses_sap"
    assert criterion_code("Uses SAP!", ("uses_sap",)) == "uses_sap_2"
    assert criterion_code("!!", ()) == "criterion"


def test_a_change_is_said_with_both_values_and_many_are_counted():
    assert change_text([(cell_named((), "signals.pricing_visit.cap"), 2)]).endswith(": cap 1 → 2")
    assert parts_text(["a", "b", "c", "d"]) == "a · b and 2 more"
