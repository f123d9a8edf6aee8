"""A long import is written piece by piece: the colleague gets in between, and half of it is never left behind."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from abm_tui.errors import Conflict, Refused
from abm_tui.models import tables
from abm_tui.store import Store, open_workspace
from abm_tui.store.care import audit
from abm_tui.store.commands import accounts, importing
from abm_tui.store.commands.importing import Batch, BatchEdit
from abm_tui.store.queries import exchange
from abm_tui.store.undo import undo_redo
from abm_tui.store.undo.chunked_writes import do_in_pieces, take_back_cut_off
from abm_tui.store.unit import Unit

Piece = Callable[[Unit], object]


def adding(name: str) -> Piece:
    return lambda u: u.add("account", name=name)


def names(store: Store) -> list[str]:
    return [row["name"] for row in store.read(exchange.table_rows, "account")]


def begun(store: Store) -> int:
    return len(store.read(lambda r: r.rows(tables.meta.select().where(tables.meta.c.key.startswith("begun:")))))


def test_all_pieces_are_one_undo_step(store: Store) -> None:
    done = do_in_pieces(store, [adding("A"), adding("B"), adding("C")], "Imported x.csv")
    assert names(store) == ["A", "B", "C"]
    assert {c.group for c in done.changes} == {done.group}
    assert begun(store) == 0
    undo_redo.turn(store, undo_redo.UNDO)
    assert names(store) == []
    undo_redo.turn(store, undo_redo.REDO)
    assert names(store) == ["A", "B", "C"]
    assert audit.audit(store) == []


def test_the_colleague_writes_between_two_pieces(store: Store) -> None:
    bo = open_workspace(store.path, "bo", store.today, timeout=0.05)

    def look_up(done: int, of: int) -> None:
        del of
        bo.do(accounts.add_account, f"Bo {done}")

    do_in_pieces(store, [adding("A"), adding("B")], "Imported x.csv", look_up)
    assert names(store) == ["A", "Bo 1", "B", "Bo 2"]
    undo_redo.turn(store, undo_redo.UNDO)
    assert names(store) == ["Bo 1", "Bo 2"]
    bo.close()


def fails(u: Unit) -> None:
    raise Refused("no", "No.")


class Cancelled(BaseException):
    """As ctrl+c."""


@pytest.mark.parametrize("how", ["a piece", "cancel"])
def test_whatever_stops_it_half_way_takes_back_what_was_written(store: Store, how: str) -> None:
    store.do(accounts.add_account, "Before")

    def progress(done: int, of: int) -> None:
        if how == "cancel" and done == 2:
            raise Cancelled

    pieces = [adding("A"), adding("B"), fails if how == "a piece" else adding("C")]
    with pytest.raises((Refused, Cancelled)):
        do_in_pieces(store, pieces, "Imported x.csv", progress)
    assert names(store) == ["Before"]
    assert begun(store) == 0
    assert audit.audit(store) == []


def test_a_step_that_was_cut_off_is_nobodys_to_do_again_nor_to_undo(store: Store) -> None:
    store.do(accounts.add_account, "Before")
    with pytest.raises(Refused):
        do_in_pieces(store, [adding("A"), fails], "Imported x.csv")
    assert undo_redo.turn(store, undo_redo.REDO) is None
    undo_redo.turn(store, undo_redo.UNDO)
    assert names(store) == []
    undo_redo.turn(store, undo_redo.REDO)
    assert names(store) == ["Before"]


def test_what_somebody_edited_of_it_meanwhile_stays_with_their_edit_only(store: Store) -> None:
    bo = open_workspace(store.path, "bo", store.today)

    def meddle(done: int, of: int) -> None:
        del of
        if done == 1:
            [row] = bo.read(exchange.table_rows, "account")
            bo.do(accounts.set_field, row["id"], "industry", "retail")

    with pytest.raises(Refused):
        do_in_pieces(store, [adding("A"), fails], "Imported x.csv", meddle)
    assert begun(store) == 0
    assert audit.audit(store) == []
    bo.close()


DIES = """
import os, signal, sys
from datetime import date
from abm_tui.store import open_workspace
from abm_tui.store.undo.chunked_writes import do_in_pieces

store = open_workspace(sys.argv[1], "ana", date(2025, 11, 5))

def die(done, of):
    if done == 2:
        os.kill(os.getpid(), signal.SIGKILL)

do_in_pieces(store, [lambda u, n=n: u.add("account", name=n) for n in "ABC"], "Imported x.csv", die)
"""


@pytest.mark.reliability
def test_an_import_whose_program_was_killed_is_taken_back_by_whoever_opens_next(store: Store) -> None:
    store.do(accounts.add_account, "Before")
    root = Path(__file__).resolve().parents[3]
    killed = subprocess.run([sys.executable, "-c", DIES, str(store.path)], cwd=root, timeout=60, check=False)
    assert killed.returncode == -9
    assert names(store) == ["Before", "A", "B"]
    bo = open_workspace(store.path, "bo", store.today)
    assert names(bo) == ["Before"]
    assert begun(bo) == 0
    assert audit.audit(bo) == []
    bo.close()


def test_an_import_that_is_still_going_on_is_left_alone(store: Store) -> None:
    seen = []

    def look(done: int, of: int) -> None:
        del done, of
        bo = open_workspace(store.path, "bo", store.today)
        seen.append((take_back_cut_off(bo), len(names(bo))))
        bo.close()

    do_in_pieces(store, [adding("A"), adding("B")], "Imported x.csv", look)
    assert seen == [(0, 1), (0, 2)]


def test_a_large_batch_is_written_in_parts_and_gives_the_same_as_in_one(store: Store, tmp_path: Path) -> None:
    def rows(n: int) -> dict[str, list[dict[str, Any]]]:
        accounts_of = [{"id": -1 - i, "name": f"A{i}", "archived_on": None} for i in range(n)]
        people = [{"id": -10_000 - i, "account_id": -1 - i, "first_name": f"P{i}"} for i in range(n)]
        return {"account": accounts_of, "contact": people}

    batch = Batch(rows(4_500), label="Imported x.csv")
    pieces = importing.batch_parts(batch)
    assert len(pieces) == 1 + 2 * 4_500 / importing.PART
    do_in_pieces(store, pieces, batch.label)
    found = store.read(exchange.table_rows, "contact")
    called = {row["id"]: row["name"] for row in store.read(exchange.table_rows, "account")}
    assert len(found) == 4_500
    assert all(called[row["account_id"]] == f"A{row['first_name'][1:]}" for row in found)


def test_an_edit_that_somebody_made_meanwhile_stops_all_of_it(store: Store) -> None:
    one = store.do(accounts.add_account, "Globex", industry="retail").value
    batch = Batch(
        {"account": [{"id": -1, "name": "New", "archived_on": None}]},
        [BatchEdit("account", one, {"industry": "software"}, {"industry": "media"})],
    )
    with pytest.raises(Conflict):
        do_in_pieces(store, importing.batch_parts(batch), "Imported x.csv")
    assert names(store) == ["Globex"]
