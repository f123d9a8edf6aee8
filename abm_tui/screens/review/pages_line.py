"""Line 1 of the review: its day, and which of its three pages this is."""

from __future__ import annotations

from datetime import date

from abm_tui.when import mid_day
from abm_tui.widgets.tones import Piece

PAGES = ("Board", "Talk", "Learnt")


def pages_line(day: date, here: str) -> list[Piece]:
    """` REVIEW Fri 7 Nov   BOARD › Talk › Learnt`."""
    pieces: list[Piece] = [(f" REVIEW {mid_day(day)}   ", "bold")]
    for n, page in enumerate(PAGES):
        pieces += [
            (" › " if n else "", "dim"),
            (page.upper() if page == here else page, "bold" if page == here else ""),
        ]
    return pieces
