"""The whole of an import: read every file, decide every row, say what would happen, and do it as one undo step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from abm_tui.errors import Conflict
from abm_tui.exchange.columns.company_columns import company_mapping
from abm_tui.exchange.columns.headers import OWN, Mapping
from abm_tui.exchange.columns.keys_only import only_keys
from abm_tui.exchange.columns.row_label import called
from abm_tui.exchange.fields import BRINGS, PEOPLE, fold_header
from abm_tui.exchange.files.reading import file_bytes
from abm_tui.exchange.files.table import SourceTable
from abm_tui.exchange.imports.kind_questions import check_columns, check_names, each_its_own, mapping_of
from abm_tui.exchange.imports.option_checks import check
from abm_tui.exchange.imports.remembered_mappings import kept, remark
from abm_tui.exchange.imports.remembered_options import read_as_before
from abm_tui.exchange.plan.import_plan import FilePlan, ImportPlan, Input, Options, Outcome, Reject, RowPlan
from abm_tui.exchange.plan.row_progress import Progress, Steps, nothing
from abm_tui.exchange.rows.accounts import AccountRows
from abm_tui.exchange.rows.activities import ActivityRows
from abm_tui.exchange.rows.campaigns import CampaignRows
from abm_tui.exchange.rows.cells import Cells, Read, value_words
from abm_tui.exchange.rows.companies import Companies
from abm_tui.exchange.rows.counters import COUNTERS, open_counters
from abm_tui.exchange.rows.deals import DealRows
from abm_tui.exchange.rows.deleted_rows import without_deleted
from abm_tui.exchange.rows.file_remarks import label, remarks
from abm_tui.exchange.rows.linking import link_waiting
from abm_tui.exchange.rows.mixed import companies_apart
from abm_tui.exchange.rows.people import PersonRows
from abm_tui.exchange.rows.person_matching import link_people
from abm_tui.exchange.rows.rows_of_kind import RowsOfKind
from abm_tui.exchange.rows.whole_file import check_day, file_facts, whole_file_remarks
from abm_tui.exchange.rows.wide_rows import is_wide
from abm_tui.exchange.rows.workspace_rows import World, load_world
from abm_tui.exchange.values.readers import ReaderContext
from abm_tui.exchange.values.scales import currency_of
from abm_tui.store.gc_pause import uncollected
from abm_tui.text import clean

if TYPE_CHECKING:
    from abm_tui.models.facts import MemberFact
    from abm_tui.store import Done, Store

_MERGERS: dict[str, type[RowsOfKind]] = {
    "accounts": AccountRows,
    "contacts": PersonRows,
    "opportunities": DealRows,
    "activities": ActivityRows,
    "campaigns": CampaignRows,
}
_CAME: tuple[Outcome, ...] = ("created", "updated", "unchanged")  # outcomes of rows that came in
_AGAIN = 3  # times a plan is made anew when somebody edits at the same moment


def from_path(path: str) -> Input:
    """A file on disk. Raises Refused (unreadable_file) with a sentence."""
    return Input(clean(Path(path).name), file_bytes(path))


@uncollected()
def plan(
    store: Store,
    files: Sequence[Input],
    options: Options | Sequence[Options] | None = None,
    progress: Progress = nothing,
) -> ImportPlan:
    """Decide everything and write nothing. `progress` hears (what is done, how much of it, of how much).

    `options` are of all files, or each file's own. Raises Refused (unreadable_file) for a file that is no table,
    UsageError where an option has to say what is meant.
    """
    said_each = [options or Options()] * len(files) if not isinstance(options, Sequence) else list(options)
    opened = read_as_before(store, files, said_each)
    tables = [table for table, _ in opened]
    told_each = each_its_own(tables, [told for _, told in opened])
    mappings = [mapping_of(table, said) for table, said in zip(tables, told_each, strict=True)]
    for table, mapping in zip(tables, mappings, strict=True):
        check_columns(table, mapping)
    check(said_each, [m.kind for m in mappings], store.members)
    tables = [
        without_deleted(t, m, value_words(said.values)) for t, m, said in zip(tables, mappings, told_each, strict=True)
    ]
    tables = [
        companies_apart(t, m, companies=said.companies) for t, m, said in zip(tables, mappings, told_each, strict=True)
    ]
    known, owners = member_words(store.members)
    steps = Steps(progress, 2 * sum(len(t.rows) for t in tables))
    surveys = [
        _survey(t, m, said, known if m.kind == "activities" else owners, steps)
        for t, m, said in zip(tables, mappings, told_each, strict=True)
    ]
    for table, mapping, (_, rows), said in zip(tables, mappings, surveys, told_each, strict=True):
        check_day(table, mapping, rows.values(), said)
    # Known by a key, an activity may lie on any day; else only those of the days in the file can be meant.
    keyed = any(m.kind == "activities" and (is_wide(m) or m.of("record_id")) for m in mappings)
    moments = [got.values["at"] for _, rows in surveys for got in rows.values() if "at" in got.values]
    beside = [company_mapping(m) if said.companies else None for m, said in zip(mappings, told_each, strict=True)]
    world = load_world(
        store,
        [
            *(m.kind for m in mappings),
            *("accounts" for m in beside if m),
            *("contacts" for m in mappings if any(map(m.of, PEOPLE))),
        ],
        [] if keyed else _around(moments),
    )
    order = sorted(range(len(files)), key=lambda n: (BRINGS.index(mappings[n].kind), only_keys(mappings[n])))
    plans: dict[int, FilePlan] = {}
    for n in order:
        companies = None
        if company := beside[n]:
            surveyed = _survey(tables[n], company, told_each[n], owners, Steps(nothing))
            companies = Companies(world, company, *surveyed, told_each[n])
        plans[n] = _file(store, world, tables[n], mappings[n], *surveys[n], told_each[n], companies, steps)
        check_names(plans[n])
        plans[n].warnings = [*remark(said_each[n], told_each[n]), *plans[n].warnings]
    ready = [plans[n] for n in range(len(files))]
    for each, said, file in zip(ready, told_each, files, strict=True):
        if each.counts["rejected"] and not any(each.counts[what] for what in _CAME):
            continue  # nothing of it came in: what we know is as old as before
        world.add("source", **_source(store, each, said, pasted=file.text is not None))
    return ImportPlan(ready, world.batch(label(ready)))


@uncollected()
def apply(store: Store, plan: ImportPlan, progress: Progress = nothing) -> Done:
    """Carry a plan out as one undo step; a large one piece by piece, so that a colleague can write in between.

    That nothing was new is no step. Raises Conflict when the workspace changed under it; then, and when `progress`
    raises, nothing of it stays.
    """
    from abm_tui.store.commands import importing
    from abm_tui.store.undo.chunked_writes import HOLD, do_in_pieces

    pieces = importing.batch_parts(plan.batch)
    if plan.batch.size <= importing.LONG:
        done = store.do(importing.write_batch, plan.batch)
        return replace(done, group="") if plan.batch.only_notes else done
    return do_in_pieces(store, pieces, plan.batch.label, lambda n, of: progress("writing", n, of), hold=HOLD)


def run(
    store: Store,
    files: Sequence[Input],
    options: Options | Sequence[Options] | None = None,
    *,
    first: ImportPlan | None = None,
    progress: Progress = nothing,
) -> tuple[ImportPlan, Done]:
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
    known = {key: m.id for m in here for key in (fold_header(m.name), m.name)}
    # Who left may have done things, but owns nothing any more.
    left = {m.id for m in here if m.left_on is not None}
    return known, {key: member for key, member in known.items() if member not in left}


def _survey(
    table: SourceTable, mapping: Mapping, options: Options, members: dict[str, int], steps: Steps
) -> tuple[Cells, dict[int, Read]]:
    """The file's readers, and its rows read: number → values."""
    words = value_words(options.values)
    said = ReaderContext(options.date_order, options.decimal, table.separator, members, words, mapping.vendor == OWN)
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
    of_accounts = merger if isinstance(merger, AccountRows) else companies.merger if companies else None
    if options.gated and of_accounts:
        of_accounts.held_back = partial(_held_back, store)
    if isinstance(merger, DealRows):
        merger.currency = options.currency.upper() or next((currency_of(c.header) for c in mapping.of("amount")), "")
    if isinstance(merger, PersonRows) and any(mapping.of(name) for name in COUNTERS):
        merger.counters = open_counters(store, world, merger.source)
    if isinstance(merger, ActivityRows):
        merger.file = table.file[:200]
        merger.about_file = file_facts(table, mapping, options, world.today)
    merger.survey(list(read.values()))
    rows = []
    for row in steps.over(sorted(table.rows, key=lambda row: row.number in merger.later)):
        if row.skip:
            rows.append(RowPlan(row.number, "skipped", reason=row.skip))
        elif row.reason:
            reject = Reject(row.number, "", clean(table.separator.join(row.cells))[:200], row.reason)
            rows.append(RowPlan(row.number, "rejected", called(mapping, row.cells), rejects=[reject]))
        else:
            got = read[row.number]
            company = companies.row(row.number) if companies and not got.problems else None
            planned = replace(merger.row(got), company=company)
            if companies and company and planned.outcome == "rejected" and merger.lacks(got):
                planned = companies.alone(company)
            if planned.outcome == "rejected":
                planned.name = planned.name or called(mapping, row.cells)
            rows.append(planned)
    ordered = sorted(rows, key=lambda row: row.number)
    beside = companies.mapping if companies else None
    made = FilePlan(table, mapping, ordered, [], cells.left_out, beside=beside)
    if companies:
        made.left_out = made.left_out + companies.cells.left_out
    if mapping.kind == "accounts" or companies:
        made.linked = link_waiting(world)
    if isinstance(merger, AccountRows):
        made.people = len(merger.committee.made)
    elif companies:
        made.people = companies.finish()
    if mapping.kind == "contacts":
        made.found = link_people(world)
    of_companies = companies.warnings() if companies else []
    made.warnings = [
        *table.warnings,
        *whole_file_remarks(table, mapping, options),
        *merger.warnings(),
        *of_companies,
        *remarks(made, merger),
    ]
    return made


def _source(store: Store, each: FilePlan, said: Options, *, pasted: bool) -> dict[str, Any]:
    now = datetime.now().replace(microsecond=0)
    at = now if now.date() == store.today else datetime.combine(store.today, time(12, 0))
    return {
        "vendor": each.mapping.vendor or "file",
        "kind": each.mapping.kind,
        "file": each.table.file[:200],
        "at": at,
        "rows": len(each.rows),
        "mapping": kept(each, said, pasted=pasted),
    }
