"""Committees: accounts × roles, worst covered first. The cursor is on a gap; Space fills it."""

from __future__ import annotations

from collections.abc import Container, Hashable, Sequence
from typing import TYPE_CHECKING, Any

from textual import events
from textual.widget import Widget

from abm_tui.commands import COMMITTEES
from abm_tui.models.facts import TouchFact
from abm_tui.rules import filtering
from abm_tui.screens import committees_rows as rows_of
from abm_tui.screens.committees_rows import CommitteesSource, TotalsSource
from abm_tui.screens.filter_actions import FilterActions
from abm_tui.screens.people_actions import PeopleActions, SeatAt
from abm_tui.widgets.frame import Rule
from abm_tui.widgets.lines import Lines
from abm_tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from abm_tui.store.queries.listing import ListedAccount
    from abm_tui.store.unit import ChangeFact

_NOT_ROLES = {rows_of.NAME, rows_of.COVERED, rows_of.ENGAGED}
_MOVES = {"tier", "archived_on", "bad_fit"}
_HEAVY = {"changes"}


class CommitteesScreen(PeopleActions, FilterActions, inherit_bindings=False):
    """The matrix, the row that counts, three lines about the row under the cursor."""

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

    def _set_columns(self, width: int) -> None:
        if self.source is None:
            return
        self.source.width = width
        for sheet in (self.sheet, self.totals):
            sheet.set_columns(rows_of.columns_for(width, self.store.framework))

    # data

    def load(self) -> None:
        first = self.source is None
        if self.source is None:
            self.source = CommitteesSource(self.store.today, self.store.framework, self.abm.others_at)
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
        rows = sorted(self.filter.select(self._rows), key=rows_of.worst_first)
        if not sort:
            places = self.source.places
            rows.sort(key=lambda row: places.get(row.id, len(places)))
        self.source.show(rows)
        self.totals.set_source(TotalsSource(rows))
        wanted = self.sheet.cursor_key if cursor is None else cursor
        self.sheet.set_source(self.source, wanted)
        self.sheet.empty = self._nothing()
        if not rows:
            self._leave_totals()
        self.show_about()

    def _nothing(self) -> str:
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

    def shown_ids(self) -> Container[Hashable]:
        return self.source.places if self.source is not None else ()

    def account(self) -> int | None:
        return None if self.counting else super().account()

    def row(self) -> ListedAccount | None:
        return self.source.row_of(self.account()) if self.source is not None else None

    def walk(self) -> list[int]:
        return [row.id for row in self.source.rows] if self.source is not None else []

    def touch(self) -> TouchFact | None:
        row = self.row()
        return row.derived.next_touch if row is not None and row.derived is not None else None

    def seat(self) -> SeatAt | None:
        row, role = self.row(), self.sheet.cursor_column
        if row is None or role in _NOT_ROLES or self.source is None:
            return None
        seat = self.source.seats(row)[role]
        return SeatAt(row.facts, role, tuple(person for person, _ in seat.people), seat.needed)

    def no_seat(self) -> str:
        if self.counting:
            return "This row counts: Enter lists the accounts that have somebody there, ↑ goes back."
        return "Move to a role: →." if self.row() is not None else self._nothing()

    def on_sheet_cursor_moved(self, message: Sheet.CursorMoved) -> None:
        message.stop()
        if message.sheet is self.sheet and not self.counting:
            self.totals.move_to(rows_of.FILLED, self.sheet.cursor_column)
        self.show_about()
        self.abm.at_account(self.TAB, self.account())

    def show_about(self) -> None:
        """The biggest gap, what this account or person is about, and the legend."""
        if self.source is None or not self.source.rows:
            self.about.set_lines([])
            return
        fw, row = self.store.framework, self.row()
        first = rows_of.biggest_gap(self.source.rows, fw)
        if not any(r.derived and r.derived.filled for r in self.source.rows):
            first = " Nobody mapped. Space on a gap adds the first person."
        second = ""
        if row is not None:
            seat = self.source.seats(row).get(self.sheet.cursor_column)
            second = rows_of.still_needed(row, fw)
            if seat is not None and seat.people:
                second = rows_of.person_said(row, *seat.people[0], self.store.today, fw)
        self.about.set_lines([first, second, (rows_of.LEGEND, "dim")])

    def others_moved(self) -> None:
        super().others_moved()
        self.sheet.refresh_changed()

    # moving

    def act_down(self) -> None:
        if self.counting:
            return
        if not self.sheet.move_down() and self.sheet.row_count:
            self.totals.move_to(rows_of.FILLED, self.sheet.cursor_column)
            self.totals.show_cursor, self.sheet.show_cursor = True, False
            self.show_about()

    def act_up(self) -> None:
        if self.counting:
            self._leave_totals()
            self.show_about()
        else:
            self.sheet.move_up()

    def _leave_totals(self) -> None:
        self.totals.show_cursor, self.sheet.show_cursor = False, True

    def act_left(self) -> None:
        self._sideways(-1)

    def act_right(self) -> None:
        self._sideways(1)

    def _sideways(self, step: int) -> None:
        move = Sheet.move_right if step > 0 else Sheet.move_left
        move(self.sheet)
        if self.counting:
            self.totals.move_to(rows_of.FILLED, self.sheet.cursor_column)

    def act_page_up(self) -> None:
        self._leave_totals()
        super().act_page_up()

    def act_first(self) -> None:
        self._leave_totals()
        super().act_first()

    def act_next(self) -> None:
        self._to_gap(1)

    def act_previous(self) -> None:
        self._to_gap(-1)

    def _to_gap(self, step: int) -> None:
        """The next seat that is needed and empty, along the row and then down; from the other end again."""
        source = self.source
        if source is None or not source.rows:
            self.say(self._nothing())
            return
        self._leave_totals()
        roles = rows_of.roles_in_order(self.store.framework)
        column = self.sheet.cursor_column
        at = max(0, self.sheet.cursor_index) * len(roles)
        at += roles.index(column) if column in roles else -1 if step > 0 else 0
        cells = len(source.rows) * len(roles)
        for n in range(1, cells + 1):
            place, role = divmod((at + n * step) % cells, len(roles))
            row = source.rows[place]
            if source.seats(row)[roles[role]].gap:
                self.sheet.move_to(row.id, roles[role])
                return
        self.say("No gap: every seat that is needed has somebody.")

    # acting

    def act_open(self) -> None:
        seat = self.seat()
        if self.counting:
            self._list_filled(self.sheet.cursor_column)
        elif seat is not None:
            self.open_seat(seat)
        elif self.account() is not None:
            self.act_card()
        else:
            self.say(self._nothing())

    act_edit = act_open

    def _list_filled(self, role: str) -> None:
        if role in _NOT_ROLES:
            self.say("Move to a role: Enter lists the accounts that have somebody there.")
            return
        kept = " ".join(word for word in self.filter.text.split() if not word.startswith(("-missing:", "missing:")))
        self._leave_totals()
        self.set_filter(f"{kept} -missing:{role}".strip())
        self.say(f"{len(self.source.rows if self.source else [])} with somebody there · F shows all")

    def act_forward(self) -> None:
        self.step_person(1)

    def act_backward(self) -> None:
        self.step_person(-1)

    def act_digit(self) -> None:
        self.set_seat_state(self.key)

    def act_add(self) -> None:
        """Another person in the role; on the account's name, one without a role."""
        row, seat = self.row(), self.seat()
        if row is None:
            self.say(self.no_seat())
            return
        self.ask_who(seat or SeatAt(row.facts, ""))

    # filter and order

    def set_filter(self, text: str) -> None:
        before = self.filter
        self.filter = filtering.parse(text, self.store.today, self.vocabulary)
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
        return [(" ", ""), *chips, ("· worst first", "dim")], rows_of.seats_said(self.source.rows)

    # the next start

    def _recall(self) -> None:
        state = self.abm.remembered(self.TAB)
        any_tier1 = any(row.account.tier == "1" for row in self._rows)
        text = str(state.get("filter", "tier:1" if any_tier1 else ""))
        self.filter = filtering.parse(text, self.store.today, self.vocabulary)
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
            self.abm.remember(self.TAB, state)
