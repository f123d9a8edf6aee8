"""The sections of the framework place that are the preset's tables: tiers, stages, roles, signals, numbers, governance.

Each is a function from the framework and its cells to the lines and columns of its sheet.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from abm_tui.screens.framework.lines import (
    FIELD,
    FIELD_COLUMNS,
    LABEL,
    VALUE,
    Cells,
    FrameworkLine,
    FrameworkPage,
    heading,
    one_cell,
    titles,
)
from abm_tui.widgets.grid import Cell, Column

if TYPE_CHECKING:
    from abm_tui.rules.framework.framework import Framework

# Rows of the table of tiers, as people ask about them.
_TIER_ROWS = (
    "low", "high", "note_above", "cap", "ceiling", "acv_from", "acv_to", "effort", "stuck_percent", "cadence",
    "belongs", "style", "name",
)  # fmt: skip


def tiers(fw: Framework, cells: Cells) -> FrameworkPage:
    """Tiers side by side, as S002's table has them."""
    columns = (
        Column(LABEL, "", 16, frozen=True),
        *(Column(t.code, t.name, 13, flex=1, min_width=9) for t in fw.tiers),
    )
    lines = []
    for row in _TIER_ROWS:
        names = {t.code: f"tiers.{t.code}.{row}" for t in fw.tiers}
        label = next((cells[name].label for name in names.values() if name in cells), row)
        lines.append(FrameworkLine(row, cells=names, texts={LABEL: Cell(label[:1].upper() + label[1:], "dim")}))
    return FrameworkPage(lines, {"": columns}, "1")


def stages(fw: Framework, cells: Cells) -> FrameworkPage:
    """A stage a line: its limit, its exit test, what its committee needs, what each team does."""
    del cells
    columns = (
        Column("name", "Stage", 13, frozen=True),
        Column("limit_days", "Days", 6, "right"),
        Column("gate", "To leave it", 30, flex=2, min_width=22),
        Column("needs", "It needs", 20, flex=1, min_width=16),
        Column("marketing", "Marketing does", 28, flex=2),
        Column("sales", "Sales does", 28, flex=2),
        Column("wrong_metrics", "Not judged by", 26, flex=1),
        Column("alias", "Also called", 16),
    )
    return FrameworkPage([_row("stages", s.code, columns) for s in fw.stages], {"": columns}, "limit_days")


def roles(fw: Framework, cells: Cells) -> FrameworkPage:
    """A role a line: whether Tier 1 needs it, and what to say to it."""
    del cells
    columns = (
        Column("name", "Role", 19, frozen=True),
        Column("code", "", 2),
        Column("required", "Tier 1", 6),
        Column("concerns", "Concerns", 32, flex=1, min_width=20),
        Column("message", "Message", 32, flex=1, min_width=20),
        Column("goals", "Goals", 30, flex=1, min_width=20),
        Column("objections", "Objections", 30, flex=1, min_width=20),
        Column("proof", "Proof", 30, flex=1, min_width=20),
        Column("find", "While nobody fills it", 24),
    )
    lines = [_row("roles", r.code, columns, {"code": Cell(r.code, "dim")}) for r in fw.roles]
    return FrameworkPage(lines, {"": columns}, "concerns")


def signals(fw: Framework, cells: Cells) -> FrameworkPage:
    """What gives points, up to how many, for how long; then what the points mean."""
    columns = (
        Column("label", "Signal", 28, frozen=True),
        Column("cap", "Cap", 5, "right"),
        Column("window_days", "Days", 6, "right"),
        Column("counts_by", "A point for", 11),
        Column("types", "Counts as it", 22, flex=2, min_width=14),
        Column("next", "The next point", 24, flex=1),
        Column("one", "One", 14),
        Column("many", "Several", 16),
    )
    bands = (
        Column("name", "Band", 28, frozen=True),
        Column("from", "From", 5, "right"),
        Column("upto", "To", 6, "right"),
        Column("icp_match", "ICP match", 11),
    )
    lines = [_row("signals", s.code, columns) for s in fw.signals]
    lines += [titles("band"), *(_row("bands", b.code, bands, layout="band") for b in fw.bands)]
    lines += [heading("SCORING", fw.scoring.title)]
    lines += [one_cell(cells[name]) for name in ("scoring.prompt_at", "scoring.icp_points")]
    return FrameworkPage(lines, {"": columns, "band": bands, FIELD: FIELD_COLUMNS}, "cap")


def numbers(fw: Framework, cells: Cells) -> FrameworkPage:
    """The review's rhythm and every other number, a line each."""
    groups: dict[str, list[FrameworkLine]] = {}
    for cell in cells.values():
        if cell.section in {"review", "numbers"}:
            groups.setdefault(cell.row, []).append(one_cell(cell))
    lines: list[FrameworkLine] = []
    for name, found in groups.items():
        lines += [heading(name.upper()), *found]
    del fw
    return FrameworkPage(lines, {"": FIELD_COLUMNS, FIELD: FIELD_COLUMNS}, VALUE)


def governance(fw: Framework, cells: Cells) -> FrameworkPage:
    """What the two teams agreed on, besides the numbers."""
    del cells
    columns = (
        Column(LABEL, "", 22, frozen=True),
        Column("text", "Agreed on", 40, flex=3, min_width=30),
        Column("asks", "It asks", 40, flex=2, drop=1),
    )
    lines = [
        FrameworkLine(
            g.code,
            cells={"text": f"governance.{g.code}.text"},
            texts={LABEL: Cell(g.label, "dim"), "asks": Cell(g.asks, "dim")},
        )
        for g in fw.governance
    ]
    return FrameworkPage(lines, {"": columns}, "text")


def _row(
    table: str,
    code: str,
    columns: Sequence[Column],
    texts: Mapping[str, Cell] | None = None,
    *,
    layout: str = "",
) -> FrameworkLine:
    """A line whose every column is a cell of the table's row `code`, save those in `texts`."""
    shown = texts or {}
    names = {c.key: f"{table}.{code}.{c.key}" for c in columns if c.key not in shown}
    return FrameworkLine(f"{table}.{code}", layout, cells=names, texts=shown)
