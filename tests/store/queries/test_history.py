"""The journal as people read it: the newest first, with the account's name, up to the reader's day."""

from __future__ import annotations

from datetime import date

from abm_tui.store import Store, open_workspace
from abm_tui.store.commands import accounts
from abm_tui.store.queries.history import changes


def test_the_newest_change_comes_first_with_its_account(store: Store) -> None:
    made = store.do(accounts.add_account, "Globex").value
    store.do(accounts.add_account, "Acme")
    store.do(accounts.set_field, made, "industry", "chemicals")
    newest = store.read(changes)[0]
    assert (newest.account, newest.change.field, newest.cell) == ("Globex", "industry", "")
    assert {line.account for line in store.read(changes, made)} == {"Globex"}
    assert len(store.read(changes, limit=2)) == 2


def test_a_cell_of_the_framework_is_named(store: Store) -> None:
    assert "preset" in {line.cell for line in store.read(changes, limit=10_000)}


def test_what_was_done_on_a_later_day_has_not_happened_yet(store: Store) -> None:
    store.do(accounts.add_account, "Globex")
    earlier = open_workspace(store.path, "bo", date(2025, 11, 4))
    assert "Globex" not in {line.account for line in earlier.read(changes)}
    earlier.close()
