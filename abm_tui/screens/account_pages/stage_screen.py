"""The stage of an account: how long, what its gate asks for, what to do meanwhile, and the way it came (S001)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.widget import Widget

from abm_tui.keymap.action_ids import Do
from abm_tui.keymap.focuses import STAGE
from abm_tui.models.words import Stage
from abm_tui.rules.stages.gates import Unmet
from abm_tui.screens.account_pages.stage_rows import COLUMNS, stage_sections, stay_text
from abm_tui.screens.actions.account_keys import AccountKeys
from abm_tui.screens.actions.here import OneAccount
from abm_tui.screens.actions.sheet import SheetKeys
from abm_tui.screens.shell.handlers import Handler, KeyHandler
from abm_tui.screens.shell.place import Place
from abm_tui.screens.wording.page_of_sections import SectionsSource
from abm_tui.text import shorten
from abm_tui.widgets.frame import Rule
from abm_tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from abm_tui.store.change_fact import ChangeFact
    from abm_tui.store.queries.stages import StageFacts


class StageScreen(Place, inherit_bindings=False):
    """Enter begins what is missing for the gate; Space moves the account on, - back."""

    FOCUS = STAGE

    def __init__(self, account_id: int) -> None:
        super().__init__()
        self.account_id = account_id
        self.page: StageFacts | None = None
        self.source = SectionsSource(())
        self.sheet = Sheet(cursor_mode="row", show_header=False, id="stage-sheet")
        self.sheet.empty = "In no stage yet. Space begins with Awareness."
        for layout, columns in COLUMNS.items():
            self.sheet.set_columns(columns, layout)
        keys = AccountKeys(self, OneAccount(account_id))
        self.stages = keys.stages
        keys.install(self)
        self.use(SheetKeys(self.sheet).handlers())
        self.bind(
            {
                Do.OPEN: Handler(self._mend, self._why_not_mend),
                Do.FORWARD: Handler(partial(self._step, 1)),
                Do.BACKWARD: Handler(partial(self._step, -1)),
                Do.DIGIT: KeyHandler(self._put),
            }
        )

    def body(self) -> Sequence[Widget]:
        return [Rule(), self.sheet]

    def load(self) -> None:
        from abm_tui.store.queries.stages import stage_page

        self.page = self.read(stage_page, self.account_id)
        if self.page is None:
            self.call_next(self.close)
            return
        found = stage_sections(self.page, self.today, self.framework, self.members, self.size.width - 6)
        self.source = SectionsSource(found)
        self.sheet.set_source(self.source, self.sheet.cursor_key)

    def changed(self, changes: Sequence[ChangeFact], *, mine: bool) -> None:
        del mine
        if any(c.account_id in (self.account_id, None) for c in changes):
            self.reload()

    def heading(self) -> str:
        if self.page is None:
            return " "
        stage = self.page.row.account.stage
        said = self.framework.stage[stage].name.upper() if stage else "NO STAGE"
        return f" {shorten(self.page.row.account.name.upper(), 40)} › {said}"

    def context(self) -> tuple[Any, Any]:
        if self.page is None:
            return "", ""
        stage = self.page.row.account.stage
        also = f"also: {self.framework.stage[stage].alias}" if stage else ""
        return f" {stay_text(self.page, self.framework)}", also

    # what the keys do

    def _lack(self) -> Unmet | None:
        ref = self.source.ref(self.sheet.cursor_key)
        return ref if isinstance(ref, Unmet) else None

    def _why_not_mend(self) -> str:
        return "" if self._lack() is not None else "Nothing to mend in this line."

    def _mend(self) -> None:
        lack = self._lack()
        if lack is not None:
            self.stages.mend(self.account_id, lack.as_json())

    def _step(self, step: int) -> None:
        if self.page is not None:
            self.stages.step_stage([self.account_id], self.page.row.account.stage, step)

    def _put(self, digit: str) -> None:
        if digit <= "5":
            self.stages.put_in_stage([self.account_id], None if digit == "0" else str(list(Stage)[int(digit) - 1]))
        else:
            self.say("1 Awareness 2 Interest 3 Consideration 4 Decision 5 Expansion, 0 none.")
