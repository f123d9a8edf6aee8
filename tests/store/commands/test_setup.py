"""A new workspace has its members, the plays of its preset, and the lists everybody starts with."""

from __future__ import annotations

import pytest

from abm_tui.errors import UsageError
from abm_tui.store import Store
from abm_tui.store.commands.setup import STARTING_LISTS, found_workspace
from abm_tui.store.queries.plays import plays
from abm_tui.store.queries.saved import lists


def test_it_begins_with_its_members_plays_and_lists(store: Store) -> None:
    assert [(m.name, m.team) for m in store.members] == [("ana", "sales"), ("bo", "marketing")]
    assert [p.code for p in store.read(plays)] == [p.code for p in store.framework.plays]
    assert [one.name for one in store.read(lists)] == [name for name, *_ in STARTING_LISTS]
    kept = store.do(lambda u: len(u.find("step"))).value
    assert kept == sum(len(p.steps) for p in store.framework.plays)


@pytest.mark.parametrize(
    ("members", "said"),
    [([("cy", "sales"), ("cy", "marketing")], "the same name"), ([("cy", "finance")], "teams are sales and marketing")],
)
def test_two_of_one_name_and_a_team_that_is_none_are_refused(
    store: Store, members: list[tuple[str, str]], said: str
) -> None:
    with pytest.raises(UsageError, match=said):
        store.do(found_workspace, members, "two-person")
    assert len(store.do(lambda u: u.find("member")).value) == 2
