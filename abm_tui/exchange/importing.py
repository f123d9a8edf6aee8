"""The whole of an import: read every file, decide every row, say what would happen, and do it as one undo step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from abm_tui.errors import Conflict, Fix, UsageError
from abm_tui.exchange.accounts import AccountRows
from abm_tui.exchange.cells import Cells, Read, value_words
from abm_tui.exchange.companies import Companies, company_mapping
from abm_tui.exchange.counters import COUNTERS, open_counters
from abm_tui.exchange.dates import ORDERS
from abm_tui.exchange.deals import ActivityRows, DealRows
from abm_tui.exchange.fields import KINDS, WORDS, fold
from abm_tui.exchange.habits import as_before, kept, remark
from abm_tui.exchange.headers import Mapping, find_kind, find_vendor, known, map_headers, told
from abm_tui.exchange.linking import link_waiting
from abm_tui.exchange.merging import Merger
from abm_tui.exchange.people import PersonRows
from abm_tui.exchange.plans import FilePlan, Input, Options, Plan, Reject, RowPlan
from abm_tui.exchange.reading import How, SourceTable, file_bytes, read_bytes, read_text
from abm_tui.exchange.stepping import Steps, uncollected
from abm_tui.exchange.values import Told
from abm_tui.exchange.world import World, load
from abm_tui.text import clean, count

if TYPE_CHECKING:
    from abm_tui.models.facts import MemberFact
    from abm_tui.store import Done, Store

Progress = Callable[[str, int, int], object]
T = TypeVar("T")


def nothing(what: str, done: int, of: int) -> None:
    """Nobody looks on."""
    del what, done, of


_MERGERS: dict[str, type[Merger]] = {
    "accounts": AccountRows,
    "contacts": PersonRows,
    "opportunities": DealRows,
    "activities": ActivityRows,
}
_AGAIN = 3  # times a plan is made anew when somebody edits at the same moment
_SHOWN = 5  # values and rows named in one warning


def from_path(path: str) -> Input:
    """A file on disk. Raises Refused (unreadable_file) with a sentence."""
    return Input(clean(Path(path).name), file_bytes(path))


@uncollected()
def plan(
    store: Store,
    files: Sequence[Input],
    options: Options | Sequence[Options] | None = None,
    progress: Progress = nothing,
) -> Plan:
    """Decide everything and write nothing. `progress` hears (what is done, how much of it, of how much).

    `options` are of all files, or each file's own. Raises Refused (unreadable_file) for a file that is no table,
    UsageError where an option has to say what is meant.
    """
    said_each = [options or Options()] * len(files) if not isinstance(options, Sequence) else list(options)
    tables = [read_table(file, said) for file, said in zip(files, said_each, strict=True)]
    told_each = as_before(store, tables, said_each)
    mappings = [mapping_of(table, said) for table, said in zip(tables, told_each, strict=True)]
    for table, mapping in zip(tables, mappings, strict=True):
        check_columns(table, mapping)
    known, owners = member_words(store.members)
    steps = Steps(progress, 2 * sum(len(t.rows) for t in tables))
    surveys = [
        _survey(t, m, said, known if m.kind == "activities" else owners, steps)
        for t, m, said in zip(tables, mappings, told_each, strict=True)
    ]
    moments = [got.values["at"] for _, rows in surveys for got in rows.values() if "at" in got.values]
    beside = [company_mapping(m) if said.companies else None for m, said in zip(mappings, told_each, strict=True)]
    world = load(store, [*(m.kind for m in mappings), *("accounts" for m in beside if m)], _around(moments))
    order = sorted(range(len(files)), key=lambda n: KINDS.index(mappings[n].kind))
    plans: dict[int, FilePlan] = {}
    for n in order:
        companies = None
        if company := beside[n]:
            companies = Companies(
                world, *_survey(tables[n], company, told_each[n], owners, Steps(nothing)), company.vendor
            )
        plans[n] = _file(store, world, tables[n], mappings[n], *surveys[n], told_each[n], companies, steps)
        plans[n].warnings = [*remark(said_each[n], told_each[n]), *plans[n].warnings]
    ready = [plans[n] for n in range(len(files))]
    for each, said in zip(ready, told_each, strict=True):
        world.add("source", **_source(store, each, said))
    return Plan(ready, world.batch(_label(ready)))


@uncollected()
def apply(store: Store, plan: Plan, progress: Progress = nothing) -> Done:
    """Carry a plan out as one undo step; a large one piece by piece, so that a colleague can write in between.

    Raises Conflict when the workspace changed under it; then, and when `progress` raises, nothing of it stays.
    """
    from abm_tui.store.commands import importing
    from abm_tui.store.pieces import HOLD, do_in_pieces

    pieces = importing.parts(plan.batch)
    if plan.batch.size <= importing.LONG:
        return store.do(importing.write, plan.batch)
    return do_in_pieces(store, pieces, plan.batch.label, lambda n, of: progress("writing", n, of), hold=HOLD)


def run(
    store: Store,
    files: Sequence[Input],
    options: Options | Sequence[Options] | None = None,
    *,
    first: Plan | None = None,
    progress: Progress = nothing,
) -> tuple[Plan, Done]:
    """Plan and apply at once; planned anew when somebody edits in between. Raises what `plan` and `apply` raise."""
    made = first or plan(store, files, options, progress)
    for _ in range(_AGAIN):
        try:
            return made, apply(store, made, progress)
        except Conflict:
            made = plan(store, files, options, progress)
    return made, apply(store, made, progress)


def member_words(members: Sequence[MemberFact]) -> tuple[dict[str, int], dict[str, int]]:
    """Name, as it is and folded, → member: for who did something, and for who owns it."""
    here = sorted(members, key=lambda m: m.left_on is None)  # who left gives way to a namesake who is here
    known = {key: m.id for m in here for key in (fold(m.name), m.name)}
    # Who left may have done things, but owns nothing any more.
    left = {m.id for m in here if m.left_on is not None}
    return known, {key: member for key, member in known.items() if member not in left}


def read_table(file: Input, options: Options) -> SourceTable:
    """The file's text as rows. Raises Refused (unreadable_file), and UsageError (which_sheet) for a workbook."""
    how = How(options.encoding, options.delimiter, options.header_row, options.sheet)
    if file.text is not None:
        return read_text(file.text, file.name, how, known)
    return read_bytes(file.data, file.name, how, known)


