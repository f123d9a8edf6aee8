"""A whole workspace as JSON, and each row read back as it was."""

from __future__ import annotations

import pytest

from abm_tui.models import tables
from abm_tui.store import Store
from abm_tui.store.commands import accounts
from abm_tui.store.queries.whole_workspace import as_json, columns, is_new, read_row


def test_every_row_comes_back_as_it_was(store: Store) -> None:
    made = store.do(accounts.add_account, "Globex", tier="1").value
    with store.reading() as r:
        kept = {name: [read_row(name, text) for text in texts] for name, texts in as_json(r)}
    assert kept["account"] == [store.do(lambda u: dict(u.get("account", made))).value]
    assert kept.keys() == columns().keys() == tables.JOURNALED.keys()


def test_a_value_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError):
        read_row("account", "{")


def test_a_workspace_is_new_until_an_account_was_added(store: Store) -> None:
    assert store.read(is_new)
    store.do(accounts.add_account, "Globex")
    assert not store.read(is_new)
