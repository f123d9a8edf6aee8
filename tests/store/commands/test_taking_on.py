"""A play starts beside what runs on one account, and instead of it on another, as one step."""

from __future__ import annotations

from team import TODAY

from abm_tui.store import Store
from abm_tui.store.commands import accounts
from abm_tui.store.commands.assigning import assign_all
from abm_tui.store.commands.taking_on import take_on
from abm_tui.store.queries.plays import plan, plays
from abm_tui.store.undo import undo_redo


def statuses(store: Store) -> list[tuple[int, str]]:
    return [(run["account_id"], run["status"]) for run in store.do(lambda u: u.find("run")).value]


def test_what_runs_ends_only_where_the_play_comes_instead(store: Store) -> None:
    acme, globex = (store.do(accounts.add_account, name, tier="1").value for name in ("Acme", "Globex"))
    first, second = store.read(plays)[:2]
    store.do(assign_all, first, store.read(plan, first, [acme, globex], TODAY), TODAY)
    beside, instead = (store.read(plan, second, [i], TODAY) for i in (acme, globex))
    done = store.do(take_on, second, beside, instead, TODAY)
    assert done.label == f"{second.name} assigned to 2 accounts"
    assert statuses(store) == [(acme, "running"), (globex, "replaced"), (acme, "running"), (globex, "running")]
    undo_redo.turn(store, undo_redo.UNDO)
    assert statuses(store) == [(acme, "running"), (globex, "running")]
