"""The stage of an account: the way it came, and what holds it back."""

from __future__ import annotations

from abm_tui.store import Store
from abm_tui.store.commands import accounts, stages
from abm_tui.store.queries.stages import held_back, moves, stage_page


def test_each_move_of_stage_is_kept_oldest_first_and_moves_of_tier_apart(store: Store) -> None:
    globex = store.do(accounts.add_account, "Globex", tier="1").value
    first, second = [s.code for s in store.framework.stages][:2]
    for stage in (first, second):
        store.do(stages.set_stage, globex, stage, reason="because")
    found = store.read(moves, [globex])[globex]
    assert [one.new for one in found][-2:] == [first, second]
    assert all(one.new in {"1"} for one in store.read(moves, [globex], "tier")[globex])
    assert store.read(held_back, globex, first) == "back takes a reason"
    page = store.read(stage_page, globex)
    assert page is not None
    assert page.days == 0


def test_an_account_that_is_not_there_has_no_page_and_nothing_holds_it_back(store: Store) -> None:
    assert store.read(stage_page, 99) is None
    assert store.read(held_back, 99, None) == ""
