"""A step too long for one transaction: written piece by piece, so that the colleague is never shut out for long.

All pieces are one undo step. Until the last one is written the step is marked as begun; if it is cancelled, fails, or
its program dies, what was written is taken back, at once or by whoever opens the workspace next. Taking back goes in
pieces too, and the mark says how far it came. A step that was cut off is nobody's to undo or do again.
"""

from __future__ import annotations

import json
import os
import platform
import time
import uuid
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, select

from abm_tui.errors import Refused
from abm_tui.models import tables
from abm_tui.store import journal
from abm_tui.store.change_fact import ChangeFact
from abm_tui.store.tier_stage_moves import Moves
from abm_tui.store.undo.inverse import Stays, take_back
from abm_tui.store.unit import Unit

if TYPE_CHECKING:
    from abm_tui.store.done import Done
    from abm_tui.store.workspace import Store

Piece = Callable[[Unit], object]
Progress = Callable[[int, int], object]  # (pieces written, pieces in all)
Span = tuple[int, int]  # ids of the first and the last change
Mark = dict[str, Any]  # pid, host, at; `before`: only changes before that id are left to take back

HOLD = 0.07  # seconds that a transaction of a long step takes before the others have their turn
_PART = 250  # changes that are taken back before the clock is looked at
_BEGUN = "begun:"
_TURN = 0.015  # seconds; who waits asks every few milliseconds, and without a gap would never get in
_SILENT = timedelta(seconds=60)  # no piece for so long: it is not going on; on another machine its program died


def do_in_pieces(
    store: Store, pieces: Sequence[Piece], label: str, progress: Progress | None = None, *, hold: float = 0.0
) -> Done:
    """Run the pieces as one undo step in several transactions; `progress` hears after each.

    As many pieces as fit into `hold` seconds go into one transaction. Whatever stops it half way, an error of a piece,
    of `progress`, or ctrl+c, takes back what was written and goes on.
    """
    group = uuid.uuid4().hex[:12]
    changes: list[ChangeFact] = []
    n = 0
    try:
        while n < len(pieces):
            if n:
                time.sleep(_TURN)
            done = store.do_part(partial(_run_some, pieces=pieces, n=n, label=label, hold=hold), group)
            changes += done.changes
            n = done.value
            if progress is not None:
                progress(n, len(pieces))
    except BaseException:
        _take_back(store, group)
        raise
    return replace(done, group=group if changes else "", value=None, changes=changes)


def take_back_cut_off(store: Store) -> int:
    """Take back what programs that died had begun; returns how many steps."""
    with store.reading() as reader:
        dead = [group for group, said in _begun(reader.connection).items() if _is_dead(said)]
    claimed = [group for group in dead if store.do(_claim, group).value]
    for group in claimed:
        _take_back(store, group)
    return len(claimed)


def check_nothing_goes_on(u: Unit, step: journal.UndoStep) -> None:
    """Raises Refused while the step, or another of the same person, is still being written or taken back."""
    for group, said in _begun(u.connection).items():
        begun = journal.step_of(u.connection, group)
        if begun is None or _since(said) > _SILENT:
            continue
        if group == step.group or journal.whose(u.connection, group) == u.who:
            raise Refused("goes_on", f"Still going on: {begun.label}. Try again when it is done.")


def cut(connection: Connection, group: str, before: int = journal.NO_ID_YET) -> Iterator[Span]:
    """The step's changes before that one in spans to take back one after the other, the newest first.

    Settings go together: the framework has to hold together after every transaction.
    """
    first = last = room = 0
    was = ""
    while found := journal.ids_of(connection, group, before):
        for change_id, name in found:
            if not room and not name == was == "setting":
                if last:
                    yield first, last
                last, room = change_id, _PART
            first, was, room = change_id, name, max(0, room - 1)
        before = first
    if last:
        yield first, last


def _run_some(u: Unit, *, pieces: Sequence[Piece], n: int, label: str, hold: float) -> int:
    """Run pieces from the n-th on for so many seconds; the number of the next one."""
    if n and not _is_ours(_mark(u.connection, u.group)):
        raise Refused("taken_back", f"{label}: it was silent for so long that it was taken back. Nothing stays.")
    until = time.monotonic() + hold
    while True:
        pieces[n](u)
        n += 1
        if n == len(pieces) or time.monotonic() >= until:
            break
    u.label = label
    _set_mark(u.connection, u.group, _now() if n < len(pieces) else None)
    return n


def _take_back(store: Store, group: str) -> None:
    """Undo what there is of the step, but for cells that somebody changed since, and nobody can do it again."""
    back = uuid.uuid4().hex[:12]
    while store.do_part(lambda u: _take_back_some(u, group), back).value:
        time.sleep(_TURN)


def _take_back_some(u: Unit, group: str) -> bool:
    """The next pieces of it; whether anything is left."""
    step = journal.step_of(u.connection, group)
    if step is None:
        return False
    until = time.monotonic() + HOLD
    # Whatever the rules say by now: half a step may not stay.
    u.share(Moves(), last=False)
    u.take_back(group, redo=step.is_undo, label=f"Undone: {step.label}")
    made = journal.made(u.connection, group)
    said = _mark(u.connection, group) or {}
    for span in cut(u.connection, group, said.get("before", journal.NO_ID_YET)):
        take_back(u, journal.of_step(u.connection, group, *span), made, Stays())
        if time.monotonic() >= until:
            _set_mark(u.connection, group, {**_now(), "before": span[0]})
            return True
    _set_mark(u.connection, group, None)
    journal.forget_step(u.connection, group)
    return False


# the mark


def _now() -> Mark:
    return {"pid": os.getpid(), "host": platform.node(), "at": datetime.now(UTC).isoformat()}


def _mark(connection: Connection, group: str) -> Mark | None:
    return _begun(connection).get(group)


def _is_ours(said: Mark | None) -> bool:
    """Whether nobody has begun to take the step back."""
    return said is not None and said["pid"] == os.getpid() and "before" not in said


def _set_mark(connection: Connection, group: str, said: Mark | None) -> None:
    meta, key = tables.meta, _BEGUN + group
    connection.execute(meta.delete().where(meta.c.key == key))
    if said is not None:
        connection.execute(meta.insert().values(key=key, value=json.dumps(said)))


def _begun(connection: Connection) -> dict[str, Mark]:
    meta = tables.meta.c
    rows = connection.execute(select(meta.key, meta.value).where(meta.key.startswith(_BEGUN)))
    return {key.removeprefix(_BEGUN): json.loads(value) for key, value in rows}


def _claim(u: Unit, group: str) -> bool:
    """Whether it is ours to take back: of two who open at once only one does."""
    said = _mark(u.connection, group)
    if said is None or not _is_dead(said):
        return False
    _set_mark(u.connection, group, said | _now())
    return True


def _since(said: Mark) -> timedelta:
    return datetime.now(UTC) - datetime.fromisoformat(said["at"])


def _is_dead(said: Mark) -> bool:
    if said["host"] != platform.node():
        return _since(said) > _SILENT
    if said["pid"] == os.getpid():
        return False
    try:
        os.kill(said["pid"], 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False  # another person's program, and alive
    return False
