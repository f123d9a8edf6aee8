"""Rows from the clipboard: the cells of Excel and Sheets as tabs, or any CSV; drafted like a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abm_tui.exchange.columns.header_tables import spelt
from abm_tui.exchange.columns.headers import known, likely_kinds, map_headers
from abm_tui.exchange.columns.likeness import as_known
from abm_tui.exchange.columns.person_rows import name_only_companies
from abm_tui.exchange.columns.vendor_detection import find_vendor
from abm_tui.exchange.fields import readers
from abm_tui.exchange.files.reading import ReadAs, read_text
from abm_tui.exchange.files.table import SourceTable
from abm_tui.exchange.values.addresses import read_domain, read_email
from abm_tui.exchange.values.problems import BadCell
from abm_tui.exchange.values.readers import ReaderContext, reader

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


NAME = "the clipboard"
_SAMPLE = 50


def paste_table(text: str) -> SourceTable:
    """The pasted text as a table. Raises Refused (unreadable_file) for an empty one."""
    separator = "\t" if "\t" in text else ""
    table = read_text(text, NAME, ReadAs(separator=separator), known)
    if table.header_row and not any(map(known, table.headers)):
        # Of what people copy the first row is data, unless it names a column that we have heard of.
        table = read_text(text, NAME, ReadAs(separator=table.separator or "none", header_row=0), known)
    return table


def paste_kind(table: SourceTable) -> str:
    """What the rows are: by the headers, "" where they do not say.

    Without a header, or with one that is about a company only: people where there is an e-mail address, else accounts.
    """
    likely = likely_kinds(table.headers, table.cells())
    if len(likely) == 1:
        return likely[0]
    if likely or not (table.header_row == 0 or _only_of_companies(table.headers)):
        return ""
    return "contacts" if "email" in _guessed(table, "contacts").values() else "accounts"


def _only_of_companies(headers: Sequence[str]) -> bool:
    if name_only_companies(as_known(headers, spelt())):
        return True
    return all(column.field for column in map_headers(headers, "accounts", "").columns)


def paste_fields(table: SourceTable, kind: str) -> dict[str, str | None]:
    """What each pasted column becomes, for the preview: by its header, without a header by what its cells look like."""
    if table.header_row == 0:
        return dict.fromkeys(table.headers) | dict(_guessed(table, kind))
    fields = map_headers(table.headers, kind, find_vendor(table.headers, table.cells())).as_json()
    taken = {field for field in fields.values() if field}
    for header, field in _guessed(table, kind).items():
        # A header nobody knows: its cells may still say what it is.
        if fields.get(header) is None and field not in taken and field in ("name", "domain", "email", "full_name"):
            fields[header] = field
            taken.add(field)
    return fields


def _guessed(table: SourceTable, kind: str) -> dict[str, str]:
    """Columns whose cells give themselves away; the first of words is the name."""
    guesses: list[tuple[str, Callable[[str], object]]] = [("email", read_email), ("domain", read_domain)]
    if kind == "accounts":
        guesses += [(name, reader(name, [], ReaderContext())) for name in ("tier", "stage", "employees")]
    known_fields = readers(kind)
    found: dict[str, str] = {}
    rows = [row.cells for row in table.rows if not row.reason and not row.skip][:_SAMPLE]
    for at, header in enumerate(table.headers):
        cells = [row[at].strip() for row in rows if row[at].strip()]
        if not cells:
            continue
        for field, read in guesses:
            if field in known_fields and field not in found.values() and _all_read(cells, read):
                found[header] = field
                break
        else:
            name = "full_name" if kind == "contacts" else "name"
            if name in known_fields and name not in found.values() and not all(c[:1].isdigit() for c in cells):
                found[header] = name
    return found


def _all_read(cells: list[str], read: Callable[[str], object]) -> bool:
    try:
        return all(read(cell) is not None for cell in cells)
    except BadCell:
        return False
