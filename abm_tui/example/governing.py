"""The example's governance: what the two agreed on in the beginning, beside the numbers."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from abm_tui.example.teller import Teller
from abm_tui.store.commands import framework

_FILE = Path(__file__).resolve().parent / "governance.toml"


@cache
def agreed() -> dict[str, str]:
    """Code of a line of governance → what was agreed on."""
    return {str(code): str(text) for code, text in tomllib.loads(_FILE.read_text(encoding="utf-8"))["agreed"].items()}


def agree(teller: Teller) -> None:
    """Write it down, as one step."""
    unit = teller.step("bo")
    framework.set_cells(unit, {f"governance.{code}.text": text for code, text in agreed().items()})
    unit.label = f"Agreed on {len(agreed())} lines of governance"
