"""Accounts by their names, for going to one of them."""

from __future__ import annotations

from abm_tui.store import Store
from abm_tui.store.commands import accounts
from abm_tui.store.queries.picking import every_account


def test_those_with_a_tier_come_first_then_by_name_and_none_that_was_put_away(store: Store) -> None:
    made = {
        name: store.do(accounts.add_account, name, tier=tier).value
        for name, tier in (("Acme", None), ("Zorg", "1"), ("Initech", "2"), ("Hooli", "1"))
    }
    store.do(accounts.archive, [made["Hooli"]])
    assert [(one.name, one.tier) for one in store.read(every_account)] == [
        ("Initech", "2"),
        ("Zorg", "1"),
        ("Acme", None),
    ]
