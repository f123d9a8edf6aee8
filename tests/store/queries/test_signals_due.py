"""Which success signals, written down before their day, have come."""

from __future__ import annotations

from datetime import timedelta

from team import TODAY

from abm_tui.store import Store, open_workspace
from abm_tui.store.commands import accounts, logging, plays
from abm_tui.store.queries.signals_due import signals_due


def test_only_what_was_foreseen_for_a_day_up_to_today_is_due_and_only_while_a_play_runs_s000(store: Store) -> None:
    one = store.do(accounts.add_account, "Globex", tier="1").value
    other = store.do(accounts.add_account, "Initech", tier="1").value
    play = store.do(lambda u: u.find("play")).value[0]["id"]
    store.do(plays.assign, one, play, TODAY, [])
    store.do(logging.log_activity, one, "note")  # of today: it would have ended the play at once
    foreseen = store.do(logging.log_activity, one, "note", day=TODAY + timedelta(1)).value
    store.do(logging.log_activity, one, "note", day=TODAY + timedelta(2))
    store.do(logging.log_activity, other, "note", day=TODAY + timedelta(1))
    assert store.read(signals_due) == []
    later = open_workspace(store.path, "ana", TODAY + timedelta(1))
    assert later.read(signals_due) == [(one, foreseen)]
    later.close()
