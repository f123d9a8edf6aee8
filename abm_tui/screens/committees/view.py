"""What of the committees is shown: the matrix of a filter, the row that counts, the lines about the cursor's row."""

from __future__ import annotations

from collections.abc import Container, Hashable, Sequence
from typing import TYPE_CHECKING, Any

from textual import events
from textual.widget import Widget

from abm_tui.keymap.focuses import COMMITTEES
from abm_tui.models.account_fields import AccountFact
from abm_tui.models.facts import TouchFact
from abm_tui.rules.filter import filter
from abm_tui.rules.people import seats
from abm_tui.screens.actions.old_filter import FilterActions
from abm_tui.screens.actions.old_people import PeopleActions, SeatAt
from abm_tui.screens.committees import rows as rows_of
from abm_tui.screens.committees.rows import CommitteesSource, TotalsSource
from abm_tui.text import fit
from abm_tui.widgets.frame import Rule
from abm_tui.widgets.grid import arrange
from abm_tui.widgets.lines import Lines
from abm_tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from abm_tui.models.derived import Derived
    from abm_tui.store.change_fact import ChangeFact
    from abm_tui.store.queries.listing import ListedAccount

NOT_ROLES = {rows_of.NAME, rows_of.COVERED, rows_of.ENGAGED}
_MOVES = {"tier", "archived_on", "bad_fit"}
_HEAVY = {"changes"}


def _room_for_role(height: int) -> int:
    """How many lines say what to tell a role: none where every row is needed for accounts."""
    return 0 if height < 24 else 1 if height < 34 else 4


def _worst_first(row: ListedAccount) -> tuple[float, int, str]:
    assert row.derived is not None, "the list of target accounts is read with what follows from it"
    return seats.worst_first(row.account, row.derived)


