"""A filter is kept under a name; the same name again replaces it."""

from __future__ import annotations

import pytest

from abm_tui.errors import Refused
from abm_tui.store import Store
from abm_tui.store.commands.lists import save_list
from abm_tui.store.queries.saved import lists


def test_a_new_list_comes_last(store: Store) -> None:
    done = store.do(save_list, "Mine", scope="targets", filter="mine")
    assert done.label == "List Mine saved"
    last = store.read(lists)[-1]
    assert (last.id, last.name, last.filter) == (done.value, "Mine", "mine")


def test_the_same_name_in_another_case_replaces_it_in_its_place(store: Store) -> None:
    before = [one.name for one in store.read(lists)]
    done = store.do(save_list, "late", scope="pool", filter="due:7d", order="name")
    assert done.label == "List Late replaced"
    after = store.read(lists)
    assert [one.name for one in after] == before
    [late] = [one for one in after if one.name == "Late"]
    assert (late.scope, late.filter, late.order) == ("pool", "due:7d", "name")


def test_a_list_without_a_name_is_refused(store: Store) -> None:
    with pytest.raises(Refused, match="A list needs a name"):
        store.do(save_list, "  ", scope="targets", filter="")
