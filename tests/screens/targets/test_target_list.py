"""The list of the target accounts: scope, filter, order and the view of last time, without a screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from fake_host import FakeHost

from abm_tui.screens.actions.tiers import TierActions
from abm_tui.screens.shell.routes import View
from abm_tui.screens.targets.new_target import NewTarget
from abm_tui.screens.targets.saved_lists import SavedLists
from abm_tui.screens.targets.target_list import TargetList
from abm_tui.store import Store
from abm_tui.store.commands import accounts

pytestmark = pytest.mark.quick


class ListPlace(FakeHost):
    """The place of the list: what it paints is nothing."""

    def show_frame(self) -> None:
        """Nothing is painted."""

    def show_about(self) -> None:
        """Nothing is painted."""

    def call_after_refresh(self, callback: Callable[..., Any]) -> bool:
        callback()
        return True


@pytest.fixture
def place(store: Store) -> ListPlace:
    for name, tier in (("Globex", "2"), ("Acme", "1"), ("Initech", None)):
        store.do(accounts.add_account, name, tier=tier)
    return ListPlace(store)


@pytest.fixture
def targets(place: ListPlace) -> TargetList:
    found = TargetList(place, lambda _: "")
    found.begin({})
    found.show_all()
    return found


def names(targets: TargetList) -> list[str]:
    return [row.account.name for row in targets.shown_rows()]


def test_it_shows_the_targets_and_counts_the_pool(targets: TargetList) -> None:
    assert set(names(targets)) == {"Acme", "Globex"}
    assert (targets.counts, targets.numbers) == ((2, 1), (2, 2))


def test_a_filter_hides_rows_and_is_taken_away_again(targets: TargetList) -> None:
    targets.filters.set("tier:1")
    assert names(targets) == ["Acme"]
    assert targets.shown_of() == (1, 2)
    targets.filters.clear()
    assert targets.shown_of() == (2, 2)


def test_a_column_orders_the_rows_then_reversed_then_not(place: ListPlace, targets: TargetList) -> None:
    targets.order_by("name")
    assert (names(targets), place.said) == (["Acme", "Globex"], "By Account.")
    targets.order_by("name")
    assert (names(targets), place.said) == (["Globex", "Acme"], "By Account, reversed.")
    targets.order_by("name")
    assert place.said == "Working order: late, new and promised first."


def test_the_view_of_last_time_is_the_view_of_the_next_start(place: ListPlace, targets: TargetList) -> None:
    targets.filters.set("tier:2")
    targets.order_by("tier")
    state = targets.view()
    assert state is not None
    again = TargetList(place, lambda _: "")
    again.begin(state)
    assert again.first_look(), "the first rows of last time stand at once"
    assert (names(again), again.numbers, again.view()) == (["Globex"], (1, 2), None)
    again.show_all()
    assert again.view() == state


def test_a_saved_list_brings_its_scope_filter_and_order(place: ListPlace, targets: TargetList) -> None:
    lists = SavedLists(place, targets)
    lists.show(View("My pool", "", "pool", "name reversed"))
    assert (names(targets), targets.name, place.said) == (["Initech"], "My pool", "List My pool.")
    assert targets.sheet.order == ("name", True)
    place.do(lists.handlers(), next(do for do in lists.handlers() if do == "lists"))
    assert place.title == "Lists"
    place.pick("save this view")
    assert place.answer("Second pool")
    assert targets.name == "Second pool"


def test_a_new_account_is_asked_for_its_tier_and_a_twin_is_named(place: ListPlace, targets: TargetList) -> None:
    new = NewTarget(place, targets, TierActions(place, targets.here))
    new.ask()
    assert place.answer("Acme")
    assert place.title == "A second Acme, one is here already (Esc, u): its tier"
    place.press("0")
    assert place.said == "Acme is in the pool: L shows it."


def test_a_new_account_that_waits_for_a_busy_file_is_asked_for_its_tier_once_it_is_there(
    store: Store, place: ListPlace, targets: TargetList
) -> None:
    place.busy = True
    NewTarget(place, targets, TierActions(place, targets.here)).ask()
    assert place.answer("Vandelay")
    assert not place.keys
    place.catch_up()
    place.settle()
    assert place.title == "Vandelay: its tier"
    place.press("1")
    assert place.question is not None
    assert place.question.label == "Why Tier 1, Vandelay?"
