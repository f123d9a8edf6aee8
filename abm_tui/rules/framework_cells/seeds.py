"""Where each default comes from: S000 to S004, the five texts the framework was distilled from, or "ours: why".

It is data, in presets/seeds.toml: a table for what all presets share, one for each preset and for each way of counting
points. The nearest entry counts: a name before a pattern (`signals.*.cap`), the preset's own before the shared one.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

_FILE = Path(__file__).resolve().parents[2] / "presets" / "seeds.toml"
_SHARED = "all"


@cache
def _seeds() -> Mapping[str, Mapping[str, str]]:
    return MappingProxyType(tomllib.loads(_FILE.read_text(encoding="utf-8")))


_TEXTS = {
    "S000": "the FAQ on account-based marketing",
    "S001": "the operating model",
    "S002": "the strategy for a growing company",
    "S003": "how one team built it",
    "S004": "the strategy as five decisions",
}
_CODES = re.compile(r"S00[0-4](?: S00[0-4])*")


def source_text(seed: str) -> str:
    """A source for people: the texts by what they are, instead of by their codes."""

    def named(found: re.Match[str]) -> str:
        *others, last = (_TEXTS[code] for code in found[0].split())
        return f"{', '.join(others)} and {last}" if others else last

    return _CODES.sub(named, seed)


def seed_of(name: str, preset: str, scoring: str) -> str:
    """The source of the default of the cell `name` under a preset and a way of counting; "" where none is given."""
    first, *rest = name.split(".")
    patterns = [name]
    if len(rest) == 2:
        patterns += [f"{first}.*.{rest[1]}", f"{first}.{rest[0]}.*", f"{first}.*.*"]
    elif rest:
        patterns.append(f"{first}.*")
    tables = [_seeds().get(part, {}) for part in (scoring, preset, _SHARED)]
    return next((table[pattern] for pattern in patterns for table in tables if pattern in table), "")
