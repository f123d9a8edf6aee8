"""The lines under the framework's sheet: what a cell holds, what it means, and where its default comes from."""

from __future__ import annotations

from collections.abc import Sequence

from abm_tui.rules.framework.framework import Framework
from abm_tui.rules.framework_cells.cells import FrameworkCell as Kept
from abm_tui.rules.framework_cells.cells import value_text
from abm_tui.rules.framework_cells.seeds import source_text
from abm_tui.screens.framework.lines import CHANGED
from abm_tui.screens.framework.values import cell_text, condition_texts, limits_text
from abm_tui.screens.wording.wrapped import wrapped
from abm_tui.text import shorten
from abm_tui.widgets.tones import Line

_TITLE = 60  # cells


def cell_help_lines(kept: Kept, others: Sequence[Kept], fw: Framework, width: int, height: int) -> list[Line]:
    """At most `height` lines of `width` cells; where there is room, the texts of the same line whole (`others`)."""
    meaning = _wrapped(_meaning(kept, fw), width)
    source = _wrapped(_source(kept), width, "good" if kept.changed and kept.section != "icp" else "dim")
    title = shorten(kept.title, min(_TITLE, width - 10))
    first, *rest = wrapped(f"{title} = {cell_text(kept) or 'nothing yet'}", width)
    room = max(1, height - len(meaning) - len(source) - 1)
    if len(rest) > room:
        rest = [*rest[: room - 1], shorten(f"{rest[room - 1]}…", width)]
    lines: list[Line] = [[(f" {first[: len(title)]}", "bold"), (first[len(title) :], "")]]
    lines += [*(f" {line}" for line in rest), *meaning, *source]
    for other in others:
        text = _wrapped(f"{other.label}: {cell_text(other)}", width)
        if len(lines) + len(text) > height:
            break
        lines += text
    return lines


def _wrapped(text: str, width: int, tone: str = "") -> list[Line]:
    return [(f" {line}", tone) for line in wrapped(text, width)] if text else []


def _meaning(kept: Kept, fw: Framework) -> str:
    """What it says in words, its hint, what may stand there."""
    words = condition_texts(kept, fw)
    means = " · ".join(part for part in (words, kept.hint, "" if words else limits_text(kept)) if part)
    return means[:1].upper() + means[1:]


def _source(kept: Kept) -> str:
    """Whose it is: the team's own, the preset's with its seed, or changed, with what the preset says."""
    if kept.section == "icp":
        return "The team's own: s x takes the criterion out"
    seed = f", {'from ' if kept.seed.startswith('S') else ''}{source_text(kept.seed)}" if kept.seed else ""
    if not kept.changed:
        return f"As the preset has it{seed}"
    return f"{CHANGED} changed · s c puts back the preset's: {value_text(kept, default=True) or 'nothing'}{seed}"
