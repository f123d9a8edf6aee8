"""A long step is taken back piece by piece: all of it or nothing, and the colleague gets in between."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from tables_of import everything

from abm_tui.errors import Conflict, Refused
from abm_tui.models import tables
from abm_tui.models.words import Stage, Tier
from abm_tui.store import Done, Store, journal, open_workspace
from abm_tui.store.commands import accounts, agreeing
from abm_tui.store.undo import chunked_writes, undo_redo
from abm_tui.store.undo.undo_redo import REDO, UNDO, Turn, TurnOptions
from abm_tui.store.unit import Unit

Edit = Callable[[Store], object]


@pytest.fixture(autouse=True)
def short_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything is long, and every few changes are a piece and a transaction."""
    monkeypatch.setattr(undo_redo, "LONG", 0)
    monkeypatch.setattr(chunked_writes, "HOLD", 0.0)
    monkeypatch.setattr(chunked_writes, "_PART", 2)
    monkeypatch.setattr(chunked_writes, "_TURN", 0.0)


def bring(u: Unit) -> list[int]:
    """As an import: accounts, people and a seat of theirs, then edits."""
    ids = u.add_many("account", [{"name": f"A{n}"} for n in range(4)])
    people = u.add_many("contact", [{"account_id": i, "first_name": "P"} for i in ids])
    u.add("seat", account_id=ids[0], role="EB", contact_id=people[0])
    for account_id in ids[:2]:
        u.set("account", account_id, industry="retail")
    u.set("account", ids[0], stage=Stage.INTEREST, country="DE")
    u.label = "Imported x.csv"
    return ids


@pytest.fixture
def ids(store: Store) -> list[int]:
    store.do(accounts.add_account, "Before")
    made: list[int] = store.do(bring).value
    return made


def turn(store: Store, which: Turn = UNDO, progress: undo_redo.Progress | None = None, **how: Any) -> Done:
    done = undo_redo.turn(store, which, TurnOptions(**how), progress)
    assert done is not None
    return done


def begun(store: Store) -> int:
    return len(store.read(lambda r: r.rows(tables.meta.select().where(tables.meta.c.key.startswith("begun:")))))


def test_it_is_one_step_to_undo_and_to_do_again(store: Store, ids: list[int]) -> None:
    full = everything(store)
    done = turn(store)
    assert (done.label, done.value) == ("Undone: Imported x.csv", 0)
    assert {c.group for c in done.changes} == {done.group}
    assert [r["name"] for r in everything(store)["account"]] == ["Before"]
    assert turn(store, REDO).label == "Done again: Imported x.csv"
    assert everything(store) == full
    turn(store)
    turn(store)
    assert everything(store)["account"] == []
    assert begun(store) == 0


def test_the_colleague_writes_between_two_pieces(store: Store, colleague: Store, ids: list[int]) -> None:
    def look_up(what: str, n: int, of: int) -> None:
        del of
        if what == "writing":
            colleague.do(accounts.add_account, f"Bo {n}")

    turn(store, progress=look_up)
    assert {r["name"] for r in everything(store)["account"]} >= {"Before", "Bo 1", "Bo 2"}
    assert not {r["name"] for r in everything(store)["account"]} & {"A0", "A1", "A2", "A3"}


def test_progress_comes_to_its_end(store: Store, colleague: Store, ids: list[int]) -> None:
    told: list[tuple[str, int, int]] = []
    colleague.do(accounts.add_account, "Since")
    turn(store, progress=lambda *how: told.append(how))
    for what in ("checking", "writing"):
        counts = [(n, of) for said, n, of in told if said == what]
        assert [n for n, _ in counts] == list(range(1, counts[0][1] + 1))


class Cancelled(BaseException):
    """As ctrl+c."""


@pytest.mark.parametrize("at", [1, 3, 5])
def test_cancelled_half_way_nothing_of_it_stays_and_it_can_be_undone_later(
    store: Store, ids: list[int], at: int
) -> None:
    full = everything(store)

    def progress(what: str, n: int, of: int) -> None:
        del of
        if what == "writing" and n == at:
            raise Cancelled

    with pytest.raises(Cancelled):
        turn(store, progress=progress)
    assert everything(store) == full
    assert begun(store) == 0
    assert undo_redo.turn(store, REDO, TurnOptions()) is None
    turn(store)
    assert [r["name"] for r in everything(store)["account"]] == ["Before"]
    turn(store, REDO)
    assert everything(store) == full