class CommitteesView(PeopleActions, FilterActions, inherit_bindings=False):
    """The matrix, the row that counts, three lines about the row under the cursor. What keys do is in committees.py."""

    FOCUS = COMMITTEES
    TAB = "committees"

    def __init__(self) -> None:
        super().__init__()
        self.source: CommitteesSource | None = None
        self._rows: list[ListedAccount] = []
        self._kept: dict[str, Any] = {}  # the view as it was last written down

    def body(self) -> Sequence[Widget]:
        self.sheet = Sheet(id="committees-sheet", show_rule=True)
        self.totals = Sheet(id="committees-totals", show_header=False)
        self.totals.styles.height = 1
        self.totals.show_cursor = False
        self.about = Lines(id="committees-about")
        self.about.styles.height = 3
        return [self.sheet, Rule(), self.totals, self.about]

    def on_resize(self, event: events.Resize) -> None:
        self._set_columns(event.size.width)
        self.about.styles.height = 3 + _room_for_role(event.size.height)
        self.call_after_refresh(self.show_about)

    def _set_columns(self, width: int) -> None:
        if self.source is None:
            return
        columns = rows_of.committee_columns(width, self.store.framework)
        slots, _ = arrange(columns, width)
        self.source.widths = {slot.column.key: slot.width for slot in slots}
        for sheet in (self.sheet, self.totals):
            sheet.set_columns(columns)

    # data

    def load(self) -> None:
        first = self.source is None
        if self.source is None:
            self.source = CommitteesSource(self.store.today, self.store.framework, self.abm.presence.letter_at)
            self.totals.set_source(TotalsSource())
            self._set_columns(self.size.width)
        self.source.today = self.store.today
        self._read()
        if first:
            self._recall()
        else:
            self._show(sort=False)

    def _read(self) -> None:
        from abm_tui.store.queries import listing

        self._rows = self.store.read(listing.listed, "targets", changes="changes" in self.filter.needs)
        self.vocabulary = self.store.read(listing.vocabulary)

    def _show(self, cursor: int | None = None, *, sort: bool = True) -> None:
        """Filter what was read and show it. Rows on show keep their places unless `sort`: none moves by itself."""
        assert self.source is not None
        rows = sorted(self.filter.select(self._rows), key=_worst_first)
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

    def nothing(self) -> str:
        """What is said when there is no row."""
        if self.filter.text and self._rows:
            return f"0 of {len(self._rows)} match {self.filter.text}. F shows all, f changes the filter."
        return "No target accounts yet. g t goes to Targets: a digit there gives a tier."

    def changed(self, changes: Sequence[ChangeFact], *, mine: bool) -> None:
        """Read again the accounts concerned; rows never change places under the cursor."""
        ids = {c.account_id for c in changes if c.account_id is not None}
        source = self.source
        came_or_went = any(c.entity == "account" and (c.op != "set" or c.field in _MOVES) for c in changes)
        if source is None or len(ids) > 50 or came_or_went:
            self.reload()
            return
        from abm_tui.store.queries.listing import listed

        shown = ids & source.places.keys()
        for row in self.store.read(listed, ids=sorted(ids)) if ids else []:
            self._rows = [row if r.id == row.id else r for r in self._rows]
            source.replace(row)
        self.totals.set_source(TotalsSource(source.rows), rows_of.FILLED)
        self.sheet.refresh_rows(shown)
        if any(c.entity in {"contact", "seat", "activity"} for c in changes) or not mine:
            self.sheet.flash(*shown)
        self.show_about()
        self.show_frame()

    # the place under the cursor

    @property
    def counting(self) -> bool:
        """Whether the cursor stands on the row that counts."""
        return self.totals.show_cursor

    def leave_totals(self) -> None:
        """Back to the matrix."""
        self.totals.show_cursor, self.sheet.show_cursor = False, True

    def shown_ids(self) -> Container[Hashable]:
        return self.source.places if self.source is not None else ()

    def account(self) -> int | None:
        return None if self.counting else super().account()

    def row(self) -> ListedAccount | None:
        return self.source.row_of(self.account()) if self.source is not None else None

    def fact(self, account_id: int) -> AccountFact | None:
        row = self.source.row_of(account_id) if self.source is not None else None
        return row.account if row is not None else None

    def walk(self) -> list[int]:
        return [row.id for row in self.source.rows] if self.source is not None else []

    def touch(self) -> TouchFact | None:
        row = self.row()
        return row.derived.next_touch if row is not None and row.derived is not None else None

    def seat(self) -> SeatAt | None:
        row, role = self.row(), self.sheet.cursor_column
        if row is None or role in NOT_ROLES or self.source is None:
            return None
        seat = self.source.seats(row)[role]
        return SeatAt(row.facts, role, tuple(person for person, _ in seat.people), seat.needed)

    def no_seat(self) -> str:
        if self.counting:
            return "This row counts: Enter lists the accounts that have somebody there, ↑ goes back."
        return "Move to a role: →." if self.row() is not None else self.nothing()

    def on_sheet_cursor_moved(self, message: Sheet.CursorMoved) -> None:
        message.stop()
        if message.sheet is self.sheet and not self.counting:
            self.totals.move_to(rows_of.FILLED, self.sheet.cursor_column)
        self.show_about()
        self.abm.presence.at_account(self.TAB, self.account())

    def show_about(self) -> None:
        """The biggest gap, what this account or person is about, and the legend."""
        if self.source is None or not self.source.rows:
            self.about.set_lines([])
            return
        fw, row = self.store.framework, self.row()
        known = self._derived()
        first = seats.biggest_gap_text([r.roles for r in self.source.rows], sum(d.activated for d in known), fw)
        if not any(derived.filled for derived in known):
            first = " Nobody mapped. Space on a gap adds the first person."
        second = ""
        if row is not None and row.derived is not None:
            seat = self.source.seats(row).get(self.sheet.cursor_column)
            second = seats.still_needed_text(row.facts, row.derived, fw)
            if seat is not None and seat.people:
                second = seats.person_text(row.facts, *seat.people[0], self.store.today, fw)
        width = max(1, self.size.width - 1)
        room, column = _room_for_role(self.size.height), self.sheet.cursor_column
        told = rows_of.role_lines(column, fw, width, room) if room and column not in NOT_ROLES else []
        about = [first, second, *told]
        self.about.set_lines([*(fit(line, width) for line in about), (seats.LEGEND, "dim")])

    def _derived(self) -> list[Derived]:
        return [row.derived for row in self.shown_rows() if row.derived is not None]

    def others_moved(self) -> None:
        super().others_moved()
        self.sheet.refresh_changed()

    # filter and order

    def set_filter(self, text: str) -> None:
        before = self.filter
        self.filter = filter.parse(text, self.store.today, self.vocabulary)
        if (_HEAVY & set(self.filter.needs)) - set(before.needs):
            self._read()
        self._show()
        self.show_frame()

    def shown_of(self) -> tuple[int, int]:
        return len(self.shown_rows()), len(self._rows)

    def shown_rows(self) -> Sequence[ListedAccount]:
        return self.source.rows if self.source is not None else []

    def hits_said(self, hits: int) -> str:
        return f'{hits} with "{self._search}" · / and Enter goes to the next'

    def act_order(self) -> None:
        self._show()
        self.say("Worst covered first.")

    def context(self) -> tuple[Any, Any]:
        if self.source is None:
            return "", ""
        chips = self.filter_chips() or [("all target accounts  ", "")]
        return [(" ", ""), *chips, ("· worst first", "dim")], seats.seats_text(self._derived())

    # the next start

    def _recall(self) -> None:
        state = self.abm.presence.remembered(self.TAB)
        any_tier1 = any(row.account.tier == "1" for row in self._rows)
        text = str(state.get("filter", "tier:1" if any_tier1 else ""))
        self.filter = filter.parse(text, self.store.today, self.vocabulary)
        if _HEAVY & set(self.filter.needs):
            self._read()
        cursor = state.get("cursor")
        self._show(cursor if isinstance(cursor, int) else None)
        role = state.get("role")
        if isinstance(cursor, int) and isinstance(role, str) and self.sheet.cursor_key == cursor:
            self.sheet.move_to(cursor, role)
        else:
            self._first_gap()

    def _first_gap(self) -> None:
        if self.source is not None and self.source.rows:
            gaps = (r for r, seat in self.source.seats(self.source.rows[0]).items() if seat.gap)
            self.sheet.move_to(self.source.rows[0].id, next(gaps, rows_of.NAME))

    def keep_view(self) -> None:
        state = {"filter": self.filter.text, "cursor": self.sheet.cursor_key, "role": self.sheet.cursor_column}
        if self.source is not None and state != self._kept:
            self._kept = state
            self.abm.presence.remember(self.TAB, state)
