"""From a file's headers to our fields: what its rows hold, and which column becomes what."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice

from abm_tui.errors import Fix, UsageError
from abm_tui.exchange.columns.header_tables import (
    every_header,
    header_group,
    meanings,
    registers,
    spelt,
    vendor_fields,
    words_for,
)
from abm_tui.exchange.columns.internal_users import of_our_reps
from abm_tui.exchange.columns.kind_signs import kind_scores
from abm_tui.exchange.columns.likeness import as_known, in_english, says
from abm_tui.exchange.columns.map_option import MapOption, read_map
from abm_tui.exchange.columns.person_rows import are_companies, are_deals, are_people, by_names
from abm_tui.exchange.columns.salutations import salutations
from abm_tui.exchange.columns.shapes import find_shape
from abm_tui.exchange.fields import ANSWERS, KINDS, PEOPLE, fold_header, is_private, of_company, readers
from abm_tui.exchange.values.answers import asks
from abm_tui.exchange.values.people_by_role import seat_of
from abm_tui.exchange.values.scales import scale_in
from abm_tui.text import clean

OWN = "abm"
_SHOWN = 5  # columns named in one remark
_SCALE_NAMES = {
    10**3: "thousands", 10**5: "lakhs", 10**6: "millions", 10**7: "crores", 10**9: "billions", 10**12: "trillions",
}  # fmt: skip
_SEEN = 200  # rows that are looked at for what they hold
_ENOUGH = 3  # what the headers must say for a kind
_NEAR = 1  # of two kinds that are no further apart neither is taken
_COUNTS = ("employees", "counter")  # thousands of which nobody multiplies
_OUT = "-"  # of a shape's table: columns that stay out


@dataclass(frozen=True)
class FileColumn:
    """One column of a file and what becomes of it. `field` is None when it stays out.

    `source` names the register (cik, lei, vat, duns) whose key a record id is; empty = the vendor's own. `by_hand`
    columns are taken at their word: a value that is not ours rejects the row; in a guessed one it is left out.
    `likely`: its header only resembles one that we know.
    """

    at: int
    header: str
    field: str | None
    factor: Decimal = Decimal(1)
    by_hand: bool = False
    source: str = ""
    private: bool = False
    likely: bool = False
    company: str = ""  # said by hand: the field of the company that comes along with the row


@dataclass(frozen=True)
class Mapping:
    """What a file's columns become: `columns` in the file's order, `of(field)` in order of belief."""

    kind: str
    vendor: str
    columns: tuple[FileColumn, ...]
    order: dict[str, tuple[FileColumn, ...]]
    shape: str = ""  # of a file whose rows are no plain records (see shapes)

    def of(self, field: str) -> tuple[FileColumn, ...]:
        return self.order.get(field, ())

    def scale(self, column: FileColumn) -> Decimal:
        """What the column's header says its amounts are in, where nobody said it by hand."""
        money = column.field is not None and readers(self.kind)[column.field] == "money"
        return scale_in(column.header) if money and column.factor == 1 else Decimal(1)

    def as_json(self) -> dict[str, str | None]:
        return {column.header: column.field for column in self.columns}

    def remarks(self) -> list[str]:
        """What a person should know of how the columns are taken."""
        private = [f'"{c.header}"' for c in self.columns if c.private and not c.field]
        said = [f"Left out as private: {_some(private)}."] if private else []
        if self.kind == "accounts" and not self.of("name") and self.of("domain"):
            said.append("No column says what the accounts are called: a new one is called by its domain.")
        for scale, name in _SCALE_NAMES.items():
            scaled = [f'"{column.header}"' for column in self.columns if self.scale(column) == scale]
            said += [f"Read in {name}: {_some(scaled)}."] if scaled else []
        likely = [column for column in self.columns if column.likely]
        if not likely:
            return said
        some = _some([f'"{c.header}" as {c.field}' for c in likely])
        return [*said, f'Taken by likeness: {some}. Keep one out with --map "{likely[0].header}=-".']


def _some(names: Sequence[str]) -> str:
    return ", ".join(names[:_SHOWN]) + (" …" if names[_SHOWN:] else "")


def known(header: str) -> bool:
    """Whether any table has heard of this header: what tells a header row from the lines above it."""
    return in_english(header) in every_header()


def fitting(maps: Iterable[str], headers: Sequence[str], kind: str) -> tuple[str, ...]:
    """Those of the `--map`s that are about a column of this file and a field of this kind of record."""
    names, folded = set(headers), {fold_header(header) for header in headers} - {""}
    fields = of_company(kind) | readers(kind)
    return tuple(
        text
        for text, said in ((text, read_map(text)) for text in maps)
        if (said.header in names or fold_header(said.header) in folded)
        and (said.field is None or (said.field in fields and _may_multiply(said, fields)))
    )


def find_kind(headers: Sequence[str], rows: Iterable[Sequence[str]] = ()) -> str:
    """What the rows hold, or an empty string when neither headers nor cells say it, or they say two things."""
    likely = likely_kinds(headers, rows)
    return likely[0] if len(likely) == 1 else ""


