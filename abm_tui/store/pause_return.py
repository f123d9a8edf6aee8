"""What a new day brings by itself: whoever comes first, screen or command, writes it down.

Accounts whose pause is over come back (S002's cap holds), and plays end whose success signal was foreseen for a day
that has come (S000). A stored end, not a derived one: with it the open touches are dropped, and everything that counts
runs, history and undo among it, goes on reading the one column.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from abm_tui.errors import AbmError

if TYPE_CHECKING:
    from abm_tui.store.done import Done
    from abm_tui.store.unit import Unit
    from abm_tui.store.workspace import Store


class PauseReturn:
    """Looks once on every day that a workspace stays open."""

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
    """Bring back whose pause is over and who has a place, and end what worked by today; None when there was nothing.

    It is the calendar's doing: one transaction under no name, so that nobody's undo takes it back. A file that is busy
    or cannot be written is neither waited for nor an error: whoever comes next brings them back.
    """
    try:
        return _bring_back(store)
    except AbmError:
        return None


def _bring_back(store: Store) -> Done | None:
    from abm_tui.store.queries import plays, retier

    back, due = store.read(retier.due_back), store.read(plays.signals_due)
    if not back and not due:
        return None
    from abm_tui.store.commands import closing, retiering

    def turn(u: Unit) -> None:
        ended = closing.end_by_signals(u, due)
        returned = retiering.return_from_pause(u, back) if back else []
        u.label = "; ".join([*([u.label] if returned else []), *ended])

    hurried = store.beside(timeout=0.0)
    try:
        done = hurried.do(turn)
    finally:
        hurried.close()
    return done if done.changes else None
