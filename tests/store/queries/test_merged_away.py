"""An account that was merged away is found again in the one that took over."""

from __future__ import annotations

from datetime import date

import pytest

from abm_tui.store import Store
from abm_tui.store.commands import accounts, committee, plays
from abm_tui.store.commands.merging import merge
from abm_tui.store.queries.merged_away import merged_away
from abm_tui.store.undo import undo_redo

pytestmark = pytest.mark.quick


@pytest.fixture
def pair(store: Store) -> tuple[int, int]:
    """The one that is kept, and the other."""
    return store.do(accounts.add_account, "Alpha AG").value, store.do(accounts.add_account, "Alpha", tier="2").value


def test_who_merged_it_and_into_which_is_told(store: Store, pair: tuple[int, int]) -> None:
    kept, gone = pair
    assert store.read(merged_away, gone) is None
    store.do(merge, "account", kept, gone)
    found = store.read(merged_away, gone)
    assert found is not None
    assert (found.kept_id, found.sentence) == (kept, f"{store.who} merged Alpha into Alpha AG")
    assert store.read(merged_away, kept) is None


def test_it_is_found_also_where_only_its_people_and_steps_went_over(store: Store) -> None:
    kept, gone = store.do(accounts.add_account, "Alpha AG").value, store.do(accounts.add_account, "Alpha").value
    store.do(committee.add_person, gone, first_name="Dana")
    store.do(plays.add_touch, gone, "Call Dana", date(2025, 11, 7))
    store.do(merge, "account", kept, gone)
    found = store.read(merged_away, gone)
    assert found is not None
    assert found.kept_id == kept


def test_a_merge_that_was_taken_back_is_none(store: Store, pair: tuple[int, int]) -> None:
    kept, gone = pair
    store.do(merge, "account", kept, gone)
    undo_redo.turn(store, undo_redo.UNDO)
    assert store.read(merged_away, gone) is None
