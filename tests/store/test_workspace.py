"""One person's view of a workspace: it reads, writes, and hears of what others did."""

from __future__ import annotations

import pytest
from sqlalchemy.exc import SQLAlchemyError

from abm_tui.errors import AbmError
from abm_tui.models import tables
from abm_tui.store import Store
from abm_tui.store.commands import accounts, members


def test_a_poll_brings_what_the_other_person_did_once(store: Store, colleague: Store) -> None:
    store.poll()
    done = colleague.do(accounts.add_account, "Globex")
    assert store.poll() == done.changes
    assert store.poll() == []


def test_what_only_reads_cannot_write(store: Store) -> None:
    with pytest.raises((AbmError, SQLAlchemyError)):
        store.read(lambda r: r.connection.execute(tables.account.delete()))


def test_whoever_is_given_another_name_goes_on_under_it(store: Store, colleague: Store) -> None:
    colleague.do(members.rename, 1, "anna")
    assert store.who == "ana"
    store.poll()
    assert (store.who, store.do(accounts.add_account, "Globex").changes[0].who) == ("anna", "anna")


def test_another_view_beside_it_is_of_the_same_person_and_day(store: Store) -> None:
    other = store.beside()
    assert (other.who, other.today, other.path) == (store.who, store.today, store.path)
    other.close()
    assert store.do(accounts.add_account, "Globex").changes
