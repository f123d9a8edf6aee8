"""What of the target accounts is shown: their rows as read, the filter, the order. Kept for the next start."""

from __future__ import annotations

from collections.abc import Callable, Container, Hashable, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from abm_tui.errors import AbmError
from abm_tui.screens.actions.filter import FilterActions
from abm_tui.screens.actions.sheet import SheetAccounts
from abm_tui.screens.shell.host import Host
from abm_tui.screens.targets.list_line import SCOPE_NAMES, nothing_text
from abm_tui.screens.targets.rows import COLUMNS, TargetsSource, order_key
from abm_tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from abm_tui.models.facts import TouchFact
    from abm_tui.rules.filter.filter import Filter
    from abm_tui.rules.working_order.capacity import Desk
    from abm_tui.store.queries.facts import Scope
    from abm_tui.store.queries.listing import ListedAccount

_HEAVY = {"derived", "roles", "deals", "runs"}  # what a filter may need that a pool is not read with
FIRST_ROWS = 50  # more than any screen shows


class ListHost(Host, Protocol):
    """The place of the list: what it paints around the sheet, and when."""

    def show_frame(self) -> None:
        """Lines 1 and 2."""

    def show_about(self) -> None:
        """The lines about the row under the cursor."""

    def call_after_refresh(self, callback: Callable[..., Any]) -> bool:
        """Run it behind the next paint."""


