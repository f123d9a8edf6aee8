"""What changed in Tier 1, what was said for it, and where the teams disagree (S000)."""

from __future__ import annotations

from datetime import date

from abm_tui.store import Store
from abm_tui.store.commands import accounts, agreeing, deals
from abm_tui.store.queries import retier


def test_the_newest_line_of_evidence_is_the_one_that_is_shown(store: Store) -> None:
    globex = store.do(accounts.add_account, "Globex", tier="1").value
    for text in ("Old", "New"):
        store.do(agreeing.add_evidence, globex, text)
    assert store.read(retier.newest_evidence, [globex]) == {globex: "New"}


def test_the_teams_disagree_only_with_a_yes_and_a_no(store: Store) -> None:
    globex = store.do(accounts.add_account, "Globex", tier="1").value
    store.do(agreeing.agree, globex, "yes", "sales")
    assert not store.read(retier.disputed, globex)
    store.do(agreeing.agree, globex, "no", "marketing")
    assert store.read(retier.disputed, globex)
    assert not store.read(retier.disputed, 99)


def test_the_first_win_is_that_of_a_deal_won_in_tier_1_s001(store: Store) -> None:
    one, two = (store.do(accounts.add_account, name, tier=tier).value for name, tier in (("A", "1"), ("B", "2")))
    assert store.read(retier.first_win) is None
    for account_id in (two, one):
        store.do(deals.close_deal, store.do(deals.add_deal, account_id, "Pilot").value, "won")
        assert store.read(retier.first_win) == (None if account_id == two else date(2025, 11, 5))


def test_a_pause_is_over_on_its_day(store: Store) -> None:
    globex = store.do(accounts.add_account, "Globex", tier="2").value
    store.do(accounts.set_tier, globex, "watchlist")
    store.do(lambda u: u.set("account", globex, paused_until=date(2025, 11, 6)))
    assert store.read(retier.pauses_over) == []
    store.do(lambda u: u.set("account", globex, paused_until=date(2025, 11, 5)))
    assert store.read(retier.pauses_over) == [(globex, "Globex", "2")]
    assert store.read(retier.may_return) == [(globex, "Globex", "2")]
