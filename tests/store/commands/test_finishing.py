"""A touch is done: what it is logged as, how it went, and that nothing is logged twice."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from team import TODAY

from abm_tui.errors import Refused
from abm_tui.rules.plays.plays import PlannedTouch
from abm_tui.store import Store
from abm_tui.store.commands import accounts, committee, finishing, logging, plays
from abm_tui.store.undo import undo_redo


@pytest.fixture
def globex(store: Store) -> int:
    return int(store.do(accounts.add_account, "Globex", tier="2").value)


@pytest.fixture
def bill(store: Store, globex: int) -> int:
    return int(store.do(committee.add_person, globex, first_name="Bill", last_name="Lee").value)


@pytest.fixture
def call(store: Store, globex: int, bill: int) -> int:
    due = TODAY - timedelta(2)
    return int(store.do(plays.add_touch, globex, "Call Bill", due, owner=1, channel="phone", contact_id=bill).value)


def touch(store: Store, touch_id: int) -> dict[str, Any]:
    found: dict[str, Any] = store.do(lambda u: dict(u.get("touch", touch_id))).value
    return found


def activities(store: Store) -> list[dict[str, Any]]:
    return list(store.do(lambda u: u.find("activity")).value)


def test_a_touch_that_is_done_is_logged_and_undo_opens_it_again(store: Store, call: int) -> None:
    store.do(finishing.finish_touch, call, done_on=TODAY - timedelta(1))
    assert touch(store, call)["status"] == "done"
    [logged] = store.do(lambda u: u.find("activity")).value
    assert (logged["type"], logged["at"].date()) == ("call", TODAY - timedelta(1))
    undo_redo.turn(store, undo_redo.UNDO)
    assert touch(store, call)["status"] == "open"
    assert store.do(lambda u: u.find("activity")).value == []


@pytest.mark.parametrize("outcome", ["answered", "no_answer", "voicemail", "meeting_booked", ""])
def test_how_a_call_went_stands_on_the_touch_and_on_the_one_activity_of_its_person(
    store: Store, call: int, bill: int, outcome: str
) -> None:
    made = store.do(finishing.finish_touch, call, outcome=outcome, words="he asked for a quote").value
    [logged] = activities(store)
    assert (logged["id"], logged["contact_id"], logged["outcome"]) == (made, bill, outcome)
    assert (touch(store, call)["outcome"], logged["notes"]) == (outcome, "he asked for a quote")


@pytest.mark.parametrize(
    ("channel", "outcome", "said"),
    [
        ("phone", "held", "answered, no_answer, voicemail, meeting_booked"),
        ("meeting", "answered", "held, moved, no_show"),
        ("email", "voicemail", "sent"),
        ("research", "sent", "just done"),
        ("", "answered", "no channel"),
    ],
)
def test_what_a_touch_of_that_channel_cannot_be_is_refused_and_nothing_is_written(
    store: Store, globex: int, channel: str, outcome: str, said: str
) -> None:
    step = store.do(plays.add_touch, globex, "See Bill", TODAY, channel=channel).value
    with pytest.raises(Refused) as refused:
        store.do(finishing.finish_touch, step, outcome=outcome)
    assert refused.value.code == "outcome_not_of_channel"
    assert said in refused.value.message
    assert touch(store, step)["status"] == "open"
    store.do(finishing.finish_touch, step)
    with pytest.raises(Refused):
        store.do(finishing.add_outcome, step, outcome)


def test_what_was_logged_closes_the_step_with_its_day_and_outcome_and_is_not_logged_twice(
    store: Store, globex: int, call: int
) -> None:
    def log(u: Any) -> bool:
        made = logging.log_activity(u, globex, "call", day=TODAY - timedelta(1), outcome="voicemail", notes="left word")
        return finishing.close_by_activity(u, call, made)

    assert store.do(log).value
    [logged] = activities(store)
    closed = touch(store, call)
    assert (closed["status"], closed["done_on"], closed["outcome"]) == ("done", TODAY - timedelta(1), "voicemail")
    assert logged["touch_id"] == call
    undo_redo.turn(store, undo_redo.UNDO)
    assert (touch(store, call)["status"], activities(store)) == ("open", [])


def test_a_step_that_a_colleague_has_done_meanwhile_is_left_as_it_is(store: Store, globex: int, call: int) -> None:
    store.do(finishing.finish_touch, call, outcome="answered")
    made = store.do(logging.log_activity, globex, "call", outcome="no_answer").value
    assert not store.do(finishing.close_by_activity, call, made).value
    assert touch(store, call)["outcome"] == "answered"


def test_the_call_that_is_the_success_of_its_play_counts_as_done_and_not_as_dropped(store: Store, bill: int) -> None:
    planned = [PlannedTouch(1, TODAY, 1, "sales", "phone", "", bill, "Call Bill", "")]
    run = store.do(plays.assign, 1, 1, TODAY, planned).value

    def log(u: Any) -> bool:
        made = logging.log_activity(u, 1, "call", contact_id=bill, outcome="answered")
        return finishing.close_by_activity(u, u.find("touch", run_id=run)[0]["id"], made)

    assert store.do(log).value
    assert touch(store, 1)["status"] == "done"


def test_words_said_right_after_join_the_call_and_later_ones_do_not(
    store: Store, globex: int, call: int, bill: int
) -> None:
    made = store.do(finishing.finish_touch, call, outcome="answered").value
    recent = (globex, "call", [bill], TODAY)
    assert store.do(finishing.recent_done, *recent).value == made
    store.do(lambda u: u.set("activity", made, notes="he wants a quote"))
    assert store.do(finishing.recent_done, *recent).value is None


def test_opening_a_touch_again_takes_what_it_logged_along_but_never_words_of_somebody(store: Store, call: int) -> None:
    store.do(finishing.finish_touch, call)
    store.do(finishing.reopen_touch, call)
    assert activities(store) == []
    store.do(finishing.finish_touch, call, words="he wants a quote")
    store.do(finishing.reopen_touch, call)
    [kept] = activities(store)
    assert (kept["notes"], kept["touch_id"], touch(store, call)["status"]) == ("he wants a quote", None, "open")
