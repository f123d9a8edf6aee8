"""The framework as cells that people edit: each with its value, its default, what may stand in it, and its source.

The order is the one people read: sections as SECTIONS, rows as the framework lists them, cells as CELLS lists them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from abm_tui.errors import Fix, NotFound
from abm_tui.rules.framework_cells.fields import CELLS, SECTIONS, CellRule, rule_of
from abm_tui.rules.framework_cells.seeds import seed_of
from abm_tui.rules.framework_cells.typing import Typed, read_typed, typed_text
from abm_tui.rules.framework_reading.tailoring import Settings, chosen, defaults, flat, plain

__all__ = ["SECTIONS", "FrameworkCell", "cell_named", "cells", "read_value", "value_text"]

# Rows that are one thing, and what they are called.
_SINGLES = {
    "scoring": "Scoring",
    "fit": "ICP match",
    "review": "Review",
    "blocking": "Blockers",
    "order": "Working order",
    "": "Numbers",
}
_GROUPS = {"agenda_size": "review"}
_LABELLED = ("signals", "governance")
_LISTS = ("icp", "tiers", "stages", "roles", "signals", "bands", "governance")


@dataclass(frozen=True)
class FrameworkCell:
    """One cell of the framework.

    `name` is the setting's: `signals.pricing_visit.cap`. `group` is the code of its row and `row` what people call the
    row ("Pricing page"), `label` the column. `kind` is one of KINDS; `value` and `default` are plain data of that kind
    (weekday: 0 = Monday; words: a list), None = nothing. A criterion is the team's own: its default is None. `seed`
    says where the default comes from: S000 to S004, or "ours: …".
    """

    name: str
    section: str
    group: str
    row: str
    label: str
    kind: str
    value: Any
    default: Any
    changed: bool
    low: int | None = None
    high: int | None = None
    choices: tuple[str, ...] = ()
    seed: str = ""
    hint: str = ""
    blank: bool = False

    @property
    def title(self) -> str:
        """The cell in a sentence: `Pricing page: cap`."""
        return f"{self.row}: {self.label}"

    @property
    def typed(self) -> Typed:
        """What may be typed into it."""
        return Typed(self.title, self.name, self.kind, self.low, self.high, self.choices, self.blank)


def cells(settings: Iterable[tuple[str, str]]) -> tuple[FrameworkCell, ...]:
    """Every cell of the framework that the settings describe. Raises Refused for a setting that names nothing."""
    return _cells(tuple(settings))


@lru_cache(maxsize=8)
def _cells(settings: Settings) -> tuple[FrameworkCell, ...]:
    now, before = flat(plain(settings)), flat(defaults(settings))
    names = chosen(settings)
    for name in _optional(now):
        now.setdefault(name, None)
    data = plain(settings)
    rows, asks = _row_names(data), {f"governance.{row['code']}.text": str(row["asks"]) for row in data["governance"]}
    found = []
    for name, value in now.items():
        rule = rule_of(name)
        if rule is None:
            continue
        seed = "" if rule.section == "icp" else seed_of(name, names["preset"], names["scoring"])
        default = before.get(name)
        cell = _cell(name, rule, rows, value, default, seed)
        found.append(replace(cell, hint=asks.get(name, cell.hint)))
    # Sections and rows in the order in which the table of cells and the framework have them.
    places = {rule.pattern: n for n, rule in enumerate(CELLS)}
    parts = list(dict.fromkeys(rule.pattern.partition(".")[0] for rule in CELLS))
    groups = {key: n for n, key in enumerate(dict.fromkeys((_part(cell), cell.group) for cell in found))}

    def place(cell: FrameworkCell) -> tuple[int, int, int, int]:
        rule = rule_of(cell.name)
        assert rule is not None
        part = _part(cell)
        at = SECTIONS.index(cell.section), parts.index(part), groups[part, cell.group]
        return (*at, places[rule.pattern])

    return tuple(sorted(found, key=place))


def _cell(name: str, rule: CellRule, rows: Mapping[str, str], value: Any, default: Any, seed: str) -> FrameworkCell:
    parts = name.split(".")
    is_row = parts[0] in _LISTS
    group = parts[1] if is_row else parts[0] if len(parts) > 1 else _GROUPS.get(name, "")
    label = rule.label
    if parts[0] == "order":
        label = " ".join(part.replace("_", " ") for part in parts[1:])
    return FrameworkCell(
        name=name,
        section=rule.section,
        group=group,
        row=rows[f"{parts[0]}.{group}"] if is_row else _SINGLES.get(group, group.capitalize()),
        label=label,
        kind=rule.kind,
        value=value,
        default=default,
        changed=value != default,
        low=rule.low,
        high=rule.high,
        choices=rule.choices,
        seed=seed,
        hint=rule.hint,
        blank=rule.blank,
    )


def _optional(now: Mapping[str, Any]) -> list[str]:
    """Cells that a preset may leave out: they can be filled in all the same."""
    codes = dict.fromkeys(name.split(".")[1] for name in now if name.startswith("tiers."))
    patterns = [rule.pattern for rule in CELLS if rule.section == "tiers" and rule.blank]
    return [pattern.replace("*", code) for pattern in patterns for code in codes if "*" in pattern or code == "1"]


def _row_names(data: Mapping[str, Any]) -> dict[str, str]:
    """`signals.pricing_visit` → what people call it."""
    named = {f"tiers.{code}": str(tier["name"]) for code, tier in data["tiers"].items()}
    for part in _LISTS:
        if part == "tiers":
            continue
        for row in data[part]:
            word = str(row.get("label" if part in _LABELLED else "name", row["code"]))
            named[f"{part}.{row['code']}"] = word[:1].upper() + word[1:]
    return named


def _part(cell: FrameworkCell) -> str:
    return cell.name.partition(".")[0]


def cell_named(settings: Iterable[tuple[str, str]], name: str) -> FrameworkCell:
    """The cell called `name`, in capitals or not. Raises NotFound naming the nearest ones."""
    known = {cell.name.casefold(): cell for cell in cells(settings)}
    bare = name.casefold()
    for meant in (bare, f"{bare}.text"):  # a line of governance has one cell
        if meant in known:
            return known[meant]
    from difflib import get_close_matches

    near = get_close_matches(bare, known, 3, 0.6) or [n for n in known if bare in n][:3]
    asked = f" Did you mean {' or '.join(known[n].name for n in near)}?" if near else ""
    raise NotFound("no_such_cell", f'The framework has no cell "{name}".{asked}', Fix("g f", "abm framework show"))


def read_value(cell: FrameworkCell, typed: str) -> Any:
    """What `typed` means in the cell, as plain data. Raises Refused with what is allowed there."""
    return read_typed(cell.typed, typed)


def value_text(cell: FrameworkCell, *, default: bool = False) -> str:
    """The cell's value (or its default) as people type it: "Fri", "yes", "signal:90, senior"; "" = nothing."""
    return typed_text(cell.kind, cell.default if default else cell.value)
