"""What an import says of a file beside its counts, and what it is called in the history."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial

from abm_tui.exchange.columns.missing_columns import missing, nobody, not_filled_down
from abm_tui.exchange.fields import PEOPLE, WORDS
from abm_tui.exchange.plan.import_plan import FilePlan, RowPlan
from abm_tui.exchange.rows.foreign_ids import remark
from abm_tui.exchange.rows.person_matching import names_ours
from abm_tui.exchange.rows.rows_of_kind import RowsOfKind
from abm_tui.exchange.values.day_order import ORDER_NAMES, DayOrders
from abm_tui.text import count

_COLUMNS = 20  # named in one warning
_SHOWN = 5  # values and rows named in one warning


def remarks(made: FilePlan, merger: RowsOfKind) -> list[str]:
    """What a person should know: values left out, edits of ours that stand, who waits for an account."""
    said = made.mapping.remarks() + (_not_understood(made) or missing(made.table, made.mapping))
    said += nobody(made.table, made.mapping, partial(names_ours, merger.world))
    said += not_filled_down(made.table, made.mapping)
    said += [f"{count(n, 'row')}: {note}." for note, n in merger.notes.items()]
    said += remark(merger.strangers, merger.kind)
    for column, values in _by_column(merger.cells.shortened).items():
        said.append(
            f"{column}: {_listed(values)} left out: a spreadsheet took the ids for numbers and shortened them. "
            "These rows go by what else they say; to go by their ids, import the export as it was before it was opened."
        )
    for column, values in _by_column(made.left_out).items():
        field = next((c.field for c in made.columns() if c.header == column and c.field), "") or ""
        hint = "" if field in ("domain", *PEOPLE) else f' Map one with --value "{field}:{values[0][0]}=OURS".'
        why = "no domain can be read in it" if field == "domain" else "nothing of ours is called so"
        said.append(f"{column}: {_listed(values)} left out: {why}.{hint}")
    said += _days(made, merger.cells.days)
    for column, ranges in merger.cells.lower_ends.items():
        some = ", ".join(f'"{text}" as {value:,.0f}' for text, value in list(ranges.items())[:_SHOWN])
        more = f" and {len(ranges) - _SHOWN} more" if len(ranges) > _SHOWN else ""
        said.append(f"{column}: of ranges the lower end is taken: {some}{more}.")
    said += _passed_over(made.rows)
    both = [one for row in made.rows for one in (row, row.company) if one is not None]
    kept = [(one.name, change.field) for one in both for change in one.changes if change.kept]
    if kept:
        some = ", ".join(f"{name} ({field.replace('_', ' ')})" for name, field in kept[:_SHOWN])
        said.append(
            f"{count(len(kept), 'field')} changed both here and in the file: ours stands: {some}; say --take theirs."
        )
    if made.mapping.kind not in ("accounts", "campaigns"):
        table = merger.world.tables[merger.table]
        waiting = sum(table[i].get("account_id") is None for i in merger.in_file)
        if waiting:
            waits = count(waiting, *WORDS[made.mapping.kind])
            said.append(f"{waits} without an account of ours: kept, and linked when it arrives.")
    if made.found:
        said.append(f"{count(made.found, 'activity', 'activities')} that named somebody we did not have: linked.")
    for kind, n in made.linked.items():
        said.append(f"{count(n, *WORDS[kind])} that waited for an account: linked.")
    return said


def _days(made: FilePlan, days: DayOrders) -> list[str]:
    """Columns whose days go by another column's, or against what was said."""
    headers = {column.at: f'"{column.header}"' for column in made.mapping.columns}
    said = []
    for first in dict.fromkeys(days.as_shown.values()):
        named = ", ".join(headers[at] for at, shown_by in days.as_shown.items() if shown_by == first)
        order = next(days.of[at] for at, shown_by in days.as_shown.items() if shown_by == first)
        said.append(f"{named}: read with {ORDER_NAMES[order]}, as {headers[first]} shows; --date-order says otherwise.")
    for at in days.own:
        said.append(f"{headers[at]}: read with {ORDER_NAMES[days.of[at]]}: its days are none otherwise.")
    return said


def _passed_over(rows: Sequence[RowPlan]) -> list[str]:
    """Why rows were skipped; blank ones need no saying."""
    skipped = [row for row in rows if row.counts_as == "skipped" and row.reason not in ("", "blank")]
    again = [row for row in skipped if row.same_as is not None]
    said = []
    if again:
        some = ", ".join(
            f"row {row.number} = row {row.same_as}" + (f" ({row.name})" if row.name else "") for row in again[:_SHOWN]
        )
        many = "1 row is" if len(again) == 1 else f"{len(again):,} rows are"
        said.append(f"{many} the same record as an earlier one: {some}{' …' if len(again) > _SHOWN else ''}.")
    for reason, n in Counter(row.reason for row in skipped if row.same_as is None).items():
        said.append(f"{count(n, 'row')} skipped: {reason}.")
    return said


def _by_column(cells: Counter[tuple[str, str]]) -> dict[str, list[tuple[str, int]]]:
    columns: dict[str, list[tuple[str, int]]] = {}
    for (column, value), n in cells.items():
        columns.setdefault(column, []).append((value, n))
    return columns


def _listed(values: Sequence[tuple[str, int]]) -> str:
    """`"A" ×2, "B" and 3 more`."""
    some = ", ".join(f'"{v}" ×{n}' if n > 1 else f'"{v}"' for v, n in values[:_SHOWN])
    return some + (f" and {len(values) - _SHOWN} more" if len(values) > _SHOWN else "")


def _not_understood(made: FilePlan) -> list[str]:
    """That most of a file stays out, where it does; blank, private and told columns are none of it.

    Of a CRM that we know it is no news: of its hundreds of columns we take those we have a place for.
    """
    if made.mapping.vendor:
        return []
    filled = {at for cells in made.table.cells() for at, cell in enumerate(cells) if cell and not cell.isspace()}
    columns = [c for c in made.columns() if c.at in filled and not c.private and (c.field or not c.by_hand)]
    out = [c.header for c in columns if not c.field]
    if len(out) * 2 <= len(columns):
        return []
    some = ", ".join(f'"{header}"' for header in out[:_COLUMNS])
    more = f" and {len(out) - _COLUMNS} more" if len(out) > _COLUMNS else ""
    understood = f"Only {len(columns) - len(out)} of {count(len(columns), 'column')} were understood"
    return [f'{understood}; left out: {some}{more}. Take one in with --map "{out[0]}=OURS".']


def label(files: Sequence[FilePlan]) -> str:
    """`Imported accounts.csv: 22 created, 3 updated`."""
    totals = {k: sum(f.counts[k] for f in files) for k in ("created", "updated")}
    names = files[0].table.file if len(files) == 1 else f"{len(files)} files"
    done = ", ".join(f"{n:,} {what}" for what, n in totals.items() if n) or "nothing new"
    return f"Imported {names[:100]}: {done}"
