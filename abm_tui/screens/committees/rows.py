"""What the committee matrix shows: accounts × roles, a seat a cell, and the row that counts what is filled."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from rich.cells import cell_len

from abm_tui.models.words import PersonStatus, Stance
from abm_tui.rules.framework.framework import Framework
from abm_tui.rules.people.seats import SeatState, filled, roles_in_order, seat_sign, seat_states, short_name
from abm_tui.widgets.grid import Cell, Column, Row

if TYPE_CHECKING:
    from abm_tui.models.derived import Derived
    from abm_tui.store.queries.listing import ListedAccount

NAME, COVERED, ENGAGED, FILLED = "name", "cov", "eng", "filled"
NOT_ROLES = {NAME, COVERED, ENGAGED}
_WIDE = 120
_NARROW = 80
_SIGNS = 2  # the width of a column that holds signs only
_TONES = {PersonStatus.ENGAGED: "good", PersonStatus.MISSING: "dim"}


def committee_columns(width: int, fw: Framework) -> list[Column]:
    """Names in the required roles at 80 cells, in all from 120 on, signs alone below 80."""
    wide = width >= _WIDE
    columns = [
        Column(NAME, "Account", 24 if wide else 17, flex=int(width > _NARROW), frozen=True, min_width=12),
        Column(COVERED, "Cov", 3, frozen=True),
        Column(ENGAGED, "Eng", 3, frozen=True),
    ]
    for n, role in enumerate(roles_in_order(fw)):
        if wide or (role in fw.required_roles and width >= _NARROW):
            columns.append(Column(role, role, 9 if wide else 8 if n < 2 else 7, flex=1))
        else:
            columns.append(Column(role, role, _SIGNS))
    return columns


def seat_cell(seat: SeatState, width: int) -> Cell:
    """The seat's sign, the person's name where there is room, `!` against, `m` by hand, `+` several people."""
    if not seat.people or not seat.needed:
        return Cell(seat_sign(seat), "dim")
    person, stands = seat.people[0]
    tail = "!" if any(p.stance == Stance.AGAINST for p, _ in seat.people) else "m" if stands.by_hand else ""
    tone = _TONES.get(stands.status, "")
    if width <= _SIGNS:
        return Cell(seat_sign(seat) + tail, "attention" if tail == "!" else tone)
    if not tail and len(seat.people) > 1:
        tail = "+"
    text = f"{seat_sign(seat)} {short_name(person)}"
    if tail and cell_len(text) + 2 <= width:
        # Right behind the name: at the end of a wide cell it would seem to belong to the next one.
        text, tail = f"{text} {tail}", ""
    return Cell(text, tone, tail, "attention" if tail == "!" else "dim")


def derived_of(rows: Sequence[ListedAccount]) -> list[Derived]:
    """What follows from the rows: target accounts are read with it."""
    return [row.derived for row in rows if row.derived is not None]


@dataclass
class CommitteesSource:
    """The rows on show, by account id."""

    today: date
    framework: Framework
    other_at: Callable[[int], str]
    widths: dict[str, int] = field(default_factory=dict)  # of the columns, in cells
    rows: list[ListedAccount] = field(default_factory=list)
    places: dict[int, int] = field(default_factory=dict)
    _seats: dict[int, dict[str, SeatState]] = field(default_factory=dict)

    def show(self, rows: Iterable[ListedAccount]) -> None:
        """Show these rows, in this order."""
        self.rows = list(rows)
        self.places = {row.id: i for i, row in enumerate(self.rows)}
        self._seats.clear()

    def replace(self, row: ListedAccount) -> None:
        """The same row, read again."""
        place = self.places.get(row.id)
        if place is not None:
            self.rows[place] = row
            self._seats.pop(row.id, None)

    def row_of(self, account_id: Any) -> ListedAccount | None:
        place = self.places.get(account_id)
        return None if place is None else self.rows[place]

    def seats(self, row: ListedAccount) -> dict[str, SeatState]:
        if row.id not in self._seats:
            self._seats[row.id] = seat_states(row.facts, self.today, self.framework)
        return self._seats[row.id]

    # SheetSource

    @property
    def row_count(self) -> int:
        return len(self.rows)

    def row_at(self, index: int) -> Row:
        return Row(self.rows[index].id)

    def index_of(self, key: Hashable) -> int | None:
        return self.places.get(key)  # type: ignore[call-overload, no-any-return]

    def gutter(self, row_key: Hashable) -> str:
        row = self.row_of(row_key)
        if row is None:
            return ""
        blocked = row.derived is not None and "blocked" in row.derived.flags
        return f" {'!' if blocked else ' '} {self.other_at(row.id) or ' '}"

    def cell(self, row_key: Hashable, column_key: str) -> Cell:
        row = self.row_of(row_key)
        if row is None or row.derived is None:
            return Cell("")
        derived = row.derived
        if column_key == NAME:
            return Cell(row.account.name, "dim" if row.account.bad_fit else "")
        if column_key == COVERED:
            return Cell(f"{derived.filled}/{derived.needed}")
        if column_key == ENGAGED:
            return Cell(f"{derived.engaged}{'✓' if derived.activated else ''}", "good" if derived.activated else "")
        return seat_cell(self.seats(row)[column_key], self.widths.get(column_key, _SIGNS))


@dataclass
class TotalsSource:
    """The one row below the matrix: how many of the rows shown have somebody in each role."""

    rows: Sequence[ListedAccount] = ()
    row_count: int = 1

    def row_at(self, index: int) -> Row:
        del index
        return Row(FILLED)

    def gutter(self, row_key: Hashable) -> str:
        del row_key
        return ""

    def cell(self, row_key: Hashable, column_key: str) -> Cell:
        del row_key
        if column_key == NAME:
            return Cell(f"filled of {len(self.rows)}", "dim")
        if column_key in {COVERED, ENGAGED}:
            return Cell("")
        return Cell(str(filled((row.roles for row in self.rows), column_key)))


def role_lines(role: str, fw: Framework, width: int, lines: int) -> list[str]:
    """What whoever holds the role is told and asks for (S000, S001), on at most so many lines of `width` cells."""
    rule = fw.role[role]
    parts = [
        f" {rule.code} say: {rule.message}",
        f"cares about {rule.concerns}",
        f"wants {rule.goals}",
        f"doubts: {rule.objections}",
        f"proof: {rule.proof}",
    ]
    found = [parts[0]]
    for part in parts[1:]:
        if cell_len(found[-1]) + 3 + cell_len(part) <= width:
            found[-1] += f" · {part}"
        elif len(found) < lines:
            found.append(f"    {part}")
    return found[:lines]
