"""Editing the framework: cells, criteria of the ICP, the preset, and going back to a version. One undo step each.

A framework that does not hold together is refused by the store, whatever wrote it, and nothing is kept.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from abm_tui.errors import Clash, Conflict, Fix, NotFound, Refused
from abm_tui.rules.framework_cells.cells import FrameworkCell, cell_named, cells, read_value
from abm_tui.rules.framework_cells.changes import (
    as_typed_text,
    change_text,
    criterion_cells,
    criterion_code,
    parts_text,
    wanted_values,
)
from abm_tui.rules.framework_reading.presets import preset_data
from abm_tui.rules.framework_reading.tailoring import Settings, chosen
from abm_tui.store.queries.framework_versions import in_force, last_of, states
from abm_tui.store.queries.settings import settings
from abm_tui.store.unit import Unit

Base = Mapping[str, Any] | None


def set_cells(u: Unit, values: Mapping[str, Any], *, base: Base = None) -> None:
    """Give cells their values: text as people type it, or plain data; None = the preset's value again.

    `base` holds what the editor saw, plain values by name: Conflict where one is another now. A value equal to the
    preset's is no change of the team's any more. What hangs on a cell goes along: a band's neighbour keeps to its
    border, a criterion that gets a filter loses its question. Raises NotFound, Refused, Conflict.
    """
    now = settings(u.connection)
    wanted = wanted_values(now, values)
    _compare(u, now, base, wanted)
    known = {cell.name: cell for cell in cells(now)}
    _write(u, wanted, known)
    u.label = change_text([(known[name], value) for name, value in wanted.items() if known[name].value != value])


def reset_cell(u: Unit, name: str, *, base: Base = None) -> None:
    """Give a cell the preset's value again. Raises Refused for a criterion: it has no default."""
    cell = cell_named(settings(u.connection), name)
    if cell.section == "icp":
        raise Refused("no_default", f"{cell.row} is the team's own criterion: it has no default to go back to.")
    set_cells(u, {cell.name: None}, base=base)


def add_criterion(
    u: Unit,
    name: str,
    family: str,
    *,
    test: str = "",
    ask: str = "",
    weight: object = 1,
    must: object = False,
) -> str:
    """Add a criterion to the ICP, last; returns its code. Either `test`, a filter, or `ask`, a question (S002).

    Raises Refused with what is allowed.
    """
    now = settings(u.connection)
    values = {"name": name, "family": family, "test": test, "ask": ask, "weight": weight, "must": must}
    read = {part: read_value(cell, as_typed_text(values[part], cell.kind)) for part, cell in criterion_cells().items()}
    if bool(read["test"]) == bool(read["ask"]):
        raise Refused(
            "bad_criterion",
            f"{read['name']} needs either a filter, such as employees>=500, or a question. Nothing was saved.",
            Fix("+", f'abm framework criterion add "{read["name"]}" --test "employees>=500"'),
        )
    codes = {cell.group for cell in cells(now) if cell.section == "icp"}
    code = criterion_code(str(read["name"]), codes)
    u.add_many("setting", [{"name": f"icp.{code}.{part}", "value": json.dumps(v)} for part, v in read.items()])
    u.label = f"ICP: added {read['name']}"
    return code


def remove_criterion(u: Unit, code: str) -> None:
    """Take a criterion out of the ICP. Answers kept on accounts stay there and count for nothing."""
    rows = _criterion(u, code)
    name = json.loads(next(row["value"] for row in rows if row["name"] == f"icp.{code}.name"))
    for row in rows:
        u.delete("setting", row["id"])
    u.label = f"ICP: removed {name}"


def move_criterion(u: Unit, code: str, by: int) -> None:
    """Move a criterion up (`by` -1) or down (1) in the list. At the end of the list nothing happens."""
    order = list(dict.fromkeys(c.group for c in cells(settings(u.connection)) if c.section == "icp"))
    rows = {one: _criterion(u, one) for one in order}
    name = json.loads(next(row["value"] for row in _criterion(u, code) if row["name"].endswith(".name")))
    at = order.index(code)
    to = max(0, min(len(order) - 1, at + by))
    if to == at:
        return
    order.insert(to, order.pop(at))
    # The order is that of the rows: those from the first that moves on are written anew, in the new order.
    moved = [row for one in order[min(at, to) :] for row in rows[one]]
    for row in moved:
        u.delete("setting", row["id"])
    u.add_many("setting", [{"name": row["name"], "value": row["value"]} for row in moved])
    u.label = f"ICP: moved {name} {'up' if by < 0 else 'down'}"


