"""Why a score is what it is, and how well the company fits: every line with its reason and the key that mends it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from rich.cells import cell_len
from textual.widget import Widget

from abm_tui.keymap.focuses import SCORE
from abm_tui.rules.handoff.handoff import advice_text
from abm_tui.screens.account_pages.score_fixes import ScoreFixes
from abm_tui.screens.account_pages.score_rows import COLUMNS, ICP, score_sections
from abm_tui.screens.actions.account_keys import AccountKeys
from abm_tui.screens.actions.here import OneAccount
from abm_tui.screens.actions.sheet import SheetKeys
from abm_tui.screens.shell.place import Place
from abm_tui.screens.wording.page_of_sections import SectionsSource
from abm_tui.screens.wording.score_line import ending
from abm_tui.text import shorten
from abm_tui.widgets.frame import Rule
from abm_tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from abm_tui.store.change_fact import ChangeFact
    from abm_tui.store.queries.listing import ListedAccount


class ScoreScreen(Place, inherit_bindings=False):
    """The points, the fit signals, the ICP and outside intent of one account. Enter mends the line under the cursor."""

    FOCUS = SCORE

    def __init__(self, account_id: int) -> None:
        super().__init__()
        self.account_id = account_id
        self.row: ListedAccount | None = None
        self.source = SectionsSource(())
        self.sheet = Sheet(cursor_mode="row", show_header=False, id="score-sheet")
        for layout, columns in COLUMNS.items():
            self.sheet.set_columns(columns, layout)
        AccountKeys(self, OneAccount(account_id)).install(self)
        self.use(SheetKeys(self.sheet).handlers())
        self.bind(ScoreFixes(self, account_id, self).handlers())

    def body(self) -> Sequence[Widget]:
        return [Rule(), self.sheet]

    def load(self) -> None:
        from abm_tui.store.queries.listing import listed

        first = self.row is None
        self.row = self.read(listed, ids=[self.account_id])[0]
        self.source = SectionsSource(score_sections(self.row, self.today, self.framework))
        self.sheet.set_source(self.source, self.sheet.cursor_key)
        if first and self.row.derived is not None and "handoff" in self.row.derived.flags:
            self.say("Call them, or open a deal? H hands it over: who engaged, what they read, their pains.")

    def changed(self, changes: Sequence[ChangeFact], *, mine: bool) -> None:
        del mine
        if any(c.account_id in (self.account_id, None) for c in changes):
            self.reload()

    def heading(self) -> str:
        if self.row is None or self.row.derived is None:
            return " "
        return f" {shorten(self.row.account.name.upper(), 40)} › SCORE {self.row.derived.score.value}"

    def context(self) -> tuple[Any, Any]:
        if self.row is None or self.row.derived is None:
            return "", ""
        derived, fw = self.row.derived, self.framework
        does = advice_text(self.row.facts, derived, fw)
        return f" {does}", ending(derived, fw, self.size.width - cell_len(does) - 4, bands=False)

    # the lines, for the keys that mend them

    def ref(self) -> Any:
        """What the line under the cursor is about, None for nothing that can be mended."""
        return self.source.ref(self.sheet.cursor_key)

    def to_criteria(self) -> bool:
        """Go to the first criterion that is not met; False without an ICP."""
        assert self.row is not None
        assert self.row.derived is not None
        criteria = sorted(self.row.derived.fit.criteria, key=lambda c: c.answer is True)
        if criteria:
            self.sheet.move_to((ICP, criteria[0].code))
        return bool(criteria)
