"""Moving about the matrix: the arrows reach the row that counts, n and p go from gap to gap."""

from __future__ import annotations

from functools import partial

from abm_tui.keymap.action_ids import Do
from abm_tui.rules.people.seats import roles_in_order
from abm_tui.screens.actions.sheet import SheetKeys
from abm_tui.screens.committees.matrix import CommitteeMatrix
from abm_tui.screens.committees.rows import FILLED
from abm_tui.screens.shell.handlers import Handler, Handlers
from abm_tui.screens.shell.host import Host


class MatrixMoves:
    """The cursor of the matrix and of the row that counts, which go together."""

    def __init__(self, host: Host, matrix: CommitteeMatrix) -> None:
        self._host, self._matrix = host, matrix

    def handlers(self) -> Handlers:
        left, right = Handler(partial(self.sideways, -1)), Handler(partial(self.sideways, 1))
        return {
            **SheetKeys(self._matrix.sheet).handlers(),
            Do.UP: Handler(self.up),
            Do.DOWN: Handler(self.down),
            Do.LEFT: left,
            Do.RIGHT: right,
            Do.PREVIOUS_FIELD: left,
            Do.NEXT_FIELD: right,
            Do.PAGE_UP: Handler(self.page_up),
            Do.FIRST: Handler(self.first),
            Do.NEXT: Handler(partial(self.to_gap, 1)),
            Do.PREVIOUS: Handler(partial(self.to_gap, -1)),
        }

    def down(self) -> None:
        """A row down; below the last one stands the row that counts."""
        matrix = self._matrix
        if not matrix.counting and not matrix.sheet.move_down() and matrix.sheet.row_count:
            matrix.count()

    def up(self) -> None:
        """A row up."""
        matrix = self._matrix
        if matrix.counting:
            matrix.leave_totals()
            matrix.show_about()
        else:
            matrix.sheet.move_up()

    def sideways(self, step: int) -> None:
        """A column to the left or to the right."""
        matrix = self._matrix
        if step > 0:
            matrix.sheet.move_right()
        else:
            matrix.sheet.move_left()
        if matrix.counting:
            matrix.totals.move_to(FILLED, matrix.sheet.cursor_column)

    def page_up(self) -> None:
        """A screen up, in the matrix."""
        self._matrix.leave_totals()
        self._matrix.sheet.page_up()

    def first(self) -> None:
        """The first row of the matrix."""
        self._matrix.leave_totals()
        self._matrix.sheet.home()

    def to_gap(self, step: int) -> None:
        """The next seat that is needed and empty, along the row and then down; from the other end again."""
        matrix = self._matrix
        source, sheet = matrix.source, matrix.sheet
        if source is None or not source.rows:
            self._host.say(matrix.nothing())
            return
        matrix.leave_totals()
        roles = roles_in_order(self._host.framework)
        column = sheet.cursor_column
        at = max(0, sheet.cursor_index) * len(roles)
        at += roles.index(column) if column in roles else -1 if step > 0 else 0
        cells = len(source.rows) * len(roles)
        for n in range(1, cells + 1):
            place, role = divmod((at + n * step) % cells, len(roles))
            row = source.rows[place]
            if source.seats(row)[roles[role]].gap:
                sheet.move_to(row.id, roles[role])
                return
        self._host.say("No gap: every seat that is needed has somebody.")
