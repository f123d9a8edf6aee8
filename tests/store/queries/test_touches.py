"""The next step that `d` finishes is the one the lists show; what rests or was put away waits for nobody."""

from __future__ import annotations

from datetime import date

import pytest

from abm_tui.store import Store
from abm_tui.store.commands import accounts, logging, plays
from abm_tui.store.queries import listing, play_page, touches
from abm_tui.store.queries.plays import plan
from abm_tui.store.queries.plays import plays as every_play
from abm_tui.store.reader import Reader

DAY = date(2025, 11, 3)


@pytest.fixture
def two(store: Store) -> list[int]:
    """Two accounts on a play, the second with a next step of its own after it."""
    ids = [store.do(accounts.add_account, name, tier="1").value for name in ("Acme", "Globex")]
    play = store.read(every_play)[0]
    for one in store.read(plan, play, ids, DAY):
        store.do(plays.assign, one.account_id, play.id, DAY, one.touches, owner_sales=1, owner_marketing=2)
    store.do(plays.add_touch, ids[1], "Call them", date(2026, 1, 9))
    return ids


def run_of(store: Store, account_id: int) -> int:
    return store.read(listing.listed, ids=[account_id])[0].runs[0].id


def test_the_next_step_is_the_one_that_the_list_shows_also_while_a_play_rests(store: Store, two: list[int]) -> None:
    for paused in (False, True, False):
        if paused or store.read(listing.listed, ids=two)[0].runs[0].status == "paused":
            for account_id in two:
                store.do(plays.pause_run, run_of(store, account_id), paused=paused)
        for row in store.read(listing.listed, ids=two):
            assert row.derived is not None
            assert store.read(touches.next_of, row.id) == row.derived.next_touch
    assert store.read(touches.next_of, two[0]) is not None


def test_nobody_is_loaded_with_touches_of_a_play_that_rests_or_of_an_account_put_away(
    store: Store, two: list[int]
) -> None:
    assert sum(store.read(touches.touches_due, DAY).values()) > 0
    assert store.read(play_page.library).late > 0
    store.do(plays.pause_run, run_of(store, two[0]), paused=True)
    store.do(accounts.archive, [two[1]])
    assert store.read(touches.touches_due, DAY) == {}
    assert store.read(touches.open_touches) == []
    assert store.read(play_page.library).late == 0


def test_the_next_steps_of_many_accounts_are_read_with_one_statement(store: Store, two: list[int]) -> None:
    said: list[str] = []

    def counted(r: Reader) -> dict[int, object]:
        from sqlalchemy import event

        def note(_c: object, _cursor: object, statement: str, *_rest: object) -> None:
            said.append(statement)

        event.listen(r.connection, "before_cursor_execute", note)
        return dict(touches.next_of_each(r, [*reversed(two), 999]))

    found = store.read(counted)
    assert list(found) == list(reversed(two))
    assert len(said) == 1


@pytest.mark.parametrize(("outcome", "status"), [("no_answer", "running"), ("", "success")])
def test_a_meeting_that_nobody_came_to_ends_no_play_s000(
    store: Store, two: list[int], outcome: str, status: str
) -> None:
    store.do(logging.log_activity, two[0], "meeting", outcome=outcome)
    assert store.read(listing.listed, ids=two)[0].runs[0].status == status
