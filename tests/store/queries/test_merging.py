"""Where two records contradict each other, and which pairs are known to be two."""

from __future__ import annotations

import pytest

from abm_tui.errors import NotFound
from abm_tui.store import Store
from abm_tui.store.commands import accounts
from abm_tui.store.commands.telling_apart import suggest_again, tell_apart
from abm_tui.store.queries.merging import differences, told_apart


@pytest.fixture
def two(store: Store) -> tuple[int, int]:
    keep = store.do(accounts.add_account, "Globex", industry="chemicals").value
    drop = store.do(accounts.add_account, "Globex Inc", industry="steel", domain="globex.com").value
    return keep, drop


def test_only_where_both_say_something_they_contradict_each_other(store: Store, two: tuple[int, int]) -> None:
    found = store.read(differences, "account", *two)
    assert (found["name"], found["industry"]) == (("Globex", "Globex Inc"), ("chemicals", "steel"))
    assert "domain" not in found


def test_a_record_that_is_gone_is_named_as_people_say_it(store: Store, two: tuple[int, int]) -> None:
    with pytest.raises(NotFound, match="There is no account 99"):
        store.read(differences, "account", two[0], 99)
    with pytest.raises(NotFound, match="There is no person 99"):
        store.read(differences, "contact", 99, 98)


def test_a_pair_told_apart_is_known_with_who_said_so_until_it_is_taken_back(store: Store, two: tuple[int, int]) -> None:
    store.do(tell_apart, "account", *two)
    [pair] = store.read(told_apart, "account")
    assert (pair.one, pair.other, pair.by, pair.on) == (*two, 1, store.today)
    assert store.read(told_apart, "contact") == []
    store.do(suggest_again, "account", *two)
    assert store.read(told_apart, "account") == []
