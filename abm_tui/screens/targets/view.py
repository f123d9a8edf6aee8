"""What of the target accounts is shown: list, filter, order, find. Kept for the next start."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from abm_tui.screens.actions.filter import FilterActions
from abm_tui.screens.targets.rows import COLUMNS, TargetsSource, order_key
from abm_tui.widgets.dropdown import Option
from abm_tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from abm_tui.rules.filter.filter import Filter
    from abm_tui.rules.working_order.capacity import Desk
    from abm_tui.store.queries.facts import Scope
    from abm_tui.store.queries.listing import ListedAccount

SCOPE_NAMES = {"targets": "Target accounts", "pool": "Pool", "all": "All accounts"}


_HEAVY = {"derived", "roles", "deals", "runs"}  # what a filter may need that a pool is not read with
FIRST_ROWS = 50  # more than any screen shows


class TargetsView(FilterActions, inherit_bindings=False):
    """The rows of a scope (targets, pool, all), those the filter shows of them, and their order."""

    source: TargetsSource | None
    sheet: Sheet

    def __init__(self) -> None:
        super().__init__()
        self.scope: Scope = "targets"
        self.list_name = ""
        self.wanted_cursor: int | None = None
        self._rows: list[ListedAccount] = []
        self._kept: dict[str, Any] = {}  # the view as it was last written down
        self._counts = (0, 0)
        self._old: tuple[str, ...] = ()  # sources too old for silence to say anything
        self._desk: Desk | None = None
        self._first: list[int] = []  # the first rows of last time, in their order
        self._numbers: tuple[int, int] | None = None  # (shown, all) of last time, while only those are read

    # reading

    def first_look(self) -> bool:
        """Show the first rows of last time, read anew, in the order of last time; all the others follow at once.

        Working out a thousand accounts takes longer than a screen may stay empty; their order seldom changed since.
        """
        from abm_tui.store.queries import blocker_surroundings, listing

        first = self._first[: self.size.height]
        if not first or self._numbers is None or self.wanted_cursor not in {None, *first}:
            return False
        rows = {row.id: row for row in self.store.read(listing.listed, ids=first, alone=True)}
        if "changes" in self.filter.needs or not all(self._belongs(rows.get(i)) for i in first):
            self._numbers = None
            return False
        self._rows = [rows[i] for i in first]
        self._counts, self._old = self.store.read(listing.counts), self.store.read(blocker_surroundings.said_stale)
        assert self.source is not None
        self.source.show(self._rows)
        self.sheet.set_source(self.source, self.wanted_cursor)
        self.show_about()
        return True

    def _belongs(self, row: ListedAccount | None) -> bool:
        """Whether the account still stands in this list."""
        if row is None or row.account.archived_on is not None:
            return False
        in_scope = self.scope == "all" or (row.account.tier is not None) == (self.scope == "targets")
        return in_scope and self.filter.matches(row)

    def read_rows(self) -> None:
        """Read the accounts of the scope. A pool is read without what follows from it: visible rows are enough."""
        from abm_tui.store.queries import blocker_surroundings, listing, workload

        light = self.scope != "targets" and not _HEAVY & self.filter.needs
        self._rows = self.store.read(
            listing.listed, self.scope, derived=not light, people=light, changes="changes" in self.filter.needs
        )
        self.vocabulary = self.store.read(listing.vocabulary)
        self._counts, self._old = self.store.read(listing.counts), self.store.read(blocker_surroundings.said_stale)
        self._desk = self.store.read(workload.desk)
        self._numbers = None

    def replace_rows(self, rows: Sequence[ListedAccount]) -> None:
        """These rows, read again."""
        again = {row.id: row for row in rows}
        self._rows = [again.get(row.id, row) for row in self._rows]

    def show_rows(self, cursor: int | None = None) -> None:
        """Filter and order what was read, and show it; the cursor stays on its account."""
        assert self.source is not None
        rows = self.filter.select(self._rows)
        self.source.show(self._ordered(rows))
        self.sheet.empty = self._nothing()
        if cursor is not None and not self.sheet.row_count:
            self.sheet.set_source(self.source, cursor)
        self.sheet.set_source(self.source, self.sheet.cursor_key if cursor is None else cursor)
        self.wanted_cursor = None
        self.show_about()

    def show_about(self) -> None:
        """The lines about the row under the cursor."""

    def _ordered(self, rows: list[ListedAccount]) -> list[ListedAccount]:
        by = self.sheet.order
        if by is not None:
            return sorted(sorted(rows, key=lambda r: r.account.name.casefold()), key=order_key(by[0]), reverse=by[1])
        if self.scope != "targets":
            return sorted(rows, key=lambda r: r.account.name.casefold())
        from abm_tui.rules.working_order import order
        from abm_tui.rules.working_order.capacity import NOBODY

        today, framework, desk = self.store.today, self.store.framework, self._desk or NOBODY
        return sorted(
            rows, key=lambda r: order.working_key(r.account, r.derived, today, framework, desk) if r.derived else ()
        )

    def _nothing(self) -> str:
        if self.filter.text:
            return f"0 of {len(self._rows)} match {self.filter.text}. F shows all, f changes the filter."
        if self.scope == "targets" and self._counts[1]:
            return f"No target accounts yet. L shows the pool of {self._counts[1]}; a digit gives a tier."
        return "No accounts yet. Paste from your spreadsheet, or press a."

    def view_line(self) -> tuple[Any, Any]:
        """Line 2: the list, the filter as chips, the order; how many of how many, and the pool."""
        left: list[tuple[str, str]] = [(f" {self.list_name or SCOPE_NAMES[self.scope]}", "bold"), ("   ", "")]
        left += self.filter_chips()
        if self._old:
            left.append((f"{' and '.join(self._old)}: quiet and score drops paused", "attention"))
        shown, every = self._numbers or self.shown_of()
        targets, pool = self._counts
        unit = {"targets": "target" if every == 1 else "targets", "pool": "in the pool", "all": "accounts"}[self.scope]
        right = f"{shown} of {every} {unit}" if shown != every else f"{shown} {unit}"
        other = f" · Pool {pool}" if self.scope == "targets" else f" · Targets {targets}"
        return left, right + other

    # filter

    def set_filter(self, text: str) -> None:
        """Show only what matches. Reads more of the rows when the filter asks for it."""
        before = self.filter
        self.filter = self._parsed(text)
        if self._needs_more(before):
            self.read_rows()
        self.show_rows()
        self.show_frame()

    def _parsed(self, text: str) -> Filter:
        from abm_tui.rules.filter.filter import parse

        return parse(text, self.store.today, self.vocabulary)

    def _needs_more(self, before: Filter) -> bool:
        if "changes" in self.filter.needs and "changes" not in before.needs:
            return True
        known = not self._rows or self._rows[0].derived is not None
        return self.scope != "targets" and bool(_HEAVY & self.filter.needs) and not known

    def shown_of(self) -> tuple[int, int]:
        return len(self.shown_rows()), len(self._rows)

    def shown_rows(self) -> Sequence[ListedAccount]:
        return self.source.rows if self.source else []

    def act_clear_filter(self) -> None:
        self.list_name = ""
        super().act_clear_filter()

    # order

    def act_order(self) -> None:
        self.order_by(self.sheet.cursor_column)

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
        self.say(
            "Working order: late, new and promised first."
            if by is None
            else f"By {title}{', reversed' if by[1] else ''}."
        )

    # lists

    def act_lists(self) -> None:
        from abm_tui.store.commands.setup import RETIER_FILTER
        from abm_tui.store.queries import saved

        options = [
            Option(
                str(n) if n < 10 else "",
                row.name,
                "Tier 1: in or out" if row.filter == RETIER_FILTER else row.filter or SCOPE_NAMES[row.scope],
                self._retier if row.filter == RETIER_FILTER else lambda row=row: self.show_list(row),
            )
            for n, row in enumerate(self.store.read(saved.lists), 1)
        ]
        options.append(Option("a", "save this view", self.filter.text, self._save_list))
        self.choose("Lists", options, hint="a digit shows one · ↑ ↓ Enter · Esc", digits=True)

    def _retier(self) -> None:
        from abm_tui.screens.retier.screen import RetierScreen

        self.app.push_screen(RetierScreen())

    def show_list(self, row: Any) -> None:
        """A saved list: its scope, filter and order."""
        self.scope = row.scope
        self.filter = self._parsed(row.filter)
        column, _, reverse = row.order.partition(" ")
        self.sheet.order = (column, bool(reverse)) if column in {c.key for c in COLUMNS} else None
        self.list_name = row.name
        self.sheet.clear_marks()
        self.read_rows()
        self.show_rows()
        self.show_frame()
        self.say(f"List {row.name}.")

    def _save_list(self) -> None:
        from abm_tui.store.commands import lists

        by = self.sheet.order
        keep = f"{by[0]}{' reversed' if by[1] else ''}" if by else ""

        def done(name: str) -> None:
            self.run(lists.save_list, name, scope=self.scope, filter=self.filter.text, order=keep)
            self.list_name = name.strip()

        self.ask("Name of the list", done, value=self.list_name)

    # find

    def act_next(self) -> None:
        self.next_hit()

    def act_previous(self) -> None:
        self.next_hit(back=True)

    # the next start

    def recall(self) -> None:
        """Filter, order and cursor of last time."""
        state = self.abm.remembered("targets")
        scope = state.get("scope")
        self.scope = scope if scope in SCOPE_NAMES else "targets"
        self.list_name = str(state.get("list", ""))
        self.filter = self._parsed(str(state.get("filter", "")))
        by = state.get("order")
        if isinstance(by, list) and len(by) == 2 and by[0] in {c.key for c in COLUMNS}:
            self.sheet.order = (by[0], bool(by[1]))
        self.wanted_cursor = state.get("cursor") if isinstance(state.get("cursor"), int) else None
        first, numbers = state.get("first"), state.get("numbers")
        if isinstance(first, list) and isinstance(numbers, list) and len(numbers) == 2:
            self._first = [i for i in first if isinstance(i, int)]
            self._numbers = (int(numbers[0]), int(numbers[1]))

    def keep_view(self) -> None:
        state = {
            "scope": self.scope,
            "list": self.list_name,
            "filter": self.filter.text,
            "order": list(self.sheet.order) if self.sheet.order else None,
            "cursor": self.account(),
            "first": [row.id for row in self.source.rows[:FIRST_ROWS]] if self.source else [],
            "numbers": list(self.shown_of()),
        }
        if self._numbers is None and state != self._kept:
            self._kept = state
            self.abm.remember("targets", state)
