"""A step too long for one transaction: written piece by piece, so that the colleague is never shut out for long.

All pieces are one undo step. Until the last one is written the step is marked as begun; if it is cancelled, fails, or
its program dies, what was written is taken back, at once or by whoever opens the workspace next. A step that was cut
off is nobody's to undo or do again.
"""

from __future__ import annotations

import json
import os
import platform
import time
import uuid
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from abm_tui.models import tables
from abm_tui.store.unit import ChangeFact, Unit
from abm_tui.store.workspace import Done, Store

Piece = Callable[[Unit], object]
Progress = Callable[[int, int], object]  # (pieces written, pieces in all)

_BEGUN = "begun:"
_TURN = 0.015  # seconds; who waits asks every few milliseconds, and without a gap would never get in
_SILENT = timedelta(seconds=60)  # on another machine: no piece for so long means that the program died


def do_in_pieces(store: Store, pieces: Sequence[Piece], label: str, progress: Progress | None = None) -> Done:
    """Run the pieces, each as a transaction, all as one undo step; `progress` hears of each.

    Whatever stops it half way, an error of a piece, of `progress`, or ctrl+c, takes back what was written and goes on.
    """
    group = uuid.uuid4().hex[:12]
    changes: list[ChangeFact] = []
    try:
        for n, piece in enumerate(pieces, 1):
            done = store.do_part(_marked(piece, group, label, last=n == len(pieces)), group)
            changes += done.changes
            if progress is not None:
                progress(n, len(pieces))
            if n < len(pieces):
                time.sleep(_TURN)
    except BaseException:
        _take_back(store, group)
        raise
    return Done(group if changes else "", None, changes, label)


def take_back_cut_off(store: Store) -> int:
    """Take back what programs that died had begun; returns how many steps."""
    with store.reading() as reader:
        begun = _begun(reader.connection)
    dead = [group for group, said in begun.items() if _is_dead(said)]
    for group in dead:
        _take_back(store, group)
    return len(dead)


def _marked(piece: Piece, group: str, label: str, *, last: bool) -> Piece:
    def work(u: Unit) -> None:
        piece(u)
        u.label = label
        meta, key = tables.meta, _BEGUN + group
        if last:
            u.connection.execute(delete(meta).where(meta.c.key == key))
            return
        said = {"pid": os.getpid(), "host": platform.node(), "at": datetime.now(UTC).isoformat()}
        found = u.connection.execute(update(meta).where(meta.c.key == key).values(value=json.dumps(said)))
        if found.rowcount == 0:
            u.connection.execute(insert(meta).values(key=key, value=json.dumps(said)))

    return work


def _take_back(store: Store, group: str) -> None:
    """Undo what there is of the step, but for cells that somebody changed since, and nobody can do it again."""
    store.undo_group(group, skip_changed=True)
    store.cut_off(group, _BEGUN + group)


def _begun(connection: Connection) -> dict[str, dict[str, Any]]:
    meta = tables.meta.c
    rows = connection.execute(select(meta.key, meta.value).where(meta.key.startswith(_BEGUN)))
    return {key.removeprefix(_BEGUN): json.loads(value) for key, value in rows}


def _is_dead(said: dict[str, Any]) -> bool:
    if said["host"] != platform.node():
        return datetime.now(UTC) - datetime.fromisoformat(said["at"]) > _SILENT
    if said["pid"] == os.getpid():
        return False
    try:
        os.kill(said["pid"], 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False  # another person's program, and alive
    return False
