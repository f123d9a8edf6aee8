"""Changed cells in the sentence of a step: names and days, never the number of a row."""

from __future__ import annotations

from datetime import date

import pytest

from abm_tui.models import tables as t
from abm_tui.store import Store
from abm_tui.store.commands import accounts, committee, deals, plays
from abm_tui.store.commands.cell_words import cells_text, row_name
from abm_tui.store.commands.correcting import set_activity
from abm_tui.store.commands.logging import log_activity


def test_each_command_says_who_and_which_account_by_name(store: Store) -> None:
    globex = store.do(accounts.add_account, "Globex").value
    raj = store.do(committee.add_person, globex, first_name="Raj", last_name="Patel").value
    call = store.do(log_activity, globex, "call").value
    step = store.do(plays.add_touch, globex, "Ring them", store.today).value
    deal = store.do(deals.add_deal, globex, "Pilot").value
    assert store.do(set_activity, call, contact_id=raj).label == "call: person → Raj Patel"
    assert store.do(plays.set_touch, step, contact_id=raj, owner=None).label == (
        "Ring them: person → Raj Patel, owner → nobody"
    )
    assert store.do(committee.set_person, raj, title="").label == "Raj Patel: title → nothing"
    assert store.do(deals.set_deal, deal, close_date=date(2025, 12, 19)).label == "Pilot: close date → Fri 19 Dec"


@pytest.mark.parametrize("entity", ["contact", "activity", "touch", "opportunity", "blocker"])
def test_no_field_that_points_to_a_row_is_said_as_a_number(store: Store, entity: str) -> None:
    """Every such column of the tables, so that a new one is said by name, too."""
    globex = store.do(accounts.add_account, "Globex").value
    raj = store.do(committee.add_person, globex, first_name="Raj", last_name="Patel").value
    touch = store.do(plays.add_touch, globex, "Ring them", store.today).value
    ids = {"account": globex, "contact": raj, "touch": touch, "member": 1}
    for column in t.JOURNALED[entity].columns:
        for key in column.foreign_keys:
            row_id = ids.get(key.column.table.name)
            if row_id is not None:
                said = store.do(lambda u, f=column.name, i=row_id: cells_text(u, entity, {f: i})).value
                assert not any(char.isdigit() for char in said), said
    assert store.do(lambda u: row_name(u, "touch", touch)).value == "Ring them"
