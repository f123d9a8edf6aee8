"""What Enter, a and P do on the matrix: the seat under the cursor, a role of the row that counts, or the account."""

from __future__ import annotations

from functools import partial

from abm_tui.keymap.action_ids import Do
from abm_tui.screens.actions.account_keys import AccountKeys
from abm_tui.screens.actions.here import no_account
from abm_tui.screens.actions.people import PeopleActions, SeatAt, role_name
from abm_tui.screens.committees.matrix import CommitteeMatrix
from abm_tui.screens.committees.rows import NOT_ROLES
from abm_tui.screens.shell.handlers import Handler, Handlers
from abm_tui.screens.shell.host import Host

_BREAK_IN = "break_in"  # the play for a gap where we know somebody else


class SeatKeys:
    """Opens and fills seats; `keys` do what is about the whole account."""

    def __init__(self, host: Host, matrix: CommitteeMatrix, people: PeopleActions, keys: AccountKeys) -> None:
        self._host, self._matrix, self._people, self._keys = host, matrix, people, keys

    def handlers(self) -> Handlers:
        on_account = partial(no_account, self._matrix.here)
        return {
            Do.OPEN: Handler(self.open),
            Do.EDIT: Handler(self.open),
            Do.ADD: Handler(self.add),
            Do.SUGGEST_PLAY: Handler(self.suggest_play, on_account),
        }

    def open(self) -> None:
        """The people of the seat; on the account's own columns its card; on the row that counts whom it counts."""
        matrix, seat = self._matrix, self._matrix.seat()
        if matrix.counting:
            self._list_filled(matrix.sheet.cursor_column)
        elif seat is not None:
            self._people.open_seat(seat)
        elif matrix.here.account() is not None:
            self._keys.accounts.card()
        else:
            self._host.say(matrix.nothing())

    def _list_filled(self, role: str) -> None:
        if role in NOT_ROLES:
            self._host.say("Move to a role: Enter lists the accounts that have somebody there.")
            return
        matrix = self._matrix
        words = matrix.filters.filter.text.split()
        kept = " ".join(word for word in words if not word.startswith(("-missing:", "missing:")))
        matrix.leave_totals()
        matrix.filters.set(f"{kept} -missing:{role}".strip())
        self._host.say(f"{len(matrix.shown_rows())} with somebody there · F shows all")

    def add(self) -> None:
        """Another person in the role; on the account's name, one without a role."""
        row, seat = self._matrix.here.row(), self._matrix.seat()
        if row is None:
            self._host.say(self._matrix.no_seat())
            return
        self._people.ask_who(seat or SeatAt(row.facts, ""))

    def suggest_play(self) -> None:
        """On a gap of an account where we know somebody: the play that breaks into the committee."""
        from abm_tui.store.queries import plays

        row, seat, assigning = self._matrix.here.row(), self._matrix.seat(), self._keys.plays
        live = {run.play_id for run in row.runs if run.status in {"running", "paused"}} if row is not None else set()
        play = next((p for p in self._host.read(plays.plays) if p.code == _BREAK_IN and p.id not in live), None)
        known = row is not None and row.derived is not None and row.derived.filled > 0
        if row is None or seat is None or seat.people or not seat.needed or not known or play is None:
            assigning.suggest()
            return
        reason = f"nobody is {role_name(seat.role).lower()} yet"
        assigning.assign(play, self._matrix.accounts(), reason=reason)
