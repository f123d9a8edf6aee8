"""A play ends by its success signal, and goes on when the signal turns out not to have come (S000)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from team import TODAY

from abm_tui.rules.plays.plays import PlannedTouch
from abm_tui.store import Store
from abm_tui.store.commands import accounts, committee, correcting, finishing, logging, plays
from abm_tui.store.undo import undo_redo


def planned(position: int, channel: str, text: str) -> PlannedTouch:
    return PlannedTouch(position, TODAY + timedelta(position), 1, "sales", channel, "", None, text, "")


@pytest.fixture
def globex(store: Store) -> int:
    """Tier 1, with New logo entry running: a call and an e-mail are open."""
    made = store.do(accounts.add_account, "Globex", tier="1").value
    touches = [planned(1, "phone", "Call Bill"), planned(2, "email", "Write to Bill")]
    store.do(plays.assign, made, 1, TODAY, touches)
    return int(made)


def run(store: Store) -> str:
    """The state of the play, and those of its touches."""
    states = [t["status"] for t in store.do(lambda u: u.find("touch", run_id=1)).value]
    return " ".join([store.do(lambda u: u.get("run", 1)["status"]).value, *states])


def activity(store: Store) -> dict[str, Any]:
    found: dict[str, Any] = store.do(lambda u: u.find("activity")[-1]).value
    return found


def test_an_answered_call_ends_the_play_at_once_s000(store: Store, globex: int) -> None:
    done = store.do(finishing.finish_touch, 1, outcome="answered")
    assert run(store) == "success done dropped"
    assert done.label == "Done and logged: Call Bill; New logo entry worked"
    undo_redo.turn(store, undo_redo.UNDO)
    assert run(store) == "running open open"


@pytest.mark.parametrize("outcome", ["", "no_answer", "voicemail"])
def test_a_call_nobody_answered_does_not_s000(store: Store, globex: int, outcome: str) -> None:
    store.do(finishing.finish_touch, 1, outcome=outcome)
    store.do(logging.log_activity, globex, "call", outcome=outcome)
    assert run(store) == "running done open"


@pytest.mark.parametrize("outcome", ["answered", "meeting_booked"])
def test_the_outcome_said_afterwards_ends_it_and_another_one_takes_that_back_s000(
    store: Store, globex: int, outcome: str
) -> None:
    """Whoever booked a meeting by phone was answered."""
    store.do(finishing.finish_touch, 1)
    done = store.do(finishing.add_outcome, 1, outcome)
    assert done.label.endswith("; New logo entry worked")
    assert (run(store), activity(store)["outcome"]) == ("success done dropped", outcome)
    store.do(finishing.add_outcome, 1, "voicemail")
    assert run(store) == "running done open"


def test_a_logged_call_ends_it_too_s000(store: Store, globex: int) -> None:
    done = store.do(logging.log_activity, globex, "call", outcome="answered")
    assert (run(store), done.label) == ("success dropped dropped", "Logged: call; New logo entry worked")


def test_opening_the_touch_again_lets_the_play_go_on_s000(store: Store, globex: int) -> None:
    store.do(plays.drop_touch, 2)
    store.do(finishing.finish_touch, 1, outcome="answered")
    done = store.do(finishing.reopen_touch, 1)
    assert done.label == "Open again: Call Bill; New logo entry goes on"
    assert run(store) == "running open dropped"  # what somebody dropped before stays dropped


def test_it_stays_ended_where_something_else_would_have_ended_it_s000(store: Store, globex: int) -> None:
    store.do(finishing.finish_touch, 1, outcome="answered")
    store.do(logging.log_activity, globex, "reply")
    store.do(finishing.reopen_touch, 1)
    assert run(store) == "success open dropped"


def test_another_touch_opened_again_does_not_touch_the_play_s000(store: Store, globex: int) -> None:
    other = store.do(plays.add_touch, globex, "Tidy up", TODAY).value
    store.do(finishing.finish_touch, other)
    store.do(logging.log_activity, globex, "reply")
    store.do(finishing.reopen_touch, other)
    assert run(store) == "success dropped dropped"


def test_it_stays_ended_where_it_runs_again_or_nobody_works_the_account(store: Store, globex: int) -> None:
    store.do(finishing.finish_touch, 1, outcome="answered")
    store.do(accounts.set_tier, globex, "watchlist")
    store.do(finishing.reopen_touch, 1)
    assert run(store).startswith("success")
    undo_redo.turn(store, undo_redo.UNDO)
    undo_redo.turn(store, undo_redo.UNDO)
    store.do(plays.assign, globex, 1, TODAY, [planned(1, "phone", "Call again")])
    store.do(finishing.reopen_touch, 1)
    assert run(store).startswith("success")


def test_a_correction_of_what_happened_ends_it_or_lets_it_go_on_s000(store: Store, globex: int) -> None:
    call = store.do(logging.log_activity, globex, "call", outcome="no_answer").value
    store.do(correcting.set_activity, call, outcome="answered")
    assert run(store) == "success dropped dropped"
    store.do(correcting.set_activity, call, subject="pricing")
    assert run(store) == "success dropped dropped"
    store.do(correcting.set_activity, call, outcome="voicemail")
    assert run(store) == "running open open"
    reply = store.do(logging.log_activity, globex, "reply").value
    assert run(store) == "success dropped dropped"
    assert store.do(correcting.remove_activity, reply).label == "Removed: reply; New logo entry goes on"
    assert run(store) == "running open open"


def test_what_happened_before_the_start_ends_nothing_s000(store: Store, globex: int) -> None:
    who = store.do(committee.add_person, globex, first_name="Bill").value
    store.do(logging.log_activity, globex, "reply", day=TODAY - timedelta(1), contact_id=who)
    assert run(store) == "running open open"


def test_a_success_that_came_with_a_whole_workspace_stays_when_something_else_did_not_happen(
    store: Store, globex: int
) -> None:
    """Nobody's step ended it here, and neither did a day."""
    store.do(lambda u: u.add("run", account_id=globex, play_id=2, started_on=TODAY, status="success", ended_on=TODAY))
    note = store.do(logging.log_activity, globex, "note", notes="they moved").value
    store.do(correcting.remove_activity, note)
    assert store.do(lambda u: u.get("run", 2)["status"]).value == "success"
