"""`abm import`: files into the workspace."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from abm_tui.cli.shared import context, session
from abm_tui.cli.shared.context import TextOrJson
from abm_tui.cli.shared.output import Format, out, say
from abm_tui.cli.shared.progress import showing
from abm_tui.errors import Fix, Refused, UsageError
from abm_tui.text import clean

if TYPE_CHECKING:
    from abm_tui.exchange.plan.import_plan import FilePlan, Input
    from abm_tui.store import Store

REJECTED = 3  # the exit code when some rows stayed out
_KIND_HELP = "accounts, contacts, activities or opportunities, if the headers do not say; all: a whole workspace."
_DRY = "Dry run: nothing was written."
_SHOWN = 20  # rejected rows that the text names one by one


def register(app: typer.Typer) -> None:
    app.command("import")(import_)


def import_(
    files: Annotated[list[str], typer.Argument(metavar="FILE|-…", help="CSV or workbooks; - reads standard input.")],
    kind: Annotated[str, typer.Option(metavar="KIND", help=_KIND_HELP)] = "",
    maps: Annotated[
        list[str] | None,
        typer.Option("--map", metavar="THEIRS=ours", help='"revenue=annual_revenue*1000000"; "X=-" keeps X out.'),
    ] = None,
    values: Annotated[
        list[str] | None,
        typer.Option("--value", metavar="field:THEIRS=ours", help='"stage:Opportunity=Consideration".'),
    ] = None,
    encoding: Annotated[str, typer.Option(metavar="NAME", help="utf-8, cp1252, …; found out otherwise.")] = "",
    delimiter: Annotated[str, typer.Option(metavar="C", help='One character, or "tab"; found out otherwise.')] = "",
    header_row: Annotated[
        int | None, typer.Option(metavar="N", help="The row with the headers, from 1; 0 = there is none.")
    ] = None,
    date_order: Annotated[str, typer.Option(metavar="dmy|mdy|ymd", help="How days like 3/4/25 are meant.")] = "",
    decimal: Annotated[str, typer.Option(metavar=".|,", help="The decimal mark of amounts.")] = "",
    currency: Annotated[str, typer.Option(metavar="EUR", help="Of deals whose file does not say.")] = "",
    blank_clears: Annotated[bool, typer.Option("--blank-clears", help="A blank cell empties our field.")] = False,
    sheet: Annotated[str, typer.Option(metavar="NAME|N", help="Which sheet of a workbook.")] = "",
    on: Annotated[str, typer.Option(metavar="DAY", help="Of activities whose file does not say when.")] = "",
    campaign: Annotated[str, typer.Option(metavar="NAME", help="What a file of one e-mail or event is about.")] = "",
    companies: Annotated[
        bool, typer.Option("--companies/--no-companies", help="Rows of people and deals bring their companies.")
    ] = True,
    fresh: Annotated[bool, typer.Option("--fresh", help="Leave aside what was said for this source before.")] = False,
    take: Annotated[
        list[str] | None,
        typer.Option(
            metavar="theirs|FIELD=theirs", help="Of fields changed both here and in the file; else ours stands."
        ),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would happen, and write nothing.")] = False,
    rejects: Annotated[str, typer.Option(metavar="PATH", help="Write the rows that stay out to this file.")] = "",
    form: TextOrJson = Format.TEXT,
) -> None:
    """Bring accounts, people, deals and activities in; the same file again changes nothing. One undo takes it back."""
    context.only(form, Format.TEXT, Format.JSON)
    store = context.workspace() if dry_run else context.to_write()
    if kind.strip().lower() == "all":
        _everything(store, files, form, dry_run=dry_run)
        return
    from abm_tui.exchange.exports.rejects import write_reject_files
    from abm_tui.exchange.imports import importing
    from abm_tui.exchange.plan import row_changes
    from abm_tui.exchange.plan.import_plan import Options

    theirs, ours = row_changes.taken(take or ())
    options = Options(
        kind.strip().lower(),
        tuple(maps or ()),
        tuple(values or ()),
        encoding,
        delimiter,
        header_row,
        date_order.strip().lower(),
        decimal,
        currency.strip(),
        blank_clears,
        sheet,
        on.strip(),
        campaign.strip(),
        fresh,
        companies=companies,
        theirs=theirs,
        ours=ours,
    )
    inputs = _inputs(files)
    with showing(_cancelled()) as progress:
        plan, label = importing.plan(store, inputs, options, progress), ""
    # First: if it cannot be written, nothing is imported.
    sources = [Path(name).expanduser() for name in files if name != "-"]
    written = write_reject_files(str(session.current.other_file(rejects)), plan.files, sources) if rejects else []
    if not dry_run:
        with showing(_cancelled()) as progress:
            plan, done = importing.run(store, inputs, options, first=plan, progress=progress)
        new = any(f.counts["created"] or f.counts["updated"] or f.linked or f.found for f in plan.files)
        label = f"{done.label}. abm undo takes it back." if done.group and new else f"{done.label}."
    names = {member.id: member.name for member in store.members}
    if form == Format.JSON:
        told = zip(plan.as_json(), plan.files, strict=True)
        context.emit(form, [said | row_changes.as_json(file, names) for said, file in told], "")
    else:
        for file in plan.files:
            _tell(file, names, dry_run=dry_run)
        dry = "Dry run: nothing was imported; only the rejected rows were written." if written else _DRY
        out(dry if dry_run else label)
    for path, file in zip(written, (file for file in plan.files if file.counts["rejected"]), strict=False):
        private = ", ".join(clean(column.header) for column in file.mapping.columns if column.private)
        beware = f" They are as in your own file, private columns too: {private}." if private else ""
        say(f"Rejected rows are in {path}: correct them and import that file.{beware}")
    if plan.rejected:
        raise typer.Exit(REJECTED)


def _everything(store: Store, files: list[str], form: Format, *, dry_run: bool) -> None:
    """A file of `abm export all` into a workspace that has no account yet."""
    if len(files) != 1:
        raise UsageError("usage", "A whole workspace is one file: abm import --kind all FILE.")
    from abm_tui.exchange.exports import whole

    (given,) = _inputs(files)
    tables = whole.read_whole(given.data.decode("utf-8-sig", errors="replace"))
    counts = {name: len(rows) for name, rows in tables.items()}
    said, who = _DRY, store.who  # as it is before the members are others
    if not dry_run:
        with showing(_cancelled()) as progress:
            done = whole.bring(store, tables, lambda n, of: progress("writing", n, of))
        said = f"{done.label}."
    names = [row["name"] for row in tables.get("member", ())]
    undone = "abm undo takes it back." if who in names else _nobody_undoes(who, names)
    context.emit(form, {"file": given.name, "kind": "all", "tables": counts}, said if dry_run else f"{said} {undone}")
    if names:
        say(f"Its members: {', '.join(names)}.")


def _nobody_undoes(who: str, names: list[str]) -> str:
    """Undo is of one's own steps, and who brought a workspace in that knows them not has none there."""
    work_on = f"Work on as one of its members: abm --as {shlex.quote(names[0])}. " if names else ""
    return (
        f"{clean(who)} is no member of it, so undo cannot take it back. {work_on}"
        "If it was the wrong file, begin another workspace: abm --db NEW.db init."
    )