class TargetList:
    """The sheet of the accounts of a scope (targets, pool, all), those that the filter shows, and their order.

    `letter_at` gives the letter of whoever else stands on an account.
    """

    def __init__(self, place: ListHost, letter_at: Callable[[int], str]) -> None:
        self._place, self._letter_at = place, letter_at
        self.sheet = Sheet(id="targets-sheet")
        self.sheet.empty = ""  # until the workspace is open nobody knows
        self.source: TargetsSource | None = None
        self.here = SheetAccounts(self.sheet, lambda: self.source)
        self.filters = FilterActions(place, self)
        self.scope: Scope = "targets"
        self.name = ""  # of the saved list that is shown
        self.counts = (0, 0)  # targets and pool
        self.too_old: tuple[str, ...] = ()  # sources too old for silence to say anything
        self.wanted_cursor: int | None = None
        self._rows: list[ListedAccount] = []
        self._desk: Desk | None = None
        self._needed: set[int] = set()
        self._first: list[int] = []  # the first rows of last time, in their order
        self._numbers: tuple[int, int] | None = None  # (shown, all) of last time, while only those are read

    # reading

    def begin(self, state: dict[str, Any]) -> None:
        """The first look: as it was left, which `state` says."""
        self.source = TargetsSource(self._place.today, self.need, self._letter_at)
        self._recall(state)

    def first_look(self) -> bool:
        """Show the first rows of last time, read anew, in the order of last time; all the others follow at once.

        Working out a thousand accounts takes longer than a screen may stay empty; their order seldom changed since.
        """
        from abm_tui.store.queries import blocker_surroundings, listing

        place, filters = self._place, self.filters
        first = self._first[: place.size.height]
        if not first or self._numbers is None or self.wanted_cursor not in {None, *first}:
            return False
        rows = {row.id: row for row in place.read(listing.listed, ids=first)}
        if "changes" in filters.filter.needs or not all(self._belongs(rows.get(i)) for i in first):
            self._numbers = None
            return False
        self._rows = [rows[i] for i in first]
        self.counts, self.too_old = place.read(listing.counts), place.read(blocker_surroundings.said_stale)
        assert self.source is not None
        self.source.show(self._rows)
        self.sheet.set_source(self.source, self.wanted_cursor)
        place.show_about()
        return True

    def _belongs(self, row: ListedAccount | None) -> bool:
        """Whether the account still stands in this list."""
        if row is None or row.account.archived_on is not None:
            return False
        in_scope = self.scope == "all" or (row.account.tier is not None) == (self.scope == "targets")
        return in_scope and self.filters.filter.matches(row)

    def read_rows(self) -> None:
        """Read the accounts of the scope. A pool is read without what follows from it: visible rows are enough."""
        from abm_tui.store.queries import blocker_surroundings, listing, workload

        read, needs = self._place.read, self.filters.filter.needs
        light = self.scope != "targets" and not _HEAVY & needs
        self._rows = read(listing.listed, self.scope, derived=not light, people=light, changes="changes" in needs)
        self.filters.vocabulary = read(listing.vocabulary)
        self.counts, self.too_old = read(listing.counts), read(blocker_surroundings.said_stale)
        self._desk = read(workload.desk)
        self._numbers = None

    def read_again(self, ids: set[int]) -> None:
        """Read these accounts again and repaint their rows."""
        from abm_tui.store.queries.listing import listed

        assert self.source is not None
        rows = self._place.read(listed, ids=sorted(ids)) if ids else []
        for row in rows:
            self.source.replace(row)
        again = {row.id: row for row in rows}
        self._rows = [again.get(row.id, row) for row in self._rows]
        self.sheet.refresh_rows(ids)

    def need(self, account_id: int) -> None:
        """A visible row is not worked out yet: work out all such rows at once, after this paint."""
        if not self._needed:
            self._place.call_after_refresh(self._work_out)
        self._needed.add(account_id)

    def _work_out(self) -> None:
        ids, self._needed = self._needed, set()
        try:
            self.read_again(ids)
        except AbmError as error:
            self._place.say(error.message, "attention")
        self._place.show_about()

    # showing

    def show_all(self) -> None:
        """Read everything of the scope, and show it."""
        assert self.source is not None
        self.read_rows()
        self.source.today = self._place.today
        self.show_rows(self.wanted_cursor)

    def show_rows(self, cursor: int | None = None) -> None:
        """Filter and order what was read, and show it; the cursor stays on its account."""
        assert self.source is not None
        found = self.filters.filter
        self.source.show(self._ordered(found.select(self._rows)))
        self.sheet.empty = nothing_text(self.scope, found.text, len(self._rows), self.counts[1])
        if cursor is not None and not self.sheet.row_count:
            self.sheet.set_source(self.source, cursor)
        self.sheet.set_source(self.source, self.sheet.cursor_key if cursor is None else cursor)
        self.wanted_cursor = None
        self._place.show_about()

    def _ordered(self, rows: list[ListedAccount]) -> list[ListedAccount]:
        by = self.sheet.order
        if by is not None:
            return sorted(sorted(rows, key=lambda r: r.account.name.casefold()), key=order_key(by[0]), reverse=by[1])
        if self.scope != "targets":
            return sorted(rows, key=lambda r: r.account.name.casefold())
        from abm_tui.rules.working_order import order
        from abm_tui.rules.working_order.capacity import NOBODY

        today, framework, desk = self._place.today, self._place.framework, self._desk or NOBODY
        return sorted(
            rows, key=lambda r: order.working_key(r.account, r.derived, today, framework, desk) if r.derived else ()
        )

    def order_by(self, column: str) -> None:
        """First this column, again reversed, a third time the working order."""
        before = self.sheet.order
        if before is None or before[0] != column:
            self.sheet.order = (column, False)
        elif not before[1]:
            self.sheet.order = (column, True)
        else:
            self.sheet.order = None
        self.show_rows()
        title = next(c.title for c in COLUMNS if c.key == column)
        by = self.sheet.order
        self._place.say(
            "Working order: late, new and promised first."
            if by is None
            else f"By {title}{', reversed' if by[1] else ''}."
        )

    @property
    def numbers(self) -> tuple[int, int]:
        """(shown, all); of last time while only the first rows are read."""
        return self._numbers or self.shown_of()

    # the rows, as a filter sees them

    def shown_ids(self) -> Container[Hashable]:
        return self.here.shown_ids()

    def show_filtered(self, before: Filter) -> None:
        """Show what the filter in force matches. Reads more of the rows when it asks for it."""
        if self._needs_more(before):
            self.read_rows()
        self.show_rows()
        self._place.show_frame()

    def _needs_more(self, before: Filter) -> bool:
        needs = self.filters.filter.needs
        if "changes" in needs and "changes" not in before.needs:
            return True
        known = not self._rows or self._rows[0].derived is not None
        return self.scope != "targets" and bool(_HEAVY & needs) and not known

    def shown_of(self) -> tuple[int, int]:
        return len(self.shown_rows()), len(self._rows)

    def shown_rows(self) -> Sequence[ListedAccount]:
        return self.source.rows if self.source else []

    def touch(self) -> TouchFact | None:
        """The next step of the account under the cursor, as its row knows it."""
        from abm_tui.store.queries import touches

        row, one = self.here.row(), self.here.account()
        if row is not None and row.derived is not None:
            return row.derived.next_touch
        return None if one is None else self._place.read(touches.next_of, one)

    # the next start

    def _recall(self, state: dict[str, Any]) -> None:
        """Filter, order and cursor of last time."""
        scope = state.get("scope")
        self.scope = scope if scope in SCOPE_NAMES else "targets"
        self.name = str(state.get("list", ""))
        self.filters.take(str(state.get("filter", "")))
        by = state.get("order")
        if isinstance(by, list) and len(by) == 2 and by[0] in {c.key for c in COLUMNS}:
            self.sheet.order = (by[0], bool(by[1]))
        self.wanted_cursor = state.get("cursor") if isinstance(state.get("cursor"), int) else None
        first, numbers = state.get("first"), state.get("numbers")
        if isinstance(first, list) and isinstance(numbers, list) and len(numbers) == 2:
            self._first = [i for i in first if isinstance(i, int)]
            self._numbers = (int(numbers[0]), int(numbers[1]))

    def view(self) -> dict[str, Any] | None:
        """How the list looks, for the next start; None while not all of it is read."""
        if self._numbers is not None:
            return None
        return {
            "scope": self.scope,
            "list": self.name,
            "filter": self.filters.filter.text,
            "order": list(self.sheet.order) if self.sheet.order else None,
            "cursor": self.here.account(),
            "first": [row.id for row in self.shown_rows()[:FIRST_ROWS]],
            "numbers": list(self.shown_of()),
        }
