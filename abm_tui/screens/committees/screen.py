"""Committees: accounts × roles, worst covered first. The cursor is on a gap; Space fills it."""

from __future__ import annotations

from abm_tui.rules.people import seats
from abm_tui.screens.actions.old_people import SeatAt
from abm_tui.screens.committees import rows as rows_of
from abm_tui.screens.committees.view import NOT_ROLES, CommitteesView
from abm_tui.widgets.sheet import Sheet

_BREAK_IN = "break_in"  # the play for a gap where we know somebody else


class CommitteesScreen(CommitteesView, inherit_bindings=False):
    """Moving from gap to gap, and what the keys do to the seat under the cursor."""

    # moving

    def act_down(self) -> None:
        if self.counting:
            return
        if not self.sheet.move_down() and self.sheet.row_count:
            self.totals.move_to(rows_of.FILLED, self.sheet.cursor_column)
            self.totals.show_cursor, self.sheet.show_cursor = True, False
            self.show_about()

    def act_up(self) -> None:
        if self.counting:
            self.leave_totals()
            self.show_about()
        else:
            self.sheet.move_up()

    def act_left(self) -> None:
        self._sideways(-1)

    def act_right(self) -> None:
        self._sideways(1)

    def _sideways(self, step: int) -> None:
        move = Sheet.move_right if step > 0 else Sheet.move_left
        move(self.sheet)
        if self.counting:
            self.totals.move_to(rows_of.FILLED, self.sheet.cursor_column)

    def act_page_up(self) -> None:
        self.leave_totals()
        super().act_page_up()

    def act_first(self) -> None:
        self.leave_totals()
        super().act_first()

    def act_next(self) -> None:
        self._to_gap(1)

    def act_previous(self) -> None:
        self._to_gap(-1)

    def _to_gap(self, step: int) -> None:
        """The next seat that is needed and empty, along the row and then down; from the other end again."""
        source = self.source
        if source is None or not source.rows:
            self.say(self.nothing())
            return
        self.leave_totals()
        roles = seats.roles_in_order(self.store.framework)
        column = self.sheet.cursor_column
        at = max(0, self.sheet.cursor_index) * len(roles)
        at += roles.index(column) if column in roles else -1 if step > 0 else 0
        cells = len(source.rows) * len(roles)
        for n in range(1, cells + 1):
            place, role = divmod((at + n * step) % cells, len(roles))
            row = source.rows[place]
            if source.seats(row)[roles[role]].gap:
                self.sheet.move_to(row.id, roles[role])
                return
        self.say("No gap: every seat that is needed has somebody.")

    # acting

    def act_open(self) -> None:
        seat = self.seat()
        if self.counting:
            self._list_filled(self.sheet.cursor_column)
        elif seat is not None:
            self.open_seat(seat)
        elif self.account() is not None:
            self.act_card()
        else:
            self.say(self.nothing())

    act_edit = act_open

    def _list_filled(self, role: str) -> None:
        if role in NOT_ROLES:
            self.say("Move to a role: Enter lists the accounts that have somebody there.")
            return
        kept = " ".join(word for word in self.filter.text.split() if not word.startswith(("-missing:", "missing:")))
        self.leave_totals()
        self.set_filter(f"{kept} -missing:{role}".strip())
        self.say(f"{len(self.source.rows if self.source else [])} with somebody there · F shows all")

    def act_forward(self) -> None:
        self.step_person(1)

    def act_backward(self) -> None:
        self.step_person(-1)

    def act_digit(self) -> None:
        self.set_seat_state(self.key)

    def act_add(self) -> None:
        """Another person in the role; on the account's name, one without a role."""
        row, seat = self.row(), self.seat()
        if row is None:
            self.say(self.no_seat())
            return
        self.ask_who(seat or SeatAt(row.facts, ""))

    def act_suggest_play(self) -> None:
        """On a gap of an account where we know somebody: the play that breaks into the committee."""
        from abm_tui.store.queries import plays

        row, seat = self.row(), self.seat()
        live = {run.play_id for run in row.runs if run.status in {"running", "paused"}} if row is not None else set()
        play = next((p for p in self.store.read(plays.plays) if p.code == _BREAK_IN and p.id not in live), None)
        known = row is not None and row.derived is not None and row.derived.filled > 0
        if row is None or seat is None or seat.people or not seat.needed or not known or play is None:
            super().act_suggest_play()
            return
        self.assigning.assign(play, self.accounts(), reason=f"nobody is {self.role_name(seat.role).lower()} yet")
