"""What one session wrote itself: nobody is in conflict with his own edits, only with those of others."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from abm_tui.store.change_fact import ChangeFact

MOST = 2_000  # cells that are remembered, the latest

Cell = tuple[str, int, str]  # table, row, column


class OwnWrites:
    """The cells that this session wrote: what stood in them before, and what stands there if nobody changed it since.

    Values are compared as the journal keeps them, as JSON.
    """

    def __init__(self) -> None:
        self._cells: OrderedDict[Cell, tuple[frozenset[str | None], str | None]] = OrderedDict()

    def note(self, changes: Iterable[ChangeFact]) -> None:
        """Remember what was written just now."""
        for change in changes:
            if change.op != "set":
                continue
            cell = (change.entity, change.entity_id, change.field)
            before, _ = self._cells.pop(cell, (frozenset[str | None](), None))
            self._cells[cell] = (before | {change.old, change.new}, change.new)
            if len(self._cells) > MOST:
                self._cells.popitem(last=False)

    def covers(self, cell: Cell, seen: str | None, current: str | None) -> bool:
        """Whether what stands there now is what this session wrote over what its editor had seen."""
        known = self._cells.get(cell)
        return known is not None and seen in known[0] and current == known[1]
