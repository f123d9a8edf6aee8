"""Rows of a file of one kind, whatever becomes of them: what the import asks of each kind of rows."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import Counter
from typing import ClassVar

from abm_tui.exchange.fields import TABLES
from abm_tui.exchange.plan.import_plan import Reject, RowPlan
from abm_tui.exchange.rows.cells import Cells, Read
from abm_tui.exchange.rows.foreign_ids import Stranger, parted
from abm_tui.exchange.rows.workspace_rows import World
from abm_tui.exchange.values.keys import compared

Choices = frozenset[tuple[int, str]]  # (row, field)


class RowsOfKind(ABC):
    """One file's rows of one kind, in order."""

    kind: ClassVar[str]
    plain: ClassVar[frozenset[str]]  # fields that are columns of the table and nothing more
    # What a record of this kind is, and the fields (or fields in one) of which one record has one each in a file.
    told_apart_by: ClassVar[tuple[str, ...]] = ()

    def __init__(self, world: World, cells: Cells, vendor: str) -> None:
        self.world, self.cells = world, cells
        self.source = vendor or "file"
        self.table = TABLES[self.kind]
        self.in_file: dict[int, int] = {}  # our record → the row that brought it
        self._first: dict[int, Read] = {}  # our record → what that row says
        self.file_keys: set[str] = set()
        self.later: set[int] = set()  # rows that go after the others: another one says what their record is called
        self.strangers: list[Stranger] = []
        self.notes: Counter[str] = Counter()
        self.theirs: Choices = frozenset()
        self.ours: Choices = frozenset()
        self._names = {m.id: m.name for m in world.members}

    def survey(self, rows: list[Read]) -> None:
        """Look at all rows once, before the first is decided."""
        self.strangers = parted(self.world, self.source, self.kind, rows)
        self.file_keys = {compared(self.source, key) for got in rows for source, key in got.keys if not source}
        whole = {key for got in rows if got.keys and not self.lacks(got) for key in got.keys}
        self.later = {got.number for got in rows if whole.intersection(got.keys) and self.lacks(got)}

    @abstractmethod
    def row(self, got: Read) -> RowPlan:
        """Decide one row, and do it in the world unless it is rejected."""

    @abstractmethod
    def lacks(self, got: Read) -> tuple[str, str] | None:
        """(field, reason) when a new record cannot be made from the row."""

    def warnings(self) -> list[str]:
        """What a person should know of the whole file."""
        return []

    def rejected(self, got: Read, rejects: list[Reject]) -> RowPlan:
        """The row stays out, for these reasons."""
        return RowPlan(got.number, "rejected", rejects=rejects)

    def column_of(self, name: str) -> str:
        """What the file calls the column of our field; the field's name where it has none."""
        columns = self.cells.mapping.of(name)
        return columns[0].header if columns else name
