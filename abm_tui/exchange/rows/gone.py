"""Rows of records that the CRM itself has deleted: some exports hold them too."""

from __future__ import annotations

import re
from collections.abc import Mapping as Table
from dataclasses import replace

from abm_tui.exchange.columns.headers import Mapping
from abm_tui.exchange.fields import fold
from abm_tui.exchange.files.reading import Row, SourceTable
from abm_tui.exchange.values.endings import DELETED
from abm_tui.exchange.values.readers import YES, fold_value
from abm_tui.text import count

GONE = "deleted in the CRM"
# Not IsArchived: Salesforce archives every activity after a year.
_SAYS = re.compile(r"(?:deal|lead|person|organization|activity)?(?:isdeleted|deleted|archived)")


def without_deleted(table: SourceTable, mapping: Mapping, words: Table[tuple[str, str], str]) -> SourceTable:
    """The table with such rows to be skipped, and a warning that counts them; what is said by hand goes before."""
    flags = [c.at for c in mapping.columns if not c.by_hand and c.field is None and _SAYS.fullmatch(fold(c.header))]
    states = [
        c.at
        for c in mapping.of("status")
        if mapping.kind == "opportunities" and not any(("status", w) in words for w in DELETED)
    ]

    def gone(row: Row) -> bool:
        if row.reason or row.skip:
            return False
        return any(fold_value(row.cells[at]) in YES for at in flags) or any(
            fold(row.cells[at]) in DELETED for at in states
        )

    if not flags and not states:
        return table
    rows = [replace(row, skip=GONE) if gone(row) else row for row in table.rows]
    found = sum(row.skip == GONE for row in rows)
    if not found:
        return table
    header = mapping.columns[(flags or states)[0]].header
    way = f' --map "{header}=-" takes them in.' if flags else ""
    said = f"{count(found, 'row')} deleted in the CRM: skipped; what we have of them stays.{way}"
    return replace(table, rows=rows, warnings=[*table.warnings, said])
