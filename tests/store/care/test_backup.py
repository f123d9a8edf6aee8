"""A backup has its name only once it was checked, and never takes the place of another."""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
import writers

from abm_tui.errors import WorkspaceError
from abm_tui.store import Store, open_workspace
from abm_tui.store.care import backup
from abm_tui.store.care.audit import audit
from abm_tui.store.commands import accounts
from abm_tui.store.dialects import sqlite
from abm_tui.store.undo import undo_redo


def names(path: Path) -> list[str]:
    return [r[0] for r in sqlite3.connect(path).execute("select name from account order by id")]


def test_a_backup_is_the_workspace_as_it_stood_and_can_be_opened(store: Store, colleague: Store) -> None:
    store.do(accounts.add_account, "Globex")
    copy = backup.backup_beside(store.path)
    colleague.do(accounts.add_account, "Later")
    assert names(copy) == ["Globex"]
    assert names(store.path) == ["Globex", "Later"]
    opened = open_workspace(copy, "ana")
    assert audit(opened) == []
    assert undo_redo.turn(opened, undo_redo.UNDO) is not None
    opened.close()


def test_backups_of_one_second_stand_side_by_side(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    class Clock(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]  # noqa: ARG003
            return datetime(2025, 11, 5, 9, 30)

    monkeypatch.setattr(backup, "datetime", Clock)
    made = [backup.backup_beside(store.path, "upgrade").name for _ in range(3)]
    assert made == ["20251105-093000-upgrade.db", "20251105-093000-upgrade-2.db", "20251105-093000-upgrade-3.db"]


def test_a_file_that_is_there_is_not_replaced(store: Store, tmp_path: Path) -> None:
    target = tmp_path / "monday.db"
    target.write_text("mine", encoding="utf-8")
    with pytest.raises(WorkspaceError, match="is there already. No backup was made"):
        backup.backup_to(store.path, target)
    assert target.read_text(encoding="utf-8") == "mine"
    assert not list(tmp_path.glob("*.part*"))


def test_a_copy_that_is_being_made_keeps_its_name(store: Store, tmp_path: Path) -> None:
    (tmp_path / "monday.db.part").touch()
    with pytest.raises(WorkspaceError, match="monday.db.part is there already. No backup was made"):
        backup.backup_to(store.path, tmp_path / "monday.db")
    assert (tmp_path / "monday.db.part").exists()
    assert not (tmp_path / "monday.db").exists()


@pytest.mark.damages
def test_of_a_damaged_file_no_backup_is_kept(store: Store, tmp_path: Path) -> None:
    store.do(lambda u: u.add_many("account", [{"name": "x", "notes": "y" * 5_000} for _ in range(100)]))
    store.close()
    with store.path.open("r+b") as file:
        file.seek(4096 * 60)
        file.write(os.urandom(4096 * 3))
    with pytest.raises(WorkspaceError, match="No backup was made"):
        backup.backup_to(store.path, tmp_path / "monday.db")
    assert not list(tmp_path.glob("monday*"))


def torn(copy: Path) -> None:
    with copy.open("r+b") as file:
        file.seek(8192)
        file.write(os.urandom(8192))


def robbed(copy: Path) -> None:
    """Whole for SQLite, but something refers to a row that is not there."""
    with sqlite3.connect(copy) as connection:
        connection.execute("delete from play")
    connection.close()


@pytest.mark.parametrize("spoil", [torn, robbed])
def test_a_copy_that_is_not_whole_never_gets_its_name(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, spoil: Callable[[Path], None]
) -> None:
    copy_to = sqlite.copy_to

    def copy_badly(path: Path, target: Path) -> None:
        copy_to(path, target)
        spoil(target)

    monkeypatch.setattr(sqlite, "copy_to", copy_badly)
    with pytest.raises(WorkspaceError, match="No backup was made"):
        backup.backup_to(store.path, tmp_path / "monday.db")
    assert not list(tmp_path.glob("monday*"))


BACK_UP = """
import resource, signal, sys
from pathlib import Path
from abm_tui.store.care import backup
from abm_tui.errors import WorkspaceError
limit = int(sys.argv[2])
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
try:
    backup.backup_beside(Path(sys.argv[1]))
except WorkspaceError as error:
    print(error.message)
"""


def test_a_disk_that_fills_up_leaves_no_half_backup(store: Store) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", BACK_UP, str(store.path), "20000"], capture_output=True, text=True, check=True
    )
    assert "No backup was made" in ran.stdout
    assert list(backup.backup_folder(store.path).iterdir()) == []


@pytest.mark.reliability
@pytest.mark.parametrize("seed", range(10))
def test_a_backup_that_is_killed_leaves_only_whole_ones(store: Store, seed: int) -> None:
    store.do(lambda u: u.add_many("account", [{"name": "x", "notes": "y" * 500} for _ in range(500)]))
    made = writers.kill_between(*writers.start(writers.back_up_for_ever, store.path), random.Random(seed))
    assert len(list(backup.backup_folder(store.path).glob("*.db"))) >= made
    for copy in backup.backup_folder(store.path).glob("*.db"):
        assert sqlite.problems(copy) == []
        assert len(names(copy)) == 500
    store.do(accounts.add_account, "Goes on")
