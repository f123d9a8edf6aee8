"""Line 2 of Targets, and what stands in the sheet where there is nothing to show."""

from __future__ import annotations

from collections.abc import Sequence

SCOPE_NAMES = {"targets": "Target accounts", "pool": "Pool", "all": "All accounts"}


def list_line(
    title: str,
    chips: Sequence[tuple[str, str]],
    too_old: Sequence[str],
    scope: str,
    numbers: tuple[int, int],
    counts: tuple[int, int],
) -> tuple[list[tuple[str, str]], str]:
    """The list, the filter as chips; how many of how many are shown, and the pool. `counts`: targets and pool."""
    left: list[tuple[str, str]] = [(f" {title}", "bold"), ("   ", ""), *chips]
    if too_old:
        left.append((f"{' and '.join(too_old)}: quiet and score drops paused", "attention"))
    shown, every = numbers
    targets, pool = counts
    unit = {"targets": "target" if every == 1 else "targets", "pool": "in the pool", "all": "accounts"}[scope]
    right = f"{shown} of {every} {unit}" if shown != every else f"{shown} {unit}"
    other = f" · Pool {pool}" if scope == "targets" else f" · Targets {targets}"
    return left, right + other


def nothing_text(scope: str, filter_text: str, every: int, pool: int) -> str:
    """What an empty sheet says, of `every` rows read and `pool` accounts without a tier."""
    if filter_text:
        return f"0 of {every} match {filter_text}. F shows all, f changes the filter."
    if scope == "targets" and pool:
        return f"No target accounts yet. L shows the pool of {pool}; a digit gives a tier."
    return "No accounts yet. Paste from your spreadsheet, or press a."
