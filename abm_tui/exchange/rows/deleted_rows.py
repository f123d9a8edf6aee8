"""Rows that are no records: those the CRM itself has deleted, trial leads, a survey's second line of headers."""

from __future__ import annotations

import re
from collections.abc import Mapping as Table
from dataclasses import replace

from abm_tui.exchange.columns.headers import Mapping
from abm_tui.exchange.fields import fold_header
from abm_tui.exchange.files.table import FileRow, SourceTable
from abm_tui.exchange.values.cell_parts import fold_value
from abm_tui.exchange.values.deal_outcomes import DELETED
from abm_tui.exchange.values.readers import YES
from abm_tui.text import count

GONE = "deleted in the CRM"
_TRIAL, _HEADERS = "a trial lead", "a second line of headers"
_SAYS_TRIAL = re.compile(r"(is)?test(lead)?")
_FILLED_IN = "<test lead:"  # so begins what Facebook fills into the fields of one
_KINDS_OF_ANSWER = frozenset(("response", "openendedresponse"))  # below the questions of SurveyMonkey's files
# Not IsArchived: Salesforce archives every activity after a year.
_SAYS = re.compile(r"(?:deal|lead|person|organization|activity)?(?:isdeleted|deleted|archived)")


def without_deleted(table: SourceTable, mapping: Mapping, words: Table[tuple[str, str], str]) -> SourceTable:
    """The table with such rows to be skipped, and a warning that counts them; what is said by hand goes before."""
    table = _without_trials(table, mapping)
    flags = [
        c.at for c in mapping.columns if not c.by_hand and c.field is None and _SAYS.fullmatch(fold_header(c.header))
    ]
    states = [
        c.at
        for c in mapping.of("status")
        if mapping.kind == "opportunities" and not any(("status", w) in words for w in DELETED)
    ]

    def is_deleted(row: FileRow) -> bool:
        if row.reason or row.skip:
            return False
        return any(fold_value(row.cells[at]) in YES for at in flags) or any(
            fold_header(row.cells[at]) in DELETED for at in states
        )

    if not flags and not states:
        return table
    rows = [replace(row, skip=GONE) if is_deleted(row) else row for row in table.rows]
    found = sum(row.skip == GONE for row in rows)
    if not found:
        return table
    header = mapping.columns[(flags or states)[0]].header
    way = f' --map "{header}=-" takes them in.' if flags else ""
    said = f"{count(found, 'row')} deleted in the CRM: skipped; what we have of them stays.{way}"
    return replace(table, rows=rows, warnings=[*table.warnings, said])


def _without_trials(table: SourceTable, mapping: Mapping) -> SourceTable:
    """A form's file without those rows that nobody filled in."""
    if mapping.shape != "forms":
        return table
    flags = [
        c.at
        for c in mapping.columns
        if not c.by_hand and c.field is None and _SAYS_TRIAL.fullmatch(fold_header(c.header))
    ]
    who = [c.at for name in ("contact", "at", "record_id") for c in mapping.of(name)]

    def why(row: FileRow) -> str:
        if row.reason or row.skip:
            return row.skip
        if any(fold_value(row.cells[at]) in YES for at in flags) or any(c.startswith(_FILLED_IN) for c in row.cells):
            return _TRIAL
        said = {fold_header(cell) for cell in row.cells}
        return _HEADERS if said & _KINDS_OF_ANSWER and not any(row.cells[at].strip() for at in who) else ""

    return replace(table, rows=[replace(row, skip=why(row)) for row in table.rows])
