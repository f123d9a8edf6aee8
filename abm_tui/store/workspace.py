"""The door to an open workspace: read it, run commands, see what the other person did."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import date
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection, select
from sqlalchemy.exc import DBAPIError, StatementError

from abm_tui.errors import Busy, Refused, WorkspaceError
from abm_tui.models import tables
from abm_tui.models.facts import MemberFact
from abm_tui.rules.framework.framework import Framework
from abm_tui.store import journal
from abm_tui.store.change_fact import ChangeFact
from abm_tui.store.dialects import sqlite
from abm_tui.store.done import Done
from abm_tui.store.own_writes import OwnWrites
from abm_tui.store.queries import settings
from abm_tui.store.reader import Memory, Reader
from abm_tui.store.schema import migrations
from abm_tui.store.unit import Unit

_DEMO_DAY = select(tables.meta.c.value).where(tables.meta.c.key == "demo_day")

P = ParamSpec("P")
T = TypeVar("T")


class Store:
    """One person's view of one workspace. Made by `open_workspace`; `close` it at the end.

    Every method that reads or writes raises an AbmError with a sentence, never a database error.
    """

    def __init__(self, path: Path, who: str, today: date | None, *, timeout: float = 5.0) -> None:
        self.path, self.who, self._pinned = path, who, today
        self._memory = Memory()
        self.own = OwnWrites()  # its writer fills it; empty, every other value is somebody else's
        self.busy = False  # whether the last poll found the file shut
        self.upgraded = False  # whether opening it brought the file to this version
        self._read_engine, self._write_engine = sqlite.engines(path, timeout=timeout)
        try:
            with self._explained(), self._read_engine.connect() as connection:
                if migrations.check_version(connection, path) < migrations.head():
                    raise WorkspaceError("older_schema", f"{path} was made by an older abm and needs an upgrade.")
                sqlite.check_length(connection, path)
                demo_day = connection.execute(_DEMO_DAY).scalar()
                self.members = _members(connection)
                self.framework = settings.framework(connection)
                self.seen_change = journal.last_id(connection)
        except BaseException:
            self.close()
            raise
        self.demo_day = date.fromisoformat(demo_day) if demo_day else None

    def wait_at_most(self, seconds: float) -> None:
        """How long a busy file is waited for from now on: a screen has to answer meanwhile."""
        self.close()
        self._read_engine, self._write_engine = sqlite.engines(self.path, timeout=seconds)

    def beside(self, *, timeout: float = 5.0) -> Store:
        """Another view of the same workspace, which the caller closes: for long work in a thread, or for a hurry.

        `timeout` in seconds: how long it waits for a busy file.
        """
        return Store(self.path, self.who, self._pinned, timeout=timeout)

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

    # reading

    def read(self, query: Callable[Concatenate[Reader, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a query function on a connection that cannot write."""
        with self.reading() as reader:
            return query(reader, *args, **kwargs)

    @contextmanager
    def reading(self) -> Iterator[Reader]:
        """A Reader for as long as it takes: for what is read piece by piece."""
        with self._explained(), self._read_engine.connect() as connection:
            yield self._reader(connection)

    def _reader(self, connection: Connection) -> Reader:
        return Reader(connection, self.today, self.framework, self.members, self.who, self._memory)

    # writing

    def do(self, command: Callable[Concatenate[Unit, P], T], /, *args: P.args, **kwargs: P.kwargs) -> Done:
        """Run a command as ONE transaction and one undo step. On any error nothing was written.

        The command may set `unit.label`, the sentence that history and undo show.
        """
        return self._commit(lambda unit: command(unit, *args, **kwargs))

    def do_part(self, work: Callable[[Unit], T], group: str) -> Done:
        """Run a part of the step `group` as one transaction; see `undo/chunked_writes`."""
        return self._commit(work, group)

    def _commit(self, work: Callable[[Unit], Any], group: str = "") -> Done:
        with self._writing() as connection:
            # Read under the lock: somebody may have changed the rules since the last poll.
            unit = Unit(connection, self.who, self.today, settings.framework(connection), self.members, self.own)
            unit.group = group or unit.group
            value = work(unit)
            changes = unit.finish()
            # A framework that does not hold together is refused here, and nothing was written.
            members, framework = self._common(connection, changes)
        # From here on the edit is on disk: nothing below may fail.
        self._know(members, framework)
        return Done(changes[0].group if changes else "", value, changes, unit.label)

    def _common(self, connection: Connection, changes: Sequence[ChangeFact]) -> tuple[list[MemberFact], Framework]:
        """Members and framework, read again where the changes touch them."""
        touched = {c.entity for c in changes}
        return (
            _members(connection) if "member" in touched else self.members,
            settings.framework(connection) if "setting" in touched else self.framework,
        )

    def _know(self, members: list[MemberFact], framework: Framework) -> None:
        """Take them over; whoever was given another name acts under it from now on."""
        me = self.me
        self.members, self.framework = members, framework
        if me is not None:
            self.who = next((m.name for m in members if m.id == me.id), self.who)

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """One write transaction: the write lock is held from its first line on."""
        with self._explained(), self._write_engine.begin() as connection:
            if sqlite.version_of(connection) != migrations.head():
                raise WorkspaceError("upgraded", "The workspace was upgraded by a newer abm. Quit and start again.")
            yield connection

    # what others did

    def poll(self) -> list[ChangeFact]:
        """Changes since the last poll, one's own included; [] also when the file is busy just now.

        Raises WorkspaceError when the file cannot be read any more.
        """
        try:
            with self._explained(), self._read_engine.connect() as connection:
                changes = journal.since(connection, self.seen_change)
                self._know(*self._common(connection, changes))
        except Busy:
            self.busy = True
            return []
        self.busy = False
        if changes:
            self.seen_change = changes[-1].id
        return changes

    def set_meta(self, key: str, value: str) -> None:
        """A setting outside the journal."""
        self.put(tables.meta, {"key": key}, {"value": value})

    def put(self, table: Any, where: dict[str, Any], values: dict[str, Any]) -> None:
        """Write a row of a table that the journal does not cover (presence, draft, view state, meta)."""
        _outside(table)
        with self._writing() as connection:
            condition = [table.c[k] == v for k, v in where.items()]
            # Under the write lock nobody can insert the same row between the two.
            if connection.execute(table.update().where(*condition).values(**values)).rowcount == 0:
                connection.execute(table.insert().values(**where, **values))

    def forget(self, table: Any, where: dict[str, Any]) -> None:
        """Remove rows of a table that the journal does not cover."""
        _outside(table)
        with self._writing() as connection:
            connection.execute(table.delete().where(*[table.c[k] == v for k, v in where.items()]))

    def _explained(self) -> AbstractContextManager[None]:
        return explained(self.path)


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what the database says into a sentence."""
    try:
        yield
    except DBAPIError as error:
        raise sqlite.explain(error, path) from error
    except StatementError as error:
        raise Refused("bad_value", f"That value cannot be kept: {error.orig}. Nothing was saved.") from error
    except OverflowError as error:
        raise Refused("bad_value", "That number is too large. Nothing was saved.") from error


def _members(connection: Connection) -> list[MemberFact]:
    fields = [tables.member.c[f] for f in MemberFact.__dataclass_fields__]
    return [MemberFact(*r) for r in connection.execute(select(*fields).order_by(tables.member.c.id))]


def _outside(table: Any) -> None:
    if table.name not in tables.OUTSIDE or table is tables.change:
        raise ValueError(f"{table.name} is written by commands only")
