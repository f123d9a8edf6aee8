"""`abm framework`: the rules the team works by. Look, preview, change, go back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from abm_tui.cli.shared import context
from abm_tui.cli.shared.context import TextJsonOrMd, TextOrJson, done, emit
from abm_tui.cli.shared.output import Format, out, out_json
from abm_tui.errors import Fix, Refused, UsageError

if TYPE_CHECKING:
    from abm_tui.rules.framework_cells.cells import FrameworkCell
    from abm_tui.store.queries.framework import Preview, Version

PairsArgument = Annotated[list[str], typer.Argument(metavar="NAME=VALUE…", help="signals.pricing_visit.cap=2")]
CodeArgument = Annotated[str, typer.Argument(metavar="CODE", help="The criterion's code: abm framework show icp.")]


def register(app: typer.Typer) -> None:
    told = "The rules you work by: ICP, tiers, stages, roles, signals, numbers, governance."
    family = typer.Typer(help=told, no_args_is_help=True, rich_markup_mode=None)
    family.command("show")(framework_show)
    family.command("set")(framework_set)
    family.command("reset")(reset)
    family.command("preset")(preset)
    family.command("preview")(preview)
    family.command("versions")(versions)
    family.command("revert")(revert)
    criteria = typer.Typer(help="The ICP's criteria: add, remove, move.", no_args_is_help=True, rich_markup_mode=None)
    criteria.command("add")(add_criterion)
    criteria.command("remove")(remove_criterion)
    criteria.command("move")(move_criterion)
    family.add_typer(criteria, name="criterion")
    app.add_typer(family, name="framework")


# looking


def framework_show(
    section: Annotated[str, typer.Argument(metavar="[SECTION]", help="icp, tiers, stages, roles, signals …")] = "",
    form: TextJsonOrMd = Format.TEXT,
) -> None:
    """Every cell with its value; what the team changed is marked, with the preset's value beside it."""
    from abm_tui.rules.framework_cells.fields import SECTIONS

    if section and section not in SECTIONS:
        raise UsageError("no_such_section", f'No section "{section}". There are: {", ".join(SECTIONS)}.')
    store = context.workspace()
    from abm_tui.store.queries import framework as queries

    cells = [cell for cell in store.read(queries.cells) if section in {"", cell.section}]
    names, version = store.read(queries.names), store.read(queries.version)
    if form == Format.JSON:
        rows = [{"name": c.name, "value": c.value, "default": c.default, "changed": c.changed} for c in cells]
        out_json({**names, "version": version, "cells": rows})
        return
    heading = f"{names['preset']}, {names['scoring']}, version {version}"
    sections = [one for one in SECTIONS if any(c.section == one for c in cells) or one == section]
    out("# " + heading if form == Format.MD else heading)
    for one in sections:
        here = [cell for cell in cells if cell.section == one]
        out(_table(one, here) if form == Format.MD else _listed(one, here))


def _listed(section: str, cells: list[FrameworkCell]) -> str:
    from abm_tui.rules.framework_cells.cells import value_text

    wide = max((len(cell.name) for cell in cells), default=0)
    lines = ["", section.upper()]
    for cell in cells:
        default = f"   (preset: {value_text(cell, default=True) or 'nothing'})" if _own(cell) else ""
        mark = "*" if _own(cell) else " "
        lines.append(f"{mark} {cell.name:<{wide}}  {value_text(cell)}{default}".rstrip())
    return "\n".join(
        lines if cells else [*lines, '  none yet: abm framework criterion add NAME --test "employees>=500"']
    )


def _table(section: str, cells: list[FrameworkCell]) -> str:
    from abm_tui.markdown import inline
    from abm_tui.rules.framework_cells.cells import value_text

    lines = ["", f"## {section}", "", "| cell | is | preset | from |", "|---|---|---|---|"]
    for cell in cells:
        default = value_text(cell, default=True) if _own(cell) else ""
        lines.append(f"| `{cell.name}` | {inline(value_text(cell))} | {inline(default)} | {inline(cell.seed)} |")
    return "\n".join(lines)


def _own(cell: FrameworkCell) -> bool:
    """Whether the team changed it; a criterion is the team's anyway."""
    return cell.changed and cell.section != "icp"


