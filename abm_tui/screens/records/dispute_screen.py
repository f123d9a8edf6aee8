"""The page of a dispute: whether the account is a target account, and who decides it (S000)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from abm_tui.screens.actions.account_keys import AccountKeys
from abm_tui.screens.actions.here import OneAccount
from abm_tui.screens.records.dispute_record import DisputeRecord
from abm_tui.screens.records.field_lines import FieldLine
from abm_tui.screens.records.fields_screen import FieldsScreen
from abm_tui.widgets.frame import cut
from abm_tui.widgets.tones import Line

if TYPE_CHECKING:
    from abm_tui.store.change_fact import ChangeFact


class DisputeScreen(FieldsScreen, inherit_bindings=False):
    """The arguments, the answers of the teams, the decision."""

    def __init__(self, account_id: int) -> None:
        super().__init__()
        AccountKeys(self, OneAccount(account_id)).install(self)
        self.dispute = DisputeRecord(self, account_id)
        self.edit_fields(self.dispute)

    def note_of(self, line: FieldLine | None) -> Line:
        """The line under the cursor whole: an argument may be cut off above."""
        text = " · ".join(part for part in (line.shown, line.note) if part) if line is not None else ""
        return cut([(f" {text}", "dim")], self.size.width - 1)

    def changed(self, changes: Sequence[ChangeFact], *, mine: bool) -> None:
        del mine
        if any(c.account_id == self.dispute.account_id or c.entity == "setting" for c in changes):
            self.reload()

    def heading(self) -> str:
        page = self.dispute.page
        return f" {page.row.account.name.upper() if page is not None else ''} › DISPUTE"

    def context(self) -> tuple[Any, Any]:
        return " is it a target account?", self.dispute.decider()
