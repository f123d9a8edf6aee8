"""How a source's file was read, by what was said of it: tried on its next file, and held where it fits that one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from abm_tui.errors import AbmError
from abm_tui.exchange.columns.headers import known
from abm_tui.exchange.fields import readers
from abm_tui.exchange.files import workbook
from abm_tui.exchange.files.reading import ReadAs, read_bytes, read_text
from abm_tui.exchange.files.table import SourceTable
from abm_tui.exchange.imports.kind_questions import mapping_of
from abm_tui.exchange.imports.remembered_mappings import Memory, applied, of_source, remembered
from abm_tui.exchange.plan.import_plan import Input, Options
from abm_tui.exchange.rows.whole_file import stem
from abm_tui.exchange.values import amounts, dates
from abm_tui.exchange.values.day_order import DAYS
from abm_tui.exchange.values.problems import BadCell
from abm_tui.text import clean

if TYPE_CHECKING:
    from abm_tui.store import Store

_OF_TEXT, _OF_WORKBOOK = ("encoding", "delimiter", "header_row"), ("sheet", "header_row")
_TRIED = 10  # ways of other files that are tried on one that nobody knows
_HEAD = 200_000  # bytes of it
_CALLED = {
    "encoding": "the encoding",
    "delimiter": "the separator",
    "header_row": "the header row",
    "sheet": "the sheet",
    "date_order": "the order of days",
    "decimal": "the decimal mark",
}


def read_table(file: Input, options: Options) -> SourceTable:
    """The file's text as rows. Raises Refused (unreadable_file), and UsageError (which_sheet) for a workbook."""
    how = ReadAs(options.encoding, options.delimiter, options.header_row, options.sheet)
    if file.text is not None:
        return read_text(file.text, file.name, how, known)
    return read_bytes(file.data, file.name, how, known)


def read_as_before(
    store: Store, files: Sequence[Input], options: Sequence[Options]
) -> list[tuple[SourceTable, Options]]:
    """Each file, read as what was said for its source before says, with what is said now (`options`) over it.

    What was said then and does not fit the file is left aside; a warning of the table says so. Raises what
    `read_table` raises.
    """
    memories = [] if all(said.fresh for said in options) else remembered(store)
    return [_read(file, said, [] if said.fresh else memories) for file, said in zip(files, options, strict=True)]


def _read(file: Input, said: Options, memories: Sequence[Memory]) -> tuple[SourceTable, Options]:
    if not memories:
        return read_table(file, said), said
    table, options, unfit = _found(file, said, memories)
    now = applied(table, options, memories)
    for name in _contradicted(table, said, now):
        unfit[name] = getattr(now, name)
        now = replace(now, **{name: ""})  # type: ignore[arg-type]
    if unfit:
        named = ", ".join(f"{_CALLED[name]} {clean(str(value))}" for name, value in unfit.items())
        warning = f"Not as last time, for it does not fit this file: {named}."
        table = replace(table, warnings=[warning, *table.warnings])
    return table, now


def _found(file: Input, said: Options, memories: Sequence[Memory]) -> tuple[SourceTable, Options, dict[str, Any]]:
    """The file as it is read, the options for that, and what was said of its source's last file and does not fit."""
    try:
        table, problem = read_table(file, said), None
    except AbmError as error:
        table, problem = None, error
    same = of_source(table, said, memories) if table is not None else None
    if table is not None and same is not None:
        way = _way(file, said, same)
        found = _read_so(file, said, way, same, table) if way else None
        holds = way if found is not None else {}
        for name in way if found is None and len(way) > 1 else ():
            more = holds | {name: way[name]}
            with_it = _read_so(file, said, more, same, table)
            found, holds = (with_it, more) if with_it is not None else (found, holds)
        return found or table, replace(said, **holds), {n: way[n] for n in way if n not in holds}
    for way, memory in _ways(file, said, memories):
        if _read_so(_head(file), said, way, memory) and (found := _read_so(file, said, way, memory)):
            return found, replace(said, **way), {}
    if table is None:
        assert problem is not None
        raise problem
    return table, said, {}


def _way(file: Input, said: Options, memory: Memory) -> dict[str, Any]:
    """How the file of the memory was read, as far as nothing else is said now."""
    if file.text is not None:
        return {}
    names = _OF_WORKBOOK if workbook.is_workbook(file.data) else _OF_TEXT
    return {name: memory[name] for name in names if name in memory and getattr(said, name) in ("", None)}


def _ways(file: Input, said: Options, memories: Sequence[Memory]) -> list[tuple[dict[str, Any], Memory]]:
    """The ways in which files of any source were read, the newest first.

    Without a header a file's columns have no names to know it by: there it has to be called alike.
    """
    found: list[tuple[dict[str, Any], Memory]] = []
    for memory in memories:
        way = _way(file, said, memory)
        alike = way.get("header_row") != 0 or memory["stem"] == stem(file.name)
        if way and alike and all((way, memory["headers"]) != (w, m["headers"]) for w, m in found):
            found.append((way, memory))
    return found[:_TRIED]


def _read_so(
    file: Input, said: Options, way: dict[str, Any], memory: Memory, by_itself: SourceTable | None = None
) -> SourceTable | None:
    """The file, read so, where that makes it one of the memory's source. `by_itself`: as it reads without."""
    encoding = way.get("encoding", "")
    unicode = by_itself is not None and by_itself.encoding.startswith("utf") and not file.data.isascii()
    if encoding and unicode and not encoding.casefold().startswith("utf"):
        return None  # it says itself what it is in
    try:
        table = read_table(file, replace(said, **way))
    except AbmError:
        return None
    return table if of_source(table, said, [memory]) is not None else None


def _head(file: Input) -> Input:
    if len(file.data) <= _HEAD or workbook.is_workbook(file.data):
        return file
    return replace(file, data=file.data[: file.data.rfind(b"\n", 0, _HEAD) + 1 or _HEAD])


def _contradicted(table: SourceTable, said: Options, now: Options) -> list[str]:
    """Of the order of days and the decimal mark that only are as last time: those by which a cell is not readable."""
    names = [name for name in ("date_order", "decimal") if getattr(now, name) and not getattr(said, name)]
    if not names:
        return []
    try:
        mapping = mapping_of(table, now)
    except AbmError:
        return []
    kinds = readers(mapping.kind)
    cells: dict[str, set[str]] = {name: set() for name in names}
    for column in mapping.columns:
        kind = kinds[column.field] if column.field else ""
        name = "decimal" if kind == "money" else "date_order" if kind in DAYS else ""
        if name in cells:
            cells[name] |= {row.cells[column.at] for row in table.rows if not row.reason and not row.skip}
    return [name for name in names if any(_is_otherwise(name, cell, getattr(now, name)) for cell in cells[name])]


def _is_otherwise(name: str, cell: str, way: str) -> bool:
    """Whether the cell can be read, but not so."""
    if name == "date_order":
        return not _reads(dates.read_day, cell, way) and _reads(dates.read_day, cell, "")
    return not _reads(amounts.read_money, cell, way) and _reads(amounts.read_money, cell, "." if way == "," else ",")


def _reads(read: Any, cell: str, way: str) -> bool:
    try:
        read(cell, way)
    except BadCell:
        return False
    return True
