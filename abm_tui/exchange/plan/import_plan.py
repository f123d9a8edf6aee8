"""What an import is told, and what it would do: read by the preview, the report and the store."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from abm_tui.exchange.columns.headers import FileColumn, Mapping
from abm_tui.exchange.files.table import SourceTable

if TYPE_CHECKING:
    from abm_tui.store.commands.importing import Batch

OF_COMPANY = "company_"  # before the field of a company that comes along with a row
Outcome = Literal["created", "updated", "unchanged", "skipped", "rejected"]
OUTCOMES: tuple[Outcome, ...] = ("created", "updated", "unchanged", "skipped", "rejected")
_STRENGTH: tuple[Outcome, ...] = ("rejected", "created", "updated", "unchanged", "skipped")
ANY_ROW = 0  # of the choices that are made for a whole file


@dataclass(frozen=True)
class Options:
    """What was said by hand; empty = find out, or ask. `maps` and `values` as the command line takes them."""

    kind: str = ""
    maps: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    encoding: str = ""
    delimiter: str = ""
    header_row: int | None = None
    date_order: str = ""
    decimal: str = ""
    currency: str = ""
    blank_clears: bool = False
    sheet: str = ""
    on: str = ""  # the day of activities whose file does not say one
    campaign: str = ""  # the name of what a file of e-mails or of an event is about
    fresh: bool = False  # whether what was said for earlier files of the source is left aside
    gated: bool = False  # whether a known account's stage moves only through its gate, as when a person moves it
    companies: bool = True  # whether rows of people and deals bring their companies
    # (row, field) that changed both here and in the file, and who was chosen; where nobody chose, ours stands.
    # ANY_ROW stands for all rows, and "" for all fields.
    theirs: frozenset[tuple[int, str]] = frozenset()
    ours: frozenset[tuple[int, str]] = frozenset()


@dataclass(frozen=True)
class Input:
    """A file's bytes, or the text of a paste, under the name that messages use."""

    name: str
    data: bytes = b""
    text: str | None = None


@dataclass(frozen=True)
class Reject:
    """Why a row stays out: the column, what stood there, what is wrong with it."""

    row: int
    column: str
    value: str
    reason: str

    def as_json(self) -> dict[str, Any]:
        return {"row": self.row, "column": self.column, "value": self.value, "reason": self.reason}


@dataclass(frozen=True)
class FieldChange:
    """One of our fields that the file changes. `kept`: we edited it meanwhile, ours stays until somebody chooses."""

    field: str
    old: Any
    new: Any
    kept: bool = False


@dataclass
class RowPlan:
    """What becomes of one data row."""

    number: int
    outcome: Outcome
    name: str = ""
    entity_id: int | None = None
    changes: list[FieldChange] = field(default_factory=list)
    rejects: list[Reject] = field(default_factory=list)
    reason: str = ""  # of a skipped row
    same_as: int | None = None  # the row that a skipped one repeats
    company: RowPlan | None = None  # of a row that holds a company beside its own record
    parts: list[RowPlan] = field(default_factory=list)  # of a row that holds several records of its kind

    @property
    def counts_as(self) -> Outcome:
        """The strongest of what becomes of the row: each row counts once."""
        both = (self.outcome, self.company.outcome) if self.company else (self.outcome,)
        return min(both, key=_STRENGTH.index)

    @property
    def all_changes(self) -> list[FieldChange]:
        """What changes in the row's own record and in its company."""
        return [*self.changes, *(self.company.changes if self.company else ())]


def together(parts: list[RowPlan], name: str) -> RowPlan:
    """The row of a person of whom several records come: its strongest outcome, and what changes in any of them."""
    first = min(parts, key=lambda part: _STRENGTH.index(part.outcome))
    made = ", ".join(part.name for part in parts if part.outcome == "created")
    changes = [change for part in parts for change in part.changes]
    rejects = [reject for part in parts for reject in part.rejects]
    about = name or first.name
    return RowPlan(
        first.number, first.outcome, about, first.entity_id, changes, rejects, first.reason or made, parts=parts
    )


@dataclass
class FilePlan:
    """What becomes of one file. `left_out`: (column, cell) that held none of our words → how many rows."""

    table: SourceTable
    mapping: Mapping
    rows: list[RowPlan]
    warnings: list[str]
    left_out: Counter[tuple[str, str]] = field(default_factory=Counter)
    linked: Counter[str] = field(default_factory=Counter)
    found: int = 0  # activities that waited for their person
    people: int = 0  # people whom rows name in columns of roles
    beside: Mapping | None = None  # of rows of people or deals: what the columns say of their companies

    @property
    def counts(self) -> dict[str, int]:
        counted = Counter(row.counts_as for row in self.rows)
        return {outcome: counted[outcome] for outcome in OUTCOMES}

    @property
    def records(self) -> dict[str, dict[str, int]]:
        """Kind → how many of its records are created, updated, unchanged; linked: they waited for an account."""
        found = {self.mapping.kind: _tally(part for row in self.rows for part in row.parts or (row,))}
        companies = [row.company for row in self.rows if row.company]
        if companies:
            found["accounts"] = _tally(companies)
        if self.people:
            found.setdefault("contacts", _tally(()))["created"] += self.people
        for kind, number in self.linked.items():
            found.setdefault(kind, _tally(()))["linked"] = number
        return found

    def columns(self) -> tuple[FileColumn, ...]:
        """The file's columns; of those that are about the company, what they become of it."""
        if self.beside is None:
            return self.mapping.columns
        both = zip(self.mapping.columns, self.beside.columns, strict=True)
        return tuple(own if own.field else company if company.field else own for own, company in both)

    def becomes(self) -> dict[str, str | None]:
        """Their column → our field; `company_industry` where it is the company's that comes along."""
        own = self.mapping.as_json()
        return own | {c.header: f"{OF_COMPANY}{c.field}" for c in self.columns() if c.field and own[c.header] is None}

    @property
    def rejects(self) -> list[Reject]:
        return [reject for row in self.rows for reject in row.rejects]

    def as_json(self) -> dict[str, Any]:
        """The report, with the keys that scripts rely on."""
        return {
            "file": self.table.file,
            "kind": self.mapping.kind,
            "vendor": self.mapping.vendor,
            "encoding": self.table.encoding,
            "delimiter": self.table.separator,
            "header_row": self.table.header_row,
            "rows": len(self.rows),
            **self.counts,
            "records": self.records,
            "mapping": self.becomes(),
            "warnings": self.warnings,
            "rejects": [reject.as_json() for reject in self.rejects],
        }


def _tally(rows: Iterable[RowPlan]) -> dict[str, int]:
    counted = Counter(row.outcome for row in rows)
    return {outcome: counted[outcome] for outcome in ("created", "updated", "unchanged")}


@dataclass
class ImportPlan:
    """All files of one import, and the batch that carries them out. Nothing is written until it is applied."""

    files: list[FilePlan]
    batch: Batch

    @property
    def rejected(self) -> int:
        return sum(file.counts["rejected"] for file in self.files)

    def as_json(self) -> list[dict[str, Any]]:
        return [file.as_json() for file in self.files]
