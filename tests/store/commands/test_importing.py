"""A batch is written as one step, and not where somebody changed what it was planned upon."""

from __future__ import annotations

import pytest

from abm_tui.errors import Conflict
from abm_tui.store import Store
from abm_tui.store.commands import accounts
from abm_tui.store.commands.importing import Batch, BatchEdit, write_batch
from abm_tui.store.queries.exchange import last_change
from abm_tui.store.undo import undo_redo


def test_rows_that_refer_to_each_other_come_in_as_one_step(store: Store) -> None:
    rows = {"account": [{"id": -1, "name": "Globex"}], "contact": [{"first_name": "Raj", "account_id": -1}]}
    done = store.do(write_batch, Batch(adds={name: [*some] for name, some in rows.items()}, label="Two rows"))
    [globex] = store.do(lambda u: u.find("account")).value
    [raj] = store.do(lambda u: u.find("contact")).value
    assert (done.label, globex["id"] > 0, raj["account_id"]) == ("Two rows", True, globex["id"])
    undo_redo.turn(store, undo_redo.UNDO)
    assert store.do(lambda u: u.find("account") + u.find("contact")).value == []


def test_a_cell_that_was_changed_since_the_plan_is_not_overwritten(store: Store, colleague: Store) -> None:
    globex = store.do(accounts.add_account, "Globex").value
    edit = BatchEdit("account", globex, {"industry": ""}, {"industry": "steel"})
    colleague.do(accounts.set_field, globex, "industry", "chemicals")
    with pytest.raises(Conflict):
        store.do(write_batch, Batch(edits=[edit]))
    assert store.do(lambda u: u.get("account", globex)["industry"]).value == "chemicals"


def test_a_row_that_was_added_since_the_plan_stops_it(store: Store, colleague: Store) -> None:
    planned = store.read(last_change)
    colleague.do(accounts.add_account, "Globex")
    with pytest.raises(Conflict):
        store.do(write_batch, Batch(adds={"account": [{"id": -1, "name": "Globex"}]}, upto=planned))
    assert len(store.do(lambda u: u.find("account")).value) == 1
