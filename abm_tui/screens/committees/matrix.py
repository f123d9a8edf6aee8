"""The matrix of accounts × roles: what a filter leaves of the target accounts, worst covered first, and the counts."""

from __future__ import annotations

from collections.abc import Callable, Container, Hashable, Sequence
from typing import TYPE_CHECKING, Any

from textual.geometry import Size
from textual.widget import Widget

from abm_tui.models.facts import TouchFact
from abm_tui.rules.people.seats import worst_first
from abm_tui.screens.actions.filter import FilterActions
from abm_tui.screens.actions.people import SeatAt
from abm_tui.screens.actions.sheet import SheetAccounts
from abm_tui.screens.committees.about import about_lines, lines_at
from abm_tui.screens.committees.rows import (
    FILLED,
    NAME,
    NOT_ROLES,
    CommitteesSource,
    TotalsSource,
    committee_columns,
)
from abm_tui.screens.shell.host import Host
from abm_tui.widgets.frame import Rule
from abm_tui.widgets.grid import arrange
from abm_tui.widgets.lines import Lines
from abm_tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from abm_tui.rules.filter.filter import Filter
    from abm_tui.store.change_fact import ChangeFact
    from abm_tui.store.queries.listing import ListedAccount

_MOVES = {"tier", "archived_on", "bad_fit"}
_HEAVY = {"changes"}
_MANY = 50  # accounts changed at once, from which everything is read again


def _worst_first(row: ListedAccount) -> tuple[float, int, str]:
    assert row.derived is not None
    return worst_first(row.account, row.derived)


