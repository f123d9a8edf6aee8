"""Line 2 of Today: the day, when the review is, how old the data is, and how much others changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len

from abm_tui.when import mid_day

if TYPE_CHECKING:
    from abm_tui.rules.today.page import TodayPage

Pieces = list[tuple[str, str]]


def context_line(page: TodayPage, chips: Sequence[tuple[str, str]], width: int, *, plan: bool) -> tuple[Pieces, str]:
    """Left and right. Where all of it has no room, the review gives way to the age of the data, which always stands."""
    from abm_tui.documents import today as document

    if plan:
        return [(f" THE WEEK OF {mid_day(page.day)}", "bold")], "q goes on to the day"
    changes = document.changes_text(page)
    right = f"{changes}  c" if changes else ""
    age = document.data_age_text(page, page.day)
    tone = "attention" if page.stale else ""
    left: Pieces = [(f" {mid_day(page.day)}", "bold")]
    room = width - 2 - cell_len(right) - cell_len(left[0][0])
    filtered = "".join(text for text, _ in chips).rstrip()
    parts = [(document.review_text(page), ""), (age, tone), (f"f {filtered}" if filtered else "", "attention")]
    spare = room - sum(3 + cell_len(text) for text, _ in parts if text)
    for n, (text, of) in enumerate(parts):
        if text and not (n == 0 and spare < 0):
            left.append((f" · {text}", of))
    return left, right
