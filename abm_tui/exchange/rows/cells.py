"""A table's rows as our values, by the mapping of its columns."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from collections.abc import Mapping as Table
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import partial
from typing import Any

from abm_tui.errors import Fix, UsageError
from abm_tui.exchange.columns.headers import FileColumn, Mapping
from abm_tui.exchange.fields import ANSWERS, PEOPLE, readers
from abm_tui.exchange.files.table import FileRow, SourceTable
from abm_tui.exchange.plan.import_plan import Reject
from abm_tui.exchange.values.addresses import part_of_name, split_name
from abm_tui.exchange.values.answers import Answers, answers_in
from abm_tui.exchange.values.cell_parts import fold_value
from abm_tui.exchange.values.day_order import DAYS, DayOrders, found
from abm_tui.exchange.values.event_flags import EventFlag
from abm_tui.exchange.values.formulas import unguard
from abm_tui.exchange.values.keys import is_shortened
from abm_tui.exchange.values.markup import plain
from abm_tui.exchange.values.money import Amounts
from abm_tui.exchange.values.people_by_role import People, people_in, title_in
from abm_tui.exchange.values.placeholders import found_nothing
from abm_tui.exchange.values.problems import Ambiguous, BadCell, NotOurs
from abm_tui.exchange.values.ranges import LowerEnd
from abm_tui.exchange.values.readers import SEVERAL, Reader, ReaderContext, reader, translated
from abm_tui.exchange.values.relations import pages
from abm_tui.models.account_fields import names_of
from abm_tui.models.field_kinds import Kind
from abm_tui.text import clean

_BY_COLUMN = ("money", "foreseen")  # cells that are understood by their whole column
_LISTS = (*names_of(Kind.SEVERAL, Kind.TAGS), "roles")
_RANGES = names_of(Kind.REVENUE)  # amounts of which sources often know no more than between what they lie
# A company is no worse for its website, a deal for its currency.
_NO_HARM = (*names_of(Kind.DOMAIN), "currency", *PEOPLE)
_CALLED = ("name", "first_name", "last_name", "email")
_LONG = 200  # characters of a cell that are remembered as they are; longer ones by their hash


@dataclass
class Read:
    """One row: our field → value; what the cells said; the record's keys (source, key); cells that are wrong.

    `texts` has what is remembered for the source's next file; a value without one is only for a new record. `problems`
    by field: a wrong cell does no harm where it says what we have already. `unknown` by field: words that are not ours.
    """

    number: int
    values: dict[str, Any] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    keys: list[tuple[str, str]] = field(default_factory=list)
    problems: dict[str, Reject] = field(default_factory=dict)
    unknown: dict[str, Reject] = field(default_factory=dict)
    cleared: list[str] = field(default_factory=list)
    appends: set[str] = field(default_factory=set)
    digest: str = ""  # of what it says, where that identifies it


class Cells:
    """The readers of a file's columns. Raises UsageError when a column can be read in two ways, naming the option."""

    def __init__(
        self, table: SourceTable, mapping: Mapping, told: ReaderContext, *, blank_clears: bool = False
    ) -> None:
        self.mapping, self.blank_clears, self.words = mapping, blank_clears, told.words
        self.left_out: Counter[tuple[str, str]] = Counter()
        self.shortened: Counter[tuple[str, str]] = Counter()  # record ids that a spreadsheet spoilt
        self.lower_ends: dict[str, dict[str, Decimal]] = defaultdict(dict)  # column → range → what was taken of it
        self._columns: list[tuple[str, list[tuple[FileColumn, Reader]]]] = []
        kinds = readers(mapping.kind)
        good = [row.cells for row in table.rows if not row.reason and not row.skip]
        self.days = self._day_orders(kinds, good, told)
        for name, columns in mapping.order.items():
            pairs = [(c, self._reader(kinds[name], c, name, good, told)) for c in columns]
            self._columns.append((name, pairs))
        self.first: dict[str, Reader] = {name: pairs[0][1] for name, pairs in self._columns}

    def _day_orders(self, kinds: Table[str, str], rows: list[tuple[str, ...]], told: ReaderContext) -> DayOrders:
        def cells(columns: Iterable[FileColumn]) -> dict[int, list[str]]:
            return {c.at: [row[c.at] for row in rows] for c in columns}

        days = (c for c in self.mapping.columns if c.field and kinds[c.field] in DAYS)
        out = (c for c in self.mapping.columns if not c.field)
        return found(cells(days), told.date_order, lambda: cells(out))

    def _reader(
        self, kind: str, column: FileColumn, name: str, rows: list[tuple[str, ...]], told: ReaderContext
    ) -> Reader:
        if kind == ANSWERS:
            return partial(answers_in, header=column.header)
        if kind == "people":
            return partial(people_in, title=title_in(column.header))
        cells = [row[column.at] for row in rows] if kind in _BY_COLUMN else []
        if kind in DAYS:  # of all columns together
            told = replace(told, date_order=self.days.of.get(column.at, ""))
        try:
            if column.at in self.days.asked:
                raise self.days.asked[column.at]
            read = reader(kind, cells, told, Amounts(column.factor, self.mapping.scale(column), name in _RANGES))
            if not told.ours:
                read = _undressed(read, kind, name)
            return translated(read, name, told, several=kind in SEVERAL)
        except Ambiguous as asked:
            values = "dmy or mdy" if asked.option == "--date-order" else '"." or ","'
            end = "" if asked.message.endswith("?") else "."
            raise UsageError(
                "ambiguous_column",
                f'Column "{column.header}": {asked.message}{end} Say which with {asked.option} {values}.',
                Fix(command=f"abm import … {asked.option} {values.split(maxsplit=1)[0]}"),
                column=column.header,
                option=asked.option,
            ) from None

    def read(self, row: FileRow) -> Read:
        """The row's values. Never raises: what is wrong stands in `problems`."""
        got = Read(row.number)
        for name, pairs in self._columns:
            if name.endswith("record_id"):
                self._keys(got, name, pairs, row)
                continue
            for column, read in pairs:
                cell = row.cells[column.at]
                if not cell or cell.isspace():
                    continue
                if self._take(got, name, column, read, cell):
                    break
            else:
                if self.blank_clears and name not in got.problems:
                    got.cleared.append(name)
        _whole_name(got)
        return got

    def _take(self, got: Read, name: str, column: FileColumn, read: Reader, cell: str) -> bool:
        """Read one cell into the row; False when the next column of the same field may be asked."""
        try:
            value = read(cell)
        except NotOurs as error:
            if column.by_hand and name not in _NO_HARM:
                said = (error.words or (clean(cell)[:40],))[0]
                got.problems[name] = _reject(got, column, cell, error, f'say --value "{name}:{said}=OURS"')
                return True
            for word in error.words or (cell,):
                self.left_out[(column.header, clean(word)[:40])] += 1
            got.unknown.setdefault(name, Reject(got.number, column.header, clean(cell)[:_LONG], error.reason))
            if error.kept is None:
                return False
            # Of such a cell what is known is remembered: when the rest is said, it is another cell.
            value, cell = error.kept, error.kept
        except BadCell as error:
            if name in _NO_HARM:
                self.left_out[(column.header, clean(cell)[:40])] += 1
                return False
            # Without its name a record is none; any other column may stay out.
            other = "" if name in _CALLED else f', or keep the column out with --map "{column.header}=-"'
            got.problems[name] = _reject(got, column, cell, error, f"correct the cell{other}")
            got.texts[name] = remembered(cell)
            if name in ("name", "email"):  # so that the record is found where we have the same
                got.values[name] = clean(unguard(cell))
            return True
        if value is None:
            return False
        if isinstance(
            value, EventFlag | People | Answers
        ):  # whether and when, or two titles of a role, stand in columns of their own
            got.values[name] = got.values[name].joined(value) if name in got.values else value
            got.texts[name] = str(got.values[name])
            return False
        if isinstance(value, LowerEnd):
            value = Decimal(value)
            self.lower_ends[column.header][clean(cell)[:40]] = value
        got.values[name] = value
        got.texts[name] = remembered(cell)
        if name in _LISTS and cell.lstrip().startswith(";"):  # as HubSpot says "add these"
            got.appends.add(name)
        return True

    def _keys(self, got: Read, name: str, pairs: list[tuple[FileColumn, Reader]], row: FileRow) -> None:
        for column, read in pairs:
            try:
                key = read(row.cells[column.at])
            except BadCell as error:
                got.problems[name] = _reject(got, column, row.cells[column.at], error, "correct the cell")
                continue
            if not key:
                continue
            if is_shortened(key):
                self.shortened[(column.header, key)] += 1
                continue
            if name == "record_id":
                got.keys.append((column.source, key))
            else:
                got.values.setdefault(name, []).append(key)
                got.texts.setdefault(name, key)


