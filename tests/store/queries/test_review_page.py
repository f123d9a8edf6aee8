"""The pages of the review and of the plays are read with a fixed number of statements, however many accounts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from abm_tui.store import Store, create_workspace
from abm_tui.store.commands import accounts, finishing, plays, reviews
from abm_tui.store.queries import play_page, review_page, touch_page, touches
from abm_tui.store.queries import plays as library
from abm_tui.store.queries.agenda import board

FRIDAY = date(2025, 11, 7)


@contextmanager
def counted(store: Store) -> Iterator[list[str]]:
    """The statements of reading, while the block runs."""
    seen: list[str] = []

    def note(_c: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if statement.lstrip().upper().startswith(("SELECT", "WITH")):
            seen.append(statement)

    event.listen(store._read_engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(store._read_engine, "before_cursor_execute", note)


def made(path: Path, number: int) -> Store:
    store = create_workspace(path, [("ana", "sales"), ("bo", "marketing")], who="ana", today=FRIDAY)
    play = store.read(library.plays)[0]
    for n in range(number):
        account_id = store.do(accounts.add_account, f"Account {n}", tier="1").value
        store.do(plays.add_touch, account_id, "Call", FRIDAY)
        plan = store.read(library.plan, play, [account_id], FRIDAY)[0]
        store.do(plays.assign, account_id, play.id, FRIDAY, plan.touches)
    store.do(reviews.open_review, FRIDAY, review_page.agenda_lines(store.read(board)))
    return store


READINGS: dict[str, Callable[[Store], Any]] = {
    "board": lambda s: s.read(review_page.board_page),
    "talk": lambda s: s.read(review_page.talk_page, 1),
    "minutes": lambda s: s.read(review_page.minutes_page, s.read(board).review),
    "library": lambda s: s.read(play_page.library),
    "on it": lambda s: s.read(play_page.on_it, 1),
    "live": lambda s: s.read(play_page.live_on, list(range(1, 15))),
    "touch": lambda s: s.read(touch_page.touch_page, s.read(touches.next_of, 1).id),
}


@pytest.mark.parametrize("page", READINGS)
def test_a_page_takes_as_many_statements_for_fifteen_accounts_as_for_two(tmp_path: Path, page: str) -> None:
    numbers = []
    for number in (2, 15):
        store = made(tmp_path / f"{number}.db", number)
        with counted(store) as seen:
            assert READINGS[page](store)
        numbers.append(len(seen))
        store.close()
    assert numbers[0] == numbers[1]
    assert numbers[0] <= 44


def test_a_play_shows_its_accounts_with_the_touch_that_comes_next(tmp_path: Path) -> None:
    store = made(tmp_path / "two.db", 2)
    found = store.read(play_page.on_it, 1)
    assert [(one.account, one.run.done, one.run.touches) for one in found] == [("Account 0", 0, 5), ("Account 1", 0, 5)]
    assert found[0].next is not None
    assert found[0].next.text == "Account brief"
    store.do(finishing.finish_touch, found[0].next.id)
    again = next(one for one in store.read(play_page.on_it, 1) if one.account == "Account 0")
    assert again.run.done == 1
    assert again.next is not None
    assert again.next.position == 2
    store.close()
