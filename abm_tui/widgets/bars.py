"""Shares as bars and histories as sparklines, in text."""

from __future__ import annotations

from collections.abc import Sequence

from abm_tui.glyphs import current

_STEPS = "▁▂▃▄▅▆▇█"
_PLAIN_STEPS = "12345678"


def bar(share: float, width: int, *, goal: float | None = None) -> str:
    """`share` (0 to 1, anything beyond is cut) as a bar of `width` cells: `███···`, with `|` at `goal` if given.

    A share above 0 shows at least one block, one below 1 leaves at least one cell free, so neither end lies.
    """
    if width <= 0:
        return ""
    full = round(min(1.0, max(0.0, share)) * width)
    if share > 0:
        full = max(1, full)
    if share < 1:
        full = min(full, width - 1) if width > 1 else full
    cells = ["█"] * full + ["·"] * (width - full)
    if goal is not None and 0 < goal <= 1:
        cells[min(width - 1, round(goal * width))] = "|"
    return "".join(cells)


def steps(done: int, of: int, width: int = 5) -> str:
    """Touches done out of all, `█··` with one cell for each; scaled down to `width` cells when there are more."""
    if of <= 0:
        return ""
    return "█" * done + "·" * (of - done) if of <= width else bar(done / of, width)


def sparkline(values: Sequence[float], *, top: float | None = None) -> str:
    """One cell for each value, from ▁ (0 or less) to █ (`top`, by default the largest). Digits 1–8 in ASCII mode."""
    signs = _PLAIN_STEPS if current().ascii else _STEPS
    high = max(values, default=0.0) if top is None else top
    if high <= 0:
        return signs[0] * len(values)
    return "".join(signs[min(7, max(0, round(value / high * 7)))] for value in values)