def _criterion(u: Unit, code: str) -> list[dict[str, Any]]:
    rows = [row for row in u.find("setting") if row["name"].startswith(f"icp.{code}.")]
    if not rows:
        known = sorted({row["name"].split(".")[1] for row in u.find("setting") if row["name"].startswith("icp.")})
        there = f"There are {', '.join(known)}." if known else "The ICP has none yet."
        raise NotFound("no_such_criterion", f'No criterion "{code}". {there}', Fix("g f", "abm framework show icp"))
    return rows


def choose(u: Unit, *, preset: str = "", scoring: str = "", base: Base = None) -> None:
    """Another preset, or another way of counting points, below what the team changed.

    `base`: the preset or the way of counting that was seen. Raises UsageError, Conflict.
    """
    now = chosen(settings(u.connection))
    wanted = {"preset": preset or now["preset"], "scoring": scoring or now["scoring"]}
    preset_data(**wanted)
    clashes = []
    for name, seen in (base or {}).items():
        if now[name] not in (seen, wanted[name]):
            row_id, who, at = last_of(u.connection, name)
            clashes.append(Clash("setting", row_id, name, seen, now[name], wanted[name], who, at))
    if clashes:
        raise _conflict(clashes, parts_text([f"the {clash.field}" for clash in clashes]))
    rows = {row["name"]: row for row in u.find("setting")}
    parts = []
    for name, value in wanted.items():
        if value == now[name]:
            continue
        if name in rows:
            u.set("setting", rows[name]["id"], value=json.dumps(value))
        else:
            u.add("setting", name=name, value=json.dumps(value))
        parts.append(f"{name} {now[name]} → {value}")
    u.label = "Framework: " + " · ".join(parts)


def revert_to(u: Unit, version: int, *, base: int | None = None) -> None:
    """Make the framework what it was in a version, exactly: every cell, and the order of the criteria.

    Versions are those of `queries.framework.versions`; 0 is the workspace's first. `base` is the version that was in
    force when it was looked at. Raises NotFound, Conflict.
    """
    past = states(u.connection)
    number = in_force(past, settings(u.connection))
    if base is not None and base != number:
        last = past[-1]
        raise _conflict([Clash("setting", 0, "version", base, number, version, last.who)], "the framework")
    if not 0 <= version < len(past):
        raise NotFound(
            "no_such_version",
            f"There is no version {version}: they are 0 to {len(past) - 1}.",
            Fix("g f", "abm framework versions"),
        )
    then = past[version].rows
    now = {row["id"]: row for row in u.find("setting")}
    for row_id, row in now.items():
        if row_id not in then or then[row_id][0] != row["name"]:
            u.delete("setting", row_id)
    kept = {row_id for row_id, row in now.items() if row_id in then and then[row_id][0] == row["name"]}
    u.add_many(
        "setting", [{"id": i, "name": name, "value": value} for i, (name, value) in then.items() if i not in kept]
    )
    for row_id in kept:
        u.set("setting", row_id, value=then[row_id][1])
    u.label = f"Framework: back to version {version}"


# writing and comparing


def _write(u: Unit, wanted: Mapping[str, Any], known: Mapping[str, FrameworkCell]) -> None:
    rows = {row["name"]: row for row in u.find("setting")}
    for name, value in wanted.items():
        row, cell = rows.get(name), known[name]
        if value == cell.default and cell.section != "icp":
            if row is not None:
                u.delete("setting", row["id"])
        elif row is None:
            u.add("setting", name=name, value=json.dumps(value))
        elif json.loads(row["value"]) != value:
            u.set("setting", row["id"], value=json.dumps(value))


def _compare(u: Unit, now: Settings, base: Base, wanted: Mapping[str, Any]) -> None:
    """Raises Conflict for cells that are not what the editor saw."""
    clashes = []
    for name, seen in (base or {}).items():
        cell = cell_named(now, name)
        if cell.value != seen and cell.value != wanted.get(cell.name, cell):
            row_id, who, at = last_of(u.connection, cell.name)
            clashes.append(Clash("setting", row_id, cell.name, seen, cell.value, wanted.get(cell.name), who, at))
    if clashes:
        raise _conflict(clashes, parts_text([cell_named(now, clash.field).title for clash in clashes]))


def _conflict(clashes: list[Clash], what: str) -> Conflict:
    who = clashes[0].who or "Somebody"
    return Conflict(f"{who} changed {what} since you looked. Nothing was overwritten.", clashes)
