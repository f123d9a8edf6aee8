"""Which columns of two records a person may choose between when they become one."""

from __future__ import annotations

from typing import Any

import pytest

from abm_tui.store import Store
from abm_tui.store.commands import accounts
from abm_tui.store.merge_choices import TOGETHER, blank, choosable


@pytest.mark.parametrize("name", ["account", "contact"])
def test_a_column_that_follows_another_is_never_chosen_by_itself(name: str) -> None:
    columns = choosable(name)
    following = {column for columns in TOGETHER.values() for column in columns}
    assert following.isdisjoint(columns)
    assert {"id", "created_on", "archived_on", "account_text"}.isdisjoint(columns)


def test_what_people_write_can_be_chosen() -> None:
    assert {"name", "tier", "stage", "industry"} <= set(choosable("account"))
    assert {"first_name", "email", "status"} <= set(choosable("contact"))


def test_a_default_counts_as_nothing_said_and_an_answer_does_not(store: Store) -> None:
    made = store.do(accounts.add_account, "Globex").value
    row: dict[str, Any] = store.do(lambda u: dict(u.get("account", made))).value
    assert blank("account", "industry", row)
    assert not blank("account", "name", row)
    assert not blank("account", "industry", row | {"industry": "chemicals"})
