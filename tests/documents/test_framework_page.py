"""docs/users/framework.md says what the presets say, and every default names its source."""

from __future__ import annotations

import importlib.util
import json
import re
from pathlib import Path

import pytest

from abm_tui.rules.framework_cells.cells import cells, read_value, value_text
from abm_tui.rules.framework_cells.seeds import seed_of
from abm_tui.rules.framework_reading.presets import PRESETS, SCORINGS, preset_data, preset_framework
from abm_tui.rules.framework_reading.tailoring import flat

ROOT = Path(__file__).resolve().parents[2]
SEED = re.compile(r"S00[0-4]( S00[0-4])*(: .{5,})?|ours: .{5,}")
EVERY = [(preset, scoring) for preset in PRESETS for scoring in SCORINGS]
# Not edited cell by cell: what a way of counting is called, and what a line of governance asks.
FIXED = re.compile(r"scoring\.(name|title)|governance\.\w+\.(label|asks)")


def page() -> str:
    spec = importlib.util.spec_from_file_location("make_framework", ROOT / "docs" / "make_framework.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return str(module.page())


def settings(preset: str, scoring: str = "points") -> tuple[tuple[str, str], ...]:
    return (("preset", json.dumps(preset)), ("scoring", json.dumps(scoring)))


def test_the_page_is_what_the_presets_say() -> None:
    assert (ROOT / "docs" / "users" / "framework.md").read_text(encoding="utf-8") == page(), "make docs writes it anew"


@pytest.mark.parametrize(("preset", "scoring"), EVERY)
def test_every_default_names_its_seed_or_says_why_it_is_ours(preset: str, scoring: str) -> None:
    for cell in cells(settings(preset, scoring)):
        assert SEED.fullmatch(cell.seed), f"{cell.name}: {cell.seed!r}"
    for play in preset_framework(preset).plays:
        assert SEED.fullmatch(seed_of(f"plays.{play.code}", preset, scoring)), play.code


@pytest.mark.parametrize(("preset", "scoring"), EVERY)
def test_everything_a_preset_says_is_a_cell_and_a_cell_reads_what_it_says(preset: str, scoring: str) -> None:
    known = {cell.name: cell for cell in cells(settings(preset, scoring))}
    assert [n for n in flat(preset_data(preset, scoring)) if n not in known and not FIXED.fullmatch(n)] == []
    for cell in known.values():
        assert read_value(cell, value_text(cell)) == cell.value, cell.name
        assert not cell.changed


def test_no_source_is_kept_for_a_cell_that_is_gone() -> None:
    import tomllib

    tables = tomllib.loads((ROOT / "abm_tui/presets/seeds.toml").read_text(encoding="utf-8"))
    names = {cell.name for preset, scoring in EVERY for cell in cells(settings(preset, scoring))}
    names |= {f"plays.{play.code}" for play in preset_framework().plays}
    for table in tables.values():
        for pattern in table:
            shape = re.compile(re.escape(pattern).replace(r"\*", r"\w+"))
            assert any(shape.fullmatch(name) for name in names), pattern


def test_the_page_shows_every_cell_with_its_source_and_where_presets_differ() -> None:
    text = (ROOT / "docs" / "users" / "framework.md").read_text(encoding="utf-8")
    for cell in cells(settings("two-person")):
        assert f"| `{cell.name}` |" in text
    (cap,) = [line for line in text.splitlines() if line.startswith("| `tiers.1.cap` |")]
    assert "20<br>growth: 25<br>enterprise: 100" in cap
    assert "S001: two people pick 20" in cap
    (opens,) = [line for line in text.splitlines() if line.startswith("| `signals.email_open.cap` |")]
    assert "3<br>fit-adds-one: 2" in opens
