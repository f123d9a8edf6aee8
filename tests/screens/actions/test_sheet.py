"""A sheet by keys, its marks, and the accounts that stand in it: without a screen."""

from __future__ import annotations

from collections.abc import Hashable

import pytest
from fake_host import FakeHost

from abm_tui.keymap.action_ids import Do
from abm_tui.screens.actions.sheet import RowMarks, SheetAccounts, SheetKeys
from abm_tui.store import Store
from abm_tui.store.commands import accounts
from abm_tui.store.queries.listing import ListedAccount, listed
from abm_tui.widgets.grid import Cell, Column, Row
from abm_tui.widgets.sheet import Sheet

pytestmark = pytest.mark.quick


class Rows:
    """The accounts of a grid, as its source has them."""

    def __init__(self, rows: list[ListedAccount]) -> None:
        self.all, self.rows = rows, rows

    @property
    def places(self) -> dict[Hashable, int]:
        return {row.id: place for place, row in enumerate(self.rows)}

    def row_of(self, account_id: int) -> ListedAccount | None:
        return next((row for row in self.rows if row.id == account_id), None)

    def only(self, *ids: int) -> None:
        """What a filter leaves."""
        self.rows = [row for row in self.all if row.id in ids]

    @property
    def row_count(self) -> int:
        return len(self.rows)

    def row_at(self, index: int) -> Row:
        return Row(self.rows[index].id)

    def gutter(self, row_key: Hashable) -> str:
        del row_key
        return ""

    def cell(self, row_key: Hashable, column_key: str) -> Cell:
        return Cell(f"{row_key} {column_key}")


@pytest.fixture
def rows(store: Store) -> Rows:
    for name in ("Acme", "Globex", "Initech"):
        store.do(accounts.add_account, name, tier="1")
    return Rows(sorted(store.read(listed), key=lambda row: row.id))


@pytest.fixture
def sheet(rows: Rows) -> Sheet:
    made = Sheet((Column("name", "Account", 10), Column("tier", "T", 2)))
    made.set_source(rows)
    return made


@pytest.fixture
def host(store: Store) -> FakeHost:
    return FakeHost(store)


@pytest.fixture
def marks(host: FakeHost, sheet: Sheet, rows: Rows) -> RowMarks:
    return RowMarks(host, sheet, lambda: rows.places)


# moving


def test_the_arrows_and_tab_go_from_cell_to_cell(host: FakeHost, sheet: Sheet) -> None:
    keys = SheetKeys(sheet).handlers()
    host.do(keys, Do.DOWN)
    host.do(keys, Do.NEXT_FIELD)
    assert (sheet.cursor_key, sheet.cursor_column) == (2, "tier")
    host.do(keys, Do.PREVIOUS_FIELD)
    host.do(keys, Do.UP)
    assert (sheet.cursor_key, sheet.cursor_column) == (1, "name")


def test_end_and_home_go_to_the_last_row_and_the_first(host: FakeHost, sheet: Sheet) -> None:
    keys = SheetKeys(sheet).handlers()
    host.do(keys, Do.LAST)
    assert sheet.cursor_key == 3
    host.do(keys, Do.FIRST)
    assert sheet.cursor_key == 1


def test_a_place_with_arrows_of_its_own_takes_only_the_paging(sheet: Sheet) -> None:
    assert set(SheetKeys(sheet).paging()) == {Do.PAGE_UP, Do.PAGE_DOWN, Do.FIRST, Do.LAST}


# marks


def test_a_mark_is_set_and_the_cursor_goes_on(host: FakeHost, sheet: Sheet, marks: RowMarks) -> None:
    host.do(marks.handlers(), Do.MARK)
    assert (sheet.marked, sheet.cursor_key) == ((1,), 2)
    assert host.said == "1 marked · s set · Esc clear"


def test_extending_marks_both_rows_and_keeps_those_that_are_marked(
    host: FakeHost, sheet: Sheet, marks: RowMarks
) -> None:
    keys = marks.handlers()
    host.do(keys, Do.EXTEND_DOWN)
    assert sheet.marked == (1, 2)
    host.do(keys, Do.EXTEND_UP)
    assert sheet.marked == (1, 2)


def test_mark_all_takes_all_marks_away_where_there_are_some(host: FakeHost, sheet: Sheet, marks: RowMarks) -> None:
    keys = marks.handlers()
    host.do(keys, Do.MARK_ALL)
    assert sheet.marked == (1, 2, 3)
    host.do(keys, Do.MARK_ALL)
    assert sheet.marked == ()
    assert host.said == "Nothing marked."


def test_a_mark_that_the_filter_hides_is_counted_apart(
    host: FakeHost, sheet: Sheet, rows: Rows, marks: RowMarks
) -> None:
    marks.mark()
    rows.only(2, 3)
    sheet.reload()
    marks.mark()
    assert host.said == "2 marked · s set · Esc clear · 1 hidden by the filter are not changed"


def test_esc_takes_the_marks_away_and_only_then_goes_up(host: FakeHost, sheet: Sheet, marks: RowMarks) -> None:
    gone: list[str] = []
    back = {Do.BACK: marks.back(gone.append)}
    marks.mark()
    host.do(back, Do.BACK, "escape")
    assert (sheet.marked, host.said, gone) == ((), "", [])
    host.do(back, Do.BACK, "escape")
    assert gone == ["escape"]


# the accounts that a key is for


def test_a_key_is_for_the_account_under_the_cursor_or_for_the_marked_ones_on_show(
    sheet: Sheet, rows: Rows, marks: RowMarks
) -> None:
    here = SheetAccounts(sheet, lambda: rows)
    assert here.accounts() == [1]
    marks.mark()
    marks.mark()
    assert (here.account(), here.accounts()) == (3, [1, 2])
    rows.only(2, 3)
    assert here.accounts() == [2]


def test_a_grid_gives_its_accounts_in_order_and_as_they_are_shown(sheet: Sheet, rows: Rows) -> None:
    here = SheetAccounts(sheet, lambda: rows)
    assert here.walk() == [1, 2, 3]
    fact, row = here.fact(2), here.row()
    assert fact is not None
    assert row is not None
    assert (fact.name, row.id) == ("Globex", 1)
    assert here.fact(9) is None


def test_no_account_stands_there_before_anything_is_read_or_while_rows_are_counts(sheet: Sheet, rows: Rows) -> None:
    unread = SheetAccounts(Sheet(), lambda: None)
    assert (unread.account(), unread.accounts(), unread.walk(), unread.row()) == (None, [], [], None)
    counting = SheetAccounts(sheet, lambda: rows, counting=lambda: True)
    assert (counting.account(), counting.accounts()) == (None, [])
