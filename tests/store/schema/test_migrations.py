"""A file is at one version of the schema or at the next, never between, and a checked backup comes first."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
import writers
from sqlalchemy import Connection

from abm_tui.errors import Busy, WorkspaceError
from abm_tui.store import Store, create_workspace, open_workspace, upgrade
from abm_tui.store.care import backup
from abm_tui.store.commands import accounts, agreeing
from abm_tui.store.schema import migrations
from abm_tui.store.schema.migrations import STEPS, Step
from abm_tui.store.undo import undo_redo

# These files end at a version that this abm does not know: nobody can examine them afterwards.
pytestmark = pytest.mark.damages
HEAD = migrations.head()


def add_column(c: Connection) -> None:
    c.exec_driver_sql("alter table account add column mood text")


def rebuild(c: Connection) -> None:
    """The rebuild of a table, as a change of a constraint needs it."""
    c.exec_driver_sql("create table meta_new (key text not null primary key, value text not null check (value <> ''))")
    c.exec_driver_sql("insert into meta_new select key, value from meta")
    c.exec_driver_sql("drop table meta")
    c.exec_driver_sql("alter table meta_new rename to meta")


def fails_half_way(c: Connection) -> None:
    c.exec_driver_sql("create table half (x)")
    c.exec_driver_sql("update account set name = 'half'")
    raise KeyError("a bug in this step")


def fails_in_sql(c: Connection) -> None:
    c.exec_driver_sql("create table half (x)")
    c.exec_driver_sql("insert into account (name) values (null)")


def breaks_references(c: Connection) -> None:
    c.exec_driver_sql("delete from account")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed workspace with an account and its evidence."""
    store = create_workspace(tmp_path / "abm.db", [("ana", "sales")])
    account_id = store.do(accounts.add_account, "Globex").value
    store.do(agreeing.add_evidence, account_id, "Raised a round")
    store.close()
    return store.path


def look(path: Path) -> tuple[int, str, list[str], str]:
    """(version, name of the account, tables, integrity) as another program sees them."""
    with sqlite3.connect(path) as connection:
        version = connection.execute("pragma user_version").fetchone()[0]
        [(name,)] = connection.execute("select name from account").fetchall()
        tables = [r[0] for r in connection.execute("select name from sqlite_master where type = 'table' order by name")]
        whole = connection.execute("pragma integrity_check").fetchone()[0]
    connection.close()
    return version, name, tables, whole


def test_steps_run_in_order_and_keep_the_data(path: Path) -> None:
    assert migrations.migrate(path, steps=(*STEPS, add_column, rebuild)) == HEAD + 2
    assert look(path)[:2] == (HEAD + 2, "Globex")
    with sqlite3.connect(path) as connection:
        assert connection.execute("select mood from account").fetchall() == [(None,)]
        assert connection.execute("select value from setting where name = 'preset'").fetchone() == ('"two-person"',)
    connection.close()


def test_an_upgrade_that_has_been_done_is_not_done_again(path: Path) -> None:
    migrations.migrate(
        path,
        steps=(
            *STEPS,
            add_column,
        ),
    )
    made: list[Path] = []
    assert (
        migrations.migrate(
            path,
            steps=(
                *STEPS,
                add_column,
            ),
            backup=made.append,
        )
        == HEAD + 1
    )
    assert made == []


@pytest.mark.parametrize(
    ("bad", "error", "said"),
    [
        (fails_half_way, KeyError, "a bug in this step"),
        (fails_in_sql, WorkspaceError, "The upgrade of .* failed: NOT NULL .* Nothing was changed"),
        (breaks_references, WorkspaceError, "would break references .* Nothing was changed"),
    ],
)
def test_a_step_that_fails_leaves_the_file_as_it_was(path: Path, bad: Step, error: type[Exception], said: str) -> None:
    before, content = look(path), path.read_bytes()
    with pytest.raises(error, match=said):
        migrations.migrate(path, steps=(*STEPS, add_column, rebuild, bad))
    assert look(path) == before
    assert path.read_bytes() == content
    store = open_workspace(path, "ana")
    store.do(accounts.add_account, "Works on")
    store.close()


def test_a_backup_of_the_old_version_comes_first(path: Path) -> None:
    migrations.migrate(
        path,
        steps=(
            *STEPS,
            add_column,
        ),
        backup=lambda p: backup.backup_beside(p, "upgrade"),
    )
    [copy] = sorted(backup.backup_folder(path).glob("*.db"))
    assert copy.name.endswith("-upgrade.db")
    assert look(copy)[0] == HEAD
    assert look(path)[0] == HEAD + 1


