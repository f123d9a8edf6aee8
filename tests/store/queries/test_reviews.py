"""Reviews that were held up to the reader's day, and the one that is open."""

from __future__ import annotations

from datetime import date

import pytest

from abm_tui.models.drafts import AgendaLine
from abm_tui.store import Store
from abm_tui.store.commands import accounts
from abm_tui.store.commands import reviews as held
from abm_tui.store.queries import reviews


@pytest.fixture
def globex(store: Store) -> int:
    return int(store.do(accounts.add_account, "Globex", tier="1").value)


def test_the_open_review_is_not_yet_the_last_one(store: Store, globex: int) -> None:
    made = store.do(held.open_review, store.today, [AgendaLine(globex, "talk", "stuck", 3)]).value
    found = store.read(reviews.open_review)
    assert found is not None
    assert (found.id, store.read(reviews.last_completed)) == (made, None)
    assert store.read(reviews.of_day, store.today) == store.read(reviews.by_id, made) == found
    [entry] = store.read(reviews.entries, [made])[globex]
    assert (entry.group, entry.why) == ("talk", "stuck")


def test_the_newest_meeting_comes_first_and_one_of_a_later_day_was_not_held_yet(store: Store) -> None:
    for day in (date(2025, 10, 24), date(2025, 10, 31), date(2025, 11, 7)):
        store.do(lambda u, d=day: u.add("review", held_on=d, status="completed"))
    assert [one.held_on.day for one in store.read(reviews.completed)] == [31, 24]
    assert len(store.read(reviews.completed, limit=1)) == 1


def test_without_reviews_there_are_no_entries(store: Store) -> None:
    assert store.read(reviews.entries, []) == {}
    assert store.read(reviews.by_id, 99) is None
