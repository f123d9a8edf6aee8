"""People, deals and activities that came in without an account: Enter says which one they belong to."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from textual.widget import Widget

from abm_tui.exchange.fields import WORDS
from abm_tui.keymap.action_ids import Do
from abm_tui.keymap.focuses import UNLINKED
from abm_tui.screens.actions.account_picker import AccountPicker, ask_account
from abm_tui.screens.actions.sheet import SheetKeys
from abm_tui.screens.shell.handlers import Handler
from abm_tui.screens.shell.place import Place
from abm_tui.text import count
from abm_tui.widgets.frame import Rule
from abm_tui.widgets.grid import Cell, Column, Row
from abm_tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from abm_tui.store.queries.sources import UnlinkedRecord

_COLUMNS = (
    Column("name", "Who or what", 34, flex=2, min_width=18),
    Column("account", "Account, as the file says", 30, flex=1, min_width=14),
)


@dataclass
class _Source:
    rows: Sequence[UnlinkedRecord] = ()
    by_id: dict[Hashable, UnlinkedRecord] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.by_id = {row.id: row for row in self.rows}

    @property
    def row_count(self) -> int:
        return len(self.rows)

    def row_at(self, index: int) -> Row:
        return Row(self.rows[index].id)

    def gutter(self, row_key: Hashable) -> str:
        del row_key
        return ""

    def cell(self, row_key: Hashable, column_key: str) -> Cell:
        row = self.by_id[row_key]
        return Cell(row.name) if column_key == "name" else Cell(row.account_text or "—", "dim")


class UnlinkedScreen(Place, inherit_bindings=False):
    """`kind` is one of contacts, opportunities, activities."""

    FOCUS = UNLINKED

    def __init__(self, kind: str) -> None:
        super().__init__()
        self.kind = kind
        self.source = _Source()
        self.sheet = Sheet(_COLUMNS, cursor_mode="row", show_rule=True, id="unlinked-sheet")
        self.use(SheetKeys(self.sheet).handlers(), AccountPicker(self).handlers())
        self.bind({Do.OPEN: Handler(self._link)})

    def body(self) -> Sequence[Widget]:
        return [self.sheet, Rule()]

    def heading(self) -> str:
        return f" IMPORT › {WORDS[self.kind][1].upper()} WITHOUT AN ACCOUNT"

    def context(self) -> tuple[Any, Any]:
        return f" {count(len(self.source.rows), *WORDS[self.kind])}", "linked by itself when the account arrives"

    def load(self) -> None:
        from abm_tui.store.queries.sources import unlinked

        self.source = _Source(self.read(unlinked, self.kind))
        self.sheet.set_source(self.source, self.sheet.cursor_key)
        self.sheet.empty = "Everything has its account."

    def _link(self) -> None:
        row = self.source.by_id.get(self.sheet.cursor_key)
        if row is None:
            self.say("Everything has its account. q goes back.")
            return

        def link(account_id: int) -> None:
            from abm_tui.store.commands import linking

            self.run(linking.link, self.kind, row.id, account_id)

        ask_account(self, link, label="Belongs to")
