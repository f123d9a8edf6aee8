"""Processes that write to a workspace: what the reliability tests start, several at once, and kill."""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count, cycle, islice
from multiprocessing.connection import Connection
from pathlib import Path
from time import monotonic
from typing import Any

from sqlalchemy import Connection as SqlConnection
from sqlalchemy import Engine, event
from team import TODAY

from abm_tui.errors import Busy, Conflict
from abm_tui.models import tables
from abm_tui.store import Store, open_workspace
from abm_tui.store.care import backup
from abm_tui.store.commands import accounts, agreeing
from abm_tui.store.schema import migrations
from abm_tui.store.undo import chunked_writes, undo_redo
from abm_tui.store.unit import Unit

# A server that has the imports done forks each writer: a start costs milliseconds, and shares nothing with the test.
processes = multiprocessing.get_context("forkserver")
processes.set_forkserver_preload(["abm_tui.store", "abm_tui.store.commands.accounts"])


def start(work: Callable[..., None], *args: Any) -> tuple[Any, Connection]:
    """Run `work(sender, *args)` in a process of its own; returns the process and the end to receive from."""
    receiver, sender = processes.Pipe(duplex=False)
    process = processes.Process(target=work, args=(sender, *args), daemon=True)
    process.start()
    sender.close()
    return process, receiver


# four at once


@dataclass
class Report:
    """What one writer was told: every acknowledged edit, and what it met."""

    tokens: list[tuple[int, str]] = field(default_factory=list)  # (account, token added to its notes)
    raised: int = 0  # how often a counter was raised by one
    evidence: list[str] = field(default_factory=list)
    acknowledged: int = 0
    conflicts: int = 0
    busy: int = 0


def write_at_random(sender: Connection, together: Any, path: Path, writer: int, edits: int, compare: bool) -> None:
    """`edits` acknowledged edits of random kinds to few accounts, each of what the writer has just read.

    Nobody begins before all are `together` (a barrier).
    """
    if not compare:
        Unit._compare = _compare_nothing  # type: ignore[method-assign]
    rng, report = random.Random(writer), Report()
    store = open_workspace(path, ("ana", "bo")[writer % 2], TODAY)
    together.wait()
    for n in range(edits):
        while True:
            try:
                _one_edit(store, rng, f"{writer}.{n}", report)
                break
            except Conflict:
                report.conflicts += 1
            except Busy:
                report.busy += 1
        report.acknowledged += 1
    store.close()
    sender.send(report)


def _compare_nothing(*_: object) -> None:
    """The sabotage: what the editor saw is not compared with what stands there."""


def _one_edit(store: Store, rng: random.Random, token: str, report: Report) -> None:
    account = rng.choice(store.read(lambda r: r.rows(tables.account.select())))
    account_id, kind = account["id"], rng.random()
    if kind < 0.5:
        base = {"notes": account["notes"]}
        store.do(accounts.set_field, account_id, "notes", f"{account['notes']} {token}", base=base)
        report.tokens.append((account_id, token))
    elif kind < 0.75:
        base = {"employees": account["employees"]}
        store.do(accounts.set_field, account_id, "employees", (account["employees"] or 0) + 1, base=base)
        report.raised += 1
    elif kind < 0.85:
        store.do(agreeing.add_evidence, account_id, token)
        report.evidence.append(token)
    elif kind < 0.95:
        field = rng.choice(["industry", "city", "country"])
        store.do(accounts.set_field, account_id, field, token, base={field: account[field]})
    else:
        store.do(accounts.set_fields, account_id, {"cluster": token, "segment": token, "trigger": token})


# killed at any moment


def kill_between(process: Any, receiver: Connection, rng: random.Random) -> int:
    """Let a writer go on that counts its steps, kill it about a step later; the last one it said was done."""
    assert receiver.poll(60), "the writer did not start"
    last, said_at, pace = 0, monotonic(), 0.0
    for _ in range(rng.randint(2, 4)):
        last = int.from_bytes(receiver.recv_bytes())
        said_at, pace = monotonic(), monotonic() - said_at
    process.join(rng.random() * pace)
    process.kill()
    process.join()
    try:
        while True:
            last = int.from_bytes(receiver.recv_bytes())
    except EOFError:  # the pipe ends where it died
        receiver.close()
        return last


def number_accounts_for_ever(sender: Connection, path: Path, account_ids: list[int]) -> None:
    """Give all accounts the next number, as one command, and say so; until killed."""
    store = open_workspace(path, "ana", TODAY)
    first = store.do(lambda u: u.get("account", account_ids[0])["employees"]).value or 0
    for number in count(first + 1):
        store.do(_number, account_ids, number)
        sender.send_bytes(number.to_bytes(8))


def _number(u: Unit, account_ids: list[int], number: int) -> None:
    for account_id in account_ids:
        u.set("account", account_id, employees=number, notes=str(number) * 40)
    u.add("evidence", account_id=account_ids[0], text=str(number))


def back_up_for_ever(sender: Connection, path: Path) -> None:
    """Make a backup beside the file, and say how many there are; until killed."""
    for number in count(1):
        backup.backup_beside(path)
        sender.send_bytes(number.to_bytes(8))


# several that upgrade one file at once


def upgrade_slowly(sender: Connection, path: Path, together: Any) -> None:
    """Upgrade the file by a step that takes a while; the version it has then."""

    def slow(c: SqlConnection) -> None:
        c.exec_driver_sql("alter table account add column mood text")
        c.exec_driver_sql(
            "with recursive n(i) as (select 1 union all select i + 1 from n where i < 200000) select sum(i) from n"
        )

    together.wait()
    steps = (*migrations.STEPS, slow)
    sender.send(migrations.migrate(path, steps=steps, backup=lambda p: backup.backup_beside(p, "upgrade"), timeout=60))


# a long undo, and somebody beside it


def take_turns_until(sender: Connection, path: Path, who: str, step: int) -> None:
    """Open the workspace, then do the newest step again and undo it, in small pieces, and die at the step that is the
    `step`-th statement or commit since the start. With `step` 0, end after an undo and a redo; say how many there were.
    """
    chunked_writes.HOLD, undo_redo.LONG = 0.0, 0
    reached = count(1)

    def on_the_way(*_: object) -> None:
        if next(reached) == step:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(Engine, "before_cursor_execute", on_the_way)
    event.listen(Engine, "commit", on_the_way)
    store = open_workspace(path, who, TODAY)
    for which in islice(cycle([undo_redo.REDO, undo_redo.UNDO]), None if step else 3):
        undo_redo.turn(store, which, undo_redo.TurnOptions())
    sender.send(next(reached))


def edit_and_time(sender: Connection, path: Path, account_id: int, stop: Any) -> None:
    """Edit one account as fast as a person could until told to stop; tell how long each edit took."""
    store = open_workspace(path, "bo", TODAY)
    for n in count():
        began = monotonic()
        store.do(accounts.set_field, account_id, "industry", f"I{n}")
        sender.send(monotonic() - began)
        if stop.wait(0.01):
            return
