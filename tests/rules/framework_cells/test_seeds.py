"""Where each default comes from: S000 to S004, or why it is ours."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest

from abm_tui.rules.framework_cells.cells import cells
from abm_tui.rules.framework_cells.seeds import seed_of, source_text
from abm_tui.rules.framework_reading.presets import PRESETS, SCORINGS, preset_framework

ROOT = Path(__file__).resolve().parents[3]


SEED = re.compile(r"S00[0-4]( S00[0-4])*(: .{5,})?|ours: .{5,}")


EVERY = [(preset, scoring) for preset in PRESETS for scoring in SCORINGS]


def settings(preset: str, scoring: str = "points") -> tuple[tuple[str, str], ...]:
    return (("preset", json.dumps(preset)), ("scoring", json.dumps(scoring)))


@pytest.mark.parametrize(("preset", "scoring"), EVERY)
def test_every_default_names_its_seed_or_says_why_it_is_ours(preset: str, scoring: str) -> None:
    for cell in cells(settings(preset, scoring)):
        assert SEED.fullmatch(cell.seed), f"{cell.name}: {cell.seed!r}"
    for play in preset_framework(preset).plays:
        assert SEED.fullmatch(seed_of(f"plays.{play.code}", preset, scoring)), play.code


def test_no_source_is_kept_for_a_cell_that_is_gone() -> None:
    tables = tomllib.loads((ROOT / "abm_tui/presets/seeds.toml").read_text(encoding="utf-8"))
    names = {cell.name for preset, scoring in EVERY for cell in cells(settings(preset, scoring))}
    names |= {f"plays.{play.code}" for play in preset_framework().plays}
    for table in tables.values():
        for pattern in table:
            shape = re.compile(re.escape(pattern).replace(r"\*", r"\w+"))
            assert any(shape.fullmatch(name) for name in names), pattern


def test_a_way_of_counting_comes_before_what_all_presets_share() -> None:
    assert seed_of("nothing.of.this", "growth", "points") == ""
    assert seed_of("tiers.1.cap", "two-person", "points") != seed_of("tiers.1.cap", "growth", "points")


def test_people_read_of_each_source_what_it_is_and_no_code():
    for preset, scoring in EVERY:
        assert not [cell.seed for cell in cells(settings(preset, scoring)) if "S00" in source_text(cell.seed)]
    assert source_text("S001: two people pick 20") == "the operating model: two people pick 20"
    both = source_text("S000 S002: deals that cannot justify the work")
    assert both.startswith("the FAQ on account-based marketing and the strategy for a growing company: ")
