"""An import that is stopped in the middle, by ctrl+c or for good, leaves nothing half done."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from command_line import TODAY, Abm

from abm_tui.exchange.exports import whole
from abm_tui.store import open_workspace
from abm_tui.store.care import audit
from abm_tui.store.commands import importing
from abm_tui.store.undo import chunked_writes

ROWS = 600
FIRMS = "name,domain\n" + "".join(f"Firm {n},firm{n}.example\n" for n in range(ROWS))
DEEDS = "account,type,at,subject\n" + "".join(f"Globex,meeting,2025-10-{n % 28 + 1},Talk {n}\n" for n in range(ROWS))
KINDS = ["accounts", "activities", "all"]
# Each part is a transaction; between the second and the third the program dies.
RUN = """
import itertools, os, signal, sys
from abm_tui.store.undo import chunked_writes
from abm_tui.store.commands import importing

chunked_writes.HOLD, importing.LONG, times = 0.0, 0, itertools.count(1)

def turn(seconds):
    if next(times) == 2:
        os.kill(os.getpid(), signal.SIGKILL)

chunked_writes.time.sleep = turn
from abm_tui.cli.app import app
app(sys.argv[1:])
"""


@pytest.fixture
def in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chunked_writes, "HOLD", 0.0)
    monkeypatch.setattr(importing, "LONG", 0)


def words(kind: str, folder: Path, abm: Abm) -> list[str]:
    """The import of a large file of that kind, into a workspace that is ready for it."""
    path = folder / f"{kind}.{'json' if kind == 'all' else 'csv'}"
    if kind == "all":
        path.write_text(everything(folder, abm))
    else:
        assert abm("add", "Globex").code == 0
        path.write_text(FIRMS if kind == "accounts" else DEEDS)
    return ["import", str(path), "--kind", kind]


def everything(folder: Path, abm: Abm) -> str:
    other = folder / "other.db"
    (folder / "firms.csv").write_text(FIRMS)
    assert abm("--db", other, "init", "--member", "ana:sales").code == 0
    assert abm("--db", other, "import", folder / "firms.csv").code == 0
    return state(other)


def state(path: Path) -> str:
    store = open_workspace(path, "ana", date.fromisoformat(TODAY))
    try:
        assert audit.audit(store) == []
        return "".join(whole.pieces(store))
    finally:
        store.close()


@pytest.mark.usefixtures("in_parts")
@pytest.mark.parametrize("kind", KINDS)
def test_ctrl_c_takes_back_what_was_written(abm: Abm, home: Path, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    command = words(kind, home, abm)
    before, turns = state(home / "abm.db"), []

    def turn(seconds: float) -> None:
        turns.append(seconds)
        if len(turns) == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr("abm_tui.store.undo.chunked_writes.time.sleep", turn)
    stopped = abm(*command)
    assert (stopped.code, "Cancelled. Nothing was imported." in stopped.err) == (1, True)
    assert len(turns) >= 2
    assert state(home / "abm.db") == before
    assert abm(*command).code == 0
    assert state(home / "abm.db") != before


@pytest.mark.reliability
@pytest.mark.usefixtures("in_parts")
@pytest.mark.parametrize("kind", KINDS)
def test_what_a_killed_import_wrote_is_taken_back_at_the_next_start(abm: Abm, home: Path, kind: str) -> None:
    command = words(kind, home, abm)
    before = state(home / "abm.db")
    ran = subprocess.run(
        [sys.executable, "-c", RUN, *command], cwd=Path(__file__).parents[3], env=os.environ, timeout=60, check=False
    )
    assert ran.returncode == -9
    assert abm("where").code == 0
    assert state(home / "abm.db") == before
    assert abm(*command).code == 0
