"""Where a play runs, and what runs on an account."""

from __future__ import annotations

from team import TODAY

from abm_tui.store import Store
from abm_tui.store.commands import accounts, plays
from abm_tui.store.commands.assigning import assign_all
from abm_tui.store.queries import play_page
from abm_tui.store.queries.plays import plan
from abm_tui.store.queries.plays import plays as every_play


def test_the_accounts_a_play_runs_on_are_those_it_was_assigned_to(store: Store) -> None:
    ids = [store.do(accounts.add_account, name, tier="1").value for name in ("Acme", "Globex")]
    first, second = store.read(every_play)[:2]
    runs = store.do(assign_all, first, store.read(plan, first, ids, TODAY), TODAY).value
    assert len(store.read(play_page.on_it, first.id)) == 2
    assert store.read(play_page.on_it, second.id) == []
    store.do(plays.pause_run, runs[0], paused=True)
    assert {account: [run.id for run in live] for account, live in store.read(play_page.live_on, ids).items()} == {
        ids[0]: [runs[0]],
        ids[1]: [runs[1]],
    }
