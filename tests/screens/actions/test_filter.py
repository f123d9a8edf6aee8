"""The filter and the search of a sheet of accounts, without a screen."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from types import SimpleNamespace

import pytest
from fake_host import FakeHost

from abm_tui.keymap.action_ids import Do
from abm_tui.rules.filter.filter import Filter
from abm_tui.screens.actions.filter import FilterActions
from abm_tui.store import Store
from abm_tui.store.commands import accounts
from abm_tui.store.queries import listing

pytestmark = pytest.mark.quick


class Grid:
    """What a filter asks of a sheet: a cursor that moves over the rows on show."""

    def __init__(self) -> None:
        self.keys: Sequence[Hashable] = ()
        self.cursor_key: Hashable = None

    def move_to(self, key: Hashable) -> None:
        self.cursor_key = key

    def move_to_next(self, hit: Callable[[SimpleNamespace], bool], *, back: bool = False) -> bool:
        at = self.keys.index(self.cursor_key) if self.cursor_key in self.keys else -1
        step = -1 if back else 1
        for n in range(1, len(self.keys)):
            key = self.keys[(at + n * step) % len(self.keys)]
            if hit(SimpleNamespace(key=key)):
                self.cursor_key = key
                return (at + n * step) in range(len(self.keys))
        return False


class Rows:
    """The target accounts as a place shows them."""

    def __init__(self, store: Store) -> None:
        self.rows = store.read(listing.listed)
        self.sheet = Grid()
        self.before: list[str] = []
        self.filters: FilterActions

    def show_filtered(self, before: Filter) -> None:
        self.before.append(before.text)
        self.sheet.keys = [row.id for row in self.shown_rows()]

    def shown_ids(self) -> Sequence[Hashable]:
        return self.sheet.keys

    def shown_rows(self) -> list[listing.ListedAccount]:
        return self.filters.filter.select(self.rows)

    def shown_of(self) -> tuple[int, int]:
        return len(self.shown_rows()), len(self.rows)

    @property
    def names(self) -> list[str]:
        return [row.account.name for row in self.shown_rows()]


@pytest.fixture
def rows(store: Store) -> Rows:
    for name, tier in (("Globex", "1"), ("Initech", "2"), ("Globant", "2")):
        store.do(accounts.add_account, name, tier=tier)
    return Rows(store)


@pytest.fixture
def host(store: Store) -> FakeHost:
    return FakeHost(store)


@pytest.fixture
def filters(host: FakeHost, rows: Rows) -> FilterActions:
    found = FilterActions(host, rows)
    rows.filters = found
    found.vocabulary = host.read(listing.vocabulary)
    found.set("")
    return found


def test_rows_follow_what_is_typed_and_the_line_counts_them(host: FakeHost, rows: Rows, filters: FilterActions) -> None:
    host.do(filters.handlers(), Do.FILTER)
    assert host.type("tier:2").startswith(" 2 of 3")
    assert rows.names == ["Initech", "Globant"]
    assert host.answer("tier:2")
    assert host.said == "2 of 3 shown · F shows all"
    assert filters.chips() == [("tier:2", ""), ("  ", "")]


def test_escape_brings_back_the_filter_and_the_cursor(host: FakeHost, rows: Rows, filters: FilterActions) -> None:
    filters.set("tier:2")
    rows.sheet.move_to(2)
    filters.ask()
    assert host.prompt.value == "tier:2 "
    host.type("tier:1")
    rows.sheet.move_to(1)
    host.escape()
    assert filters.filter.text == "tier:2"
    assert rows.sheet.cursor_key == 2


def test_rows_hear_which_filter_was_in_force_before(rows: Rows, filters: FilterActions) -> None:
    filters.set("tier:1")
    filters.set("tier:2")
    assert rows.before == ["", "", "tier:1"]


def test_a_term_that_is_not_understood_stands_out_and_is_said(host: FakeHost, filters: FilterActions) -> None:
    filters.ask()
    said = host.type("tir:1")
    assert "did you mean" in said.lower()
    host.answer("tir:1")
    assert "did you mean" in host.said.lower()
    assert ("tir:1", "attention") in filters.chips()


def test_tab_completes_the_word(host: FakeHost, rows: Rows, filters: FilterActions) -> None:
    filters.ask()
    host.type("tie")
    assert host.question is not None
    assert host.question.on_key is not None
    host.question.on_key("tab")
    assert host.prompt.value.startswith("tier:")
    assert host.below


def test_one_key_shows_everything_again(host: FakeHost, rows: Rows, filters: FilterActions) -> None:
    filters.set("tier:1")
    host.do(filters.handlers(), Do.CLEAR_FILTER)
    assert host.said == "All 3 are shown."
    assert len(rows.names) == 3


def test_a_search_goes_from_hit_to_hit(host: FakeHost, rows: Rows, filters: FilterActions) -> None:
    host.do(filters.handlers(), Do.NEXT)
    assert host.said == "Nothing to look for yet: / finds a name."
    host.do(filters.handlers(), Do.FIND)
    host.answer("glob")
    assert rows.sheet.cursor_key == 1
    assert host.said == '2 with "glob" · n next, p previous'
    host.do(filters.handlers(), Do.NEXT)
    assert rows.sheet.cursor_key == 3
    host.do(filters.handlers(), Do.PREVIOUS)
    assert rows.sheet.cursor_key == 1
    host.do(filters.handlers(), Do.FIND)
    assert host.question is not None
    assert host.question.value == "glob"
    host.answer("acme")
    assert host.said == 'No name with "acme" here.'
