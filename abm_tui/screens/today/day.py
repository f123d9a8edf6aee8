"""The day as one member sees it: read, filtered, folded, and how much of it they have looked at."""

from __future__ import annotations

from collections.abc import Callable, Container, Hashable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol

from abm_tui.screens.actions.filter import FilterActions
from abm_tui.screens.shell.host import Host
from abm_tui.screens.today.rows import NOTED, TodayLine, TodaySource, noted_columns, show_day, show_plan, touch_columns
from abm_tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from abm_tui.models.account_fields import AccountFact
    from abm_tui.models.facts import TouchFact
    from abm_tui.rules.filter.filter import Filter
    from abm_tui.rules.today.page import DueTouch, Look, TodayPage
    from abm_tui.store.queries.listing import ListedAccount

_MINE = "mine"
_MANY = 50  # changed accounts from which all of them are read again


class DayHost(Host, Protocol):
    """The place of the day: what it paints around the sheet."""

    def show_frame(self) -> None:
        """Lines 1 and 2."""

    def show_about(self) -> None:
        """What stands about the account under the cursor."""

    def keep_view(self) -> None:
        """Write down how it looks."""


class Day:
    """The sheet of the day: an AccountsHere, a TouchHere and a RowsHere.

    `letter_at` gives the letter of whoever else stands on an account. `unfolded` are the sections that show all.
    """

    def __init__(self, place: DayHost, letter_at: Callable[[int], str]) -> None:
        self._place, self._letter_at = place, letter_at
        self.sheet = Sheet(cursor_mode="row", show_header=False, id="today-sheet")
        self.filters = FilterActions(place, self)
        self.page: TodayPage | None = None
        self.source: TodaySource | None = None
        self.unfolded: set[str] = set()
        self.plan = False  # whether the week's plan stands in the place of the day
        self._look: Look | None = None
        self._away: set[str] = set()
        self._rows: dict[int, ListedAccount] | None = None  # target accounts, once they are worked out
        self._kept: dict[str, Any] = {}  # the view as it was last written down
        self._placed = False

    # reading

    def begin(self, state: dict[str, Any]) -> None:
        """The first look of this run: what the view of last time says."""
        from abm_tui.rules.today.looks import read_look, read_planned
        from abm_tui.rules.today.week import plan_is_due

        self._look = read_look(state, self._now())
        self._away = set(self._look.away)
        self.source = TodaySource(self._place.today, self._letter_at)
        self.filters.take(str(state.get("filter") or ""))
        planned = read_planned(state)
        self.plan = plan_is_due(self._place.today, planned)
        self._kept = {"planned": planned.isoformat() if planned else ""}

    def _now(self) -> datetime:
        return datetime.combine(self._place.today, datetime.now().time())

    def read(self) -> None:
        """Read the day anew; the target accounts only where they are needed at once."""
        from abm_tui.store.queries.today.page import today_page

        assert self._look is not None
        page = self._place.read(today_page, self._look, self._place.me)
        if self.page is None and self.plan:
            self.read_rows()
            self.plan = self._has_a_plan(page)
        if self.filters.filter.text and self._rows is None:
            self.read_rows()
        self.page = page
        self.show()

    def read_own_edit(self) -> None:
        """Read again what one's own edit may have changed."""
        from abm_tui.store.queries.today.page import after_own_edit

        assert self._look is not None
        if self.page is not None:
            self.page = self._place.read(after_own_edit, self.page, self._look, self._place.me)
            self.show()

    def _has_a_plan(self, page: TodayPage) -> bool:
        from abm_tui.rules.today.week import this_week
        from abm_tui.store.queries.today.page import drawers

        return bool(this_week(page) or page.decided or drawers(list((self._rows or {}).values())).no_next_step)

    def read_rows(self) -> None:
        """Work out all target accounts."""
        from abm_tui.store.queries import listing

        self.filters.vocabulary = self._place.read(listing.vocabulary)
        self._rows = {row.id: row for row in self._place.read(listing.listed)}

    def read_again(self, ids: set[int]) -> None:
        """Work out these accounts again, where all were before; of many, or of one that came or went, all of them."""
        from abm_tui.store.queries import listing

        if self._rows is None or not ids:
            return
        if len(ids) > _MANY or not ids <= self._rows.keys():
            self.read_rows()
            return
        for row in self._place.read(listing.listed, ids=sorted(ids)):
            if row.account.tier is None or row.account.archived_on is not None:
                self._rows.pop(row.id, None)
            else:
                self._rows[row.id] = row

    def row(self) -> ListedAccount | None:
        """The account under the cursor, worked out; None where it is not yet, or has no tier."""
        one = self.account()
        return self._rows.get(one) if self._rows is not None and one is not None else None

    # showing

    def set_columns(self, width: int) -> None:
        """The columns for a screen `width` cells wide."""
        self.sheet.set_columns(touch_columns(width))
        self.sheet.set_columns(noted_columns(width), NOTED)

    def show(self) -> None:
        """Lay out what was read; the cursor stays on its line."""
        from abm_tui.rules.today.due import still_hot

        source, page = self.source, self.shown_page()
        if source is None or page is None or self._look is None:
            return
        source.today = self._place.today
        if self.plan:
            show_plan(source, page, [m.name for m in self._place.members if m.left_on is None])
        else:
            left = still_hot((line for line in page.hot if line.key not in self._away), self._look)
            show_day(source, replace(page, hot=left), self.unfolded, self._place.size.width)
        if self._placed:
            self.sheet.reload()
        else:
            self.sheet.set_source(source)
            self._placed = True
        self._place.show_about()

    def shown_page(self) -> TodayPage | None:
        """The page as the filter leaves it, with what stands in the way once that is known."""
        from abm_tui.store.queries.today.page import with_drawers

        page, found = self.page, self.filters.filter
        if page is None or self._rows is None:
            return page
        rows = list(self._rows.values())
        if found.text:
            kept = list(found.select(rows))
            of = {row.id for row in kept}
            page, rows = page.kept(self._wanted(rows, of), of), kept
        return with_drawers(page, rows)

    def _wanted(self, rows: Sequence[ListedAccount], of: Container[int]) -> Callable[[DueTouch], bool]:
        """Which touches the filter leaves: `mine` are those one has to do oneself, whoever owns the account."""
        from abm_tui.rules.filter.filter import parse

        words = self.filters.filter.text.split()
        if _MINE not in words:
            return lambda one: one.account_id in of
        rest = " ".join(word for word in words if word != _MINE)
        others = parse(rest, self._place.today, self.filters.vocabulary).select(rows)
        left = {row.id for row in others} if rest else None
        return lambda one: one.owner == self._place.who and (left is None or one.account_id in left)

    def end_plan(self) -> None:
        """On to the day."""
        self.plan = False
        self._place.keep_view()
        self.sheet.clear_marks()
        self.show()
        self.sheet.home()
        self._place.show_frame()

    def put_away(self, key: str) -> None:
        """The hot line was seen: it does not come back."""
        self._away.add(key)
        self._place.keep_view()
        self.show()

    # how it looks next time

    def view(self) -> dict[str, Any] | None:
        """What the view keeps; None while nothing was read, or where it would say the same again."""
        from abm_tui.rules.today.looks import kept_look

        if self.page is None or self._look is None:
            return None
        today = self._place.today
        hot = {line.key for line in self.page.hot}
        state = kept_look(self._look, self._now(), self.page.newest_change, self._away & hot)
        state |= {"filter": self.filters.filter.text, "planned": today.isoformat()}
        # The time alone is no reason to write: a heartbeat would do so every minute.
        if all(state[name] == self._kept.get(name) for name in state if name != "last") and (
            state["last"][1] == self._kept["last"][1]
        ):
            return None
        self._kept = state
        return state

    # what stands under the cursor

    def line(self) -> TodayLine | None:
        """The line under the cursor; None on a heading."""
        return self.source.line(self.sheet.cursor_key) if self.source else None

    def section(self) -> str:
        """The heading or the line of text under the cursor."""
        key = self.sheet.cursor_key
        return str(key[1]) if isinstance(key, tuple) and key[0] == "heading" else ""

    def account(self) -> int | None:
        line = self.line()
        return line.account_id if line is not None else None

    def accounts(self) -> list[int]:
        """The accounts of the marked lines, else the one under the cursor; each once."""
        one = self.account()
        return list(dict.fromkeys(self.marked_accounts())) or ([] if one is None else [one])

    def marked_accounts(self) -> list[int]:
        """The accounts of the marked lines."""
        lines = [self.source.line(key) for key in self.sheet.marked] if self.source else []
        return [line.account_id for line in lines if line is not None and line.account_id is not None]

    def walk(self) -> list[int]:
        """Every account on show, in their order."""
        lines = self.source.lines.values() if self.source else ()
        return list(dict.fromkeys(line.account_id for line in lines if line.account_id is not None))

    def fact(self, account_id: int) -> AccountFact | None:
        """None: the page shows no field of an account."""
        del account_id
        return None

    def touch(self) -> TouchFact | None:
        """The touch of the line, also one that was handed over; a sign of theirs has none."""
        line = self.line()
        if line is None:
            return None
        if line.touch is not None:
            return line.touch.touch
        return line.waiting.touch if line.waiting is not None else None

    def touch_ids(self) -> list[int]:
        """Every touch on show."""
        lines = self.source.lines.values() if self.source else ()
        return [line.touch.id for line in lines if line.touch is not None]

    # the rows, as a filter sees them

    def shown_ids(self) -> Container[Hashable]:
        return self.source.lines.keys() if self.source else ()

    def show_filtered(self, before: Filter) -> None:
        """Show what the filter in force matches."""
        del before
        if self._rows is None:
            self.read_rows()
        self.show()
        self._place.show_frame()

    def shown_of(self) -> tuple[int, int]:
        """(touches on show, touches there are)."""

        def touches(page: TodayPage | None) -> int:
            return len((*page.late, *page.today, *page.next_7_days)) if page else 0

        return touches(self.shown_page()), touches(self.page)

    def shown_rows(self) -> Sequence[ListedAccount]:
        return list((self._rows or {}).values())
