"""Pauses that are over: whoever comes first, screen or command, brings those accounts back (S002's cap holds)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from abm_tui.errors import AbmError

if TYPE_CHECKING:
    from abm_tui.store.done import Done
    from abm_tui.store.workspace import Store


class PauseReturn:
    """Brings accounts back once on every day that a workspace stays open."""

    def __init__(self) -> None:
        self._looked: date | None = None

    def look(self, store: Store) -> Done | None:
        """Like `bring_back`, once a day. A file that cannot be written now is looked at again at the next call."""
        if self._looked == store.today:
            return None
        try:
            done = _bring_back(store)
        except AbmError:
            return None
        self._looked = store.today
        return done


def bring_back(store: Store) -> Done | None:
    """Bring back whose pause is over and who has a place; None when nobody came.

    It is the calendar's doing: one transaction under no name, so that nobody's undo takes it back. A file that is busy
    or cannot be written is neither waited for nor an error: whoever comes next brings them back.
    """
    try:
        return _bring_back(store)
    except AbmError:
        return None


def _bring_back(store: Store) -> Done | None:
    from abm_tui.store.queries import retier

    back = store.read(retier.due_back)
    if not back:
        return None
    from abm_tui.store.commands import retiering

    hurried = store.beside(timeout=0.0)
    try:
        done = hurried.do(retiering.return_from_pause, back)
    finally:
        hurried.close()
    return done if done.changes else None