def _cancelled() -> Refused:
    return Refused("cancelled", "Cancelled. Nothing was imported.", Fix(command="abm import FILE"))


def _inputs(files: list[str]) -> list[Input]:
    from abm_tui.exchange.imports.importing import from_path
    from abm_tui.exchange.plan.import_plan import Input

    if files.count("-") > 1:
        raise UsageError("stdin_twice", "Standard input can be read only once.")
    return [Input("standard input", sys.stdin.buffer.read()) if name == "-" else from_path(name) for name in files]


def _tell(file: FilePlan, names: dict[int, str], *, dry_run: bool) -> None:
    from abm_tui.exchange.imports.reading_options import SEPARATOR_NAMES
    from abm_tui.exchange.plan import row_changes
    from abm_tui.models.words import source_name

    table, counts = file.table, file.counts
    separator = SEPARATOR_NAMES.get(table.separator, table.separator)
    how = f"{source_name(file.mapping.vendor)}, {table.encoding}"
    how += "" if table.is_sheet else f", {separator}"
    out(f"{table.file}: {len(file.rows):,} rows of {file.mapping.kind} ({how})")
    out("  " + ", ".join(f"{number:,} {outcome}" for outcome, number in counts.items()))
    if dry_run:
        becomes = file.becomes()
        taken = [f"{header} → {field}" for header, field in becomes.items() if field]
        left = [header for header, field in becomes.items() if not field]
        out("  columns: " + ", ".join(taken))
        if left:
            out("  left out: " + ", ".join(left[:30]) + (" …" if len(left) > 30 else ""))
    for warning in file.warnings:
        out(f"  ! {warning}")
    if dry_run:
        for line in row_changes.lines(file, names):
            out(f"  {line}")
    called = {row.number: row.name for row in file.rows if row.rejects}
    for reject in file.rejects[:_SHOWN]:
        cell = f' "{reject.value[:40]}"' if reject.value else ""
        name = called[reject.row] if called[reject.row] != reject.value else ""
        about = f"{f'{name[:40]}, ' if name else ''}row {reject.row}{f', {reject.column}' if reject.column else ''}"
        out(f"  x {about}{cell}: {reject.reason}")
    if len(file.rejects) > _SHOWN:
        out(f"  x … and {len(file.rejects) - _SHOWN:,} more; --rejects PATH writes them all to a file")
