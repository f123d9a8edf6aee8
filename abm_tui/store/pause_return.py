"""Pauses that are over: once a day, whoever opens the workspace first brings those accounts back (S002's cap holds)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from abm_tui.errors import AbmError
from abm_tui.models.words import Tier

if TYPE_CHECKING:
    from collections.abc import Sequence

    from abm_tui.store import Done, Store
    from abm_tui.store.unit import ChangeFact


class Returning:
    """Looks once on every day that the workspace is open."""

    def __init__(self) -> None:
        self._looked: date | None = None

    def look(self, store: Store) -> Done | None:
        """Bring back whose pause is over and who has a place; None when nobody came.

        A file that cannot be written now is looked at again at the next call.
        """
        from abm_tui.store.commands import retiering
        from abm_tui.store.queries import retier

        if self._looked == store.today:
            return None
        try:
            back = store.read(retier.may_return)
            done = store.do(retiering.return_from_pause, back) if back else None
        except AbmError:
            return None
        self._looked = store.today
        return done if done is not None and done.changes else None


def frees_a_slot(changes: Sequence[ChangeFact]) -> bool:
    """Whether an account left Tier 1."""
    return any(c.entity == "account" and c.field == "tier" and c.old == f'"{Tier.ONE}"' for c in changes)


def next_in_line(store: Store) -> str:
    """The account that a free slot would take; "" where nobody waits or no slot is free."""
    from abm_tui.store.queries import retier

    return next((name for _, name, _ in store.read(retier.may_return)), "")