def likely_kinds(headers: Sequence[str], rows: Iterable[Sequence[str]] = ()) -> list[str]:
    """What the rows may hold: one kind where the headers say so, several where they say them alike, or none.

    `rows`, if given, are cells of the file: names of companies are known by how they look.
    """
    rows = list(islice(rows, _SEEN))
    ours = of_our_reps(headers, rows)
    in_order = tuple("" if at in ours else name for at, name in enumerate(as_known(headers, spelt())))
    folded = set(in_order)
    exact = {h.strip() for h in headers} - {"reason"}
    fits = [kind for kind in KINDS if exact <= readers(kind).keys()]
    if len(exact) > 1 and len(fits) == 1:
        return [*fits]  # all are fields of ours, and of one kind only
    if shape := find_shape(headers).kinds:
        return [shape[0]]
    scores = kind_scores(folded)
    if are_people(folded):
        scores["contacts"], scores["accounts"] = max(scores["contacts"], scores["accounts"]), 0
    if are_deals(folded):
        scores["contacts"] = scores["accounts"] = 0
    best = max(scores.values())
    if best < _ENOUGH:
        return ["accounts"] if are_companies(headers, in_order) else []
    likely = sorted((kind for kind in scores if scores[kind] >= best - _NEAR), key=lambda kind: -scores[kind])
    if likely == ["contacts"] and are_people(folded):
        return list(by_names(in_order, rows)) or likely
    return likely


def map_headers(
    headers: Sequence[str], kind: str, vendor: str, by_hand: Iterable[MapOption] = (), shape: str = ""
) -> Mapping:
    """What each column becomes: what was said by hand, else by the vendor's table, our own names, any spreadsheet's.

    `shape` is one that the rows say where the headers do not.
    Raises UsageError for a --map that names no column of the file or no field of ours.
    """
    fields = readers(kind)
    hand = _by_hand(headers, fields, kind, by_hand)
    told = find_shape(headers)
    shaped = shape or (told.name if kind in told.kinds and vendor != OWN else "")
    names = meanings(kind, vendor, shaped)
    columns = []
    taken = as_known(headers, words_for(kind, vendor, shaped))
    certain = {names[name][0] for name, h in zip(taken, headers, strict=True) if name in names and says(h, name)}
    said = {names.get(name, ("",))[0] for name in taken} | {one.field for one in hand.values()}
    titles = [name for name in taken if names.get(name, ("",))[0] == "title"]
    no_job = salutations(titles, vendor_fields(vendor, kind).get("title", ()))
    for at, (header, folded) in enumerate(zip(headers, taken, strict=True)):
        private = is_private(header, kind)
        register = registers().get(folded, "") if kind == "accounts" else ""
        if at in hand:
            by = hand[at]
            source = register if by.field == "record_id" else ""
            own = by.field if by.field in fields else None
            company = "" if own else by.field or ""
            if company == "name":
                own, company = "account", ""
            columns.append(FileColumn(at, header, own, by.factor, True, source, private, company=company))
            continue
        field = None
        if not private:
            field = names.get(folded, ("", 0))[0] or ("record_id" if register else None)
            scaled = field is not None and fields.get(field) in _COUNTS and scale_in(header) != 1
            out = field == _OUT or scaled or folded in no_job
            field = None if out else field or _field_beside(header, kind, shaped, said)
        likely = field is not None and field not in (*PEOPLE, ANSWERS) and not says(header, folded)
        if likely and field in certain:
            field, likely = None, False  # a column that is sure of it stands beside
        by_name = vendor == OWN and header.strip() == field
        source = register if field == "record_id" else ""
        columns.append(FileColumn(at, header, field, Decimal(1), by_name, source, private, likely))
    order: dict[str, list[FileColumn]] = {}
    for column in columns:
        if column.field:
            order.setdefault(column.field, []).append(column)
    ranked = {
        f: tuple(sorted(cs, key=lambda c: (c.at not in hand, names.get(taken[c.at], ("", 999))[1], c.at)))
        for f, cs in order.items()
    }
    alone = next((column for column in columns if column.company), None)
    if alone and "account" not in ranked:
        raise UsageError("unknown_field", f'"{alone.company}" is a company\'s, and no column names the company.')
    return Mapping(kind, vendor, tuple(columns), ranked, shaped)


def _field_beside(header: str, kind: str, shape: str, said: Collection[str | None]) -> str | None:
    """What a column is that no table has: a person in a role, what a form asked, beside a next step its day."""
    if kind == "accounts":
        due = (
            "next_step" in said
            and "next_due" not in said
            and fold_header(header) in header_group("kinds", "of_the_step")
        )
        return "next_due" if due else seat_of(header)
    return ANSWERS if kind == "activities" and asks(header, shape) else None


def _by_hand(
    headers: Sequence[str], fields: dict[str, str], kind: str, by_hand: Iterable[MapOption]
) -> dict[int, MapOption]:
    found: dict[int, MapOption] = {}
    company = of_company(kind)
    for said in by_hand:
        field = said.field
        if field is not None and field not in fields and field not in company:
            raise UsageError("unknown_field", f'"{field}" is no field of {kind}. There are: {", ".join(fields)}.')
        if field is not None and not _may_multiply(said, company | fields):
            example = f'--map "{clean(said.header)}={field}"'
            what = f"{field} is no amount: only amounts are multiplied."
            raise UsageError("bad_map", f"{what} Pass {example}.", Fix(command=example))
        exact = [i for i, h in enumerate(headers) if h == said.header]
        alike = exact or [
            i for i, h in enumerate(headers) if fold_header(h) == fold_header(said.header) and fold_header(h)
        ]
        if not alike:
            names = ", ".join(headers[:12]) + (" …" if len(headers) > 12 else "")
            raise UsageError("unknown_column", f'The file has no column "{clean(said.header)}". It has: {names}.')
        for at in alike:
            found[at] = MapOption(headers[at], field, said.factor)
    return found


def _may_multiply(said: MapOption, fields: dict[str, str]) -> bool:
    return said.factor == 1 or said.field is None or fields[said.field] == "money"
