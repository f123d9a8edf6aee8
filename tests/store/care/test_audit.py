"""An edit made behind the app's back is found: the journal adds up to the rows, or the audit says where not."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from abm_tui.store import Store
from abm_tui.store.care.audit import audit
from abm_tui.store.commands import accounts


@pytest.fixture
def globex(store: Store) -> int:
    return int(store.do(accounts.add_account, "Globex").value)


def behind(store: Store, statement: str, *values: object) -> None:
    """Write into the file as another program would."""
    with closing(sqlite3.connect(store.path)) as other, other:
        other.execute(statement, values)


def test_nothing_is_wrong_with_what_commands_wrote(store: Store, globex: int) -> None:
    store.do(accounts.set_field, globex, "industry", "chemicals")
    assert audit(store) == []


@pytest.mark.damages
def test_a_cell_that_was_edited_elsewhere_is_named_with_both_values(store: Store, globex: int) -> None:
    behind(store, "update account set industry = 'steel' where id = ?", globex)
    assert audit(store) == [f"industry of account {globex} is 'steel' in the file, '' in the journal"]


@pytest.mark.damages
def test_a_row_that_went_or_came_elsewhere_is_named(store: Store, globex: int) -> None:
    behind(store, "delete from account where id = ?", globex)
    assert f"account {globex} is in the journal, but not in the file" in audit(store)
    behind(store, "insert into setting (id, name, value) values (99, 'capacity', '10')")
    assert "setting 99 is in the file, but not in the journal" in audit(store)


@pytest.mark.damages
def test_a_journal_that_lost_a_line_does_not_add_up(store: Store, globex: int) -> None:
    store.do(accounts.set_field, globex, "industry", "chemicals")
    behind(store, "delete from change where entity = 'account' and op = 'add'")
    assert any(line.startswith("The journal does not add up") for line in audit(store))
