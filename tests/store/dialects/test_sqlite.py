"""What only SQLite's file asks for: who may read it, which ids are free, a copy of it, and whether it is whole."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from abm_tui.errors import WorkspaceError
from abm_tui.store import Store
from abm_tui.store.commands import accounts
from abm_tui.store.dialects import sqlite


def test_a_new_file_is_its_owners_alone_and_none_is_written_over(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "new.db"
    sqlite.create_file(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with pytest.raises(WorkspaceError):
        sqlite.create_file(path)
    sqlite.remove_file(path)
    assert not path.exists()


def test_reserved_ids_are_given_to_nobody(store: Store) -> None:
    store.do(lambda u: sqlite.reserve(u.connection, "account", 41))
    assert store.do(accounts.add_account, "Globex").value == 42
    store.do(lambda u: sqlite.reserve(u.connection, "account", 7))
    assert store.read(lambda r: sqlite.next_id(r.connection, "account")) == 43


def test_a_copy_of_a_live_file_is_whole(store: Store, tmp_path: Path) -> None:
    store.do(accounts.add_account, "Globex")
    target = tmp_path / "copy.db"
    target.touch()
    sqlite.copy_to(store.path, target)
    assert sqlite.problems(target) == []
    assert store.read(lambda r: sqlite.problems_in(r.connection)) == []


def test_a_file_that_is_not_there_is_said_to_be_so(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError):
        sqlite.check_file(tmp_path / "none.db")
