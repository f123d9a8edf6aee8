"""The plays of the workspace, and the one that is meant."""

from __future__ import annotations

import pytest
from team import TODAY

from abm_tui.errors import NotFound
from abm_tui.store import Store
from abm_tui.store.commands import accounts
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
