"""What a file of activities leaves to be said of all its rows at once: the day, the name of the e-mail or event."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date, datetime, time
from pathlib import Path

from abm_tui.errors import Fix, UsageError
from abm_tui.exchange.columns.headers import Mapping
from abm_tui.exchange.fields import fold_header
from abm_tui.exchange.files.table import SourceTable
from abm_tui.exchange.plan.import_plan import Options
from abm_tui.exchange.rows.cells import Read
from abm_tui.exchange.rows.wide_rows import FileFacts, dated, is_implied, is_wide
from abm_tui.exchange.values.dates import read_moment
from abm_tui.exchange.values.problems import BadCell
from abm_tui.text import clean, count

_NAMED = frozenset(
    ("topic", "webinarname", "webinartitle", "webinar", "eventname", "eventtitle", "event", "meetingtopic", "emailname")
)
_BEGAN = frozenset(("actualstarttime", "starttime", "webinardate", "eventdate", "actualstartdatetime", "startdatetime"))
_IDS = frozenset(("webinarid", "meetingid", "eventid", "webinarkey"))  # beside a name they are another column
# What an export puts around a name to make its file's name: stamps, counts of copies, words of the vendor.
_STAMP = re.compile(r"[\s_(-]*(\d{4}-?\d\d-?\d\d([T_ -]?\d\d[-_:.]?\d\d([-_:.]?\d\d)?)?|\(\d+\)|\d{6,})\)?")
_TITLED = ("attendance", "forms")


def day_of_file(options: Options, today: date) -> datetime | None:
    """Noon of the day that was said for rows without one. Raises UsageError (bad_day)."""
    if not options.on:
        return None
    from abm_tui.when import NoSuchDay, parse_day

    try:
        return datetime.combine(parse_day(options.on, today, past=True), time(12))
    except NoSuchDay as error:
        raise UsageError("bad_day", f"--on: {error.message}", Fix(command="--on today")) from None


def stem(file: str) -> str:
    """The file's name without stamps, so that next week's export of the same e-mail is called the same."""
    stem = Path(file).stem
    return _STAMP.sub("", stem).strip(" _-.") or stem


def file_facts(table: SourceTable, mapping: Mapping, options: Options, today: date) -> FileFacts:
    """What is true of the whole file."""
    at = day_of_file(options, today) or _above_moment(table)
    return FileFacts(today, at, _name(table, mapping, options), mapping.shape == "attendance", is_implied(mapping))


def whole_file_remarks(table: SourceTable, mapping: Mapping, options: Options) -> list[str]:
    """What a person should know of the file as a whole."""
    said = []
    if options.on and mapping.kind != "activities":
        said.append(f"--on is not used: the rows are {mapping.kind}, and nothing that happened on one day.")
    if _needs_name(mapping) and not options.campaign and not _above(table, _NAMED):
        what = {"attendance": "event", "forms": "form"}.get(mapping.shape, "e-mail")
        said.append(
            f'No column names the {what}: it is called "{stem(table.file)}". --campaign NAME says another name.'
        )
    if mapping.shape == "orders" and mapping.kind != "opportunities":
        orders = _orders(table)
        said.append(
            f"These are order lines ({count(orders, 'order')}): a company comes in once, however often it ordered. "
            "--kind opportunities makes each order a won deal, with the sum of its lines."
        )
    return said


def check_day(table: SourceTable, mapping: Mapping, rows: Collection[Read], options: Options) -> None:
    """Raises UsageError (which_day) where something happened of which no row of the file says when.

    It is asked rather than guessed: a day decides whether something still counts for the score.
    """
    if mapping.kind != "activities" or not is_wide(mapping) or options.on or _above_moment(table):
        return
    file = FileFacts(date.max, implied=is_implied(mapping))
    known: dict[str, bool] = {}
    for got in rows:
        for name, when in dated(got, file).items():
            known[name] = known.get(name, False) or when
    if not all(known.values()):
        what = "it took place" if mapping.shape == "attendance" else "it went out"
        raise UsageError(
            "which_day",
            f"{table.file}: no column says when. Pass --on DATE, the day {what}.",
            Fix(command="abm import … --on today"),
            what=what,
        )


def _needs_name(mapping: Mapping) -> bool:
    wide = is_wide(mapping) or mapping.shape in _TITLED
    return wide and not any(mapping.of(name) for name in ("subject", "campaign", "campaign_record_id"))


def _name(table: SourceTable, mapping: Mapping, options: Options) -> str:
    if options.campaign:
        return clean(options.campaign)[:200]
    return _above(table, _NAMED) or (stem(table.file) if _needs_name(mapping) else "")


def _above(table: SourceTable, names: frozenset[str]) -> str:
    """What the lines above the header say: below such a word where they are columns, else beside it."""
    for n, row in enumerate(table.above):
        for at, cell in enumerate(row):
            if fold_header(cell) not in names:
                continue
            below = table.above[n + 1] if n + 1 < len(table.above) else ()
            columns = sum(1 for c in row if c) > 2 or len(row) <= at + 1 or fold_header(row[at + 1]) in _IDS
            found = below[at] if columns and at < len(below) else row[at + 1] if at + 1 < len(row) else ""
            if found:
                return found[:200]
    return ""


def _above_moment(table: SourceTable) -> datetime | None:
    said = _above(table, _BEGAN)
    try:
        return read_moment(said) if said else None
    except BadCell:
        return None


def _orders(table: SourceTable) -> int:
    from abm_tui.exchange.columns.headers import map_headers

    column = next(iter(map_headers(table.headers, "opportunities", "").of("record_id")), None)
    if column is None:
        return 0
    return len({row.cells[column.at] for row in table.rows if not row.reason and not row.skip})
