"""A play starts on several accounts as one step, or on none of them."""

from __future__ import annotations

import pytest
from team import TODAY

from abm_tui.errors import Refused
from abm_tui.store import Store
from abm_tui.store.commands import accounts
from abm_tui.store.commands.assigning import assign_all
from abm_tui.store.queries.plays import plan, plays
from abm_tui.store.undo import undo_redo


@pytest.fixture
def two(store: Store) -> list[int]:
    return [store.do(accounts.add_account, name, tier="1").value for name in ("Acme", "Globex")]


def running(store: Store) -> list[int]:
    return [run["account_id"] for run in store.do(lambda u: u.find("run", status="running")).value]


def test_it_starts_on_all_of_them_as_one_step(store: Store, two: list[int]) -> None:
    play = store.read(plays)[0]
    done = store.do(assign_all, play, store.read(plan, play, two, TODAY), TODAY)
    assert done.label == f"{play.name} assigned to 2 accounts"
    assert running(store) == two
    undo_redo.turn(store, undo_redo.UNDO)
    assert running(store) == []


def test_it_starts_on_none_where_it_runs_on_one_of_them_already(store: Store, two: list[int]) -> None:
    play = store.read(plays)[0]
    store.do(assign_all, play, store.read(plan, play, two[1:], TODAY), TODAY)
    with pytest.raises(Refused):
        store.do(assign_all, play, store.read(plan, play, two, TODAY), TODAY)
    assert running(store) == two[1:]
