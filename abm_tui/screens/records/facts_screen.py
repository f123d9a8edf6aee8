"""The facts of an account: every field of it, in place, and the dated lines of evidence for its tier."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from abm_tui.screens.actions.account_keys import AccountKeys
from abm_tui.screens.actions.here import OneAccount
from abm_tui.screens.records.facts_record import FactsRecord
from abm_tui.screens.records.field_lines import VALUE
from abm_tui.screens.records.fields_screen import FieldsScreen

if TYPE_CHECKING:
    from abm_tui.store.change_fact import ChangeFact


class FactsScreen(FieldsScreen, inherit_bindings=False):
    """The fields of an account; the cursor starts on the line `at`."""

    def __init__(self, account_id: int, at: str = "") -> None:
        super().__init__()
        keys = AccountKeys(self, OneAccount(account_id))
        keys.install(self)
        self.facts = FactsRecord(self, account_id, keys)
        self.edit_fields(self.facts)
        self._at = at

    def load(self) -> None:
        super().load()
        if self._at in self.source.by_key:
            self.sheet.move_to(self._at, VALUE)
        self._at = ""

    def changed(self, changes: Sequence[ChangeFact], *, mine: bool) -> None:
        del mine
        if any(c.account_id == self.facts.account_id for c in changes):
            self.reload()

    def heading(self) -> str:
        return f" {str(self.facts.row.get('name', '')).upper()} › FACTS"

    def context(self) -> tuple[Any, Any]:
        return " every field of the account, in place", "¶ is a new line"
