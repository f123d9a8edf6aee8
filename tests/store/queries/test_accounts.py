"""The one account that is meant: by its id, its domain or its name."""

from __future__ import annotations

import pytest

from abm_tui.errors import NotFound
from abm_tui.store import Store
from abm_tui.store.commands import accounts
from abm_tui.store.queries.accounts import find_account, find_all


@pytest.fixture
def globex(store: Store) -> int:
    return int(store.do(accounts.add_account, "Globex", domain="globex.com").value)


def test_it_goes_by_id_domain_or_name_in_any_case(store: Store, globex: int) -> None:
    assert {store.read(find_account, text).id for text in (str(globex), "globex.com", "GLOBEX")} == {globex}


def test_what_is_named_twice_is_found_once(store: Store, globex: int) -> None:
    other = store.do(accounts.add_account, "Acme").value
    assert [one.id for one in store.read(find_all, ["Acme", "Globex", "globex.com"])] == [other, globex]


@pytest.mark.parametrize("text", ["Initech", "99"])
def test_an_account_that_is_not_there_is_not_found(store: Store, globex: int, text: str) -> None:
    with pytest.raises(NotFound):
        store.read(find_account, text)
