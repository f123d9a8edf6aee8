"""A file of an earlier version becomes the same as a new one, and keeps what its team decided."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from abm_tui.store import create_workspace, open_workspace
from abm_tui.store.care import audit, backup
from abm_tui.store.commands import accounts
from abm_tui.store.commands.telling_apart import tell_apart
from abm_tui.store.dialects import sqlite as dialect
from abm_tui.store.queries import saved
from abm_tui.store.schema import migrations
from abm_tui.store.undo import undo_redo

HEAD = migrations.head()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed workspace as it is made today."""
    store = create_workspace(tmp_path / "abm.db", [("ana", "sales")])
    store.close()
    return store.path


def version_of(path: Path) -> int:
    with sqlite3.connect(path) as connection:
        version = int(connection.execute("pragma user_version").fetchone()[0])
    connection.close()
    return version


@pytest.fixture
def first_version(tmp_path: Path) -> Path:
    """A workspace as the first version made it: preset growth, ana and bo, Globex in Tier 1."""
    return _restored(tmp_path / "first.db", 1)


def _restored(path: Path, version: int) -> Path:
    connection = sqlite3.connect(path)
    schema = Path(__file__).parent.parent.parent / "data" / f"schema{version}.sql"
    connection.executescript(schema.read_text(encoding="utf-8"))
    connection.executescript(f"pragma application_id={dialect.APPLICATION_ID}; pragma user_version={version};")
    connection.close()
    return path


def shape(path: Path) -> dict[str, set[tuple[object, ...]]]:
    """Table → its columns (name, type, required), whatever their order; and its indexes."""
    with sqlite3.connect(path) as c:
        names = [r[0] for r in c.execute("select name from sqlite_master where type = 'table'")]
        found = {name: {tuple(r[1:4]) for r in c.execute(f"pragma table_info({name})")} for name in names}
        found |= {f"{name} indexes": {r[1:3] for r in c.execute(f"pragma index_list({name})")} for name in names}
    c.close()
    return found


def test_a_file_of_the_first_version_becomes_the_same_as_a_new_one_and_keeps_its_preset(
    first_version: Path, path: Path
) -> None:
    store = open_workspace(first_version, "ana")
    assert store.framework.name == "growth"
    assert [m.name for m in store.members] == ["ana", "bo"]
    assert audit.audit(store) == []
    store.close()
    assert version_of(first_version) == HEAD
    assert [version_of(p) for p in backup.backup_folder(first_version).glob("*.db")] == [1]
    assert shape(first_version) == shape(path)


def test_a_file_of_the_first_version_gets_the_list_re_tier_behind_its_own(first_version: Path, tmp_path: Path) -> None:
    new = create_workspace(tmp_path / "new.db", [("ana", "sales")])
    wanted = [(one.name, one.scope, one.filter, one.order) for one in new.read(saved.lists)]
    new.close()
    upgraded = open_workspace(first_version, "ana")
    assert [(one.name, one.scope, one.filter, one.order) for one in upgraded.read(saved.lists)] == wanted
    assert audit.audit(upgraded) == []
    upgraded.close()


@pytest.fixture
def second_version(tmp_path: Path) -> Path:
    """A workspace as the second version made it: ana and bo, Globex in Tier 1 with a deal."""
    return _restored(tmp_path / "second.db", 2)


def test_a_file_of_the_second_version_becomes_the_same_as_a_new_one(second_version: Path, path: Path) -> None:
    store = open_workspace(second_version, "ana")
    first = store.do(accounts.add_account, "Globex").value
    assert store.do(tell_apart, "account", 1, first).label == "Globex and Globex are two"
    assert audit.audit(store) == []
    store.close()
    assert shape(second_version) == shape(path)


@pytest.fixture
def third_version(tmp_path: Path) -> Path:
    """A workspace as the third version made it, with merges, an open review, a draft, a call that led to a meeting,
    a play ended by a meeting of a later day, and an import that was cut off."""
    return _restored(tmp_path / "third.db", 3)


def test_a_file_of_the_third_version_becomes_the_same_as_a_new_one_and_lets_go_of_the_cut_off_import(
    third_version: Path, path: Path
) -> None:
    store = open_workspace(third_version, "ana")
    assert audit.audit(store) == []
    assert store.do(lambda u: [row["name"] for row in u.find("account")]).value == ["Globex"]
    assert store.do(lambda u: [row["status"] for row in u.find("run")]).value == ["success"], "listed, not changed"
    assert [m.email for m in store.members] == ["", ""]
    store.close()
    assert shape(third_version) == shape(path)


def test_a_talk_that_led_to_a_meeting_has_its_new_word_and_old_steps_can_still_be_taken_back(
    third_version: Path,
) -> None:
    store = open_workspace(third_version, "ana")

    def outcome() -> list[str]:
        return list(store.do(lambda u: [row["outcome"] for row in u.find("touch", text="Call Kim Roe")]).value)

    assert outcome() == ["meeting_booked"]
    while outcome() == ["meeting_booked"]:
        undo_redo.turn(store, undo_redo.UNDO)
    undo_redo.turn(store, undo_redo.REDO)
    assert outcome() == ["meeting_booked"]
    assert audit.audit(store) == []
    store.close()
