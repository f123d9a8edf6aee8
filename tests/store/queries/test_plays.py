"""The plays of the workspace, and the one that is meant."""

from __future__ import annotations

from datetime import timedelta

import pytest
from team import TODAY

from abm_tui.errors import NotFound
from abm_tui.store import Store, open_workspace
from abm_tui.store.commands import accounts, logging
from abm_tui.store.commands import plays as doing
from abm_tui.store.commands.assigning import assign_all
from abm_tui.store.queries import plays


def test_a_play_goes_by_id_code_or_name_in_any_case(store: Store) -> None:
    first = store.read(plays.plays)[0]
    for text in (str(first.id), first.code, first.name.upper(), f" {first.name} "):
        assert store.read(plays.find_play, text) == first
    with pytest.raises(NotFound):
        store.read(plays.find_play, "no such play")


def test_a_play_that_runs_or_rests_is_live_and_is_counted(store: Store) -> None:
    globex = store.do(accounts.add_account, "Globex", tier="1").value
    play = store.read(plays.plays)[0]
    [run] = store.do(assign_all, play, store.read(plays.plan, play, [globex], TODAY), TODAY).value
    assert store.read(plays.counts)[play.id].running == 1
    store.do(doing.pause_run, run, paused=True)
    assert [one.id for one in store.read(plays.live_runs, globex)] == [run]
    store.do(accounts.stop_work, globex, "no_result")
    assert store.read(plays.runs, globex) == []
    assert [one.id for one in store.read(plays.runs, globex, live=False)] == [run]
    assert store.read(plays.counts)[play.id].ended == 1


def test_only_what_was_foreseen_for_a_day_up_to_today_is_due_and_only_while_a_play_runs_s000(store: Store) -> None:
    one = store.do(accounts.add_account, "Globex", tier="1").value
    other = store.do(accounts.add_account, "Initech", tier="1").value
    play = store.do(lambda u: u.find("play")).value[0]["id"]
    store.do(doing.assign, one, play, TODAY, [])
    store.do(logging.log_activity, one, "note")  # of today: it would have ended the play at once
    foreseen = store.do(logging.log_activity, one, "note", day=TODAY + timedelta(1)).value
    store.do(logging.log_activity, one, "note", day=TODAY + timedelta(2))
    store.do(logging.log_activity, other, "note", day=TODAY + timedelta(1))
    assert store.read(plays.signals_due) == []
    later = open_workspace(store.path, "ana", TODAY + timedelta(1))
    assert later.read(plays.signals_due) == [(one, foreseen)]
    later.close()
