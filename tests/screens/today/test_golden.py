"""The whole screen of a day, as text: what changes it on purpose changes these files with it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from driver import Open

_CLOCK = re.compile(r"today \d\d:\d\d")


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_the_day_looks_as_it_did(told: Any, open_app: Open, size: tuple[int, int]) -> None:
    del told
    async with open_app(size, at=None) as d:
        shown = _CLOCK.sub("today hh:mm", d.text)
    kept = Path(__file__).with_name(f"day_{size[0]}x{size[1]}.txt")
    assert shown.splitlines() == kept.read_text(encoding="utf-8").splitlines()
