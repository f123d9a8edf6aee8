"""A writer dies at any moment: what it was told is there, what it was doing is there whole or not at all."""

from __future__ import annotations

import random
import sqlite3
from pathlib import Path
from typing import Any

import pytest
import writers
from sizes import sized
from team import TODAY

from abm_tui.store import Store, open_workspace
from abm_tui.store.care.audit import audit
from abm_tui.store.undo import undo_redo

SEEDS = 4
KILLS = sized(50, 10)  # of each seed


def left_open(path: Path) -> bool:
    """Whether the writer died in the middle of a commit, with its rollback journal filled."""
    try:
        with path.with_name(f"{path.name}-journal").open("rb") as file:
            return any(file.read(8))
    except FileNotFoundError:
        return False


def look(path: Path) -> dict[str, Any]:
    """The state another program finds."""
    connection = sqlite3.connect(path)
    numbers = {n for (n,) in connection.execute("select employees from account")}
    notes = {n[: len(n) // 40] for (n,) in connection.execute("select notes from account")}
    [[evidence]] = connection.execute("select max(cast(text as int)) from evidence")
    [[journal]] = connection.execute("select max(cast(new as int)) from change where field = 'employees'")
    found = {
        "numbers": numbers,
        "notes": {int(n) for n in notes if n},
        "evidence": {evidence},
        "journal": {journal},
        "whole": connection.execute("pragma integrity_check").fetchall() == [("ok",)],
        "linked": connection.execute("pragma foreign_key_check").fetchall() == [],
    }
    connection.close()
    return found


@pytest.mark.reliability
@pytest.mark.parametrize("seed", range(SEEDS))
def test_kills_in_the_middle_of_writing_lose_nothing_acknowledged_and_leave_nothing_half_done(
    store: Store, seed: int
) -> None:
    ids = store.do(lambda u: u.add_many("account", [{"name": f"A{i}"} for i in range(5)])).value
    path = store.path
    store.close()
    rng, kills, hot, written = random.Random(seed), 0, 0, 0
    # On some machines a commit takes a small part of a command: go on until somebody has died in one.
    while kills < KILLS or (not hot and kills < 20 * KILLS):
        kills += 1
        told = writers.kill_between(*writers.start(writers.number_accounts_for_ever, path, ids), rng)
        hot += left_open(path)
        found = look(path)
        assert found["whole"]
        assert found["linked"]
        # One value everywhere: five accounts, their notes, the evidence and the journal, or the command was torn.
        [number] = found["numbers"]
        assert found["notes"] == found["evidence"] == found["journal"] == {number}
        # What was told is there; at most the one command that was being told is there beyond it.
        assert number in {told, told + 1}
        assert number > written
        written = number
    assert hot > 0, "nobody was killed in the middle of a commit: this run shows nothing"
    again = open_workspace(path, "ana", TODAY)
    assert audit(again) == []
    assert undo_redo.turn(again, undo_redo.UNDO) is not None
    again.close()
