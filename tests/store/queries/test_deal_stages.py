"""Which accounts are behind what their deals say."""

from __future__ import annotations

from abm_tui.store import Store
from abm_tui.store.commands import accounts, deals
from abm_tui.store.queries.deal_stages import ahead_of_stage


def test_a_deal_that_was_written_by_hand_and_says_no_stage_is_ahead_of_nothing(store: Store) -> None:
    made = store.do(accounts.add_account, "Globex", tier="1").value
    store.do(deals.add_deal, made, "Pilot")
    assert list(store.read(ahead_of_stage)) == []
