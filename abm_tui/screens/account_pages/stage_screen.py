"""The stage of an account: how long, what its gate asks for, what to do meanwhile, and the way it came (S001)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from textual.widget import Widget

from abm_tui.keymap.focuses import STAGE
from abm_tui.models.words import Stage
from abm_tui.rules.stages.gates import Unmet
from abm_tui.screens.account_pages.stage_rows import COLUMNS, stage_sections, stay_text
from abm_tui.screens.actions.old_sheet import SheetMoving
from abm_tui.screens.actions.old_touches import TouchActions
from abm_tui.screens.wording.page_of_sections import SectionsSource
from abm_tui.text import shorten
from abm_tui.widgets.frame import Rule
from abm_tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from abm_tui.store.change_fact import ChangeFact
    from abm_tui.store.queries.stages import StagePage


class StageScreen(SheetMoving, TouchActions, inherit_bindings=False):
    """Enter begins what is missing for the gate; Space moves the account on, - back."""

    FOCUS = STAGE

    def __init__(self, account_id: int) -> None:
        super().__init__()
        self.account_id = account_id
        self.page: StagePage | None = None
        self.source = SectionsSource(())

    def body(self) -> Sequence[Widget]:
        self.sheet = Sheet(cursor_mode="row", show_header=False, id="stage-sheet")
        for layout, columns in COLUMNS.items():
            self.sheet.set_columns(columns, layout)
        return [Rule(), self.sheet]

    def load(self) -> None:
        from abm_tui.store.queries.stages import stage_page

        self.page = self.store.read(stage_page, self.account_id)
        if self.page is None:
            self.call_next(self.close)
            return
        store = self.store
        found = stage_sections(self.page, store.today, store.framework, store.members, self.size.width - 6)
        self.source = SectionsSource(found)
        self.sheet.empty = "In no stage yet. Space begins with Awareness."
        self.sheet.set_source(self.source, self.sheet.cursor_key)

    def changed(self, changes: Sequence[ChangeFact], *, mine: bool) -> None:
        del mine
        if any(c.account_id in (self.account_id, None) for c in changes):
            self.reload()

    def heading(self) -> str:
        if self.page is None:
            return " "
        stage = self.page.row.account.stage
        said = self.store.framework.stage[stage].name.upper() if stage else "NO STAGE"
        return f" {shorten(self.page.row.account.name.upper(), 40)} › {said}"

    def context(self) -> tuple[Any, Any]:
        if self.page is None:
            return "", ""
        stage = self.page.row.account.stage
        also = f"also: {self.store.framework.stage[stage].alias}" if stage else ""
        return f" {stay_text(self.page, self.store.framework)}", also

    # what the keys do

    def account(self) -> int | None:
        return self.account_id

    def _lack(self) -> Unmet | None:
        ref = self.source.ref(self.sheet.cursor_key)
        return ref if isinstance(ref, Unmet) else None

    def why_not_open(self) -> str:
        return "" if self._lack() is not None else "Nothing to mend in this line."

    def act_open(self) -> None:
        lack = self._lack()
        if lack is not None:
            self._mend_gate(self.account_id, lack.as_json())

    def act_forward(self) -> None:
        self._step_on(1)

    def act_backward(self) -> None:
        self._step_on(-1)

    def _step_on(self, step: int) -> None:
        if self.page is not None:
            self.step_stage([self.account_id], self.page.row.account.stage, step)

    def act_digit(self) -> None:
        if self.key <= "5":
            self.put_in_stage([self.account_id], None if self.key == "0" else str(list(Stage)[int(self.key) - 1]))
        else:
            self.say("1 Awareness 2 Interest 3 Consideration 4 Decision 5 Expansion, 0 none.")
