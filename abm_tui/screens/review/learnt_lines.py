"""The minutes as lines, and line 2 of their page. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abm_tui.models.words import DECISION_NAMES, Decision
from abm_tui.when import long_day
from abm_tui.widgets.tones import Line, Piece

if TYPE_CHECKING:
    from abm_tui.rules.review.minutes import Minute, Minutes


def learnt_line(minutes: Minutes) -> Line:
    """What was learnt in one line, or the key that writes it."""
    text = " ".join(minutes.learnt.split())
    return [(f" {text}", "")] if text else [(" a writes what was learnt", "dim")]


def minutes_lines(minutes: Minutes, at: int) -> tuple[list[Line], int | None]:
    """The minutes account by account, and which line is the account `at`; None where there are no accounts."""
    lines: list[Line] = [[(f" {long_day(minutes.day)} · {minutes.head}", "")]]
    if minutes.open_ends:
        lines.append([(f" {minutes.open_ends}", "attention" if minutes.without_step or minutes.undecided else "")])
    highlight = 0
    for n, one in enumerate(minutes.entries):
        if n == at:
            highlight = len(lines)
        lines.append([(f" {one.account}", "bold"), (f" · {one.said}", ""), _score(one)])
        lines += [
            [(f"   {word.removeprefix('will '):<10}", "dim"), (" ".join(text.split()), "")] for word, text in one.parts
        ]
    return lines, highlight if minutes.entries else None


def decisions_text(minutes: Minutes) -> str:
    """`12 of 14 decided · 9 keep · 2 pause · finished`."""
    counts = minutes.counts
    words = " · ".join(
        f"{counts[d]} {DECISION_NAMES[d].removesuffix(' until…').lower()}"
        for d in Decision
        if counts[d] or d == Decision.KEEP
    )
    done = " · finished" if minutes.completed else ""
    return f" {minutes.decided} of {len(minutes.entries)} decided · {words}{done}"


def _score(one: Minute) -> Piece:
    return (f" · {one.said_score}", "dim") if one.said_score else ("", "")
