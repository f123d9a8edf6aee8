"""The moves of deals since a line of the journal."""

from __future__ import annotations

from datetime import date, timedelta

from abm_tui.store import Store
from abm_tui.store.commands import accounts
from abm_tui.store.commands.deals import add_deal, set_deal
from abm_tui.store.queries.deal_moves import deal_moves, moment


def test_several_edits_of_a_cell_are_one_move_by_who_made_the_last(store: Store, colleague: Store) -> None:
    acme = store.do(accounts.add_account, "Acme", tier="1").value
    deal = store.do(add_deal, acme, "Pilot", amount=60_000).value
    store.poll()
    seen = store.seen_change
    store.do(set_deal, deal, amount=70_000)
    colleague.do(set_deal, deal, amount=80_000)
    [move] = store.read(deal_moves, seen)
    assert (move.account_id, move.deal_id, move.field, move.who) == (acme, deal, "amount", "bo")
    assert float(str(move.old)) == 60_000
    assert store.read(deal_moves, seen, store.today + timedelta(1)) == []
    store.do(set_deal, deal, amount=60_000)
    assert store.read(deal_moves, seen) == []


def test_a_change_has_the_day_it_was_for_and_the_time_it_was_made() -> None:
    found = moment(date(2025, 11, 5), "2026-01-02T10:20:30.000Z")
    assert found.date() == date(2025, 11, 5)
    assert found.minute == 20