def mapping_of(table: SourceTable, options: Options) -> Mapping:
    """What the file's columns become. Raises UsageError (which_kind) where the headers do not say what the rows are."""
    kind = options.kind or find_kind(table.headers)
    if kind not in KINDS:
        wrong = f'"{kind}" is no kind of record' if kind else f"{table.file}: the headers do not say what the rows are"
        raise UsageError("which_kind", f"{wrong}. Pass --kind {', '.join(KINDS)}.", Fix(command=f"--kind {KINDS[0]}"))
    return map_headers(table.headers, kind, find_vendor(table.headers), [told(text) for text in options.maps])


def check_columns(table: SourceTable, mapping: Mapping) -> None:
    """Raises UsageError (which_columns) where no column says what a record is called."""
    kind = mapping.kind
    needed = {"accounts": ("name", "domain", "record_id"), "activities": ("type", "at", "subject")}.get(
        kind, ("name", "first_name", "last_name", "full_name", "email", "record_id")
    )
    if not any(mapping.of(name) for name in needed):
        names = ", ".join(table.headers[:8]) + (" …" if len(table.headers) > 8 else "")
        example = f'--map "{table.headers[0]}={needed[0]}"'
        raise UsageError(
            "which_columns",
            f"{table.file}: no column says the {' or '.join(needed[:2])} of {kind}. It has: {names}. Pass {example}.",
            Fix(command=example),
        )


def _survey(
    table: SourceTable, mapping: Mapping, options: Options, members: dict[str, int], steps: Steps
) -> tuple[Cells, dict[int, Read]]:
    """The file's readers, and its rows read: number → values."""
    if options.date_order and options.date_order not in ORDERS:
        raise UsageError("bad_date_order", f'--date-order is dmy, mdy or ymd, not "{clean(options.date_order)}".')
    if options.decimal and options.decimal not in (".", ","):
        raise UsageError("bad_decimal", f'--decimal is "." or ",", not "{clean(options.decimal)}".')
    said = Told(options.date_order, options.decimal, table.separator, members, value_words(options.values))
    cells = Cells(table, mapping, said, blank_clears=options.blank_clears)
    return cells, {row.number: cells.read(row) for row in steps.over(table.rows) if not row.reason and not row.skip}


def _around(moments: list[datetime]) -> list[datetime]:
    """The days in which activities may be the ones of the file."""
    if not moments:
        return []
    first, last = min(moments).date() - timedelta(days=1), max(moments).date() + timedelta(days=1)
    return [datetime.combine(first, time.min), datetime.combine(last, time.max)]


