"""Shares as bars, in text."""

from __future__ import annotations


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
