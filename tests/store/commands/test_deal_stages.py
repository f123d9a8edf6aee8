"""Accounts catch up with their deals when nobody is ahead of them any more, and only through the gates."""

from __future__ import annotations

from abm_tui.store import Store
from abm_tui.store.commands import accounts, deals
from abm_tui.store.commands.deal_stages import catch_up
from abm_tui.store.queries.deal_stages import ahead_of_stage


def test_where_no_deal_is_ahead_nothing_moves_and_there_is_no_step(store: Store) -> None:
    made = store.do(accounts.add_account, "Globex", tier="1").value
    store.do(deals.add_deal, made, "Pilot")
    assert list(store.read(ahead_of_stage)) == []
    done = store.do(catch_up)
    assert (done.value, done.group) == (0, "")
