"""How full Tier 1 is, and who would leave first (S000)."""

from __future__ import annotations

from abm_tui.store import Store
from abm_tui.store.commands import accounts
from abm_tui.store.commands.logging import log_activity
from abm_tui.store.queries.tier_counts import in_tier1, weakest


def test_the_account_with_the_lowest_score_would_leave_first(store: Store) -> None:
    strong, weak, other = (
        store.do(accounts.add_account, name, tier=tier).value for name, tier in (("A", "1"), ("B", "1"), ("C", "2"))
    )
    for kind in ("reply", "meeting"):
        store.do(log_activity, strong, kind)
    assert store.read(in_tier1) == 2
    assert [account.id for account, _ in store.read(weakest)] == [weak, strong]
    assert [account.id for account, _ in store.read(weakest, 1)] == [weak]
    store.do(accounts.archive, [weak])
    assert store.read(in_tier1) == 1
    assert other not in [account.id for account, _ in store.read(weakest)]
