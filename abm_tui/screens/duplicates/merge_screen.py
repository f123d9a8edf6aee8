"""Two records that may be one, field by field: ← keeps ours, → takes the other's, Enter makes them one.

s x says that they are two.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from textual.widget import Widget

from abm_tui.errors import NotFound
from abm_tui.exchange.fields import TABLES
from abm_tui.exchange.values.texts import as_text
from abm_tui.keymap.action_ids import Do
from abm_tui.keymap.focuses import MERGE
from abm_tui.models.account_fields import names_of
from abm_tui.models.field_kinds import Kind
from abm_tui.screens.actions.account_picker import AccountPicker
from abm_tui.screens.actions.sheet import SheetKeys
from abm_tui.screens.shell.handlers import Handler
from abm_tui.screens.shell.place import Place
from abm_tui.text import clean, count
from abm_tui.widgets.frame import Rule
from abm_tui.widgets.grid import Cell, Column, Row
from abm_tui.widgets.lines import Lines
from abm_tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from abm_tui.exchange.rows.duplicates import DuplicateSuggestion
    from abm_tui.screens.shell.host import Host

_OWNERS = names_of(Kind.OWNER)


@dataclass
class _Source:
    differ: dict[str, tuple[str, str]] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)

    @property
    def row_count(self) -> int:
        return len(self.differ)

    def row_at(self, index: int) -> Row:
        return Row(list(self.differ)[index])

    def gutter(self, row_key: Hashable) -> str:
        del row_key
        return ""

    def cell(self, row_key: Hashable, column_key: str) -> Cell:
        name = str(row_key)
        if column_key == "field":
            return Cell(name.replace("_", " "), "dim")
        theirs = column_key == "theirs"
        taken = (name in self.taken) == theirs
        return Cell(f"{'●' if taken else '○'} {self.differ[name][theirs]}", "" if taken else "dim")


class MergeScreen(Place, inherit_bindings=False):
    """`pair` as it was suggested: one stays, the other goes into it. `below` is the list, which writes and says it."""

    FOCUS = MERGE

    def __init__(self, pair: DuplicateSuggestion, below: Host) -> None:
        super().__init__()
        self.pair, self._below = pair, below
        self.source = _Source()
        keep, drop = pair.names
        columns = (
            Column("field", "", 16, frozen=True, min_width=10),
            Column("ours", f"stays: {keep}", 26, flex=1, min_width=14),
            Column("theirs", f"goes: {drop}", 26, flex=1, min_width=14),
        )
        self.sheet = Sheet(columns, cursor_mode="row", show_rule=True, id="merge-sheet")
        self.sheet.empty = "They nowhere contradict each other. Enter merges."
        self.about = Lines(id="merge-about")
        self.about.styles.height = 1
        self.use(SheetKeys(self.sheet).handlers(), AccountPicker(self).handlers())
        self.bind(
            {
                Do.LEFT: Handler(lambda: self._take(theirs=False)),
                Do.RIGHT: Handler(lambda: self._take(theirs=True)),
                Do.NEXT_FIELD: Handler(self.sheet.move_down),
                Do.PREVIOUS_FIELD: Handler(self.sheet.move_up),
                Do.OPEN: Handler(self._merge),
                Do.REMOVE: Handler(self._tell_apart, self._told_apart),
            }
        )

    def body(self) -> Sequence[Widget]:
        return [self.sheet, Rule(), self.about]

    def heading(self) -> str:
        return f" ONE AND THE SAME? {self.pair.names[0]} = {self.pair.names[1]}"

    def context(self) -> tuple[Any, Any]:
        sure = f"{self.pair.confidence} % sure · " if self.pair.confidence else ""
        return f" {self.pair.reason}", f"{sure}{count(len(self.source.differ), 'difference')}"

    def load(self) -> None:
        from abm_tui.store.queries.merging import differences

        names = {m.id: m.name for m in self.store.members}
        try:
            found = self.store.read(differences, TABLES[self.pair.kind], self.pair.keep, self.pair.drop)
        except NotFound:
            self.call_next(self.close, "One of the two is not there any more.")
            return

        def said(name: str, value: Any) -> str:
            return clean(as_text(value, names if name in _OWNERS else None))

        self.source = _Source({n: (said(n, a), said(n, b)) for n, (a, b) in found.items()}, self.source.taken)
        self.sheet.set_source(self.source, self.sheet.cursor_key)
        self.about.set_lines(
            [(" Blanks are filled, tags and notes joined; people, deals and history move along.", "dim")]
        )

    def _take(self, theirs: bool) -> None:
        name = self.sheet.cursor_key
        if not isinstance(name, str):
            self.say("There is nothing to choose. Enter merges.")
            return
        (self.source.taken.add if theirs else self.source.taken.discard)(name)
        self.sheet.refresh_changed()

    def _merge(self) -> None:
        """One step: u parts them again."""
        from abm_tui.store.commands.merging import merge

        taken = sorted(self.source.taken & self.source.differ.keys())
        self._below.write(merge, TABLES[self.pair.kind], self.pair.keep, self.pair.drop, taken)
        self.close()

    def _told_apart(self) -> str:
        return "" if self.pair.confidence else "They were told apart already. q goes back, and - suggests them again."

    def _tell_apart(self) -> None:
        """They are two."""
        from abm_tui.store.commands.telling_apart import tell_apart

        self._below.write(tell_apart, TABLES[self.pair.kind], self.pair.keep, self.pair.drop)
        self.close()
