"""What a file of this kind lives by and no column was taken for, though one that is left out looks like it.

Of a vendor whose files we know it is no news that most columns stay out. That the addresses of its people do is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from abm_tui.exchange.columns.headers import FileColumn, Mapping
from abm_tui.exchange.files.table import SourceTable
from abm_tui.text import count

_ADDRESS = re.compile(r"[^\s@,;]+@[^\s@,;]+\.[^\s@,;]{2,}")
_AMOUNT = re.compile(r"[^\w\d]*([A-Z]{3} )?[^\w\d]*\d[\d.,' \u00a0\u202f]*( ?[A-Z]{3}| ?[€$£])?")
_DAY = re.compile(r"(\d{4}-\d\d?-\d\d?|\d\d?[./-]\d\d?[./-]\d{2,4})([T ].*)?")
# Kind → (our field, as a sentence says it, what its cells look like).
_NEEDS: dict[str, tuple[tuple[str, str, re.Pattern[str]], ...]] = {
    "contacts": (("email", "e-mail address of the people", _ADDRESS),),
    "opportunities": (
        ("amount", "amount of the deals", _AMOUNT),
        ("close_date", "day the deals close", _DAY),
    ),
}
# What says whom a row of activities is about.
_WHO = ("contact", "contact_record_id", "full_name", "first_name", "last_name")
_MOSTLY = 0.5  # of the cells that are filled: one or another of a meeting's people is always somebody unknown
_LOOKED_AT = 200  # rows
_SHOWN = 3


def missing(table: SourceTable, mapping: Mapping) -> list[str]:
    """A sentence for each field that nothing was taken for, where a column that is left out may be it."""
    said = []
    for field, what, looks in _NEEDS.get(mapping.kind, ()):
        likely = [] if mapping.of(field) else list(_looking_like(table, mapping.columns, looks))
        if likely:
            some = ", ".join(f'"{header}"' for header in likely[:_SHOWN]) + (" …" if len(likely) > _SHOWN else "")
            said.append(f'No column was taken for the {what}; left out: {some}. --map "{likely[0]}={field}" takes it.')
    return said


def nobody(table: SourceTable, mapping: Mapping, names_ours: Callable[[str], bool]) -> list[str]:
    """That activities come in without anybody though a column names people; `names_ours`: whether a cell names ours."""
    if mapping.kind != "activities" or any(map(mapping.of, _WHO)):
        return []
    likely = [
        header
        for header, cells in _left_out(table, mapping.columns)
        if sum(bool(_ADDRESS.search(cell)) or names_ours(cell) for cell in cells) > len(cells) * _MOSTLY
    ]
    if not likely:
        return []
    some = ", ".join(f'"{header}"' for header in likely[:_SHOWN]) + (" …" if len(likely) > _SHOWN else "")
    return [
        f"No column was taken for the people of the activities: they come in without anybody; left out: {some}. "
        f'--map "{likely[0]}=contact" takes it.'
    ]


def _looking_like(table: SourceTable, columns: Sequence[FileColumn], looks: re.Pattern[str]) -> Iterator[str]:
    for header, cells in _left_out(table, columns):
        if all(looks.fullmatch(cell) for cell in cells) and not header.casefold().endswith("id"):
            yield header


def _left_out(table: SourceTable, columns: Sequence[FileColumn]) -> Iterator[tuple[str, list[str]]]:
    """Each column that is left out, with its first cells that are filled."""
    rows = list(islice(table.cells(), _LOOKED_AT))
    for column in columns:
        if column.field or column.by_hand or column.private:
            continue
        cells = [cells[column.at].strip() for cells in rows if column.at < len(cells)]
        if filled := [cell for cell in cells if cell]:
            yield column.header, filled


def not_filled_down(table: SourceTable, mapping: Mapping) -> list[str]:
    """A warning where only the first person of each company has it beside them, as in cells that were merged once."""
    named = mapping.of("account")
    if mapping.kind != "contacts" or len(named) != 1:
        return []
    at = named[0].at
    cells = [row.cells[at].strip() for row in table.rows if not row.reason and not row.skip]
    filled = [cell for cell in cells if cell]
    blank = len(cells) - len(filled)
    if not blank or not filled or not cells[0] or len(set(filled)) != len(filled):
        return []
    return [
        f'"{named[0].header}" is blank in {count(blank, "row")} below a company: these people came in without one. '
        "If it is the company above, fill it down in the file and import it again."
    ]
