"""An edit on an account that somebody merged away: told once, then written on the one that took over."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from abm_tui.errors import Refused

if TYPE_CHECKING:
    from abm_tui.store import Store
    from abm_tui.store.queries.merged_away import MergedAway

_NAMES = ("account_id", "account_ids")  # what commands call the accounts they are for; it stands right behind the unit


class MergedAccounts:
    """Remembers whom a person was told of, so that the second Enter saves the words where they belong now."""

    def __init__(self, store: Callable[[], Store]) -> None:
        self._store = store
        self._told: set[int] = set()

    def elsewhere(self, command: Callable[..., Any], args: tuple[Any, ...]) -> tuple[Any, ...] | Refused | None:
        """After a refusal: the arguments that name the account that took over, or what to say first; None where no
        account of the command was merged away."""
        names = list(inspect.signature(command).parameters)[1:2]
        if not args or not names or names[0] not in _NAMES:
            return None
        ids = [args[0]] if isinstance(args[0], int) else list(args[0])
        moved = {one: found for one in ids if (found := self._merged(one)) is not None}
        if not moved:
            return None
        if not moved.keys() <= self._told:
            self._told |= moved.keys()
            sentence = next(iter(moved.values())).sentence
            return Refused("merged_away", f"{sentence}: Enter saves it there.")
        there = [moved[one].kept_id if one in moved else one for one in ids]
        return (there[0] if isinstance(args[0], int) else list(dict.fromkeys(there)), *args[1:])

    def _merged(self, account_id: int) -> MergedAway | None:
        from abm_tui.store.queries.merged_away import merged_away

        return self._store().read(merged_away, account_id)
