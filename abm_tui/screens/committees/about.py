"""The lines below the matrix: the biggest gap, what the account or the person under the cursor is about, the legend."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from textual.geometry import Size

from abm_tui.rules.framework.framework import Framework
from abm_tui.rules.people import seats
from abm_tui.screens.committees.rows import NOT_ROLES, CommitteesSource, derived_of, role_lines
from abm_tui.text import fit
from abm_tui.widgets.tones import Line

if TYPE_CHECKING:
    from abm_tui.store.queries.listing import ListedAccount

_LEAST = 3


def room_for_role(height: int) -> int:
    """How many lines say what to tell a role: none where every row is needed for accounts."""
    return 0 if height < 24 else 1 if height < 34 else 4


def lines_at(height: int) -> int:
    """How many lines there are on a screen so high."""
    return _LEAST + room_for_role(height)


def about_lines(
    source: CommitteesSource, row: ListedAccount | None, column: str, size: Size, today: date, fw: Framework
) -> list[Line]:
    """The lines for a cursor on `row` and `column`, on a screen of that size."""
    known = derived_of(source.rows)
    first = seats.biggest_gap_text([r.roles for r in source.rows], sum(d.activated for d in known), fw)
    if not any(d.filled for d in known):
        first = " Nobody mapped. Space on a gap adds the first person."
    second = ""
    if row is not None and row.derived is not None:
        seat = source.seats(row).get(column)
        second = seats.still_needed_text(row.facts, row.derived, fw)
        if seat is not None and seat.people:
            second = seats.person_text(row.facts, *seat.people[0], today, fw)
    width, room = max(1, size.width - 1), room_for_role(size.height)
    told = role_lines(column, fw, width, room) if room and column not in NOT_ROLES else []
    return [*(fit(line, width) for line in (first, second, *told)), (seats.LEGEND, "dim")]
