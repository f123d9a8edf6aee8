"""A whole workspace is brought into a new one, and into none that has accounts."""

from __future__ import annotations

from pathlib import Path

import pytest
import workspaces
from team import MEMBERS, TODAY

from abm_tui.errors import Refused
from abm_tui.store import Store
from abm_tui.store.commands import accounts, committee
from abm_tui.store.commands.whole import bring_all, label, size
from abm_tui.store.queries.whole_workspace import as_json, read_row
from abm_tui.store.values import Row


def all_rows(store: Store) -> dict[str, list[Row]]:
    with store.reading() as r:
        return {name: [read_row(name, text) for text in texts] for name, texts in as_json(r)}


@pytest.fixture
def filled(store: Store) -> dict[str, list[Row]]:
    made = store.do(accounts.add_account, "Globex", tier="1").value
    store.do(committee.add_person, made, first_name="Raj", role="EB")
    return all_rows(store)


def test_it_holds_the_same_rows_with_the_same_ids(filled: dict[str, list[Row]], tmp_path: Path) -> None:
    other = workspaces.create(tmp_path / "other.db", MEMBERS, today=TODAY)
    done = other.do(bring_all, filled)
    assert all_rows(other) == filled
    assert (done.value, done.label) == (size(filled), label(filled))
    other.close()


def test_it_is_not_brought_where_there_are_accounts(store: Store, filled: dict[str, list[Row]]) -> None:
    with pytest.raises(Refused, match="only be brought into a new one"):
        store.do(bring_all, filled)
    assert all_rows(store) == filled
