"""What tests of files begin with: where the real ones lie, and options as the command line has them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from abm_tui.exchange.plan.import_plan import FilePlan, Options

DATA = Path(__file__).resolve().parents[1] / "data"
Import = Callable[..., FilePlan]
Rows = Callable[..., list[dict[str, Any]]]


def options(**said: Any) -> Options:
    """Options with lists where the command line has them."""
    return Options(**{k: tuple(v) if isinstance(v, list) else v for k, v in said.items()})
