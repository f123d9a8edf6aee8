"""Rows from the clipboard: the cells of Excel and Sheets as tabs, or any CSV; planned like a file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from abm_tui.exchange.addresses import read_domain, read_email
from abm_tui.exchange.fields import readers
from abm_tui.exchange.headers import find_kind, find_vendor, known, map_headers
from abm_tui.exchange.importing import plan
from abm_tui.exchange.plans import Input, Options, Plan
from abm_tui.exchange.problems import BadValue
from abm_tui.exchange.reading import How, SourceTable, read_text
from abm_tui.exchange.values import Told, reader

if TYPE_CHECKING:
    from collections.abc import Callable

    from abm_tui.store import Store

NAME = "the clipboard"
_SAMPLE = 50


def paste_table(text: str) -> SourceTable:
    """The pasted text as a table. Raises Refused (unreadable_file) for an empty one."""
    separator = "\t" if "\t" in text else ""
    table = read_text(text, NAME, How(separator=separator), known)
    if table.header_row and not any(map(known, table.headers)):
        # Of what people copy the first row is data, unless it names a column that we have heard of.
        table = read_text(text, NAME, How(separator=table.separator or "none", header_row=0), known)
    return table


def paste_kind(table: SourceTable) -> str:
    """What the rows are: by the headers, else people where there is an e-mail address, else accounts."""
    return find_kind(table.headers) or ("contacts" if "email" in _guessed(table, "contacts").values() else "accounts")


def paste_fields(table: SourceTable, kind: str) -> dict[str, str | None]:
    """What each pasted column becomes, for the preview: by its header, without a header by what its cells look like."""
    if table.header_row == 0:
        return dict.fromkeys(table.headers) | dict(_guessed(table, kind))
    fields = map_headers(table.headers, kind, find_vendor(table.headers)).as_json()
    taken = {field for field in fields.values() if field}
    for header, field in _guessed(table, kind).items():
        # A header nobody knows: its cells may still say what it is.
        if fields.get(header) is None and field not in taken and field in ("name", "domain", "email", "full_name"):
            fields[header] = field
            taken.add(field)
    return fields


def plan_paste(
    store: Store, text: str, *, kind: str = "", fields: dict[str, str | None] | None = None, values: Sequence[str] = ()
) -> Plan:
    """Plan the pasted rows. `fields`: column → our field or None, as the preview has them; guessed when not given.

    Raises what `importing.plan` raises.
    """
    table = paste_table(text)
    kind = kind or paste_kind(table)
    fields = paste_fields(table, kind) if fields is None else fields
    by_header = map_headers(table.headers, kind, find_vendor(table.headers)).as_json()
    maps = tuple(f"{header}={field or '-'}" for header, field in fields.items() if by_header.get(header) != field)
    options = Options(
        kind, maps, tuple(values), delimiter=table.separator or "none", header_row=table.header_row, gated=True
    )
    return plan(store, [Input(NAME, text=text)], options)


def _guessed(table: SourceTable, kind: str) -> dict[str, str]:
    """Columns whose cells give themselves away; the first of words is the name."""
    guesses: list[tuple[str, Callable[[str], object]]] = [("email", read_email), ("domain", read_domain)]
    if kind == "accounts":
        guesses += [(name, reader(name, [], Told())) for name in ("tier", "stage", "employees")]
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
    except BadValue:
        return False
