"""A team's own framework: a preset with what the team changed laid over it, cell by cell.

What was changed is kept as settings: a name such as `signals.pricing_visit.cap`, and its value as JSON. `preset` and
`scoring` are settings too. The same settings always give the same framework, so a version can be gone back to exactly.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from abm_tui.errors import Fix, Refused
from abm_tui.rules.framework.framework import BadPreset, Framework
from abm_tui.rules.framework_reading.presets import overlaid, preset_data
from abm_tui.rules.framework_reading.reader import build

# Kept as rows of their own: a play is edited on the Plays screen.
_ELSEWHERE = ("name", "title", "plays")
DEFAULTS = {"preset": "two-person", "scoring": "points"}

Settings = tuple[tuple[str, str], ...]  # (name, JSON), in the order in which they were first set


def tailored(settings: Iterable[tuple[str, str]]) -> Framework:
    """The framework that the settings describe. Raises Refused with a sentence where it does not hold together."""
    return _tailored(tuple(settings))


@lru_cache(maxsize=16)
def _tailored(settings: Settings) -> Framework:
    data = plain(settings)
    try:
        return build(data, where=chosen(settings)["preset"])
    except BadPreset as error:
        said = error.message if error.message.endswith((".", "?")) else f"{error.message}."
        raise Refused("bad_framework", f"{said} Nothing was changed.", Fix("g f", "abm framework show")) from None


def chosen(settings: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The preset and the way of counting points."""
    return DEFAULTS | {name: str(_value(name, value)) for name, value in settings if name in DEFAULTS}


def plain(settings: Settings) -> dict[str, Any]:
    """The plain data: the preset's with the settings over it. Raises Refused for a name that names nothing."""
    names = chosen(settings)
    return overlaid(preset_data(names["preset"], names["scoring"]), _nested(settings))


def defaults(settings: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """The plain data of the preset alone, without what the team changed."""
    names = chosen(settings)
    return preset_data(names["preset"], names["scoring"])


def flat(data: Mapping[str, Any]) -> dict[str, Any]:
    """Name → value of every cell of a framework's plain data: `tiers.1.cap`, `icp.size.test`. Plays are left out."""
    cells: dict[str, Any] = {}

    def walk(prefix: str, value: Any) -> None:
        if isinstance(value, Mapping):
            for key, inner in value.items():
                if not (prefix and key == "code"):
                    walk(f"{prefix}.{key}" if prefix else str(key), inner)
        elif isinstance(value, list) and any(isinstance(row, Mapping) for row in value):
            for row in value:
                walk(f"{prefix}.{row['code']}", row)
        elif not (isinstance(value, list) and prefix == "icp"):
            cells[prefix] = value

    for key, value in data.items():
        if key not in _ELSEWHERE:
            walk(key, value)
    return cells


def _nested(settings: Settings) -> dict[str, Any]:
    tree: dict[str, Any] = {}
    for name, value in settings:
        if name in DEFAULTS:
            continue
        at, parts = tree, name.split(".")
        if parts[0] in _ELSEWHERE:
            raise Refused("no_such_setting", f'The framework has no cell "{name}". Nothing was changed.')
        for part in parts[:-1]:
            at = at.setdefault(part, {})
            if not isinstance(at, dict):
                raise Refused("no_such_setting", f'The framework has no cell "{name}". Nothing was changed.')
        at[parts[-1]] = _value(name, value)
    return tree


def _value(name: str, text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        said = f'The framework cell "{name}" cannot be read. Nothing was changed.'
        raise Refused("bad_framework", said, Fix("g f", "abm framework show")) from None
