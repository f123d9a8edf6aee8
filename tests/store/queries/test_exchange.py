"""Rows as exports and imports read them."""

from __future__ import annotations

from datetime import datetime, timedelta

from team import TODAY

from abm_tui.store import Store
from abm_tui.store.commands import accounts, deals, plays
from abm_tui.store.commands.logging import log_activity
from abm_tui.store.queries import exchange


def test_a_table_has_all_its_columns_or_those_named_and_those_without_an_account(store: Store) -> None:
    globex = store.do(accounts.add_account, "Globex").value
    store.do(deals.add_deal, globex, "Pilot")
    loose = store.do(deals.add_deal, None, "Loose").value
    assert len(store.read(exchange.table_rows, "opportunity")) == 2
    [row] = store.read(exchange.table_rows, "opportunity", columns=["id", "name"], unlinked=True)
    assert dict(row) == {"id": loose, "name": "Loose"}


def test_open_touches_stand_by_their_day(store: Store) -> None:
    globex = store.do(accounts.add_account, "Globex", tier="1").value
    late, soon, gone = (store.do(plays.add_touch, globex, "Call", TODAY + timedelta(d)).value for d in (9, 1, 2))
    store.do(plays.drop_touch, gone)
    assert [row["id"] for row in store.read(exchange.open_touches)] == [soon, late]


def test_the_newest_file_of_a_vendor_and_kind_counts(store: Store) -> None:
    for day in (3, 1):
        store.do(lambda u, d=day: u.add("source", at=datetime(2025, 11, d), vendor="hubspot", kind="accounts"))
    assert store.read(exchange.last_import, "hubspot", "accounts") == datetime(2025, 11, 3)
    assert store.read(exchange.last_import, "hubspot", "contacts") is None


def test_a_plan_is_made_upon_the_newest_line_of_the_journal(store: Store) -> None:
    before = store.read(exchange.last_change)
    globex = store.do(accounts.add_account, "Globex").value
    store.do(log_activity, globex, "call")
    assert store.read(exchange.last_change) > before
