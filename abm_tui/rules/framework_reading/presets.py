"""The presets: their TOML with what they extend, read once, and the framework each one makes."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from abm_tui.errors import Fix, UsageError
from abm_tui.rules.framework.framework import BadPreset, Framework
from abm_tui.rules.framework_reading.reader import build

PRESETS = ("two-person", "growth", "enterprise")
SCORINGS = ("points", "fit-adds-one")  # how points are counted, whatever the preset
_FOLDER = Path(__file__).resolve().parents[2] / "presets"


@cache
def preset_framework(preset: str = "two-person", scoring: str = "points") -> Framework:
    """Return the framework of a preset. Raises UsageError for an unknown name, BadPreset for a broken file."""
    return build(preset_data(preset, scoring), where=f"{preset}.toml")


def preset_data(preset: str, scoring: str = "points") -> dict[str, Any]:
    """The plain data of a preset with a way of counting points laid over it. Raises UsageError, BadPreset."""
    for name, known in ((preset, PRESETS), (scoring, SCORINGS)):
        if name not in known:
            raise UsageError(
                "unknown_preset",
                f'No preset "{name}". There are {", ".join(known[:-1])} and {known[-1]}.',
                Fix("g f", "abm framework preset"),
            )
    base = read_preset(preset)
    return base if scoring == SCORINGS[0] else overlaid(base, read_preset(scoring))


@cache
def read_preset(preset: str) -> dict[str, Any]:
    """The preset's data with what it extends below it: tables are merged, everything else is replaced.

    Nobody may write into it: it is read once.
    """
    path = _FOLDER / f"{preset}.toml"
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise BadPreset(path.name, "the file is not there") from error
    except tomllib.TOMLDecodeError as error:
        raise BadPreset(path.name, str(error)) from error
    base: dict[str, Any] = {}
    for name in data.pop("extends", []):
        base = merged(base, read_preset(name))
    return merged(base, data)


def merged(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """`above` laid over `below`, table by table."""
    result = dict(below)
    for name, value in above.items():
        old = result.get(name)
        both = isinstance(old, Mapping) and isinstance(value, Mapping)
        result[name] = merged(old, value) if both and old is not None else value
    return result


def overlaid(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """`above` laid over `below`, table by table; in a list of tables with a `code`, row by row, new ones last."""
    result = merged(below, {})
    for name, value in above.items():
        old = result.get(name)
        if isinstance(old, list) and isinstance(value, Mapping):
            rows = {str(row["code"]): row for row in old}
            rows |= {code: merged(rows.get(code, {"code": code}), cells) for code, cells in value.items()}
            result[name] = list(rows.values())
        else:
            result[name] = overlaid(old, value) if isinstance(old, Mapping) and isinstance(value, Mapping) else value
    return result
