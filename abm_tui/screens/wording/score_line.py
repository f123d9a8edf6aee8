"""The line that says why: the score in words, how well the company fits, and what to do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len

from abm_tui.widgets.frame import spread_pieces
from abm_tui.widgets.tones import Piece

if TYPE_CHECKING:
    from abm_tui.models.derived import Derived
    from abm_tui.rules.framework.framework import Framework

HANDOFF = ("H call them, or open a deal?", "H call, or a deal?", "H hand-off")
"""The prompt at 6 points and an ICP match (S001), as long as there is room for it."""


def nothing(fw: Framework) -> str:
    """What stands where there are no points: how long they have been silent at least."""
    return f"nothing from them in {max((rule.window_days for rule in fw.signals), default=0)} days"


def ending(derived: Derived, fw: Framework, room: int, *, bands: bool = True) -> list[Piece]:
    """`ICP 80 % · call · to 6: one open` in at most `room` cells; the hand-off comes before everything else.

    `bands=False` leaves the band out: the line says it already.
    """
    from abm_tui.rules.score.bands import band_name, fit_text

    score, fit = derived.score, fit_text(derived.fit)
    band = band_name(derived.band, fw) if bands else ""
    nearest = f"to {score.value + 1}: {score.cheapest_next}" if score.cheapest_next else ""
    tries: Sequence[tuple[str, ...]]
    if "handoff" in derived.flags:
        tries = [way for text in HANDOFF for way in ((fit, text), (text,))]
    elif derived.band == "nurture" or not band:
        tries = [(fit, nearest), (fit or nearest,)]
    elif derived.band == "call":
        tries = [(fit, band, nearest), (fit, nearest), (fit or band,)]
    else:
        tries = [(fit, band, nearest), (fit, band), (band,), (fit,)]
    for parts in tries:
        text = " · ".join(part for part in parts if part)
        if cell_len(text) <= room:
            tone = "attention" if text.endswith(HANDOFF) else "dim"
            return [(text, tone)] if text else []
    return []


def why_line(derived: Derived, fw: Framework, width: int) -> list[Piece]:
    """` WHY 5  1 open · 1 download · pricing page · 2 people   ICP 80 % · to 6: one open` in `width` cells."""
    score = derived.score
    left: list[Piece] = [(f" WHY {score.value}", "bold"), (f"  {score.summary or nothing(fw)}", "")]
    used = sum(cell_len(text) for text, _ in left)
    least = len(HANDOFF[-1]) if "handoff" in derived.flags else 0
    return spread_pieces(left, ending(derived, fw, max(least, width - used - 1)), width)
