"""What a change of the framework brings along, and how it is said."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise
from typing import Any

from abm_tui.errors import Fix, Refused
from abm_tui.rules.framework.framework import Framework
from abm_tui.rules.framework_cells.cells import FrameworkCell, cell_named, cells, read_value
from abm_tui.rules.framework_cells.fields import BY_PATTERN
from abm_tui.rules.framework_cells.typing import typed_text
from abm_tui.rules.framework_reading.tailoring import DEFAULTS, Settings, chosen
from abm_tui.text import count, fold, shorten

_SHOWN = 40  # cells of a value in a sentence
_NAMED = 2  # changes named in a sentence


def as_typed_text(value: Any, kind: str = "text") -> str:
    """Plain data as a person would have typed it; a text stays as it is."""
    if isinstance(value, str):
        return value
    if kind == "yes" and isinstance(value, bool):
        return typed_text(kind, value)
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else "" if value is None else json.dumps(value)


def wanted_values(now: Settings, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values to write, as plain data: those given, as typed or plain (None = the preset's), and what follows.

    Raises NotFound for what is no cell, Refused for a value that cannot stand there.
    """
    known = {cell.name: cell for cell in cells(now)}
    wanted: dict[str, Any] = {}
    for name, value in values.items():
        if name in DEFAULTS:
            fix = Fix("g f", f"abm framework preset {as_typed_text(value)}")
            raise Refused("not_a_cell", f"The {name} is chosen, not set.", fix)
        cell = cell_named(now, name)
        is_default = value is None and cell.section != "icp"
        wanted[cell.name] = cell.default if is_default else read_value(cell, as_typed_text(value, cell.kind))
    return wanted | following(known, wanted)


def changed_settings(now: Settings, values: Mapping[str, Any], preset: str = "", scoring: str = "") -> Settings:
    """The settings as they would be with these changes: what a preview looks at. Raises as `wanted_values`.

    A criterion that is not there yet is given by its cells: `icp.NEW.name`, `icp.NEW.test` …
    """
    names = chosen(now)
    known = {cell.name: cell for cell in cells(now)}
    rows = dict(now)
    fresh = {name: value for name, value in values.items() if name.startswith("icp.") and name not in known}
    for name, value in wanted_values(now, {n: v for n, v in values.items() if n not in fresh}).items():
        if value == known[name].default and known[name].section != "icp":
            rows.pop(name, None)
        else:
            rows[name] = json.dumps(value)
    rows |= {name: json.dumps(value) for name, value in _new_criteria(fresh).items()}
    for name, value in (("preset", preset), ("scoring", scoring)):
        if value and value != names[name]:
            rows[name] = json.dumps(value)
    return tuple(rows.items())


def _new_criteria(fresh: Mapping[str, Any]) -> dict[str, Any]:
    """Cells of criteria that are still to be, each with what a criterion has by itself."""
    found: dict[str, Any] = {}
    shape = criterion_cells()
    for code in dict.fromkeys(name.split(".")[1] for name in fresh):
        usual = {"name": code, "family": "firmographic", "test": "", "ask": "", "weight": 1, "must": False}
        for part, cell in shape.items():
            value = fresh.get(f"icp.{code}.{part}", usual[part])
            found[f"icp.{code}.{part}"] = read_value(cell, as_typed_text(value, cell.kind))
    return found


def cap_too_small_text(taken: int, reasons: int, old: Framework, new: Framework) -> str:
    """Why a lower cap cannot be: Tier 1 holds more. Empty where it can (S001, S002: the cap is the one hard stop).

    `taken` slots, `reasons` of them by accounts that stand above a cap with a reason: those may stay, up to the
    ceiling.
    """
    if (new.cap, new.ceiling) == (old.cap, old.ceiling) or (new.cap >= old.cap and new.ceiling >= old.ceiling):
        return ""
    most = min(new.cap + reasons, new.ceiling)
    if taken <= most:
        return ""
    what = f"a cap of {new.cap}" if taken - reasons > new.cap else f"a ceiling of {new.ceiling}"
    left = f"{what} would leave {taken - most} too many"
    return f"Tier 1 holds {count(taken, 'account')}: {left}. Take them out of it first."


def following(known: Mapping[str, FrameworkCell], wanted: Mapping[str, Any]) -> dict[str, Any]:
    """The cells that go along with those wanted: nothing of what is wanted is overruled.

    Bands follow each other (S001): whoever moves a border moves it for both. A criterion has a filter or a question.
    """
    return _borders(known, wanted) | _criteria(known, wanted)


def _borders(known: Mapping[str, FrameworkCell], wanted: Mapping[str, Any]) -> dict[str, Any]:
    bands = list(dict.fromkeys(cell.group for cell in known.values() if cell.name.startswith("bands.")))
    found: dict[str, Any] = {}
    for lower, upper in pairwise(bands):
        end, start = f"bands.{lower}.upto", f"bands.{upper}.from"
        if end in wanted and start not in wanted:
            found[start] = wanted[end] + 1
        elif start in wanted and end not in wanted and wanted[start] > 0:
            found[end] = wanted[start] - 1
    return found


def _criteria(known: Mapping[str, FrameworkCell], wanted: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in wanted.items():
        if not name.startswith("icp.") or not value:
            continue
        for one, other in ((".test", ".ask"), (".ask", ".test")):
            if name.endswith(one):
                twin = name.removesuffix(one) + other
                if twin not in wanted and known[twin].value:
                    found[twin] = ""
    return found


def criterion_cells() -> dict[str, FrameworkCell]:
    """The cells of a criterion that is still to be: by the last part of their names."""
    found = {}
    for pattern, rule in BY_PATTERN.items():
        if rule.section == "icp":
            part = pattern.rpartition(".")[2]
            found[part] = FrameworkCell(
                name=f"icp.NEW.{part}",
                section="icp",
                group="",
                row="Criterion",
                label=rule.label,
                kind=rule.kind,
                value=None,
                default=None,
                changed=False,
                low=rule.low,
                high=rule.high,
                choices=rule.choices,
                hint=rule.hint,
                blank=rule.blank,
            )
    return found


def criterion_code(name: str, taken: Collection[str]) -> str:
    """A code for a criterion's name: `Uses SAP!` → uses_sap; another number where it is taken."""
    bare = re.sub(r"[^a-z0-9]+", "_", fold(name)).strip("_")[:40] or "criterion"
    code, n = bare, 2
    while code in taken:
        code, n = f"{bare}_{n}", n + 1
    return code


def change_text(changes: Sequence[tuple[FrameworkCell, Any]]) -> str:
    """The label of an edit: `Pricing page: cap 1 → 2`."""
    return parts_text([f"{cell.title} {_shown(cell, cell.value)} → {_shown(cell, value)}" for cell, value in changes])


def parts_text(parts: Sequence[str]) -> str:
    """The first parts, and how many more there are."""
    more = len(parts) - _NAMED
    return " · ".join(parts[:_NAMED]) + (f" and {more} more" if more > 0 else "")


def _shown(cell: FrameworkCell, value: Any) -> str:
    return shorten(typed_text(cell.kind, value), _SHOWN) or "nothing"
