"""Who else is here and where; and how one's own screens looked. Both stand outside the journal."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any

from rich.cells import cell_len

from abm_tui.errors import AbmError
from abm_tui.screens.shell.tabs import TABS
from abm_tui.store import Store, outside_journal
from abm_tui.store.queries import presence
from abm_tui.text import fit

HEARTBEAT = timedelta(seconds=60)
SETTLED = timedelta(seconds=1)
GONE_AFTER = timedelta(seconds=150)
_NAME_CELLS = 22


class WhoIsWhere:
    """Says where one is (on a change of place, a second after the cursor rests, else every minute) and looks round."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._at: tuple[str, int | None] = ("", None)
        self._moved: datetime | None = None  # when the cursor moved, since the last beat
        self._beat = datetime.min
        self._others: dict[str, tuple[str, int | None]] = {}

    # where one is

    def here(self, place: str) -> None:
        """One has come to a place."""
        self._at = (place, None)
        self.beat()

    def at_account(self, place: str, account_id: int | None) -> None:
        """The cursor stands on an account."""
        if (place, account_id) != self._at:
            self._at, self._moved = (place, account_id), datetime.now()

    def beat_is_due(self) -> bool:
        now = datetime.now()
        return now - self._beat > HEARTBEAT or (self._moved is not None and now - self._moved > SETTLED)

    def beat(self) -> None:
        """Write down where one is. A busy file is tried again at the next beat."""
        if not self._at[0]:
            return
        self._beat, self._moved = datetime.now(), None
        try:
            outside_journal.say_where(self.store, *self._at)
        except AbmError:
            self._moved = self._beat

    def leave(self) -> None:
        """One goes: the other person need not wait for the heartbeat to stop."""
        try:
            outside_journal.say_gone(self.store)
        except AbmError:
            # The heartbeat stops by itself; there is nobody left to tell.
            return

    # where the others are

    def look_round(self) -> bool:
        """Read where the others are; True when that changed."""
        try:
            others = self.store.read(presence.others, datetime.now() - GONE_AFTER)
        except AbmError:
            return False
        changed, self._others = others != self._others, others
        return changed

    def line(self) -> list[tuple[str, str]]:
        """`ana · bo: Globex`, as pieces of (text, tone)."""
        pieces = [(self.store.who, "good")]
        for who, (place, account_id) in self._others.items():
            where = self._name(account_id) or TABS.get(place, place.capitalize())
            # A long name must not push the places of line 1 together.
            where = where if cell_len(where) <= _NAME_CELLS else fit(where, _NAME_CELLS).rstrip()
            pieces += [(" · ", ""), (f"{who}: {where}", "other")]
        return pieces

    def _name(self, account_id: int | None) -> str:
        """The name where it can be read just now."""
        try:
            return self.account_name(account_id)
        except AbmError:
            return ""

    def letter_at(self, account_id: int) -> str:
        """The first letter of somebody else who is at this account, or nothing."""
        return next((who[0] for who, (_, at) in self._others.items() if at == account_id), "")

    def account_name(self, account_id: int | None) -> str:
        """The name of an account, "" for none."""
        return "" if account_id is None else self.store.read(presence.account_name, account_id)

    # how the screens looked

    def remember(self, name: str, state: dict[str, Any]) -> None:
        """Keep how a place looked. A file that cannot be written costs the view, not the work."""
        try:
            outside_journal.keep_view(self.store, name, json.dumps(state))
        except AbmError:
            return

    def remembered(self, name: str) -> dict[str, Any]:
        """How a place looked last time; {} when nothing is known."""
        try:
            state = json.loads(self.store.read(presence.view_state, name) or "{}")
        except ValueError:
            return {}
        return state if isinstance(state, dict) else {}
