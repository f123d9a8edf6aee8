"""The plays page as it stands, with its cursor: two columns of lines, line 2, and what can be copied. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from abm_tui.screens.plays import rows
from abm_tui.screens.plays.cursor import LIBRARY, ON, RUN
from abm_tui.widgets.panes import Pane, PaneRule, side_by_side
from abm_tui.widgets.tones import Line, Piece, pieces_of

if TYPE_CHECKING:
    from abm_tui.models.facts import MemberFact
    from abm_tui.screens.plays.cursor import PlayCursor
    from abm_tui.store.queries.play_page import Library


def owners_of(members: Sequence[MemberFact]) -> dict[int, str]:
    """The names of the members by their ids."""
    return {m.id: m.name for m in members}


def page_lines(
    library: Library,
    cursor: PlayCursor,
    members: Sequence[MemberFact],
    today: date,
    *,
    width: int,
    height: int,
    in_detail: bool,
) -> list[list[Piece]]:
    """Both columns in `width` × `height` cells, the cursor in one of them. `in_detail`: the play in full."""
    left = rows.library_width(width)
    right = width - left - 1
    lines, highlight = _right(cursor, members, today, right, height, in_detail)
    panes = [
        Pane(left, rows.library_lines(library, left), cursor.play_at + 1 if cursor.pane == LIBRARY else None),
        Pane(right, lines, highlight),
    ]
    return side_by_side(panes, max(height, 1))


def _right(
    cursor: PlayCursor, members: Sequence[MemberFact], today: date, width: int, height: int, in_detail: bool
) -> tuple[list[Line | PaneRule], int | None]:
    play = cursor.play()
    if play is None:
        return [PaneRule(), " No plays yet."], None
    owners = owners_of(members)
    above: list[Line | PaneRule] = [PaneRule(rows.play_text(play))]
    above += rows.details(play, width) if in_detail else rows.step_lines(play, members, width)
    if cursor.pane == RUN:
        one = cursor.on_it[cursor.on_at]
        head = PaneRule(f"{one.account.upper()} {one.run.done}/{one.run.touches} done")
        shown, at = rows.run_lines(cursor.run_touches, owners, today, width), cursor.touch_at
    else:
        head = PaneRule(f"ON IT {len(cursor.on_it)}")
        accounts = rows.account_lines(cursor.on_it, owners, today, width)
        shown = [
            _marked(line) if one.account_id in cursor.marked else line
            for line, one in zip(accounts, cursor.on_it, strict=True)
        ]
        at = cursor.on_at
    if not shown:
        return [*above, head, [(" Nobody yet. g t, mark accounts with x, then s p", "dim")]], None
    room = max(1, height - len(above) - 1)
    top = max(0, min(at - room + 1, len(shown) - room)) if at >= room else 0
    lines = [*above, head, *shown[top : top + room]]
    return lines, len(above) + 1 + at - top if cursor.pane != LIBRARY else None


def _marked(line: Line) -> Line:
    first, *rest = pieces_of(line)
    return [(first[0][0] + "x", "bold"), *rest]


def context(library: Library, members: Sequence[MemberFact]) -> tuple[Any, Any]:
    """Line 2: how much runs and is late, and this week's touches of each member who is here."""
    load = ", ".join(f"{m.name} {library.load.get(m.id, 0)}" for m in members if m.left_on is None)
    left = f" Library {len(library.plays)} · running {library.running} · late touches {library.late}"
    return left, f"this week {load} touches"


# copying


def cells_under(cursor: PlayCursor, members: Sequence[MemberFact]) -> list[list[str]]:
    """The play, the accounts (the marked ones, else the one under the cursor) or the touch, as cells."""
    if cursor.library is None:
        return []
    if cursor.pane == LIBRARY:
        return rows.library_cells(cursor.library)[cursor.play_at :][:1]
    if cursor.pane == ON:
        taken = cursor.accounts()
        return rows.account_cells([one for one in cursor.on_it if one.account_id in taken], owners_of(members))
    return rows.touch_cells(cursor.run_touches[cursor.touch_at :][:1], owners_of(members))


def all_cells(cursor: PlayCursor, members: Sequence[MemberFact]) -> list[list[str]]:
    """Everything in the pane of the cursor, as cells."""
    if cursor.library is None:
        return []
    if cursor.pane == LIBRARY:
        return rows.library_cells(cursor.library)
    owners = owners_of(members)
    return (
        rows.touch_cells(cursor.run_touches, owners) if cursor.pane == RUN else rows.account_cells(cursor.on_it, owners)
    )
