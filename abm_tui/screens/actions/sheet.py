"""Moving about a sheet, and marking its rows where they are accounts."""

from __future__ import annotations

from collections.abc import Callable, Container, Hashable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from abm_tui.keymap.action_ids import Do
from abm_tui.screens.shell.handlers import Handler, Handlers, KeyHandler

if TYPE_CHECKING:
    from abm_tui.models.account_fields import AccountFact
    from abm_tui.screens.shell.host import Host
    from abm_tui.store import Done
    from abm_tui.store.queries.listing import ListedAccount
    from abm_tui.widgets.sheet import Sheet


class SheetKeys:
    """A sheet by cells, by screens, and to its ends. Tab goes as → does; a place that has fields binds it itself."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet

    def handlers(self) -> Handlers:
        sheet = self._sheet
        return {
            **self.paging(),
            Do.UP: Handler(sheet.move_up),
            Do.DOWN: Handler(sheet.move_down),
            Do.LEFT: Handler(sheet.move_left),
            Do.RIGHT: Handler(sheet.move_right),
            Do.NEXT_FIELD: Handler(sheet.move_right),
            Do.PREVIOUS_FIELD: Handler(sheet.move_left),
        }

    def paging(self) -> Handlers:
        """Only by screens and to its ends, for a place whose arrows are its own."""
        sheet = self._sheet
        return {
            Do.PAGE_UP: Handler(sheet.page_up),
            Do.PAGE_DOWN: Handler(sheet.page_down),
            Do.FIRST: Handler(sheet.home),
            Do.LAST: Handler(sheet.end),
        }


class RowMarks:
    """Marks on the rows of a sheet.

    `shown_ids` gives the rows on show: a mark on another one is hidden by the filter, and changes nothing there.
    `marked_accounts` are those of the marked rows, where the rows are no accounts themselves.
    """

    def __init__(
        self,
        host: Host,
        sheet: Sheet,
        shown_ids: Callable[[], Container[Hashable]],
        marked_accounts: Callable[[], Iterable[Hashable]] | None = None,
    ) -> None:
        self._host, self._sheet, self._shown_ids = host, sheet, shown_ids
        self._marked_accounts = marked_accounts or (lambda: sheet.marked)

    def handlers(self) -> Handlers:
        return {
            Do.MARK: Handler(self.mark),
            Do.EXTEND_DOWN: Handler(lambda: self.extend(1)),
            Do.EXTEND_UP: Handler(lambda: self.extend(-1)),
            Do.MARK_ALL: Handler(self.mark_all),
        }

    def back(self, up: Callable[[str], object]) -> KeyHandler:
        """Esc takes the marks away first; with none it does what `up` does with the key."""

        def run(key: str) -> None:
            if not self.clear():
                up(key)

        return KeyHandler(run)

    def mark(self) -> None:
        """Mark the row under the cursor, or take its mark away, and go on."""
        self._sheet.toggle_mark()
        self._sheet.move_down()
        self.say()

    def extend(self, step: int) -> None:
        """Mark this row and the next one, downwards for 1, upwards for -1."""
        sheet = self._sheet
        if sheet.cursor_key is not None and sheet.cursor_key not in sheet.marked:
            sheet.toggle_mark()
        if (sheet.move_down() if step > 0 else sheet.move_up()) and sheet.cursor_key not in sheet.marked:
            sheet.toggle_mark()
        self.say()

    def mark_all(self) -> None:
        """Mark every row on show; where there are marks, take them away."""
        if self._sheet.marked:
            self._sheet.clear_marks()
        else:
            self._sheet.mark_all()
        self.say()

    def clear(self) -> bool:
        """Take all marks away; False when there were none."""
        if not self._sheet.marked:
            return False
        self._sheet.clear_marks()
        self._host.say("")
        return True

    def acted(self, done: Done) -> None:
        """The marks have served once an edit of theirs is done: a later digit must not address them again."""
        changed = {change.account_id for change in done.changes}
        if any(account_id in changed for account_id in self._marked_accounts()):
            self._sheet.clear_marks()

    def say(self) -> None:
        """How many are marked, and how many of them the filter hides."""
        shown = self._shown_ids()
        marked = len(self._sheet.marked)
        hidden = sum(key not in shown for key in self._sheet.marked)
        more = f" · {hidden} hidden by the filter are not changed" if hidden else ""
        self._host.say(f"{marked} marked · s set · Esc clear{more}" if marked else "Nothing marked.")


class ListedRows(Protocol):
    """The accounts of a grid, as its source has them."""

    @property
    def rows(self) -> Sequence[ListedAccount]:
        """Those on show, in the order they are shown in."""

    def row_of(self, account_id: Any) -> ListedAccount | None:
        """One of them by its id; None for an account that is not shown."""

    @property
    def places(self) -> Container[Hashable]:
        """The ids of all of them."""


class SheetAccounts:
    """The accounts of a grid, whose rows have their ids as keys: an AccountsHere.

    `rows` gives what is on show, None before anything is read. `counting` is true while the rows are no accounts.
    """

    def __init__(
        self, sheet: Sheet, rows: Callable[[], ListedRows | None], counting: Callable[[], bool] = lambda: False
    ) -> None:
        self._sheet, self._rows, self._counting = sheet, rows, counting

    def account(self) -> int | None:
        """The account under the cursor."""
        key = self._sheet.cursor_key
        return key if isinstance(key, int) and not self._counting() else None

    def accounts(self) -> list[int]:
        """The marked ones on show, else the one under the cursor."""
        shown, one = self.shown_ids(), self.account()
        return [key for key in self._sheet.marked if key in shown] or ([] if one is None else [one])

    def shown_ids(self) -> Container[Hashable]:
        """The accounts on show."""
        rows = self._rows()
        return rows.places if rows is not None else ()

    def walk(self) -> list[int]:
        """All on show, in their order."""
        rows = self._rows()
        return [row.id for row in rows.rows] if rows is not None else []

    def row(self) -> ListedAccount | None:
        """The row under the cursor."""
        one = self.account()
        return self.row_of(one) if one is not None else None

    def row_of(self, account_id: int) -> ListedAccount | None:
        """The row of an account on show."""
        rows = self._rows()
        return rows.row_of(account_id) if rows is not None else None

    def fact(self, account_id: int) -> AccountFact | None:
        """The account as its row shows it."""
        row = self.row_of(account_id)
        return row.account if row is not None else None
