"""A file as it was read: its header, its rows, and what is wrong with single ones."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

SHEET = "sheet "  # before its name, where a text has its encoding
_SHOWN = 8  # headers named in one sentence


@dataclass(frozen=True, slots=True)
class FileRow:
    """One data row. `number` is its row as a spreadsheet counts; `reason` says why it cannot be taken as it is."""

    number: int
    cells: tuple[str, ...]
    reason: str = ""
    skip: str = ""


@dataclass(frozen=True)
class SourceTable:
    """A file as read. `header_row` counts from 1, 0 = none. `rows` holds every data row, wrong and skipped ones too.

    `head` is how the file begins, whatever is a header: for whoever has to say which row it is.
    """

    file: str
    encoding: str
    separator: str
    header_row: int
    headers: tuple[str, ...]
    rows: list[FileRow]
    warnings: list[str] = field(default_factory=list)
    above: tuple[tuple[str, ...], ...] = ()  # the rows above the header: a report's title and the like
    head: tuple[tuple[str, ...], ...] = ()  # the first rows as they are

    @property
    def is_sheet(self) -> bool:
        """Whether it stood in a workbook, which has neither an encoding nor a separator."""
        return self.encoding.startswith(SHEET)

    def cells(self) -> Iterator[tuple[str, ...]]:
        """Those of the rows that hold a record."""
        return (row.cells for row in self.rows if not row.skip)

    def named(self) -> str:
        """The headers, as many as a sentence holds."""
        return ", ".join(self.headers[:_SHOWN]) + (" …" if len(self.headers) > _SHOWN else "")
