"""The parts of a framework."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace

import pytest

from abm_tui.models.words import Stage, Tier


def test_the_weights_of_the_order_are_found_by_tier_and_by_stage_s000(make):
    order = make.fw.order
    assert order.by_tier == dict(order.tier)
    assert set(order.by_tier) <= set(Tier)
    assert order.by_stage == dict(order.stage)
    assert set(order.by_stage) <= set(Stage)


def test_a_changed_part_has_its_own_weights(make):
    other = replace(make.fw.order, tier=(("1", 7),))
    assert make.fw.order.by_tier != {"1": 7}
    assert other.by_tier == {"1": 7}


def test_a_part_cannot_be_changed_in_place(make):
    with pytest.raises(FrozenInstanceError):
        make.fw.tiers[0].cap = 30
