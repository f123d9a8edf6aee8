"""Text to records: how the cells are separated and quoted, and which record is the header.

clevercsv finds the dialect, Python's csv reads the records. Ours is what neither knows: the headers we have heard of,
lines before the header, a file that was cut.
"""

from __future__ import annotations

import csv
import io
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

SEPARATORS = ",;\t|^:"

_NO_SEPARATOR = "\x1f"
_HEADER_WITHIN = 30  # records looked at for a header
_END = "\x1eend"
_SAMPLE = 30_000  # characters
_ESCAPE = re.compile(r"\\[\"']")
_A_TABLE = 4  # cells of a row that no sentence with commas has by chance
_LINES_PER_ROW = 4
_LINK = re.compile(r"https?://")
_SEP_LINE = re.compile(r'^"?sep=(.)"?\r?\n', re.IGNORECASE)
_LOOKS_LIKE_DATA = re.compile(
    r"^[\s$€£+-]*\d[\d\s.,:/%€$-]*$|^\d{4}-\d\d-\d\d|[^\s@]+@[^\s@]+\.\w+|^https?://|^www\.|^\w[\w-]*\.(com|org|net|io|de|fr|uk)$"
)

Known = Callable[[str], bool]


@dataclass(frozen=True)
class Dialect:
    """How a text is written. `blanks` after a separator are no part of the cell."""

    separator: str
    quote: str = '"'
    escape: str = ""
    blanks: bool = False


@dataclass(frozen=True)
class Records:
    """All records of a file, the blank ones too (as []), and whether the file ends inside a quoted cell."""

    rows: list[list[str]]
    cut: bool = False


def split(text: str, dialect: Dialect) -> Records:
    """The records of `text`. Cells of any length; line ends of any kind; a quoted cell may hold line ends."""
    before = csv.field_size_limit(sys.maxsize)
    try:
        # A file that ends inside quotes swallows the mark put behind it; nothing else can tell.
        reader = csv.reader(
            io.StringIO(text + "\n" + _END, newline=""),
            delimiter=dialect.separator or _NO_SEPARATOR,
            quotechar=dialect.quote,
            escapechar=dialect.escape or None,
            skipinitialspace=dialect.blanks,
        )
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


def find_separator(text: str, known: Known, told: str | None = None) -> tuple[str, Records]:
    """The separator and the records it gives; a `told` one is believed, "" is one column.

    A header that we know decides; else clevercsv, who also finds the quotes and the escapes; else what gives most rows
    the same number of cells. Without any separator there is one column.
    """
    if told == "":
        return "", split(text, Dialect(""))
    named = _SEP_LINE.match(text)
    if named and told is None:
        told, text = named.group(1), text[named.end() :]
    best: tuple[tuple[bool, bool, float, int], Dialect, Records] | None = None
    for dialect, believed in _candidates(text, told or SEPARATORS):
        records = split(text, dialect)
        filled = [row for row in records.rows if any(cell.strip() for cell in row)]
        width = usual_width(filled)
        if width < 2 or (dialect.separator == ":" and _LINK.search(text)):
            continue
        share = sum(len(row) == width for row in filled) / len(filled)
        knows = any(sum(map(known, row)) * 2 >= min(len(row), 4) for row in filled[:_HEADER_WITHIN] if len(row) > 1)
        score = (knows, believed, round(share, 2), min(width, 50))
        if best is None or score > best[0]:
            best = (score, dialect, records)
        if knows and believed and share == 1:
            break
    if best is None:
        return told or "", split(text, Dialect(told or ""))
    return best[1].separator, best[2]


def _candidates(text: str, separators: str) -> Iterator[tuple[Dialect, bool]]:
    """How the text may be written, and whether clevercsv says so."""
    found = _detected(text, separators)
    if found is not None:
        yield found, True
        if f"{found.separator} {found.quote}" in text:
            yield replace(found, blanks=True), True
    yield from ((Dialect(s), False) for s in separators if s in text and (found is None or s != found.separator))


def _detected(text: str, separators: str) -> Dialect | None:
    from clevercsv import Detector  # here: it costs 0.1 s

    # Its time grows with the text, so it sees the beginning and, as they may come late, the first escapes.
    sample = text[:_SAMPLE]
    escape = _ESCAPE.search(text, _SAMPLE)
    if escape:
        start = text.rfind("\n", 0, escape.start()) + 1
        sample = sample[: sample.rfind("\n") + 1] + text[start : start + _SAMPLE]
    found = Detector().detect(sample, delimiters=separators)
    if found is None or not found.delimiter:
        return None
    return Dialect(found.delimiter, found.quotechar or '"', found.escapechar or "")


def usual_width(rows: list[list[str]]) -> int:
    """How many cells most rows have; of equals the wider: lines above a header are narrow.

    A short report has more lines of title and footer than rows: lines of one cell weigh less than those of a table.
    """
    counts = Counter(len(row) for row in rows)
    if max(counts, default=0) >= _A_TABLE:
        counts[1] //= _LINES_PER_ROW
    return max(counts, key=lambda width: (counts[width], width), default=0)


def find_header(rows: list[list[str]], known: Known) -> int | None:
    """The index of the header among `rows` (preamble lines before it are passed over), or None when there is none.

    What stands below a row that is about as full as itself is no header: cells of data may be called Web and Email.
    """
    filled = [row for row in rows if any(cell.strip() for cell in row)]
    width = usual_width(filled)
    best, most, above = None, 0, 0
    for i, row in enumerate(rows[:_HEADER_WITHIN]):
        if len(row) > max(width, 1) and len(filled) > 2 and len(row) > width + 1:
            continue
        full = sum(1 for cell in row if cell.strip())
        hits = sum(1 for cell in row if cell.strip() and known(cell))
        if hits > most and hits >= min(2, max(1, width)) and hits * 8 >= full and above * 4 < full * 3:
            best, most = i, hits
        above = max(above, full)
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
