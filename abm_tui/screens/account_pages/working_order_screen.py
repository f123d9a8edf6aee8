"""Why an account stands where it stands on the working list: every reason with its weight, and their sum (S000)."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from textual.widget import Widget

from abm_tui.keymap.focuses import PAGE
from abm_tui.rules.working_order import order
from abm_tui.screens.actions.account_picker import AccountPicker
from abm_tui.screens.actions.sheet import SheetKeys
from abm_tui.screens.shell.place import Place
from abm_tui.widgets.grid import Cell, Column, Row
from abm_tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from abm_tui.store.change_fact import ChangeFact

WEIGHT, REASON = "weight", "reason"
_COLUMNS = (Column(WEIGHT, "Weight", 6, align="right", frozen=True), Column(REASON, "Reason", 20, flex=1))


@dataclass
class _Source:
    reasons: Sequence[order.Reason]

    @property
    def row_count(self) -> int:
        return len(self.reasons) + 1

    def row_at(self, index: int) -> Row:
        return Row(index)

    def gutter(self, row_key: Hashable) -> str:
        del row_key
        return ""

    def cell(self, row_key: Hashable, column_key: str) -> Cell:
        assert isinstance(row_key, int)
        if row_key == len(self.reasons):
            total = sum(r.weight for r in self.reasons)
            return Cell(str(total) if column_key == WEIGHT else "altogether: the heavier, the higher on the list")
        one = self.reasons[row_key]
        tone = "attention" if one.weight < 0 else "" if one.weight else "dim"
        return Cell(f"{one.weight:+d}" if column_key == WEIGHT else one.text, tone)


class WorkingOrderScreen(Place, inherit_bindings=False):
    """The reasons of one account's place in the working order. The score is one of them, not the order itself."""

    FOCUS = PAGE

    def __init__(self, account_id: int) -> None:
        super().__init__()
        self.account_id = account_id
        self._account = ""
        self.reasons: Sequence[order.Reason] = ()
        self.sheet = Sheet(_COLUMNS, cursor_mode="row", show_rule=True, id="order-sheet")
        self.use(SheetKeys(self.sheet).handlers(), AccountPicker(self).handlers())

    def body(self) -> Sequence[Widget]:
        return [self.sheet]

    def load(self) -> None:
        from abm_tui.store.queries.workload import why_here

        self._account, self.reasons = self.read(why_here, self.account_id)
        self.sheet.set_source(_Source(self.reasons), self.sheet.cursor_key)

    def changed(self, changes: Sequence[ChangeFact], *, mine: bool) -> None:
        del changes, mine
        self.reload()

    def heading(self) -> str:
        return f" {self._account.upper()} › WORKING ORDER"

    def context(self) -> tuple[Any, Any]:
        return f" {sum(r.weight for r in self.reasons)} altogether, heaviest first", "weights: g f, numbers"
