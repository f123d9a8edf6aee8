"""The door to a workspace: open or make one, read it, run commands, undo, see what the other person did."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection, Executable, RowMapping, select
from sqlalchemy.exc import DBAPIError, StatementError

from abm_tui.errors import AbmError, Refused, WorkspaceError
from abm_tui.models import tables
from abm_tui.models.facts import MemberFact
from abm_tui.rules import framework as frameworks
from abm_tui.rules.framework import Framework
from abm_tui.store import backup, journal, migrations, sqlite
from abm_tui.store.unit import ChangeFact, Unit

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True)
class Done:
    """An acknowledged command: on disk. `group` is its undo step, "" when nothing changed."""

    group: str
    value: Any
    changes: list[ChangeFact]
    label: str


@dataclass(frozen=True)
class Reader:
    """A connection that cannot write, with the day and the framework the reading is for."""

    connection: Connection
    today: date
    framework: Framework
    members: Sequence[MemberFact]
    who: str

    def rows(self, query: Executable) -> list[RowMapping]:
        return list(self.connection.execute(query).mappings())


class Store:
    """One person's view of one workspace. Made by `open_workspace`; `close` it at the end.

    Every method that reads or writes raises an AbmError with a sentence, never a database error.
    """

    def __init__(self, path: Path, who: str, today: date | None, *, timeout: float = 5.0) -> None:
        self.path, self.who, self._pinned = path, who, today
        self._read_engine, self._write_engine = sqlite.engines(path, timeout=timeout)
        with self._explained(), self._read_engine.connect() as connection:
            migrations.check_version(connection, path)
            settings = {r.key: r.value for r in connection.execute(select(tables.meta))}
        self.preset = settings.get("preset", "two-person")
        self.demo_day = date.fromisoformat(settings["demo_day"]) if "demo_day" in settings else None
        self.framework = frameworks.load(self.preset)
        self.members: list[MemberFact] = []
        self.reload_members()
        with self._explained(), self._read_engine.connect() as connection:
            self.seen_change = journal.last_id(connection)

    def close(self) -> None:
        self._read_engine.dispose()
        self._write_engine.dispose()

    @property
    def today(self) -> date:
        """The day it is for this person: pinned by --today, or the demo's own day, or the calendar's."""
        return self._pinned or self.demo_day or date.today()

    @property
    def me(self) -> MemberFact | None:
        return next((m for m in self.members if m.name == self.who), None)

    def reload_members(self) -> None:
        fields = [tables.member.c[f] for f in MemberFact.__dataclass_fields__]
        with self._explained(), self._read_engine.connect() as connection:
            self.members = [MemberFact(*r) for r in connection.execute(select(*fields).order_by(tables.member.c.id))]

    # reading

    def read(self, query: Callable[Concatenate[Reader, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a query function on a connection that cannot write."""
        with self._explained(), self._read_engine.connect() as connection:
            return query(self._reader(connection), *args, **kwargs)

    def _reader(self, connection: Connection) -> Reader:
        return Reader(connection, self.today, self.framework, self.members, self.who)

    # writing

    def do(
        self, command: Callable[Concatenate[Unit, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> Done:
        """Run a command as ONE transaction and one undo step. On any error nothing was written.

        The command may set `unit.label`, the sentence that history and undo show.
        """
        return self._commit(lambda unit: command(unit, *args, **kwargs))

    def _commit(self, work: Callable[[Unit], Any], *, undoes: str = "") -> Done:
        with self._explained(), self._write_engine.begin() as connection:
            if sqlite.version_of(connection) != migrations.head():
                raise WorkspaceError("upgraded", "The workspace was upgraded by a newer abm. Quit and start again.")
            unit = Unit(connection, self.who, self.today, self.framework, self.members, undoes=undoes)
            value = work(unit)
            changes = unit.finish()
        if any(c.entity == "member" for c in changes):
            self.reload_members()
        return Done(unit.group if changes else "", value, changes, unit.label)

    def undo(self, *, skip_changed: bool = False, reason: str = "", swap: int | None = None) -> Done | None:
        """Take back one's own newest step; None when there is none. Raises Conflict or Refused, and undoes nothing."""
        return self._reverse(journal.next_undo, "Undone", skip_changed, reason, swap)

    def redo(self, *, skip_changed: bool = False, reason: str = "", swap: int | None = None) -> Done | None:
        """Do again what was just undone; None when there is nothing."""
        return self._reverse(journal.next_redo, "Done again", skip_changed, reason, swap)

    def undo_group(self, group: str, *, skip_changed: bool = False) -> Done | None:
        """Take back one particular step, also an older one."""
        return self._reverse(lambda _connection, _who: group, "Undone", skip_changed, "", None)

    def _reverse(
        self,
        choose: Callable[[Connection, str], str | None],
        word: str,
        skip_changed: bool,
        reason: str,
        swap: int | None,
    ) -> Done | None:
        with self._explained(), self._read_engine.connect() as connection:
            group = choose(connection, self.who)
            label = journal.label_of(connection, group) if group else ""
        if not group:
            return None

        def work(unit: Unit) -> int:
            unit.label = f"{word}: {_bare(label)}"
            return journal.reverse(unit, group, skip_changed=skip_changed, reason=reason, swap=swap)

        return self._commit(work, undoes=group)

    # what others did

    def poll(self) -> list[ChangeFact]:
        """Changes since the last poll, one's own included; [] also when the file is busy just now."""
        try:
            changes = self.read(lambda r: journal.since(r.connection, self.seen_change))
        except AbmError:
            return []
        if changes:
            self.seen_change = changes[-1].id
            if any(c.entity == "member" for c in changes):
                self.reload_members()
        return changes

    def set_meta(self, key: str, value: str) -> None:
        """A setting outside the journal."""
        self.put(tables.meta, {"key": key}, {"value": value})

    def put(self, table: Any, where: dict[str, Any], values: dict[str, Any]) -> None:
        """Write a row of a table that the journal does not cover (presence, draft, view state, meta)."""
        if table.name not in tables.OUTSIDE or table is tables.change:
            raise ValueError(f"{table.name} is written by commands only")
        with self._explained(), self._write_engine.begin() as connection:
            condition = [table.c[k] == v for k, v in where.items()]
            if connection.execute(table.update().where(*condition).values(**values)).rowcount == 0:
                connection.execute(table.insert().values(**where, **values))

    def forget(self, table: Any, where: dict[str, Any]) -> None:
        """Remove rows of a table that the journal does not cover."""
        if table.name not in tables.OUTSIDE or table is tables.change:
            raise ValueError(f"{table.name} is written by commands only")
        with self._explained(), self._write_engine.begin() as connection:
            connection.execute(table.delete().where(*[table.c[k] == v for k, v in where.items()]))

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """Turn what the database says into a sentence."""
        try:
            yield
        except DBAPIError as error:
            raise sqlite.explain(error, self.path) from error
        except StatementError as error:
            raise Refused("bad_value", f"That value cannot be kept: {error.orig}. Nothing was saved.") from error


def _bare(label: str) -> str:
    """The sentence without the "Undone:" and "Done again:" of earlier turns."""
    while True:
        for word in ("Undone: ", "Done again: "):
            if label.startswith(word):
                label = label.removeprefix(word)
                break
        else:
            return label


def open_workspace(path: Path | str, who: str, today: date | None = None, *, timeout: float = 5.0) -> Store:
    """Open the workspace at `path` as `who`. `timeout` in seconds: how long a busy file is waited for.

    Raises WorkspaceError: no such file, another program's file, a newer schema, a network disk, …
    """
    path = Path(path).expanduser().resolve()
    sqlite.check_file(path)
    return Store(path, who, today, timeout=timeout)


def upgrade(path: Path | str) -> int:
    """Bring an older file to this version's schema, with a checked backup first; returns the version."""
    path = Path(path).expanduser().resolve()
    sqlite.check_file(path)
    read, write = sqlite.engines(path, timeout=5.0)
    try:
        with read.connect() as connection:
            version = migrations.check_version(connection, path)
        if version == migrations.head():
            return version  # nothing to lock anybody out for
        return migrations.migrate(path, backup=lambda p: backup.backup_beside(p, "upgrade"))
    except DBAPIError as error:
        raise sqlite.explain(error, path) from error
    finally:
        read.dispose()
        write.dispose()


def create_workspace(
    path: Path | str,
    members: Sequence[tuple[str, str]],
    *,
    preset: str = "two-person",
    who: str = "",
    today: date | None = None,
) -> Store:
    """Make a workspace with its members ((name, team) pairs) and the preset's plays; returns it opened.

    Raises WorkspaceError when the file is there already, and then leaves it as it is.
    """
    from abm_tui.store.commands import setup

    path = Path(path).expanduser().resolve()
    frameworks.load(preset)
    sqlite.create_file(path)
    try:
        _, write = sqlite.engines(path, timeout=5.0)
        with write.begin() as connection:
            migrations.create_schema(connection)
            connection.execute(tables.meta.insert().values(key="preset", value=preset))
        write.dispose()
        store = open_workspace(path, who or (members[0][0] if members else ""), today)
        store.do(setup.found_workspace, members)
        return store
    except BaseException:
        path.unlink(missing_ok=True)
        raise
