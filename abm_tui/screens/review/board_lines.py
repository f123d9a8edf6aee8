"""The lines around the board of the review: what is due, the last review, the account under the cursor. Pure."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from abm_tui.models.words import NO_SOURCE, Group, source_name
from abm_tui.screens.review.board_rows import reason_text
from abm_tui.screens.wording.score_line import HANDOFF, ending
from abm_tui.text import count
from abm_tui.when import mid_day, say_past
from abm_tui.widgets.frame import spread_pieces
from abm_tui.widgets.tones import Piece

if TYPE_CHECKING:
    from abm_tui.rules.framework.framework import Framework
    from abm_tui.store.queries.agenda import Board, BoardLine
    from abm_tui.store.queries.review_page import BoardPage


def context(page: BoardPage, today: date, *, wide: bool) -> tuple[Any, Any]:
    """Line 2: since when, how old the data is, how many are decided."""
    board = page.board
    since = f" since {mid_day(board.since)}" if board.since else ""
    if board.stale:  # instead of since when: there has to be room for it
        age = f" · {' and '.join(board.stale)}: quiet and score drops paused"
        return [(f" {count(len(board.lines), 'account')}", ""), (age, "attention")], decided(board)
    known = [(source_name(v), at) for v, at in board.data_age.items() if v not in NO_SOURCE]
    age = "".join(f" · {name} as of {say_past(at.date(), today)} {at:%H:%M}" for name, at in known)
    if not wide:
        return f" {count(len(board.lines), 'account')}{since}{age}", decided(board)
    return f" {len(board.lines)}{since}{last_review(page, ' · last review ')}", age.removeprefix(" · ")


def decided(board: Board) -> str:
    """`12 due Fri 7 Nov` before the review is open, then `3 of 12 decided`."""
    if board.review is None:
        return f"{len(board.lines)} due {mid_day(board.day)}"
    return f"{sum(bool(line.decision) for line in board.lines)} of {len(board.lines)} decided"


def last_review(page: BoardPage, before: str) -> str:
    """What the last review decided, and its promises; `before` stands before it."""
    last = page.last
    if last is None:
        return f"{before}none yet"
    skipped = f", {last.skipped} skipped" if last.skipped else ""
    return (
        f"{before}{last.decided} decided{skipped} · promises {last.kept} kept, {last.missed} missed, "
        f"{last.not_due} not due yet"
    )


def opening(board: Board, today: date, writing_about: str) -> str:
    """The sentence the page is met with: what Enter does now.

    `writing_about` names the account somebody was writing about when they left, "" for none.
    """
    if not board.lines:
        return ""
    if board.review is None and board.day > today:
        return f"{len(board.lines)} due {mid_day(board.day)}. x flags one, Enter starts now."
    if writing_about:
        return f"You were writing about {writing_about}. Enter continues."
    if not any(line.decision for line in board.lines):
        return f"Board of {mid_day(board.day)}, nothing decided yet"
    waits = any(not line.decision for line in board.lines)
    return "" if waits else "Everything is decided. Enter goes on to the minutes."


def about_line(line: BoardLine, framework: Framework, width: int) -> list[Piece]:
    """The account under the cursor in one line: what is in the way, why to talk, or its next step."""
    way = [r for r in line.derived.raised if r.drawer == "way"]
    pieces: list[Piece] = [(f" {line.account.name}  ", "bold")]
    if way:
        more = f" · {len(way) - 1} more in the way (b)" if len(way) > 1 else " (b)"
        pieces += [("! ", "attention"), (way[0].text + more, "")]
    elif line.group == Group.TALK:
        pieces.append((reason_text(line), ""))
    else:
        step = line.derived.next_touch
        pieces.append((f"next: {step.text}" if step else "no next step: a writes one", ""))
    prompt = "handoff" in line.derived.flags
    end = ending(line.derived, framework, len(HANDOFF[1])) if prompt else ""
    return spread_pieces(pieces, end, width - 1)