def _held_back(store: Store, account_id: int, stage: str | None) -> str:
    from abm_tui.store.queries.stages import held_back

    return store.read(held_back, account_id, stage)


def _file(
    store: Store,
    world: World,
    table: SourceTable,
    mapping: Mapping,
    cells: Cells,
    read: dict[int, Read],
    options: Options,
    companies: Companies | None,
    steps: Steps,
) -> FilePlan:
    merger = _MERGERS[mapping.kind](world, cells, mapping.vendor)
    merger.theirs, merger.ours = options.theirs, options.ours
    if options.gated and isinstance(merger, AccountRows):
        merger.held_back = partial(_held_back, store)
    if isinstance(merger, DealRows):
        merger.currency = options.currency.upper()
    if isinstance(merger, PersonRows) and any(mapping.of(name) for name in COUNTERS):
        merger.counters = open_counters(store, world, merger.source)
    if isinstance(merger, ActivityRows):
        merger.file = table.file[:200]
    merger.survey(list(read.values()))
    rows = []
    for row in steps.over(table.rows):
        if row.skip:
            rows.append(RowPlan(row.number, "skipped", reason=row.skip))
        elif row.reason:
            reject = Reject(row.number, "", clean(table.separator.join(row.cells))[:200], row.reason)
            rows.append(RowPlan(row.number, "rejected", rejects=[reject]))
        else:
            got = read[row.number]
            company = companies.row(row.number) if companies and not got.problems else None
            rows.append(replace(merger.row(got), company=company))
    made = FilePlan(table, mapping, rows, [], cells.left_out)
    if mapping.kind == "accounts" or companies:
        made.linked = link_waiting(world)
    of_companies = companies.warnings() if companies else []
    made.warnings = [*table.warnings, *merger.warnings(), *of_companies, *_remarks(made, merger)]
    return made


def _remarks(made: FilePlan, merger: Merger) -> list[str]:
    """What a person should know: values left out, edits of ours that stand, who waits for an account."""
    said = [f"{count(n, 'row')}: {note}." for note, n in merger.notes.items()]
    columns: dict[str, list[tuple[str, int]]] = {}
    for (column, value), n in made.left_out.items():
        columns.setdefault(column, []).append((value, n))
    for column, values in columns.items():
        some = ", ".join(f'"{v}" ×{n}' if n > 1 else f'"{v}"' for v, n in values[:_SHOWN])
        more = f" and {len(values) - _SHOWN} more" if len(values) > _SHOWN else ""
        field = next((c.field for c in made.mapping.columns if c.header == column), "") or ""
        hint = "" if field == "domain" else f' Map one with --value "{field}:{values[0][0]}=OURS".'
        said.append(f"{column}: {some}{more} left out: nothing of ours is called so.{hint}")
    kept = [(row.name, change.field) for row in made.rows for change in row.changes if change.kept]
    if kept:
        some = ", ".join(f"{name} ({field.replace('_', ' ')})" for name, field in kept[:_SHOWN])
        said.append(f"{count(len(kept), 'field')} changed both here and in the file: ours stands: {some}.")
    if made.mapping.kind != "accounts":
        table = merger.world.tables[merger.table]
        waiting = sum(table[i].get("account_id") is None for i in merger.in_file)
        if waiting:
            said.append(f"{count(waiting, 'row')} without an account of ours: kept, and linked when it arrives.")
    for kind, n in made.linked.items():
        said.append(f"{count(n, *WORDS[kind])} that waited for an account: linked.")
    return said


def _source(store: Store, each: FilePlan, said: Options) -> dict[str, Any]:
    now = datetime.now().replace(microsecond=0)
    at = now if now.date() == store.today else datetime.combine(store.today, time(12, 0))
    return {
        "vendor": each.mapping.vendor or "file",
        "kind": each.mapping.kind,
        "file": each.table.file[:200],
        "at": at,
        "rows": len(each.rows),
        "mapping": kept(each, said),
    }


def _label(files: Sequence[FilePlan]) -> str:
    """`Imported accounts.csv: 22 created, 3 updated`."""
    totals = {k: sum(f.counts[k] for f in files) for k in ("created", "updated")}
    names = files[0].table.file if len(files) == 1 else f"{len(files)} files"
    done = ", ".join(f"{n:,} {what}" for what, n in totals.items() if n) or "nothing new"
    return f"Imported {names[:100]}: {done}"
