"""A play runs on an account as touches, each of which is done, dropped, moved, or opened again."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from team import TODAY

from abm_tui.store import Store
from abm_tui.store.commands import accounts, plays
from abm_tui.store.undo import undo_redo


@pytest.fixture
def globex(store: Store) -> int:
    return int(store.do(accounts.add_account, "Globex", tier="1").value)


@pytest.fixture
def call(store: Store, globex: int) -> int:
    return int(store.do(plays.add_touch, globex, "Call Bill", TODAY, owner=1, channel="phone").value)


def touch(store: Store, touch_id: int) -> dict[str, Any]:
    found: dict[str, Any] = store.do(lambda u: dict(u.get("touch", touch_id))).value
    return found


def test_a_touch_that_is_dropped_logs_nothing(store: Store, call: int) -> None:
    store.do(plays.drop_touch, call)
    assert touch(store, call)["status"] == "dropped"
    assert store.do(lambda u: u.find("activity")).value == []


def test_a_touch_is_moved_to_another_day(store: Store, call: int) -> None:
    store.do(plays.set_touch, call, due=date(2025, 11, 20))
    assert touch(store, call)["due"] == date(2025, 11, 20)


def test_one_next_step_for_several_accounts_is_one_step(store: Store, globex: int) -> None:
    other = store.do(accounts.add_account, "Acme", tier="2").value
    made = store.do(plays.add_touches, [globex, other], "Send the invitation", TODAY, owner=2).value
    assert [touch(store, i)["account_id"] for i in made] == [globex, other]
    undo_redo.turn(store, undo_redo.UNDO)
    assert store.do(lambda u: u.find("touch")).value == []
