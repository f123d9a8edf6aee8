"""What is said once for all target accounts, the gravest first."""

from __future__ import annotations

from abm_tui.store import Store
from abm_tui.store.commands import accounts
from abm_tui.store.queries.listing import listed
from abm_tui.store.queries.programme import programme


def test_rows_at_hand_say_the_same_as_reading_them_and_the_gravest_comes_first(store: Store) -> None:
    for name in ("Acme", "Globex", "Hooli"):
        store.do(accounts.add_account, name, tier="1")
    found = store.read(programme)
    assert store.read(lambda r: programme(r, listed(r))) == found
    assert [one.severity for one in found.lines] == sorted(one.severity for one in found.lines)
