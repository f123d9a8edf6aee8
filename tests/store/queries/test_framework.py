"""The framework's cells and versions, and what a change of it would do."""

from __future__ import annotations

from abm_tui.store import Store
from abm_tui.store.commands import accounts, deals
from abm_tui.store.commands.framework import choose
from abm_tui.store.queries import framework


def test_a_new_workspace_is_at_its_first_version_and_choosing_another_preset_makes_the_next(store: Store) -> None:
    first = store.read(framework.version)
    assert store.read(framework.names)["preset"] == "two-person"
    store.do(choose, preset="growth")
    assert store.read(framework.names)["preset"] == "growth"
    assert store.read(framework.version) != first
    assert len(store.read(framework.versions)) == 2
    store.do(choose, preset="two-person")
    assert store.read(framework.version) == first


def test_an_account_counts_as_won_where_any_of_its_closed_deals_was_s003(store: Store) -> None:
    globex = store.do(accounts.add_account, "Globex", tier="1").value
    assert store.read(framework.closed) == []
    for status in ("lost", "won"):
        store.do(deals.close_deal, store.do(deals.add_deal, globex, "Pilot").value, status)
        assert [(one.id, won) for one, won in store.read(framework.closed)] == [(globex, status == "won")]
