"""A spreadsheet file (.xlsx, .xlsm, .xlsb, .xls, .ods) as records of text, the way its owner sees the cells.

python-calamine reads it: it knows all five formats, keeps days apart from numbers, and is fast.
"""

from __future__ import annotations

import io
import math
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from abm_tui.errors import Fix, UsageError
from abm_tui.exchange.files.dialect import Records
from abm_tui.exchange.files.encodings import unreadable
from abm_tui.exchange.values.money import Number
from abm_tui.text import clean, count

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

_OLD = b"\xd0\xcf\x11\xe0"  # the container of .xls, of old Word and PowerPoint files too
_ZIP = b"PK\x03\x04"
_INSIDE = ("xl/workbook.xml", "xl/workbook.bin", "content.xml")
_UNPACKED_LIMIT = 1 << 30  # bytes; a small file that unpacks to more than this is no table of ours


def is_workbook(data: bytes) -> bool:
    """Whether the bytes are a spreadsheet, whatever the file is called. A zip archive of anything else is none."""
    if data.startswith(_OLD):
        return True
    if not data.startswith(_ZIP):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return any(name in archive.namelist() for name in _INSIDE)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False


def read_workbook(data: bytes, name: str, wanted: str = "") -> tuple[str, Records]:
    """(the sheet's name, its records), the sheet's first row first, so that row numbers are the spreadsheet's.

    `wanted` is a sheet's name or its number from 1. Raises Refused (unreadable_file) for what cannot be read,
    UsageError where several sheets have rows and none was named.
    """
    from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

    _check_size(data, name)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        hidden = {sheet.name for sheet in book.sheets_metadata if sheet.visible != SheetVisibleEnum.Visible}
        rows = {sheet: _rows(book.get_sheet_by_name(sheet)) for sheet in book.sheet_names}
    except (CalamineError, ValueError, OSError, KeyError) as error:
        why = clean(str(error)).rstrip(".")
        raise unreadable(name, f"the workbook cannot be read ({why}). Save it again, or as CSV (UTF-8).") from None
    filled = {sheet: records for sheet, records in rows.items() if any(any(row) for row in records)}
    # What its owner does not see is not asked about, unless there is nothing else.
    filled = {sheet: records for sheet, records in filled.items() if sheet not in hidden} or filled
    sheet = _chosen(list(rows), filled, name, wanted)
    return sheet, Records([[cell_text(value) for value in row] for row in _ended(rows[sheet])])


def _rows(sheet: CalamineSheet) -> list[list[Any]]:
    """The sheet's rows; a word in cells that are merged down stands in each of them, as its reader sees it.

    A number does not: it would count once for each row.
    """
    rows = sheet.to_python(skip_empty_area=False)
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        if left != right or top >= len(rows) or left >= len(rows[top]) or not isinstance(rows[top][left], str):
            continue
        for row in rows[top + 1 : bottom + 1]:
            row[left] = row[left] or rows[top][left]
    return rows


def cell_text(value: Any) -> str:
    """A cell as its owner reads it: whole numbers without .0, days as ISO, yes and no as TRUE and FALSE.

    A number stays known for one: nobody has to say what its point means.
    """
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        whole = math.isfinite(value) and value == int(value) and abs(value) < 1e15
        return Number(int(value) if whole else repr(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ", timespec="seconds")
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    return "" if value is None else str(value)


def _check_size(data: bytes, name: str) -> None:
    if not data.startswith(_ZIP):
        return
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > _UNPACKED_LIMIT:
            raise unreadable(name, "the workbook unpacks to more than 1 GB. Save the sheet as CSV and import that.")


def _ended(rows: Sequence[Sequence[Any]]) -> Sequence[Sequence[Any]]:
    """Without the blank rows that a sheet's formatting leaves at its end."""
    end = len(rows)
    while end and not any(cell not in ("", None) for cell in rows[end - 1]):
        end -= 1
    return rows[:end]


def _chosen(names: Sequence[str], filled: Mapping[str, Sequence[Sequence[Any]]], name: str, wanted: str) -> str:
    if wanted:
        by_name = {sheet.casefold(): sheet for sheet in names}
        found = by_name.get(wanted.casefold())
        if found is None and wanted.isascii() and wanted.isdigit() and 0 < int(wanted) <= len(names):
            found = names[int(wanted) - 1]
        if found is None:
            raise UsageError("no_such_sheet", f'{name} has no sheet "{clean(wanted)}". It has: {_listed(names)}.')
        return found
    if not filled:
        raise unreadable(name, "the workbook is empty. Nothing was imported.")
    if len(filled) > 1:
        raise UsageError(
            "which_sheet",
            f"{name} has several sheets with rows: {_listed(list(filled))}. Name one with --sheet.",
            Fix(command=f'--sheet "{clean(next(iter(filled)))}"'),
            sheets={sheet: _overview(rows) for sheet, rows in filled.items()},
        )
    return next(iter(filled))


def _overview(rows: Sequence[Sequence[Any]]) -> str:
    """`43 rows: Company, Website, City`."""
    first = next(row for row in rows if any(row))
    cells = [clean(cell_text(cell))[:24] for cell in first if cell not in ("", None)]
    return f"{count(len(rows), 'row')}: {', '.join(cells[:6])}"


def _listed(names: Sequence[str]) -> str:
    return ", ".join(clean(name) for name in names[:12]) + (" …" if len(names) > 12 else "")