def _undressed(read: Reader, kind: str, name: str) -> Reader:
    """`read` without what other programs put around a value: tags, addresses of pages, that they found nothing."""
    if kind in ("prose", "line"):
        return lambda cell: read(plain(cell))
    if kind in ("account", "name"):
        return lambda cell: None if found_nothing(cell) else read(pages(cell)[0])
    if kind == "contact":
        return lambda cell: None if found_nothing(cell) else read(";".join(pages(";".join(cell.split("\n")))))
    if name in ("first_name", "last_name"):
        return lambda cell: None if found_nothing(cell) else part_of_name(read(cell) or "") or None
    return lambda cell: None if found_nothing(cell) else read(cell)


def _reject(got: Read, column: FileColumn, cell: str, error: BadCell, way: str) -> Reject:
    """Why the row stays out for this cell, and what helps."""
    return Reject(got.number, column.header, clean(cell)[:_LONG], f"{error.reason}; {error.way or way}")


def remembered(cell: str) -> str:
    """What is kept of a cell to tell whether the next file says something else."""
    text = clean(unguard(cell), multiline=True)
    if len(text) <= _LONG:
        return text
    import hashlib

    return f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"


def _whole_name(got: Read) -> None:
    """First and last name out of a full name, where the file has no names of its own in this row."""
    whole = got.values.pop("full_name", None)
    got.texts.pop("full_name", None)
    if whole and whole.strip() != "?" and not got.values.get("first_name") and not got.values.get("last_name"):
        first, last = split_name(whole)
        for name, part in (("first_name", first), ("last_name", last)):
            if part:
                got.values[name] = got.texts[name] = part


def value_words(told: Iterable[str]) -> Table[tuple[str, str], str]:
    """`--value "stage:Opportunity=Consideration"` as (our field, folded their value) → ours. Raises UsageError."""
    words: dict[tuple[str, str], str] = {}
    for text in told:
        theirs, equals, ours = text.rpartition("=")
        name, colon, theirs = theirs.partition(":")
        if not equals or not colon or not name.strip() or not theirs.strip():
            raise UsageError(
                "bad_value_map",
                f'--value wants "field:theirs=ours", not "{clean(text)}".',
                Fix(command='--value "stage:Opportunity=Consideration"'),
            )
        words[(name.strip().lower(), fold_value(theirs))] = ours.strip()
    return words
