"""Text to records: which character separates the cells, and which record is the header.

Python's csv reads the records. clevercsv was tried and left out: on the files we know it finds the same separators, it
takes 0.1 s to import, and what goes wrong in real exports (preamble, ragged rows, a cut file) it does not tell either.
"""

from __future__ import annotations

import csv
import io
import re
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

SEPARATORS = ",;\t|^:"

_NO_SEPARATOR = "\x1f"
_HEADER_WITHIN = 30  # records looked at for a header
_END = "\x1eend"
_SEP_LINE = re.compile(r'^"?sep=(.)"?\r?\n', re.IGNORECASE)
_LOOKS_LIKE_DATA = re.compile(
    r"^[\s$€£+-]*\d[\d\s.,:/%€$-]*$|^\d{4}-\d\d-\d\d|[^\s@]+@[^\s@]+\.\w+|^https?://|^www\.|^\w[\w-]*\.(com|org|net|io|de|fr|uk)$"
)

Known = Callable[[str], bool]


@dataclass(frozen=True)
class Records:
    """All records of a file, the blank ones too (as []), and whether the file ends inside a quoted cell."""

    rows: list[list[str]]
    cut: bool = False


def split(text: str, separator: str) -> Records:
    """The records of `text`. Cells of any length; line ends of any kind; a quoted cell may hold line ends."""
    before = csv.field_size_limit(sys.maxsize)
    try:
        # A file that ends inside quotes swallows the mark put behind it; nothing else can tell.
        reader = csv.reader(io.StringIO(text + "\n" + _END, newline=""), delimiter=separator or _NO_SEPARATOR)
        rows = list(reader)
    finally:
        csv.field_size_limit(before)
    cut = not rows or rows[-1] != [_END]
    if not cut:
        rows.pop()
    elif rows and rows[-1] and rows[-1][-1].endswith(_END):
        rows[-1][-1] = rows[-1][-1].removesuffix(_END)
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows.pop()
    return Records(rows, cut)


def find_separator(text: str, known: Known) -> tuple[str, Records]:
    """The separator and the records it gives, judged on the whole file.

    The best gives most rows the same number of cells and a header that we know; without any there is one column.
    """
    told = _SEP_LINE.match(text)
    if told:
        return told.group(1), split(text[told.end() :], told.group(1))
    best: tuple[tuple[bool, float, int, int], str, Records] | None = None
    for order, separator in enumerate(SEPARATORS):
        if separator not in text:
            continue
        records = split(text, separator)
        filled = [row for row in records.rows if any(cell.strip() for cell in row)]
        width = usual_width(filled)
        if width < 2:
            continue
        share = sum(len(row) == width for row in filled) / len(filled)
        knows = any(sum(map(known, row)) * 2 >= min(len(row), 4) for row in filled[:_HEADER_WITHIN] if len(row) > 1)
        score = (knows, round(share, 2), min(width, 50), -order)
        if best is None or score > best[0]:
            best = (score, separator, records)
    if best is None:
        return "", split(text, "")
    return best[1], best[2]


def usual_width(rows: list[list[str]]) -> int:
    """How many cells most rows have; of equals the wider: lines above a header are narrow."""
    counts = Counter(len(row) for row in rows)
    return max(counts, key=lambda width: (counts[width], width), default=0)


def find_header(rows: list[list[str]], known: Known) -> int | None:
    """The index of the header among `rows` (preamble lines before it are passed over), or None when there is none."""
    filled = [row for row in rows if any(cell.strip() for cell in row)]
    width = usual_width(filled)
    best, most = None, 0
    for i, row in enumerate(rows[:_HEADER_WITHIN]):
        if len(row) > max(width, 1) and len(filled) > 2 and len(row) > width + 1:
            continue
        hits = sum(1 for cell in row if cell.strip() and known(cell))
        if hits > most and hits >= min(2, max(1, width)) and hits * 8 >= sum(1 for c in row if c.strip()):
            best, most = i, hits
    if best is not None:
        return best
    for i, row in enumerate(rows[:_HEADER_WITHIN]):
        named = [cell.strip() for cell in row if cell.strip()]
        if len(row) < width or len(named) * 2 < len(row) or not named:
            continue
        # The first row as wide as the table: a header, unless it holds addresses, dates or amounts like the rows below.
        if any(_LOOKS_LIKE_DATA.search(cell) for cell in named):
            return None
        return i
    return 0 if rows else None