def edit_cell(ids: list[int]) -> Edit:
    return lambda bo: bo.do(accounts.set_field, ids[0], "industry", "media")


def add_below(ids: list[int]) -> Edit:
    return lambda bo: bo.do(agreeing.add_evidence, ids[2], "Raised a round")


@pytest.mark.parametrize("edit", [edit_cell, add_below])
def test_what_somebody_changed_since_is_told_before_anything_is_written(
    store: Store, colleague: Store, ids: list[int], edit: Callable[[list[int]], Edit]
) -> None:
    edit(ids)(colleague)
    full, last = everything(store), store.read(lambda r: journal.last_id(r.connection))
    with pytest.raises(Conflict, match=r"has changed \d of \d+ cells since; nothing was undone"):
        undo_redo.turn(store, undo_redo.UNDO)
    assert everything(store) == full
    assert store.read(lambda r: journal.last_id(r.connection)) == last
    turn(store, skip_changed=True)
    assert len(everything(store)["account"]) == 2


def test_what_somebody_changes_meanwhile_stops_all_of_it(store: Store, colleague: Store, ids: list[int]) -> None:
    def meddle(what: str, n: int, of: int) -> None:
        del of
        if what == "writing" and n == 2:
            colleague.do(accounts.set_field, ids[1], "city", "Bonn")

    full = everything(store)
    with pytest.raises(Conflict, match="bo has changed"):
        turn(store, progress=meddle)
    assert begun(store) == 0
    for row in full["account"]:
        row["city"] = "Bonn" if row["id"] == ids[1] else row["city"]
    assert everything(store) == full


def test_two_terminals_of_one_person_do_not_undo_into_each_other(store: Store, ids: list[int]) -> None:
    other = open_workspace(store.path, "ana", store.today)

    def meanwhile(what: str, n: int, of: int) -> None:
        del n, of
        if what == "writing" and begun(store):
            with pytest.raises(Refused, match="Still going on: Undone: Imported x.csv"):
                undo_redo.turn(other, undo_redo.UNDO)

    turn(store, progress=meanwhile)
    undo_redo.turn(other, undo_redo.UNDO)
    other.close()
    assert everything(store)["account"] == []


def test_an_undo_that_needs_a_slot_asks_and_the_cap_counts_the_whole_step(store: Store, colleague: Store) -> None:
    cap = store.framework.cap
    ids = [int(store.do(accounts.add_account, f"A{n}", tier=str(Tier.ONE)).value) for n in range(cap)]
    store.do(lambda u: [u.set("account", i, tier="2") for i in ids])
    for n in range(2):
        colleague.do(accounts.add_account, f"B{n}", tier=str(Tier.ONE))
    full = everything(store)
    with pytest.raises(Refused) as told:
        undo_redo.turn(store, undo_redo.UNDO)
    assert told.value.data["after"] == cap + 2
    assert everything(store) == full
    assert begun(store) == 0
    turn(store, reason="both of us want it")
    assert sum(r["tier"] == Tier.ONE for r in everything(store)["account"]) == cap + 2


def test_accounts_that_swapped_their_slots_swap_them_back_though_a_piece_alone_would_be_too_many(store: Store) -> None:
    cap = store.framework.cap
    first = [int(store.do(accounts.add_account, f"A{n}", tier=str(Tier.ONE)).value) for n in range(cap)]
    second = [int(store.do(accounts.add_account, f"B{n}", tier="2").value) for n in range(cap)]

    def swap(u: Unit) -> None:
        for account_id in first:
            u.set("account", account_id, tier="2")
        for account_id in second:
            u.set("account", account_id, tier="1")

    before = {r["id"]: r["tier"] for r in everything(store)["account"]}
    store.do(swap)
    turn(store)
    assert {r["id"]: r["tier"] for r in everything(store)["account"]} == before
    turn(store, REDO)
    turn(store)
    assert {r["id"]: r["tier"] for r in everything(store)["account"]} == before


def test_the_founding_with_its_settings_goes_and_comes_back_in_pieces(store: Store) -> None:
    founded = everything(store)
    turn(store)
    assert not any(everything(store).values())
    turn(store, REDO)
    assert everything(store) == founded
