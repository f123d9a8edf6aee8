"""What a file's rows and columns are taken for, and the question where they do not say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from abm_tui.errors import Fix, UsageError
from abm_tui.exchange.columns.duplicate_columns import settled
from abm_tui.exchange.columns.hand_kept_logs import LOG, is_log
from abm_tui.exchange.columns.headers import Mapping, find_kind, fitting, likely_kinds, map_headers
from abm_tui.exchange.columns.map_option import read_map
from abm_tui.exchange.columns.name_column import likeliest_name, names_something
from abm_tui.exchange.columns.shapes import find_shape
from abm_tui.exchange.columns.vendor_detection import find_vendor
from abm_tui.exchange.fields import BRINGS, KINDS, MARKS, fold_header, readers
from abm_tui.exchange.files.table import SourceTable
from abm_tui.exchange.plan.import_plan import FilePlan, Options
from abm_tui.text import clean

_SHORTEST = 2  # letters: "at" and "id" are in every other word
_NEEDED = {  # of which a file needs one
    "accounts": ("name", "domain", "record_id"),
    "activities": ("type", "at", "subject", *MARKS, "response"),
    "campaigns": ("name",),
}


def mapping_of(table: SourceTable, options: Options) -> Mapping:
    """What the file's columns become. Raises UsageError (which_kind) where the headers do not say what the rows are."""
    vendor = find_vendor(table.headers, table.cells())
    log = not vendor and options.kind in ("", "activities") and _is_log(table)
    kind = "activities" if log else options.kind or find_kind(table.headers, table.cells())
    if kind not in BRINGS:
        likely = likely_kinds(table.headers, table.cells())
        wrong = f"{table.file}: the headers do not say what the rows are"
        if likely:
            wrong = f"{table.file}: the headers do not say whether the rows are {' or '.join(likely)}"
        wrong = f'"{kind}" is no kind of record' if kind else f"{wrong}. It has: {table.named()}"
        said = f"{wrong}. Pass --kind {', '.join(likely or KINDS)}."
        raise UsageError("which_kind", said, Fix(command=f"--kind {(likely or KINDS)[0]}"), begins=table.head[:1])
    by_hand = [read_map(text) for text in options.maps]
    return settled(map_headers(table.headers, kind, vendor, by_hand, LOG if log else ""), table)


def _is_log(table: SourceTable) -> bool:
    return not find_shape(table.headers).name and is_log(table.headers, table.cells())


def each_its_own(tables: Sequence[SourceTable], said_each: Sequence[Options]) -> list[Options]:
    """Of several files each with those of the `--map`s that are about it.

    One that is about none stays, so that `mapping_of` says why.
    """
    if len(tables) == 1:
        return list(said_each)
    fit = [fitting(said.maps, table.headers, _kind(table, said)) for table, said in zip(tables, said_each, strict=True)]
    taken = {text for maps in fit for text in maps}
    return [
        replace(said, maps=tuple(text for text in said.maps if text in maps or text not in taken))
        for said, maps in zip(said_each, fit, strict=True)
    ]


def _kind(table: SourceTable, said: Options) -> str:
    kind = said.kind or ("activities" if _is_log(table) else find_kind(table.headers, table.cells()))
    return kind if kind in BRINGS else KINDS[0]


def _likeliest(headers: Sequence[str], fields: Sequence[str]) -> tuple[str, str]:
    """(header, field) of a column that may be one of the fields by what it is called; else any column and the first."""
    for field in fields:
        word = fold_header(field.rpartition("_")[2])
        for header in headers:
            folded = fold_header(header)
            if len(word) > _SHORTEST and word in folded and not folded.endswith("id"):
                return header, field
    return "COLUMN", fields[0]


def check_names(made: FilePlan) -> None:
    """Raises UsageError (which_columns) where all accounts stay out for want of a name that a column may have."""
    mapping, tried = made.mapping, [row for row in made.rows if row.outcome != "skipped"]
    if mapping.kind != "accounts" or mapping.of("name") or any(row.outcome != "rejected" for row in tried):
        return
    header = likeliest_name(mapping.columns, list(made.table.cells())) if tried else ""
    if header:
        example = f'--map "{header}=name"'
        what = f'{made.table.file}: no column says what the accounts are called; is it "{clean(header)}"?'
        raise UsageError("which_columns", f"{what} Pass {example}.", Fix(command=example))


def check_columns(table: SourceTable, mapping: Mapping) -> None:
    """Raises UsageError (which_columns) where no column says what a record is called, though one may."""
    kind = mapping.kind
    needed = _NEEDED.get(kind, ("full_name", "email", "first_name", "last_name", "name", "record_id"))
    needed = tuple(name for name in needed if name in readers(kind))
    if not any(mapping.of(name) for name in needed):
        header, field = _likeliest(table.headers, needed)
        example = f'--map "{header}={field}"'
        what = f"{table.file}: no column says the {' or '.join(needed[:2])} of {kind}. It has: {table.named()}."
        raise UsageError("which_columns", f"{what} Pass {example}.", Fix(command=example))
    # An address does for a name only where nothing else may be one.
    names = [c.header for c in mapping.columns if not c.field and not c.by_hand and names_something(c.header)]
    if kind == "accounts" and names and mapping.of("domain") and not mapping.of("name"):
        example = f'--map "{names[0]}=name"'
        what = f'{table.file}: is "{names[0]}" the name of accounts? No other column says it. It has: {table.named()}.'
        raise UsageError("which_columns", f'{what} Pass {example}, or "{names[0]}=-".', Fix(command=example))
