"""What all tests lean on: a copied workspace is a new one, the doctor sees damage, the long tests come first."""

from __future__ import annotations

import sqlite3
import stat
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import doctor
import longest_first
import pytest
import workspaces
from tables_of import everything
from team import MEMBERS, TODAY

from abm_tui.models import tables
from abm_tui.store import Store, create_workspace
from abm_tui.store.commands import accounts


def rows(store: Store) -> dict[str, Any]:
    """Every row, the journal's too, but for its clock times and the names of its steps."""
    changes = store.read(lambda r: [dict(c) for c in r.rows(tables.change.select())])
    return everything(store) | {"change": [c | {"at": "", "group": ""} for c in changes]}


def test_a_copied_workspace_is_what_making_one_leaves(tmp_path: Path) -> None:
    made = create_workspace(tmp_path / "made.db", MEMBERS, today=TODAY)
    for n in range(2):
        copied = workspaces.create(tmp_path / f"{n}.db", MEMBERS, today=TODAY)
        assert rows(copied) == rows(made)
        assert (copied.who, copied.today, copied.members) == (made.who, made.today, made.members)
        assert stat.S_IMODE(copied.path.stat().st_mode) == stat.S_IMODE(made.path.stat().st_mode)
        copied.do(accounts.add_account, f"Only in {n}")
        copied.close()
    made.close()


def test_what_was_entered_once_is_there_wherever_it_is_wanted(tmp_path: Path) -> None:
    entered = []
    for n in range(2):
        path = tmp_path / f"{n}.db"
        workspaces.create(path, MEMBERS, today=TODAY).close()

        def enter(path: Path = path) -> None:
            entered.append(path)
            path.write_bytes(path.read_bytes() + bytes(4096))

        workspaces.grow("a page longer", path, enter)
    assert len(entered) <= 1
    assert (tmp_path / "0.db").read_bytes() == (tmp_path / "1.db").read_bytes()
    for n in range(2):
        (tmp_path / f"{n}.db").unlink()


@pytest.mark.damages
def test_the_doctor_sees_an_edit_made_behind_the_journal_in_a_file_that_was_whole(store: Store) -> None:
    store.do(accounts.add_account, "Globex")
    store.close()
    doctor.examine(store.path)
    with sqlite3.connect(store.path) as connection:
        connection.execute("update account set name = 'Initech'")
    connection.close()
    with pytest.raises(AssertionError, match="name of account 1 is 'Initech' in the file, 'Globex' in the journal"):
        doctor.examine(store.path)


def test_several_workers_begin_with_the_long_tests_and_none_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    seconds = {"test_long": 9, "test_longer": 12, "test_story": 5}
    monkeypatch.setattr(longest_first, "kept", lambda: seconds)
    names = [*(f"test_{n}" for n in range(40)), "test_long[a]", "test_story[1]", "test_story[2]", "test_longer"]
    items: list[Any] = [SimpleNamespace(name=name, path=Path(name.partition("[")[0])) for name in names]
    dealt = longest_first.in_order(items, 4)
    assert sorted(item.name for item in dealt) == sorted(names)
    hands = [[item.name for item in dealt[at : at + 11]] for at in range(0, 44, 11)]
    assert [hand[0] for hand in hands[:3]] == ["test_longer", "test_story[1]", "test_long[a]"]
    assert hands[1][1] == "test_story[2]"
    assert hands[3][0] == "test_29"