# changing


def framework_set(pairs: PairsArgument, form: TextOrJson = Format.TEXT) -> None:
    """Change cells, as one step: the whole framework has to hold together afterwards."""
    from abm_tui.store.commands.framework import set_cells

    done(context.run(set_cells, _pairs(pairs)), form)


def reset(
    names: Annotated[list[str], typer.Argument(metavar="NAME…", help="signals.pricing_visit.cap")],
    form: TextOrJson = Format.TEXT,
) -> None:
    """Give cells the preset's value again."""
    from abm_tui.store.commands.framework import set_cells

    own = [name for name in names if name.startswith("icp.")]
    if own:
        raise Refused(
            "no_default",
            f"{own[0]} is the team's own: it has no default.",
            Fix(command=f"abm framework criterion remove {own[0].split('.')[1]}"),
        )
    done(context.run(set_cells, dict.fromkeys(names)), form)


def preset(
    name: Annotated[str, typer.Argument(metavar="[NAME]", help="Without a name: lists them.")] = "",
    form: TextOrJson = Format.TEXT,
) -> None:
    """Another preset, or another way of counting points, below what the team changed. See first: preview --preset."""
    from abm_tui.rules.framework_reading.presets import PRESETS, SCORINGS, preset_framework

    store = context.workspace()
    if name:
        from abm_tui.store.commands.framework import choose

        counts = name in SCORINGS
        done(context.run(choose, preset="" if counts else name, scoring=name if counts else ""), form)
        return
    from abm_tui.store.queries import framework as queries

    now = store.read(queries.names)
    presets = [{"name": one, "title": preset_framework(one).title, "chosen": one == now["preset"]} for one in PRESETS]
    ways = [
        {"name": one, "title": preset_framework(now["preset"], one).scoring.title, "chosen": one == now["scoring"]}
        for one in SCORINGS
    ]
    lines = [f"{'*' if one['chosen'] else ' '} {one['name']:<13} {one['title']}" for one in [*presets, *ways]]
    emit(form, {**now, "presets": presets, "scorings": ways}, "\n".join(lines))


def preview(
    pairs: Annotated[list[str] | None, typer.Argument(metavar="NAME=VALUE…")] = None,
    preset: Annotated[str, typer.Option("--preset", metavar="NAME", help="Under another preset or scoring.")] = "",
    without: Annotated[str, typer.Option("--without", metavar="CODE", help="Without this criterion.")] = "",
    version: Annotated[int | None, typer.Option("--version", metavar="N", help="As it was in version N.")] = None,
    form: TextOrJson = Format.TEXT,
) -> None:
    """What a change would do to the target accounts, and to the ICP's answers on your own deals. Writes nothing."""
    if not (pairs or preset or without) and version is None:
        raise UsageError(
            "nothing_said", "Say what to preview: NAME=VALUE, --preset NAME, --without CODE or --version N.",
            Fix(command="abm framework preview signals.pricing_visit.cap=2"),
        )  # fmt: skip
    if version is not None and (pairs or preset or without):
        raise UsageError("usage", "--version is a whole framework: it goes with nothing else.")
    from abm_tui.rules.framework_reading.presets import SCORINGS

    store = context.workspace()
    from abm_tui.store.queries import framework as queries

    chosen = {"scoring": preset} if preset in SCORINGS else {"preset": preset}
    found = store.read(queries.preview, _pairs(pairs or []), without=without, version=version, **chosen)
    changes = "\n".join(f"  {change.said}" for change in found.changes)
    text = "\n".join([*found.lines, *(["", "Changes:", changes] if changes else [])])
    emit(form, _preview_json(found), text)


def _preview_json(found: Preview) -> dict[str, Any]:
    return {
        "changes": [{"name": c.name, "old": c.old, "new": c.new} for c in found.changes],
        "accounts": found.accounts,
        "effects": {
            what: [{"id": e.account_id, "account": e.account, "old": e.old, "new": e.new} for e in effects]
            for what, effects in found.by_aspect.items()
        },
        "room": found.room or None,
        "own_deals": None
        if found.deals is None
        else {
            when: {"wins": d.wins, "wins_yes": d.wins_yes, "losses": d.losses, "losses_yes": d.losses_yes}
            for when, d in zip(("before", "after"), found.deals, strict=True)
        },
        "refused": found.refused or None,
    }