class CommitteeMatrix:
    """The sheet of the seats, the row that counts, the lines about the cursor, and what stands under it.

    `letter_at` gives the letter of a colleague who is at an account; `filtered` is called when the filter has changed.
    """

    def __init__(self, host: Host, letter_at: Callable[[int], str], filtered: Callable[[], object]) -> None:
        self._host, self._letter_at, self._filtered = host, letter_at, filtered
        self.source: CommitteesSource | None = None
        self.sheet = Sheet(id="committees-sheet", show_rule=True)
        self.totals = Sheet(id="committees-totals", show_header=False)
        self.totals.styles.height = 1
        self.totals.show_cursor = False
        self.about = Lines(id="committees-about")
        self.about.styles.height = lines_at(0)
        self.here = SheetAccounts(self.sheet, lambda: self.source, lambda: self.counting)
        self.filters = FilterActions(host, self, steps="/ and Enter goes to the next")
        self._rows: list[ListedAccount] = []

    @property
    def widgets(self) -> Sequence[Widget]:
        """From top to bottom."""
        return [self.sheet, Rule(), self.totals, self.about]

    def resize(self, size: Size) -> None:
        """The screen has another size; the lines about the cursor follow once it is laid out."""
        self._set_columns(size.width)
        self.about.styles.height = lines_at(size.height)

    def _set_columns(self, width: int) -> None:
        if self.source is None:
            return
        columns = committee_columns(width, self._host.framework)
        slots, _ = arrange(columns, width)
        self.source.widths = {slot.column.key: slot.width for slot in slots}
        for sheet in (self.sheet, self.totals):
            sheet.set_columns(columns)

    # data

    def read(self) -> None:
        """Read the target accounts; nothing is shown yet."""
        from abm_tui.store.queries import listing

        if self.source is None:
            self.source = CommitteesSource(self._host.today, self._host.framework, self._letter_at)
            self.totals.set_source(TotalsSource())
            self._set_columns(self._host.size.width)
        self.source.today = self._host.today
        self._rows = self._host.read(listing.listed, "targets", changes="changes" in self.filters.filter.needs)
        self.filters.vocabulary = self._host.read(listing.vocabulary)

    def show(self, cursor: int | None = None, *, sort: bool = True) -> None:
        """Filter what was read and show it. Rows on show keep their places unless `sort`: none moves by itself."""
        assert self.source is not None
        rows = sorted(self.filters.filter.select(self._rows), key=_worst_first)
        if not sort:
            places = self.source.places
            rows.sort(key=lambda row: places.get(row.id, len(places)))
        self.source.show(rows)
        self.totals.set_source(TotalsSource(rows))
        wanted = self.sheet.cursor_key if cursor is None else cursor
        self.sheet.set_source(self.source, wanted)
        self.sheet.empty = self.nothing()
        if not rows:
            self.leave_totals()
        self.show_about()

    def show_about(self) -> None:
        """The lines about the cursor."""
        if self.source is None or not self.source.rows:
            self.about.set_lines([])
            return
        host, column = self._host, self.sheet.cursor_column
        self.about.set_lines(about_lines(self.source, self.here.row(), column, host.size, host.today, host.framework))

    def nothing(self) -> str:
        """What is said when there is no row."""
        if self.filters.filter.text and self._rows:
            return f"0 of {len(self._rows)} match {self.filters.filter.text}. F shows all, f changes the filter."
        return "No target accounts yet. g t goes to Targets: a digit there gives a tier."

    def take(self, changes: Sequence[ChangeFact], *, mine: bool) -> bool:
        """Read again the accounts concerned; rows never change places under the cursor.

        False where that is not enough: then everything has to be read.
        """
        ids = {c.account_id for c in changes if c.account_id is not None}
        source = self.source
        came_or_went = any(c.entity == "account" and (c.op != "set" or c.field in _MOVES) for c in changes)
        if source is None or len(ids) > _MANY or came_or_went:
            return False
        from abm_tui.store.queries.listing import listed

        shown = ids & source.places.keys()
        for row in self._host.read(listed, ids=sorted(ids)) if ids else []:
            self._rows = [row if r.id == row.id else r for r in self._rows]
            source.replace(row)
        self.totals.set_source(TotalsSource(source.rows), FILLED)
        self.sheet.refresh_rows(shown)
        if any(c.entity in {"contact", "seat", "activity"} for c in changes) or not mine:
            self.sheet.flash(*shown)
        self.show_about()
        return True

    # what the filter asks of its rows

    def show_filtered(self, before: Filter) -> None:
        """Show only what the filter in force matches; `before` was in force until now."""
        if (_HEAVY & set(self.filters.filter.needs)) - set(before.needs):
            self.read()
        self.show()
        self._filtered()

    def shown_ids(self) -> Container[Hashable]:
        """The accounts on show."""
        return self.here.shown_ids()

    def shown_of(self) -> tuple[int, int]:
        """(rows shown, rows there are without the filter)."""
        return len(self.shown_rows()), len(self._rows)

    def shown_rows(self) -> Sequence[ListedAccount]:
        """The rows on show."""
        return self.source.rows if self.source is not None else []

    # the place under the cursor

    @property
    def counting(self) -> bool:
        """Whether the cursor stands on the row that counts."""
        return self.totals.show_cursor

    def count(self) -> None:
        """Down to the row that counts."""
        self.totals.move_to(FILLED, self.sheet.cursor_column)
        self.totals.show_cursor, self.sheet.show_cursor = True, False
        self.show_about()

    def leave_totals(self) -> None:
        """Back to the matrix."""
        self.totals.show_cursor, self.sheet.show_cursor = False, True

    def accounts(self) -> list[int]:
        """The marked accounts, else the one under the cursor."""
        return self.here.accounts()

    def touch(self) -> TouchFact | None:
        """The next step of the account."""
        row = self.here.row()
        return row.derived.next_touch if row is not None and row.derived is not None else None

    def seat(self) -> SeatAt | None:
        """The seat under the cursor; None on a column that is no role."""
        row, role = self.here.row(), self.sheet.cursor_column
        if row is None or role in NOT_ROLES or self.source is None:
            return None
        seat = self.source.seats(row)[role]
        return SeatAt(row.facts, role, tuple(person for person, _ in seat.people), seat.needed)

    def no_seat(self) -> str:
        """The sentence where there is none."""
        if self.counting:
            return "This row counts: Enter lists the accounts that have somebody there, ↑ goes back."
        return "Move to a role: →." if self.here.row() is not None else self.nothing()

    # the next start

    def view(self) -> dict[str, Any]:
        """How it looks: filter and cursor."""
        text, sheet = self.filters.filter.text, self.sheet
        return {"filter": text, "cursor": sheet.cursor_key, "role": sheet.cursor_column}

    def recall(self, view: dict[str, Any]) -> None:
        """Show what was read as it looked last time; the first time Tier 1, with the cursor on its first gap."""
        any_tier1 = any(row.account.tier == "1" for row in self._rows)
        self.filters.take(str(view.get("filter", "tier:1" if any_tier1 else "")))
        if _HEAVY & set(self.filters.filter.needs):
            self.read()
        cursor, role = view.get("cursor"), view.get("role")
        self.show(cursor if isinstance(cursor, int) else None)
        if isinstance(cursor, int) and isinstance(role, str) and self.sheet.cursor_key == cursor:
            self.sheet.move_to(cursor, role)
        elif self.source is not None and self.source.rows:
            first = self.source.rows[0]
            gaps = (r for r, seat in self.source.seats(first).items() if seat.gap)
            self.sheet.move_to(first.id, next(gaps, NAME))
