"""What a change of the framework would do, as the lines of the list that asks before it is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abm_tui.screens.wording.wrapped import wrapped
from abm_tui.text import count, shorten

if TYPE_CHECKING:
    from abm_tui.store.queries.framework import Preview

_MOST = 14  # lines: the list stays a list


def has_effects(preview: Preview) -> bool:
    """Whether the change does anything that has to be looked at before it is saved."""
    return bool(preview.effects or preview.room or preview.deals)


def title_of(preview: Preview) -> str:
    """`Pricing or demo page visited: cap 1 → 2 would mean:`; the first change stands for those that go along."""
    said = preview.changes[0].said if preview.changes else "This"
    return f"{shorten(said, 60)} would mean:"


def lines_of(preview: Preview, width: int) -> list[str]:
    """The preview's sentences, each wrapped to `width` cells."""
    sentences = list(preview.lines)
    if len(preview.changes) > 1:  # the title names the first one
        sentences += [f"{count(len(preview.changes), 'cell')} change:", *(change.said for change in preview.changes)]
    lines = [line for sentence in sentences for line in wrapped(sentence, width - 4)]
    return lines if len(lines) <= _MOST else [*lines[: _MOST - 1], f"… {len(lines) - _MOST + 1} more lines"]