def test_without_its_backup_there_is_no_upgrade(path: Path) -> None:
    def no_room(_: Path) -> None:
        raise WorkspaceError("backup_failed", "No backup was made: the disk is full.")

    before = look(path)
    with pytest.raises(WorkspaceError, match="disk is full"):
        migrations.migrate(
            path,
            steps=(
                *STEPS,
                add_column,
            ),
            backup=no_room,
        )
    assert look(path) == before


def test_eight_processes_at_once_all_end_at_the_new_version_after_one_backup(path: Path) -> None:
    together = writers.processes.Barrier(8)
    running = [writers.start(writers.upgrade_slowly, path, together) for _ in range(8)]
    assert [receiver.recv() for _, receiver in running] == [HEAD + 1] * 8
    for process, receiver in running:
        process.join()
        receiver.close()
    assert look(path)[0] == HEAD + 1
    [copy] = backup.backup_folder(path).glob("*.db")
    assert look(copy)[0] == HEAD


def test_somebody_who_writes_keeps_the_upgrade_waiting_and_then_it_says_so(path: Path) -> None:
    writer = sqlite3.connect(path, isolation_level=None)
    writer.execute("begin immediate")
    with pytest.raises(Busy):
        migrations.migrate(path, steps=(*STEPS, add_column), timeout=0.05)
    writer.execute("rollback")
    writer.close()
    assert look(path)[0] == HEAD


def test_a_file_that_needs_no_upgrade_is_looked_at_without_a_lock(path: Path) -> None:
    writer = sqlite3.connect(path, isolation_level=None)
    writer.execute("begin immediate")
    assert upgrade(path) == HEAD
    writer.close()


def set_version(path: Path, **pragmas: int) -> None:
    with sqlite3.connect(path) as connection:
        for name, value in pragmas.items():
            connection.execute(f"pragma {name}={value}")
    connection.close()


Opening = Callable[[Path], object]
OPENINGS: Sequence[Opening] = (lambda p: open_workspace(p, "ana"), upgrade)


@pytest.mark.parametrize("opening", OPENINGS, ids=["open", "upgrade"])
def test_a_newer_file_is_refused_and_left_as_it_is(path: Path, opening: Opening) -> None:
    set_version(path, user_version=9)
    content = path.read_bytes()
    with pytest.raises(WorkspaceError, match=f"has schema 9; this abm knows up to {HEAD}. Upgrade abm-tui") as said:
        opening(path)
    assert (said.value.code, said.value.exit_code) == ("newer_schema", 5)
    assert path.read_bytes() == content


@pytest.mark.parametrize("opening", OPENINGS, ids=["open", "upgrade"])
@pytest.mark.parametrize("application", [0, 0x0F055112])
def test_another_programs_database_is_refused_and_left_as_it_is(path: Path, opening: Opening, application: int) -> None:
    set_version(path, application_id=application)
    content = path.read_bytes()
    with pytest.raises(WorkspaceError, match="another program") as said:
        opening(path)
    assert said.value.code == "foreign_file"
    assert path.read_bytes() == content


def test_another_programs_database_in_wal_mode_stays_in_it(tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as connection:
        connection.execute("pragma journal_mode=wal")
        connection.execute("create table t (x)")
    connection.close()
    content = other.read_bytes()
    for opening in OPENINGS:
        with pytest.raises(WorkspaceError, match="another program"):
            opening(other)
    assert other.read_bytes() == content


def test_a_program_that_runs_while_the_file_is_upgraded_stops_writing_with_a_sentence(path: Path) -> None:
    running = open_workspace(path, "ana")
    set_version(path, user_version=HEAD + 1)
    content = path.read_bytes()
    stops: list[Callable[[Store], object]] = [
        lambda s: s.do(accounts.add_account, "Late"),
        lambda s: undo_redo.turn(s, undo_redo.UNDO),
        lambda s: s.set_meta("demo_day", "2025-11-07"),
    ]
    for stop in stops:
        with pytest.raises(WorkspaceError, match="upgraded by a newer abm. Quit and start again") as said:
            stop(running)
        assert said.value.code == "upgraded"
    running.close()
    assert path.read_bytes() == content
