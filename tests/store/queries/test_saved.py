"""Saved lists stand in the order of their digits."""

from __future__ import annotations

from abm_tui.store import Store
from abm_tui.store.commands.setup import STARTING_LISTS
from abm_tui.store.queries.saved import lists


def test_they_stand_by_their_place_not_by_their_age(store: Store) -> None:
    names = [name for name, *_ in STARTING_LISTS]
    assert [one.name for one in store.read(lists)] == names
    store.do(lambda u: u.set("savedlist", u.find("savedlist")[0]["id"], position=99))
    assert [one.name for one in store.read(lists)] == [*names[1:], names[0]]
