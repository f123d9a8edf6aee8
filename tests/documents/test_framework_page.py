"""docs/users/framework.md says what the presets say, and every default names its source."""

from __future__ import annotations

import importlib.util
import json
import re
from pathlib import Path

from abm_tui.rules.framework_cells.cells import cells
from abm_tui.rules.framework_reading.presets import PRESETS, SCORINGS

ROOT = Path(__file__).resolve().parents[2]
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


def test_the_page_shows_every_cell_with_its_source_and_where_presets_differ() -> None:
    text = (ROOT / "docs" / "users" / "framework.md").read_text(encoding="utf-8")
    for cell in cells(settings("two-person")):
        assert f"| `{cell.name}` |" in text
    (cap,) = [line for line in text.splitlines() if line.startswith("| `tiers.1.cap` |")]
    assert "20<br>growth: 25<br>enterprise: 100" in cap
    assert "S001: two people pick 20" in cap
    (opens,) = [line for line in text.splitlines() if line.startswith("| `signals.email_open.cap` |")]
    assert "3<br>fit-adds-one: 2" in opens
