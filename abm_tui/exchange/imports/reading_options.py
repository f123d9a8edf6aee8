"""The ways in which a file can be read, each with what the file itself would then say: for whoever has to choose."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from abm_tui.exchange.fields import readers
from abm_tui.exchange.files.dialect import SEPARATORS, Dialect, split, usual_width
from abm_tui.exchange.values import amounts, dates
from abm_tui.exchange.values.day_order import DAYS, ORDER_NAMES
from abm_tui.exchange.values.money import Number
from abm_tui.exchange.values.problems import BadCell
from abm_tui.text import clean, count

if TYPE_CHECKING:
    from abm_tui.exchange.columns.headers import Mapping
    from abm_tui.exchange.files.table import SourceTable

SEPARATOR_NAMES = {
    ",": "comma",
    ";": "semicolon",
    "\t": "tab",
    "|": "bar",
    "^": "caret",
    ":": "colon",
    "": "one column",
}
MARK_NAMES = {".": "a point", ",": "a comma"}
_ENCODINGS = {
    "utf-8": "Unicode",
    "cp1252": "Western Europe, Windows",
    "mac_roman": "Western Europe, old Macintosh",
    "cp850": "Western Europe, DOS",
    "cp1250": "Central Europe",
    "cp1251": "Cyrillic",
    "cp1253": "Greek",
    "cp1254": "Turkish",
    "utf-16": "Unicode, as Excel saves text",
    "shift_jis": "Japanese",
    "gb18030": "Chinese",
    "big5": "Chinese, traditional",
    "euc_kr": "Korean",
}
_BEYOND_ASCII = re.compile(rb"[^\x00-\x7f]")
_AROUND = 60  # bytes on each side of the first letter beyond ASCII
_HEAD = 20_000  # characters looked at for separators
_EXAMPLES = 500  # rows
_NONE = "no day so"


@dataclass(frozen=True)
class Way:
    """One way. `value` is what the option takes, `name` what people call it, `said` what the file then says."""

    value: str
    name: str
    said: str = ""


def encodings(data: bytes) -> list[Way]:
    """Encodings, with the first word of the file beyond ASCII as each reads it."""
    found = _BEYOND_ASCII.search(data)
    around = b""
    if found is not None and b"\x00" not in data[:1000]:
        first, last = max(0, found.start() - _AROUND), found.start() + _AROUND
        around = re.split(rb"[\r\n]", data[first : found.start()])[-1]
        around += re.split(rb"[\r\n]", data[found.start() : last])[0]
    return [Way(name, f"{what}, {name}", _word(around, name) if around else "") for name, what in _ENCODINGS.items()]


def _word(around: bytes, encoding: str) -> str:
    if encoding == "utf-16":
        return ""
    text = around.decode(encoding, errors="replace").rstrip("\ufffd")  # where it was cut
    word = next((word for word in re.findall(r"[^\s,;|\t\"]+", text) if not word.isascii()), "")
    return "does not fit" if "\ufffd" in word or not word else clean(word)[:24]


def separators(text: str) -> list[Way]:
    """Separators that the text has, with the number of columns each gives."""
    text = text[:_HEAD]
    found = []
    for separator in (*(s for s in SEPARATORS if s in text), ""):
        width = usual_width([row for row in split(text, Dialect(separator)).rows if any(row)])
        found.append(Way(separator, SEPARATOR_NAMES[separator], count(width, "column") if separator else ""))
    return found


def header_rows(table: SourceTable) -> list[Way]:
    """The first rows, each as it would head the columns; then that there is no header."""
    rows = [Way(str(n), listed(cells)) for n, cells in enumerate(table.head, start=1)]
    return [*rows, Way("0", "there is none: every row is data")]


def listed(cells: Sequence[str]) -> str:
    """A row in a line: its cells, each cut short."""
    return ", ".join(clean(cell)[:24] for cell in cells if cell.strip())[:120] or "(blank)"


def orders(table: SourceTable, mapping: Mapping, column: str = "") -> list[Way]:
    """Orders of day, month and year, with a day of the file as each reads it: one that tells them apart, if any.

    Of one `column` the order by which the fewest of its cells are no days comes first.
    """
    cells = list(_cells(table, mapping, DAYS, column))
    example = max(cells, key=lambda cell: len({_day(cell, order) for order in ("dmy", "mdy")}), default="")
    said = {order: _day(example, order) if example else "" for order in ORDER_NAMES}
    if said["ymd"] in (said["dmy"], said["mdy"]):
        said["ymd"] = ""  # the year stands last here, whatever is said
    found = [
        Way(order, name, f"{clean(example)[:20]} is {said[order]}" if said[order] else "")
        for order, name in ORDER_NAMES.items()
    ]
    lost = {way.value: sum(_day(cell, way.value) == _NONE for cell in cells) for way in found} if column else {}
    return sorted(found, key=lambda way: (way.value == "ymd", lost.get(way.value, 0)))


def _day(cell: str, order: str) -> str:
    try:
        found = dates.read_day(cell, order)
    except BadCell:
        return _NONE
    return _day_text(found) if found else "nothing"


def _day_text(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"


def marks(table: SourceTable, mapping: Mapping, column: str = "") -> list[Way]:
    """Decimal marks, with an amount of the file as each reads it: one that tells them apart, if any."""
    cells = list(_cells(table, mapping, {"money"}, column))
    example = max(cells, key=lambda cell: len({_amount(cell, mark) for mark in MARK_NAMES}), default="")
    return [
        Way(m, name, f"{clean(example)[:20]} is {_amount(example, m)}" if example else "")
        for m, name in MARK_NAMES.items()
    ]


def _amount(cell: str, mark: str) -> str:
    try:
        found = amounts.read_money(cell, mark)
    except BadCell:
        return "no amount so"
    return f"{found:,}" if found is not None else "nothing"


def _cells(table: SourceTable, mapping: Mapping, kinds: Container[str], header: str) -> Iterator[str]:
    """What stands in the columns whose cells are read so; with a `header` only in that one."""
    known = readers(mapping.kind)
    for column in mapping.columns:
        if column.field and known[column.field] in kinds and header in ("", column.header):
            for row in table.rows[:_EXAMPLES]:
                if row.reason or row.skip or isinstance(row.cells[column.at], Number):
                    continue  # a number of a workbook reads one way
                if row.cells[column.at].strip():
                    yield row.cells[column.at].strip()
