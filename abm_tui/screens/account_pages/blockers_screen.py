"""In the way, set-up and programme: every line with its age, its owner and the key that mends it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from textual.widget import Widget

from abm_tui.keymap.focuses import BLOCKERS
from abm_tui.models.facts import TouchFact
from abm_tui.rules.blockers.programme import NOTHING
from abm_tui.screens.account_pages.blocker_edits import BlockerEdits
from abm_tui.screens.account_pages.blockers_rows import COLUMNS, BlockerRow, BlockersSource, source_of
from abm_tui.screens.actions.account_keys import AccountKeys
from abm_tui.screens.actions.deals import DealActions
from abm_tui.screens.actions.fixes import FixActions
from abm_tui.screens.actions.here import OneAccount
from abm_tui.screens.actions.sheet import SheetKeys
from abm_tui.screens.shell.place import Place
from abm_tui.text import shorten
from abm_tui.widgets.frame import Rule
from abm_tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from abm_tui.store.change_fact import ChangeFact
    from abm_tui.store.queries.listing import ListedAccount

_TOUCH_LINES = frozenset({"touch_overdue", "next_step_late", "asset_missing", "collision"})
_RESTS = 0.05  # seconds until the account's own lines are painted


class BlockersScreen(Place, inherit_bindings=False):
    """Enter resolves a line and brings back what was put off; e opens what it is about, the last column what mends."""

    FOCUS = BLOCKERS

    def __init__(self, account_id: int) -> None:
        super().__init__()
        self.account_id = account_id
        self.row: ListedAccount | None = None
        self.source: BlockersSource | None = None
        self.programme = NOTHING
        self.sheet = Sheet(COLUMNS, cursor_mode="row", id="blockers-sheet")
        self.sheet.empty = "Nothing is in the way. a writes something down."
        fixes = FixActions(self, DealActions(self).ask_deal)
        AccountKeys(self, OneAccount(account_id), self).install(self)
        self.use(SheetKeys(self.sheet).handlers())
        self.bind(BlockerEdits(self, account_id, self.line, fixes).handlers())

    def body(self) -> Sequence[Widget]:
        return [self.sheet, Rule()]

    def on_mount(self) -> None:
        self.set_timer(_RESTS, self._load_programme)

    # reading

    def load(self) -> None:
        from abm_tui.store.queries.listing import listed

        self.row = self.read(listed, ids=[self.account_id])[0]
        self._show()

    def _load_programme(self) -> None:
        """The lines about all accounts, once the account's own are there."""
        from abm_tui.store.queries.programme import programme

        if self.row is not None:
            self.programme = self.read(programme)
            self._show()

    def _show(self) -> None:
        assert self.row is not None
        assert self.row.derived is not None
        names = {m.id: m.name for m in self.members}
        facts, today = self.row.facts, self.today
        self.source = source_of(self.row.derived, facts.blockers, self.programme, names, today)
        before = self.sheet.cursor_index
        known = self.sheet.cursor_key in self.source.lines
        self.sheet.set_source(self.source, self.sheet.cursor_key if known else None)
        if not known and before > 0 and self.source.rows:
            self.sheet.move_to(self.source.rows[min(before, len(self.source.rows) - 1)].key)

    def changed(self, changes: Sequence[ChangeFact], *, mine: bool) -> None:
        del mine
        if any(c.account_id == self.account_id or c.entity == "asset" for c in changes):
            self.reload()

    def line(self) -> BlockerRow | None:
        """The line under the cursor."""
        return self.source.lines.get(self.sheet.cursor_key) if self.source is not None else None

    def touch(self) -> TouchFact | None:
        """The touch the line under the cursor is about, else the account's next step."""
        line = self.line()
        raised = line.raised if line is not None else None
        if self.row is None:
            return None
        if raised is not None and raised.code in _TOUCH_LINES:
            found = next((t for t in self.row.facts.touches if t.id == raised.ref), None)
            if found is not None:
                return found
        return self.row.derived.next_touch if self.row.derived else None

    # the frame

    def heading(self) -> str:
        return f" {shorten(self.row.account.name.upper(), 40) if self.row else ''} › IN THE WAY"

    def context(self) -> tuple[Any, Any]:
        if self.row is None or self.row.derived is None:
            return "", ""
        way = sum(r.drawer == "way" for r in self.row.derived.raised)
        setup = len(self.row.derived.raised) - way
        return f" {way} in the way · {setup} to set up", "Enter resolves, the last column mends"
