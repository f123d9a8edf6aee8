"""A line of one cell under or between the rows of a table that is no record: a bare total, a page, a legend, a note.

Only where other rows of a wide table say more: in a list of names alone each name is one.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from abm_tui.exchange.files.reports import HEADING, TOTAL

if TYPE_CHECKING:
    from abm_tui.exchange.files.table import FileRow

NOTE = "a note, no record"
_WIDE = 3  # columns
_BARE_TOTAL = re.compile(r"(totals?|sum|summe|gesamt|totaal|suma|totale|soma)\s*:?", re.IGNORECASE)
_PART = re.compile(
    r"(tier|prio(rity|rität)?|stufe|kategorie|category|wave|welle)\s*[-:]?\s*(\d|[A-D]|I{1,3})"
    r"([\s:–-]+(target )?(accounts?|companies|customers|prospects|targets?|kunden|firmen|unternehmen))?:?",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"(page|seite|página|pagina|pág\.)\s*\d+(\s*(of|von|de|di|van|/)\s*\d+)?"
    r"|[*†•]+\s.*"
    r"|(legend|legende|légende|leyenda|key|notes?|notiz(en)?|hint|hinweise?|anmerkung(en)?|remarks?|sources?|quellen?"
    r"|stand|as of|last updated?|updated|zuletzt aktualisiert|todo|p\.?s\.?)\s*:.*"
    r"|(last updated?|zuletzt aktualisiert|as of)\s.*\d.*"
    r"|(mon|tues|wednes|thurs|fri|satur|sun)day,? .*\b\d{4}\b.*"
    r"|(\S+\s+){3,}\S*[!?]",
    re.IGNORECASE | re.DOTALL,
)


def without_asides(rows: list[FileRow], width: int) -> list[FileRow]:
    """The rows with such lines skipped, each with its reason."""
    if width < _WIDE or not any(len(_filled(row)) > 1 for row in rows if not row.skip):
        return rows
    return [_looked_at(row) for row in rows]


def _looked_at(row: FileRow) -> FileRow:
    filled = _filled(row)
    why = _why(filled[0]) if len(filled) == 1 and not row.skip else ""
    return replace(row, reason="", skip=why) if why else row


def _why(text: str) -> str:
    if _BARE_TOTAL.fullmatch(text):
        return TOTAL
    return HEADING if _PART.fullmatch(text) else NOTE if _NOTE.fullmatch(text) else ""


def _filled(row: FileRow) -> list[str]:
    return [cell.strip() for cell in row.cells if cell.strip()]
