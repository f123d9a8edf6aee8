"""Write docs/users/framework.md: every default of the framework with its source, from the presets themselves."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path

from abm_tui.markdown import inline
from abm_tui.rules.framework_cells.cells import FrameworkCell, cells, value_text
from abm_tui.rules.framework_cells.fields import SECTIONS
from abm_tui.rules.framework_cells.seeds import seed_of
from abm_tui.rules.framework_reading.presets import PRESETS, SCORINGS, preset_framework

PAGE = Path(__file__).resolve().parent / "users" / "framework.md"

INTRO = """# The framework: every default, and where it comes from

This page is written by `make docs` from the preset files and the table of sources beside them; a test holds it to
them. Everything here is a cell a team can change: on the screen with `g f`, in the shell with
`abm framework set NAME=VALUE`. `abm framework preview` shows what that would do before it is done, and
`abm framework revert` goes back to any version exactly.

The framework was distilled from five texts about account-based marketing:

- **S000**, an FAQ on the framework as a team's operating system: tiers, committees, plays, governance, common mistakes
- **S001**, the operating model: tiers, stages with gates, messages by role, scoring with two worked examples, reports
- **S002**, strategy for a growing company: ICP families, tier sizes, four plays, measurement, prerequisites
- **S003**, how one team built its framework: prioritise and plan, an ICP tested on its own won and lost deals
- **S004**, strategy as five decisions: fit before intent, coordination of both teams, cost and return

*ours* is a choice made here where the texts name the idea but no number, with the reason for it.
"""
TITLES = {
    "icp": (
        "Ideal customer profile",
        "Criteria are the team's own: no preset has any. What one may be:",
    ),
    "tiers": ("Tiers", ""),
    "stages": ("Stages and gates", ""),
    "roles": ("Buying committee", ""),
    "signals": ("Score: signals, bands, and when a company fits", ""),
    "review": ("The weekly review", ""),
    "numbers": ("Numbers: blockers, working order, the week", ""),
    "governance": ("Governance", "Lines a team agrees on; where the default is empty, nothing is assumed."),
}
CRITERION = """| part | what may stand there |
|---|---|
| family | firmographic, technographic, situational or behavioural (S002) |
| filter | over the account's fields: `employees>=200 industry:bank,insurance`; unknown where the field is empty |
| question | answered by hand with yes or no, instead of a filter (S003: qualitative as well as quantitative) |
| weight | 1 to 3 (S003: each point weighted by importance) |
| must | a known no is no match, whatever the rest says |"""


def page() -> str:
    """The whole page."""
    parts = [INTRO]
    for section in SECTIONS:
        title, told = TITLES[section]
        parts.append(f"## {title}\n")
        parts += [told + "\n"] if told else []
        parts.append((CRITERION if section == "icp" else table(section)) + "\n")
    parts.append("## Plays\n\n" + plays() + "\n")
    return "\n".join(parts)


def _under(preset: str, scoring: str) -> dict[str, FrameworkCell]:
    return {cell.name: cell for cell in cells((("preset", json.dumps(preset)), ("scoring", json.dumps(scoring))))}


def table(section: str) -> str:
    """Every cell of a section; another preset's value and source only where they differ."""
    first = _under(PRESETS[0], SCORINGS[0])
    others = {name: _under(name, SCORINGS[0]) for name in PRESETS[1:]} | {
        name: _under(PRESETS[0], name) for name in SCORINGS[1:]
    }
    lines = ["| cell | what it is | default | from |", "|---|---|---|---|"]
    for name, cell in first.items():
        if cell.section != section:
            continue
        apart = {other: known[name] for other, known in others.items() if known[name].value != cell.value}
        values = [_value(cell), *(f"{other}: {_value(one)}" for other, one in apart.items())]
        seeds = [inline(cell.seed), *(f"{other}: {inline(one.seed)}" for other, one in apart.items())]
        what = f"{cell.title}" + (f" ({cell.hint})" if cell.hint else "")
        lines.append(f"| `{name}` | {inline(what)} | {_lines(values)} | {_lines(seeds)} |")
    return "\n".join(lines)


def _value(cell: FrameworkCell) -> str:
    return inline(value_text(cell)) or "–"


def _lines(parts: Iterable[str]) -> str:
    return "<br>".join(parts)


def plays() -> str:
    """The library, a line a play."""
    lines = ["| play | for tier | in stage | touches | days | worked when | from |", "|---|---|---|---|---|---|---|"]
    for play in preset_framework().plays:
        cells = (
            play.name,
            ", ".join(play.tiers),
            ", ".join(play.stages),
            str(len(play.steps)),
            str(play.duration_days),
            ", ".join(signal.replace("_", " ") for signal in play.success_signals),
            seed_of(f"plays.{play.code}", PRESETS[0], SCORINGS[0]),
        )
        lines.append("| " + " | ".join(inline(cell) for cell in cells) + " |")
    return "\n".join(lines)


if __name__ == "__main__":
    old = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
    new = page()
    PAGE.write_text(new, encoding="utf-8")
    sys.stdout.write("docs/users/framework.md is up to date\n" if old == new else "docs/users/framework.md written\n")