def versions(form: TextOrJson = Format.TEXT) -> None:
    """Every version of the framework: when, who, what. The oldest is 0."""
    store = context.workspace()
    from abm_tui.store.queries import framework as queries

    found, now = store.read(queries.versions), store.read(queries.version)
    data = [
        {
            "version": v.number,
            "day": v.day,
            "who": v.who,
            "label": v.label,
            "preset": v.preset,
            "scoring": v.scoring,
            "same_as": v.same_as,
            "changes": [{"name": c.name, "old": c.old, "new": c.new} for c in v.changes],
        }
        for v in found
    ]
    emit(form, {"version": now, "versions": data}, "\n".join(_version(v, now) for v in reversed(found)))


def _version(v: Version, now: int) -> str:
    same = f"   (as version {v.same_as})" if v.same_as != v.number else ""
    day = v.day.isoformat() if v.day else ""
    return f"{'*' if v.number == now else ' '}{v.number:>4}  {day:<10}  {v.who:<8}  {v.label}{same}"


def revert(
    version: Annotated[int | None, typer.Argument(metavar="[VERSION]", help="Else the one before.")] = None,
    form: TextOrJson = Format.TEXT,
) -> None:
    """Make the framework exactly what it was in a version."""
    store = context.workspace()
    from abm_tui.store.commands.framework import revert_to
    from abm_tui.store.queries import framework as queries

    now = store.read(queries.version)
    if version is None and now == 0:
        raise Refused(
            "first_version", "The framework is as it began: there is nothing before it.",
            Fix("g f", "abm framework versions"),
        )  # fmt: skip
    done(context.run(revert_to, now - 1 if version is None else version, base=now), form)


# the ICP's criteria


def add_criterion(
    name: Annotated[str, typer.Argument(metavar="NAME", help='"Mid-sized bank"')],
    family: Annotated[
        str, typer.Option("--family", metavar="F", help="firmographic, technographic, situational, behavioural")
    ] = "firmographic",
    test: Annotated[str, typer.Option("--test", metavar="FILTER", help='"employees>=500 industry:bank"')] = "",
    ask: Annotated[str, typer.Option("--ask", metavar="QUESTION", help="Answered by hand: yes, no.")] = "",
    weight: Annotated[int, typer.Option("--weight", metavar="1-3")] = 1,
    must: Annotated[bool, typer.Option("--must", help="A known no is no match.")] = False,
    form: TextOrJson = Format.TEXT,
) -> None:
    """Add a criterion to the ICP: a filter over the account's fields, or a question."""
    from abm_tui.store.commands import framework as commands

    result = context.run(commands.add_criterion, name, family, test=test, ask=ask, weight=weight, must=must)
    done(result, form, code=result.value)


def remove_criterion(code: CodeArgument, form: TextOrJson = Format.TEXT) -> None:
    """Take a criterion out of the ICP. Answers kept on accounts stay there and count for nothing."""
    from abm_tui.store.commands import framework as commands

    done(context.run(commands.remove_criterion, code), form)


def move_criterion(
    code: CodeArgument,
    where: Annotated[str, typer.Argument(metavar="up|down")],
    form: TextOrJson = Format.TEXT,
) -> None:
    """Move a criterion in the list."""
    from abm_tui.store.commands import framework as commands

    if where not in {"up", "down"}:
        raise UsageError("usage", f'A criterion moves up or down, not "{where}".')
    done(context.run(commands.move_criterion, code, -1 if where == "up" else 1), form)


def _pairs(pairs: list[str]) -> dict[str, str]:
    """`["quiet_days=21"]` → name → text. Raises UsageError for what is no pair, or said twice."""
    found: dict[str, str] = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals or not name.strip():
            raise UsageError("no_pair", f'"{pair}" is no NAME=VALUE. Write quiet_days=21, or tiers.1.cap=22.')
        if name.strip() in found:
            raise UsageError("said_twice", f"{name.strip()} is said twice.")
        found[name.strip()] = value
    return found
