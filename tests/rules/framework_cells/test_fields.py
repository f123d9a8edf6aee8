"""What each cell of a framework is."""

from __future__ import annotations

import pytest

from abm_tui.rules.framework_cells.fields import CELLS, KINDS, SECTIONS, rule_of


@pytest.mark.parametrize(
    ("name", "pattern"),
    [
        ("signals.pricing_visit.cap", "signals.*.cap"),
        ("tiers.1.cap", "tiers.1.cap"),
        ("order.away", "order.away"),
        ("order.late", "order.*"),
        ("order.tier.1", "order.*.*"),
        ("quiet_days", "quiet_days"),
    ],
)
def test_the_nearest_pattern_says_what_a_cell_is(name: str, pattern: str) -> None:
    rule = rule_of(name)
    assert rule is not None
    assert rule.pattern == pattern


@pytest.mark.parametrize("name", ["tiers.2.cap", "name", "signals.pricing_visit.code", "a.b.c.d"])
def test_what_is_not_named_is_no_cell(name: str) -> None:
    assert rule_of(name) is None


def test_every_cell_has_a_known_section_and_kind_and_a_choice_has_words() -> None:
    assert {rule.section for rule in CELLS} == set(SECTIONS)
    assert {rule.kind for rule in CELLS} == set(KINDS)
    assert [r.pattern for r in CELLS if r.kind == "choice" and not r.choices] == []
    assert [r.pattern for r in CELLS if r.kind == "whole" and not (r.low or 0) <= (r.high or 0)] == []
