"""A file as a table of text: header, rows with their number in the file, and what is wrong with single rows.

Nothing here knows what a column means; `known` only says whether a header is one we have heard of.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from abm_tui.errors import UsageError
from abm_tui.exchange.files import non_record_lines, reports, workbook
from abm_tui.exchange.files.dialect import Known, Records, find_header, find_separator, usual_width
from abm_tui.exchange.files.encodings import decode, unreadable
from abm_tui.exchange.files.table import SHEET, FileRow, SourceTable
from abm_tui.text import clean

SIZE_LIMIT = 500 * 1024 * 1024
_HEAD = 9  # records
REASON = "reason"  # the column of rejected rows that says why (see rejects)
_WHY = re.compile(r"row \d+: ")


@dataclass(frozen=True)
class ReadAs:
    """What a person said about the file; empty = find out. `header_row` counts from 1, 0 = there is none."""

    encoding: str = ""
    separator: str = ""
    header_row: int | None = None
    sheet: str = ""  # of a workbook: its name, or its number from 1


def file_bytes(path: str | os.PathLike[str]) -> bytes:
    """What the file at `path` holds. Raises Refused (unreadable_file): a directory, missing, too large, locked."""
    file, name = Path(path), clean(Path(path).name)
    try:
        if file.is_dir():
            raise unreadable(name, "this is a directory, not a file.")
        if not file.exists():
            raise unreadable(name, "there is no such file.")
        if not file.is_file():
            raise unreadable(name, "this is no ordinary file. To read a stream, pipe it into: abm import -")
        if file.stat().st_size > SIZE_LIMIT:
            raise unreadable(name, f"it is larger than {SIZE_LIMIT // 1024 // 1024} MB. Split it and import the parts.")
        return file.read_bytes()
    except (OSError, ValueError) as error:
        raise unreadable(name, f"it cannot be read: {getattr(error, 'strerror', None) or error}.") from None


def read_bytes(data: bytes, name: str, how: ReadAs, known: Known) -> SourceTable:
    """The table in `data`, text or a workbook; `name` is what messages call it."""
    if workbook.is_workbook(data):
        sheet, records = workbook.read_workbook(data, name, how.sheet)
        return _table(records, name, f"{SHEET}{clean(sheet)}", "", how, known)
    decoded = decode(data, name, how.encoding)
    table = read_text(decoded.text, name, how, known)
    return replace(table, encoding=decoded.encoding, warnings=decoded.warnings + table.warnings)


def read_text(text: str, name: str, how: ReadAs, known: Known) -> SourceTable:
    """The table in `text`, for what arrives as text already (a paste)."""
    text = text.replace("\x00", "").removeprefix("\ufeff")
    told = _separator(how.separator) if how.separator else None
    separator, records = find_separator(text, known, told)
    return _table(records, name, "utf-8", separator, how, known)


def _table(records: Records, name: str, encoding: str, separator: str, how: ReadAs, known: Known) -> SourceTable:
    if not records.rows:
        raise unreadable(name, "the file is empty. Nothing was imported.")
    at = _header_at(records.rows, how.header_row, known, name)
    warnings = []
    if at is None:
        width = usual_width([row for row in records.rows if row])
        headers = tuple(f"Column {i}" for i in range(1, width + 1))
        warnings.append('There is no header row: the columns are called "Column 1", "Column 2", … for --map.')
    else:
        headers = _named(records.rows[at])
        if at:
            warnings.append(f"The header is row {at + 1}; the rows above it were passed over.")
    first = 0 if at is None else at + 1
    rows = _rows(records, first, headers, known)
    columns, rows = reports.grouped(headers, rows, known)
    for header in columns[len(headers) :]:
        warnings.append(f'The rows are grouped: what their headings say is the column "{header}".')
    if records.cut:
        begins = len(records.rows)
        warnings.append(
            f"The file ends inside a quoted cell that begins in row {begins}: only the rows before it count."
        )
    elif rows and rows[-1].reason and len(rows[-1].cells) < len(headers):
        warnings.append(f"The last row ({rows[-1].number}) is short: was the file cut?")
    above = tuple(tuple(clean(cell) for cell in row) for row in records.rows[: at or 0])
    head = tuple(tuple(row) for row in records.rows[:_HEAD])
    header_row = 0 if at is None else at + 1
    return SourceTable(name, encoding, separator, header_row, columns, rows, warnings, above, head)


def says_why(records: Sequence[Sequence[str]]) -> bool:
    """Whether these records are rows that stayed out, under their header: the last column says of each row why."""
    some = records[:2]
    return len(some) == 2 and list(some[0][-1:]) == [REASON] and bool(some[1]) and bool(_WHY.match(some[1][-1]))


def _separator(told: str) -> str:
    separator = {"tab": "\t", "\\t": "\t", "comma": ",", "semicolon": ";", "pipe": "|", "none": ""}.get(
        told.lower(), told
    )
    if len(separator) > 1 or separator in ('"', "\n", "\r"):
        raise UsageError("bad_delimiter", f'A delimiter is one character or "tab", not "{clean(told)}".')
    return separator


def _header_at(rows: list[list[str]], told: int | None, known: Known, name: str) -> int | None:
    if told is None:
        return 0 if says_why(rows) else find_header(rows, known)
    if told == 0:
        return None
    if not 0 < told <= len(rows):
        raise UsageError("bad_header_row", f"{name} has {len(rows)} rows: --header-row {told} is not one of them.")
    return told - 1


def _named(cells: list[str]) -> tuple[str, ...]:
    """Each column under a name of its own: blank ones by their place, equal ones counted."""
    names: list[str] = []
    for i, cell in enumerate(cells, start=1):
        name = base = clean(cell)[:200] or f"Column {i}"
        again = 2
        while name in names[:200]:  # beyond that a clash costs a label, not data: columns are addressed by their place
            name, again = f"{base} ({again})", again + 1
        names.append(name)
    return tuple(names)


def _rows(records: Records, first: int, headers: tuple[str, ...], known: Known) -> list[FileRow]:
    width = len(headers)
    wanted = [h.casefold() for h in headers]
    rows: list[FileRow] = []
    for number, cells in enumerate(records.rows[first:], start=first + 1):
        if records.cut and number == len(records.rows):
            rows.append(
                FileRow(number, tuple(cells), reason="the file ends inside this row: a quote is never closed; close it")
            )
            continue
        if len(cells) > width and not any(cell.strip() for cell in cells[width:]):
            cells = cells[:width]  # noqa: PLW2901 — trailing separators are no data
        kept = tuple(cells)
        skip = reports.skip(kept, wanted, known)
        if skip:
            rows.append(FileRow(number, kept, skip=skip))
        elif len(kept) != width:
            rows.append(FileRow(number, kept, reason=_ragged(len(kept), width)))
        else:
            rows.append(FileRow(number, kept))
    return reports.without_footer(non_record_lines.without_asides(reports.without_titles(rows), width))


def _ragged(cells: int, width: int) -> str:
    way = "put cells with a separator in quotes" if cells > width else "add what is missing"
    return f"the row has {cells} cells, the header has {width}; {way}"
