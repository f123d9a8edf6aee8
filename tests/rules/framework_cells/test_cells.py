"""The framework as cells that people edit."""

from __future__ import annotations

import json
import re

import pytest

from abm_tui.rules.framework_cells.cells import cells, read_value, value_text
from abm_tui.rules.framework_reading.presets import PRESETS, SCORINGS, preset_data
from abm_tui.rules.framework_reading.tailoring import flat

EVERY = [(preset, scoring) for preset in PRESETS for scoring in SCORINGS]


FIXED = re.compile(r"scoring\.(name|title)|governance\.\w+\.(label|asks)")


def settings(preset: str, scoring: str = "points") -> tuple[tuple[str, str], ...]:
    return (("preset", json.dumps(preset)), ("scoring", json.dumps(scoring)))


@pytest.mark.parametrize(("preset", "scoring"), EVERY)
def test_everything_a_preset_says_is_a_cell_and_a_cell_reads_what_it_says(preset: str, scoring: str) -> None:
    known = {cell.name: cell for cell in cells(settings(preset, scoring))}
    assert [n for n in flat(preset_data(preset, scoring)) if n not in known and not FIXED.fullmatch(n)] == []
    for cell in known.values():
        assert read_value(cell, value_text(cell)) == cell.value, cell.name
        assert not cell.changed
