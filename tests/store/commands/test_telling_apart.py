"""Records that look like one and are two: kept whatever becomes of them, and gone with what it spoke of."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest
import workspaces
from hypothesis import given, settings
from hypothesis import strategies as st
from sizes import sized
from team import MEMBERS, TODAY

from abm_tui.errors import NotFound, Refused
from abm_tui.exchange.exports import whole
from abm_tui.exchange.rows.duplicates import suggestions, told_apart
from abm_tui.models import tables
from abm_tui.store import Store
from abm_tui.store.care import audit
from abm_tui.store.commands import accounts, committee
from abm_tui.store.commands.merging import merge
from abm_tui.store.commands.telling_apart import suggest_again, tell_apart
from abm_tui.store.commands.whole import bring_all
from abm_tui.store.queries import exchange
from abm_tui.store.undo import undo_redo
from abm_tui.store.unit import Unit


@pytest.fixture
def four(store: Store) -> list[int]:
    """Four of one name: six pairs."""
    return [store.do(accounts.add_account, "Globex").value for _ in range(4)]


def everything(store: Store) -> dict[str, list[dict[str, Any]]]:
    return {name: store.read(exchange.table_rows, name) for name in tables.JOURNALED}


def pairs(store: Store) -> set[tuple[int, int]]:
    return {(row["one"], row["other"]) for row in store.read(exchange.table_rows, "apart")}


def test_whoever_is_told_apart_is_not_suggested_whichever_way_round(store: Store, four: list[int]) -> None:
    a, b, c, d = four
    store.do(tell_apart, "account", b, a)
    assert {(s.keep, s.drop) for s in suggestions(store)} == set(combinations(four, 2)) - {(a, b)}
    [two] = told_apart(store)
    assert (two.keep, two.drop, two.reason) == (a, b, "told apart by ana 2025-11-05")
    store.do(accounts.set_tier, b, "1")  # now the other one would stay
    assert (b, a) not in {(s.keep, s.drop) for s in suggestions(store)}
    undo_redo.turn(store, undo_redo.UNDO)
    store.do(suggest_again, "account", a, b)
    assert len(suggestions(store)) == 6
    assert (c, d) in {(s.keep, s.drop) for s in suggestions(store)}


def test_a_person_and_an_account_of_one_number_are_not_confused(store: Store, four: list[int]) -> None:
    one, other = (store.do(committee.add_person, four[0], first_name="Dana", last_name="Ruiz").value for _ in "ab")
    store.do(tell_apart, "account", one, other)
    assert len(suggestions(store, "contacts")) == 1
    store.do(tell_apart, "contact", one, other)
    assert suggestions(store, "contacts") == []
    store.do(committee.remove_person, other)
    assert told_apart(store, "contacts") == []
    assert len(told_apart(store)) == 1
    undo_redo.turn(store, undo_redo.UNDO)
    assert len(told_apart(store, "contacts")) == 1


def test_who_was_told_apart_from_the_one_that_goes_is_two_with_the_one_that_stays(
    store: Store, four: list[int]
) -> None:
    a, b, c, d = four
    for one, other in ((a, b), (b, c), (b, d), (a, d)):
        store.do(tell_apart, "account", one, other)
    before = everything(store)
    store.do(merge, "account", a, b)  # told apart, and merged all the same
    assert pairs(store) == {(a, c), (a, d)}
    assert suggestions(store, "accounts") == [s for s in suggestions(store) if {s.keep, s.drop} == {c, d}]
    undo_redo.turn(store, undo_redo.UNDO)
    assert everything(store) == before
    undo_redo.turn(store, undo_redo.REDO)
    assert pairs(store) == {(a, c), (a, d)}
    assert audit.audit(store) == []


def test_a_pair_whose_one_half_is_undone_away_says_nothing_and_comes_back_with_it(store: Store) -> None:
    a = store.do(accounts.add_account, "Globex").value
    added = store.do(accounts.add_account, "Globex")
    store.do(tell_apart, "account", a, added.value)
    undo_redo.turn(store, undo_redo.of_group(added.group))
    assert told_apart(store) == []
    undo_redo.turn(store, undo_redo.REDO)
    assert len(told_apart(store)) == 1
    assert suggestions(store) == []


def test_only_two_that_are_there_are_told_apart(store: Store, four: list[int]) -> None:
    with pytest.raises(Refused, match="one and the same"):
        store.do(tell_apart, "account", four[0], four[0])
    with pytest.raises(NotFound):
        store.do(tell_apart, "account", four[0], 99)
    with pytest.raises(Refused, match="Nobody said"):
        store.do(suggest_again, "account", four[0], four[1])
    assert not store.do(lambda u: [tell_apart(u, "account", *four[:2]), tell_apart(u, "account", *four[1::-1])]).value[
        1
    ]
    assert pairs(store) == {(four[0], four[1])}


def test_the_whole_workspace_takes_it_along(store: Store, four: list[int], tmp_path: Any) -> None:
    from abm_tui.store import create_workspace

    store.do(tell_apart, "account", four[2], four[0])
    text = "".join(whole.pieces(store))
    new = create_workspace(tmp_path / "new.db", [("zoe", "sales")])
    new.do(bring_all, whole.read_whole(text))
    assert "".join(whole.pieces(new)) == text
    assert pairs(new) == {(four[0], four[2])}
    new.close()


@settings(max_examples=sized(25, 10))
@given(st.data())
def test_whatever_is_merged_in_whatever_order_undo_gives_every_row_back(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """Accounts with people, seats, deals, history and pairs; merges one after the other, then as many undos."""
    store = workspaces.create(tmp_path_factory.mktemp("merge") / "abm.db", MEMBERS, today=TODAY)
    try:
        ids = store.do(lambda u: [_account(u, data, n) for n in range(4)]).value
        two = data.draw(st.sets(st.sampled_from(list(combinations(ids, 2))), max_size=4), label="apart")
        store.do(lambda u: [tell_apart(u, "account", *pair) for pair in two])
        states, here = [everything(store)], list(ids)
        for _ in range(data.draw(st.integers(1, 3), label="merges")):
            keep, drop = data.draw(st.permutations(here).map(lambda p: p[:2]), label="keep, drop")
            store.do(merge, "account", keep, drop, data.draw(st.sets(st.sampled_from(_FIELDS)), label="take"))
            here.remove(drop)
            states.append(everything(store))
            _nothing_lost(states[0], states[-1], set(here))
        while len(states) > 1:
            states.pop()
            undo_redo.turn(store, undo_redo.UNDO)
            assert everything(store) == states[-1]
        assert audit.audit(store) == []
    finally:
        store.close()


_HUNG = ("opportunity", "touch", "blocker", "evidence")
_FIELDS = ("name", "industry", "tier", "stage", "tags", "notes", "employees")


def _account(u: Unit, data: st.DataObject, n: int) -> int:
    word = st.sampled_from(("", "retail", "software"))
    row = {"industry": data.draw(word), "tags": data.draw(word), "notes": data.draw(word)}
    account_id = accounts.add_account(u, f"A{n}", **row)
    if tier := data.draw(st.sampled_from((None, "1", "watchlist")), label="tier"):
        accounts.set_tier(u, account_id, tier)
    for role in data.draw(st.lists(st.sampled_from(("EB", "CH")), max_size=2), label="roles"):
        committee.add_person(u, account_id, role=role, first_name=f"P{n}")
    for table in data.draw(st.sets(st.sampled_from(_HUNG)), label="rows"):
        u.add(table, account_id=account_id, **{"name" if table == "opportunity" else "text": f"{table} {n}"})
    u.add("record", vendor="hubspot", kind="accounts", key=f"{n}", entity_id=account_id)
    return account_id


def _nothing_lost(first: dict[str, list[dict[str, Any]]], now: dict[str, list[dict[str, Any]]], here: set[int]) -> None:
    """Every row that hung on one of them hangs on one that is left."""
    for name in ("contact", *_HUNG):
        assert [row["id"] for row in now[name]] == [row["id"] for row in first[name]]
        assert {row["account_id"] for row in now[name]} <= here
    assert {row["key"] for row in now["record"]} == {row["key"] for row in first["record"]}
    assert {row["entity_id"] for row in now["record"]} <= here
    for row in now["apart"]:
        assert {row["one"], row["other"]} <= here
        assert row["one"] < row["other"]
