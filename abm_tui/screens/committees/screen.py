"""Committees: accounts × roles, worst covered first. The cursor is on a gap; Space fills it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from textual import events
from textual.widget import Widget

from abm_tui.keymap.action_ids import Do
from abm_tui.keymap.focuses import COMMITTEES
from abm_tui.rules.people.seats import seats_text
from abm_tui.screens.actions.account_keys import AccountKeys
from abm_tui.screens.actions.people import PeopleActions
from abm_tui.screens.actions.sheet import RowMarks
from abm_tui.screens.committees.matrix import CommitteeMatrix
from abm_tui.screens.committees.moves import MatrixMoves
from abm_tui.screens.committees.rows import FILLED, derived_of
from abm_tui.screens.committees.seat_keys import SeatKeys
from abm_tui.screens.shell.handlers import Handler
from abm_tui.screens.shell.place import Place
from abm_tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from abm_tui.store.change_fact import ChangeFact


class CommitteesScreen(Place, inherit_bindings=False):
    """The matrix of the committees, and what the keys do to the seat under the cursor."""

    FOCUS = COMMITTEES
    TAB = "committees"

    def __init__(self) -> None:
        super().__init__()
        self.matrix = CommitteeMatrix(self, self._letter_at, self.show_frame)
        self.sheet = self.matrix.sheet
        self._kept: dict[str, Any] = {}  # the view as it was last written down
        keys = AccountKeys(self, self.matrix.here, self.matrix)
        people = PeopleActions(self, self.matrix)
        marks = RowMarks(self, self.sheet, self.matrix.shown_ids)
        self.followers.append(marks.acted)
        keys.install(self)
        self.use(people.handlers(), self.matrix.filters.handlers(), marks.handlers())
        self.bind(
            {
                **MatrixMoves(self, self.matrix).handlers(),
                **SeatKeys(self, self.matrix, people, keys).handlers(),
                Do.BACK: marks.back(self.going.up),
                Do.ORDER: Handler(self._order),
            }
        )

    def body(self) -> Sequence[Widget]:
        return self.matrix.widgets

    def on_resize(self, event: events.Resize) -> None:
        self.matrix.resize(event.size)
        self.call_after_refresh(self.matrix.show_about)

    def _letter_at(self, account_id: int) -> str:
        return self.abm.presence.letter_at(account_id)

    # data

    def load(self) -> None:
        first = self.matrix.source is None
        self.matrix.read()
        if first:
            self.matrix.recall(self.abm.presence.remembered(self.TAB))
        else:
            self.matrix.show(sort=False)

    def changed(self, changes: Sequence[ChangeFact], *, mine: bool) -> None:
        if self.matrix.take(changes, mine=mine):
            self.show_frame()
        else:
            self.reload()

    def keep_view(self) -> None:
        view = self.matrix.view()
        if self.matrix.source is not None and view != self._kept:
            self._kept = view
            self.abm.presence.remember(self.TAB, view)

    # the frame

    def context(self) -> tuple[Any, Any]:
        if self.matrix.source is None:
            return "", ""
        chips = self.matrix.filters.chips() or [("all target accounts  ", "")]
        left = [(" ", ""), *chips, ("· worst first", "dim")]
        return left, seats_text(derived_of(self.matrix.shown_rows()))

    def others_moved(self) -> None:
        super().others_moved()
        self.sheet.refresh_changed()

    def on_sheet_cursor_moved(self, message: Sheet.CursorMoved) -> None:
        message.stop()
        if message.sheet is self.sheet and not self.matrix.counting:
            self.matrix.totals.move_to(FILLED, self.sheet.cursor_column)
        self.matrix.show_about()
        self.abm.presence.at_account(self.TAB, self.matrix.here.account())

    def _order(self) -> None:
        self.matrix.show()
        self.say("Worst covered first.")
