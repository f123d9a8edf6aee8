"""Pauses that are over end by themselves: in nobody's name, and without waiting for anybody (S002)."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import timedelta

import pytest
from team import TODAY

from abm_tui.store import Store, journal, open_workspace
from abm_tui.store.commands import accounts, correcting, logging, plays, reviews
from abm_tui.store.pause_return import PauseReturn, bring_back
from abm_tui.store.queries.facts import accounts as account_facts
from abm_tui.store.undo import undo_redo


@pytest.fixture
def globex(store: Store) -> int:
    """Tier 1, paused in a review until today."""
    one = int(store.do(accounts.add_account, "Globex", tier="1").value)
    review = store.do(reviews.open_review, TODAY, [reviews.AgendaLine(one, "talk", "", 0)]).value
    entry = store.do(lambda u: u.find("entry", review_id=review)[0]["id"]).value
    store.do(reviews.decide, entry, "pause", until=TODAY)
    return one


@pytest.fixture
def tomorrow(store: Store) -> Iterator[Store]:
    """The same person's view a day later."""
    later = open_workspace(store.path, "ana", TODAY + timedelta(1))
    yield later
    later.close()


def tier_of(store: Store, account_id: int) -> str | None:
    return store.read(account_facts, ids=[account_id])[0].tier


def changes(store: Store) -> int:
    return store.read(lambda r: journal.last_id(r.connection))


def test_the_return_is_written_under_no_name_and_says_who_came_back(store: Store, globex: int) -> None:
    done = bring_back(store)
    assert done is not None
    assert done.label == "Globex: back from the pause"
    assert {(c.who, c.author) for c in done.changes} == {("", "abm")}
    assert tier_of(store, globex) == "1"


def test_nobodys_undo_takes_it_back_and_everybody_undoes_their_own_step_as_before(
    store: Store, colleague: Store, globex: int
) -> None:
    store.do(accounts.set_field, globex, "notes", "they moved")
    bring_back(store)
    done = undo_redo.turn(store, undo_redo.UNDO)
    assert done is not None
    found = store.read(account_facts, ids=[globex])[0]
    assert (found.tier, found.notes) == ("1", "")
    assert undo_redo.turn(colleague, undo_redo.UNDO) is None
    undo_redo.turn(store, undo_redo.REDO)
    assert tier_of(store, globex) == "1"


def test_where_nobody_comes_nothing_is_written(store: Store, globex: int) -> None:
    bring_back(store)
    before = changes(store)
    assert bring_back(store) is None
    assert changes(store) == before


def test_a_busy_file_is_neither_waited_for_nor_an_error_and_the_next_one_brings_it_back(
    store: Store, globex: int
) -> None:
    with store._write_engine.begin():
        begun = time.monotonic()
        assert bring_back(store) is None
        assert time.monotonic() - begun < 2.5  # half of what a write waits for otherwise
    assert tier_of(store, globex) == "watchlist"
    assert bring_back(store) is not None


def test_what_stays_open_looks_once_a_day_and_again_where_the_file_was_busy(
    store: Store, tomorrow: Store, globex: int
) -> None:
    daily = PauseReturn()
    with store._write_engine.begin():
        assert daily.look(store) is None
    assert daily.look(store) is not None
    other = int(store.do(accounts.add_account, "Hooli", tier="watchlist").value)
    store.do(lambda u: u.set("account", other, paused_until=TODAY))
    assert daily.look(store) is None
    assert daily.look(tomorrow) is not None
    assert tier_of(store, other) is not None


@pytest.fixture
def foreseen(store: Store) -> int:
    """A play that a meeting ends runs on Globex; a meeting of tomorrow is written down. Returns the activity."""
    one = store.do(accounts.add_account, "Globex", tier="1").value
    play = next(row["id"] for row in store.do(lambda u: u.find("play")).value if "meeting" in row["success_signals"])
    store.do(plays.assign, one, play, TODAY, [])
    return int(store.do(logging.log_activity, one, "meeting", day=TODAY + timedelta(1)).value)


def run_status(store: Store) -> list[str]:
    return [row["status"] for row in store.do(lambda u: u.find("run")).value]


def test_a_success_signal_of_the_future_ends_its_play_on_its_day_in_nobodys_name_s000(
    store: Store, foreseen: int, tomorrow: Store
) -> None:
    assert bring_back(store) is None
    assert run_status(store) == ["running"]
    done = bring_back(tomorrow)
    assert done is not None
    assert ({c.who for c in done.changes}, run_status(store)) == ({""}, ["success"])
    assert done.label.endswith(" worked")
    assert bring_back(tomorrow) is None
    assert foreseen


def test_a_play_goes_on_when_what_ended_it_on_its_day_did_not_happen(
    store: Store, foreseen: int, tomorrow: Store
) -> None:
    bring_back(tomorrow)
    tomorrow.do(correcting.remove_activity, foreseen)
    assert run_status(store) == ["running"]
