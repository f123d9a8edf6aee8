"""The names that a line of text may mention."""

from __future__ import annotations

from abm_tui.store import Store
from abm_tui.store.commands import accounts
from abm_tui.store.queries.names import account_ids


def test_of_two_with_one_name_the_older_is_meant_and_what_was_put_away_is_not(store: Store) -> None:
    first, _, gone = (store.do(accounts.add_account, name).value for name in ("Globex", "Globex", "Acme"))
    store.do(accounts.archive, [gone])
    assert store.read(account_ids) == {"Globex": first}
