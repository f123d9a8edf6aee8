"""Every change of a stage or a tier is kept as a move, whatever path it came by."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from abm_tui.errors import Conflict
from abm_tui.models import tables as t
from abm_tui.store import Store
from abm_tui.store.commands import accounts, merging
from abm_tui.store.undo import undo_redo
from abm_tui.store.unit import Unit


def moves(store: Store, what: str = "") -> list[tuple[str, str, str, str]]:
    """(what, old, new, reason) of all moves, in order."""
    rows = store.read(lambda r: r.rows(t.move.select().order_by(t.move.c.id)))
    return [(m["what"], m["old"], m["new"], m["reason"]) for m in rows if not what or m["what"] == what]


def test_a_first_tier_is_a_move_and_so_is_the_stage_that_comes_with_it(store: Store) -> None:
    store.do(accounts.add_account, "Globex", tier="2")
    assert sorted(moves(store)) == [("stage", "", "awareness", ""), ("tier", "", "2", "")]
    row = store.read(lambda r: r.rows(t.move.select()))[0]
    assert (row["on"], row["by"]) == (store.today, store.me.id if store.me else None)


def test_an_account_without_stage_and_tier_makes_no_move(store: Store) -> None:
    one = store.do(accounts.add_account, "Globex").value
    store.do(accounts.set_field, one, "industry", "chemicals")
    assert moves(store) == []


def test_a_move_says_what_a_step_did_altogether(store: Store) -> None:
    one = store.do(accounts.add_account, "Globex", tier="2").value

    def there_and_on(u: Unit) -> None:
        u.set("account", one, tier="3")
        u.because(one, "tier", "on second thoughts")
        u.set("account", one, tier="watchlist")

    def there_and_back(u: Unit) -> None:
        u.set("account", one, tier="1")
        u.set("account", one, tier="watchlist")

    store.do(there_and_on)
    store.do(there_and_back)
    assert moves(store, "tier") == [("tier", "", "2", ""), ("tier", "2", "watchlist", "on second thoughts")]


def test_undo_takes_the_move_along_and_redo_brings_it_back_with_no_second_one(store: Store) -> None:
    one = store.do(accounts.add_account, "Globex", tier="2").value
    store.do(accounts.set_tier, one, "3")
    before = moves(store)
    undo_redo.turn(store, undo_redo.UNDO)
    assert moves(store, "tier") == [("tier", "", "2", "")]
    undo_redo.turn(store, undo_redo.REDO)
    assert moves(store) == before
    undo_redo.turn(store, undo_redo.UNDO)
    undo_redo.turn(store, undo_redo.UNDO)
    assert moves(store) == []
    undo_redo.turn(store, undo_redo.REDO)
    undo_redo.turn(store, undo_redo.REDO)
    assert moves(store) == before


def test_who_leaves_for_an_undo_makes_a_move_of_their_own(store: Store) -> None:
    first = store.do(accounts.add_account, "Globex", tier="1").value
    store.do(accounts.set_tier, first, None)
    other = store.do(accounts.add_account, "Initech", tier="1").value
    undo_redo.turn(store, undo_redo.of_group(store.do(accounts.set_field, other, "industry", "software").group))
    steps = store.read(lambda r: r.rows(t.change.select().where(t.change.c.label == "Globex → no tier")))
    assert undo_redo.turn(store, undo_redo.of_group(steps[0]["group"])) is not None
    store.do(accounts.set_tier, first, None)
    undo_redo.turn(store, undo_redo.UNDO, undo_redo.TurnOptions(swap=other))
    assert moves(store, "tier")[-1] == ("tier", "1", "watchlist", "")
    assert [m for m in moves(store, "tier") if m[1:3] == ("1", "")] == []


def test_a_move_stays_when_the_account_has_moved_on_since(store: Store, colleague: Store) -> None:
    one = store.do(accounts.add_account, "Globex", tier="2").value
    store.do(accounts.set_fields, one, {"tier": "3", "industry": "chemicals"})
    colleague.do(accounts.set_tier, one, "watchlist")
    done = undo_redo.turn(store, undo_redo.UNDO, undo_redo.TurnOptions(skip_changed=True))
    assert done is not None
    assert done.value == 1
    assert moves(store, "tier")[1:] == [("tier", "2", "3", ""), ("tier", "3", "watchlist", "")]


def test_a_conflict_counts_the_cells_people_know_and_not_their_moves(store: Store, colleague: Store) -> None:
    one = store.do(accounts.add_account, "Globex", tier="2").value
    store.do(accounts.set_tier, one, "3")
    colleague.do(accounts.set_tier, one, "watchlist")
    with pytest.raises(Conflict, match="1 of 1 cells"):
        undo_redo.turn(store, undo_redo.UNDO)


def test_a_stage_counts_from_the_day_the_account_has_it_from(store: Store) -> None:
    since: dict[str, Any] = {"stage": "interest", "stage_since": date(2025, 6, 1)}
    store.do(lambda u: u.add("account", name="Globex", **since))
    assert store.read(lambda r: r.rows(t.move.select()))[0]["on"] == date(2025, 6, 1)


def test_archiving_and_bad_fit_are_moves_out_with_their_reason(store: Store) -> None:
    ids = [store.do(accounts.add_account, name, tier="2").value for name in ("A", "B")]
    store.do(accounts.archive, ids[:1])
    store.do(accounts.flag_bad_fit, ids[1], "too small")
    assert moves(store, "tier")[2:] == [("tier", "2", "", "archived"), ("tier", "2", "", "bad fit: too small")]


def test_those_who_swap_places_say_for_whom(store: Store) -> None:
    a = store.do(accounts.add_account, "A", tier="1").value
    b = store.do(accounts.add_account, "B").value
    store.do(accounts.swap_into_tier1, b, a)
    assert [m[3] for m in moves(store, "tier") if m[1:3] == ("1", "watchlist")] == ["B took its place"]


def test_who_is_merged_into_another_leaves_that_ones_way_as_it_was(store: Store) -> None:
    keep = store.do(accounts.add_account, "Globex", tier="2").value
    drop = store.do(accounts.add_account, "Globex Ltd", tier="3", stage="interest", reason="known").value
    before = moves(store)
    store.do(merging.merge, "account", keep, drop)
    assert moves(store) == [m for m in before if m[2] not in {"3", "interest"}]
    undo_redo.turn(store, undo_redo.UNDO)
    assert sorted(moves(store)) == sorted(before)
    store.do(merging.merge, "account", keep, drop, take=["stage"])
    assert ("stage", "awareness", "interest", "") in moves(store)
