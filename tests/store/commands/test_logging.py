"""What happened is written down on its day, with who did it where it was one of us."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from abm_tui.errors import Refused
from abm_tui.store import Store
from abm_tui.store.commands import accounts
from abm_tui.store.commands.logging import log_activity
from abm_tui.store.undo import undo_redo


@pytest.fixture
def globex(store: Store) -> int:
    return int(store.do(accounts.add_account, "Globex").value)


def test_what_we_do_is_done_by_whoever_logs_it_for_their_team(store: Store, colleague: Store, globex: int) -> None:
    store.do(log_activity, globex, "call")
    colleague.do(log_activity, globex, "call")
    found = store.do(lambda u: u.find("activity")).value
    assert [(a["by"], a["team"]) for a in found] == [(1, "sales"), (2, "marketing")]


def test_what_they_do_is_done_by_nobody_of_us(store: Store, globex: int) -> None:
    store.do(log_activity, globex, "reply")
    assert store.do(lambda u: u.find("activity")[0]["by"]).value is None


def test_it_happened_at_noon_of_its_day_today_where_none_is_given(store: Store, globex: int) -> None:
    store.do(log_activity, globex, "call")
    store.do(log_activity, globex, "call", day=date(2025, 11, 3))
    store.do(log_activity, globex, "call", at=datetime(2025, 11, 4, 9, 30))
    found = [a["at"] for a in store.do(lambda u: u.find("activity")).value]
    assert found == [datetime(2025, 11, 5, 12), datetime(2025, 11, 3, 12), datetime(2025, 11, 4, 9, 30)]


def test_undo_takes_it_out_and_an_unknown_kind_is_refused(store: Store, globex: int) -> None:
    assert store.do(log_activity, globex, "call").label == "Logged: call"
    undo_redo.turn(store, undo_redo.UNDO)
    with pytest.raises(Refused, match="No such activity: sigh"):
        store.do(log_activity, globex, "sigh")
    assert store.do(lambda u: u.find("activity")).value == []
