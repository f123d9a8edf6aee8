"""Records that may be one and the same: why, and how sure. Enter opens the pair; nothing is merged unasked.

Who was told apart stands below, and may be suggested again.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from textual.widget import Widget

from abm_tui.exchange.fields import TABLES
from abm_tui.keymap.action_ids import Do
from abm_tui.keymap.focuses import DUPLICATES
from abm_tui.screens.actions.account_picker import AccountPicker
from abm_tui.screens.actions.sheet import SheetKeys
from abm_tui.screens.shell import routes
from abm_tui.screens.shell.handlers import Handler
from abm_tui.screens.shell.place import Place
from abm_tui.text import count
from abm_tui.widgets.frame import Rule
from abm_tui.widgets.grid import Cell, Column, Row
from abm_tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from abm_tui.exchange.plan.row_progress import Progress
    from abm_tui.exchange.rows.duplicates import DuplicateSuggestion
    from abm_tui.screens.shell.writer import Written
    from abm_tui.store import Store
    from abm_tui.store.change_fact import ChangeFact
    from abm_tui.store.unit import Unit

_COLUMNS = (
    Column("sure", "Sure", 5, align="right"),
    Column("keep", "This stays", 22, flex=1, min_width=12),
    Column("drop", "This goes into it", 22, flex=1, min_width=12),
    Column("reason", "Why", 30, flex=1, min_width=14),
)
_KINDS = ("accounts", "contacts")


@dataclass
class _Source:
    rows: Sequence[DuplicateSuggestion] = ()
    by_key: dict[Hashable, DuplicateSuggestion] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.by_key = {(row.kind, row.keep, row.drop): row for row in self.rows}

    @property
    def row_count(self) -> int:
        return len(self.rows)

    def row_at(self, index: int) -> Row:
        row = self.rows[index]
        return Row((row.kind, row.keep, row.drop))

    def gutter(self, row_key: Hashable) -> str:
        del row_key
        return ""

    def of(self, row_key: Hashable) -> DuplicateSuggestion | None:
        return self.by_key.get(row_key)

    def cell(self, row_key: Hashable, column_key: str) -> Cell:
        row = self.of(row_key)
        assert row is not None
        text = {
            "sure": f"{row.confidence} %" if row.confidence else "two",
            "keep": row.names[0],
            "drop": row.names[1],
            "reason": row.reason,
        }[column_key]
        return Cell(text, "dim" if column_key in {"sure", "reason"} or not row.confidence else "")


class DuplicatesScreen(Place, inherit_bindings=False):
    """The surest first, accounts and people."""

    FOCUS = DUPLICATES

    def __init__(self) -> None:
        super().__init__()
        self.source = _Source()
        self.looked = False
        self.sheet = Sheet(_COLUMNS, cursor_mode="row", show_rule=True, id="duplicates-sheet")
        self.use(SheetKeys(self.sheet).handlers(), AccountPicker(self).handlers())
        self.bind(
            {
                Do.OPEN: Handler(self._open, self._no_pair),
                Do.REMOVE: Handler(self._tell_apart, self._not_suggested),
                Do.BACKWARD: Handler(self._suggest_again, self._not_told_apart),
            }
        )

    def body(self) -> Sequence[Widget]:
        return [self.sheet, Rule()]

    def heading(self) -> str:
        return " POSSIBLE DUPLICATES"

    def context(self) -> tuple[Any, Any]:
        if not self.looked:
            return "", ""
        asked = [row for row in self.source.rows if row.confidence]
        people = sum(row.kind == "contacts" for row in asked)
        said = f" {count(len(asked) - people, 'pair')} of accounts · {people} of people"
        if two := len(self.source.rows) - len(asked):
            said += f" · {two} told apart"
        return said, "nothing is merged unasked"

    def load(self) -> None:
        if self.background.runs:
            return

        def job(store: Store, progress: Progress) -> list[DuplicateSuggestion]:
            from abm_tui.exchange.rows.duplicates import suggestions, told_apart

            found = []
            for kind in _KINDS:
                progress(kind, 0, 0)
                found += suggestions(store, kind) + told_apart(store, kind)
            return sorted(found, key=lambda s: -s.confidence)

        self.work("Looking for what is there twice", job, self._found)

    def _found(self, rows: list[DuplicateSuggestion]) -> None:
        self.looked = True
        self.source = _Source(rows)
        self.sheet.empty = "Nothing looks as if it were there twice. q goes back."
        self.sheet.set_source(self.source, self.sheet.cursor_key)
        self.show_frame()

    def changed(self, changes: Sequence[ChangeFact], *, mine: bool) -> None:
        if mine or any(c.entity in {"account", "contact", "apart"} for c in changes):
            self.reload()

    def _pair(self) -> DuplicateSuggestion | None:
        return self.source.of(self.sheet.cursor_key)

    def _no_pair(self) -> str:
        return "" if self._pair() is not None else "There is no pair here. q goes back."

    def _open(self) -> None:
        row = self._pair()
        assert row is not None
        self.open(routes.Merge(row))

    def _not_suggested(self) -> str:
        row = self._pair()
        said = row is not None and not row.confidence
        return "They were told apart already. - suggests them again." if said else self._no_pair()

    def _tell_apart(self) -> None:
        """They are two."""
        from abm_tui.store.commands.telling_apart import tell_apart

        if self._run(tell_apart):
            self.sheet.move_down()  # the row goes below; the next one is looked at next

    def _not_told_apart(self) -> str:
        row = self._pair()
        said = row is not None and row.confidence
        return "They are suggested. s x says that they are two." if said else self._no_pair()

    def _suggest_again(self) -> None:
        """They were told apart, and may be one."""
        from abm_tui.store.commands.telling_apart import suggest_again

        self._run(suggest_again)

    def _run(self, command: Callable[[Unit, str, int, int], None]) -> Written:
        row = self._pair()
        assert row is not None
        return self.run(command, TABLES[row.kind], row.keep, row.drop)
