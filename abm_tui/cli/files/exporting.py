"""`abm export`: records out of the workspace, as CSV or JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

import typer

from abm_tui.cli.shared import context, session
from abm_tui.cli.shared.output import Format, out_json, say, write_out
from abm_tui.errors import Fix, UsageError
from abm_tui.text import count

if TYPE_CHECKING:
    from abm_tui.store import Store

_FILES = (".csv", ".tsv", ".txt", ".json", ".xlsx")  # endings of what is meant for a file
# Not the general format option: a file without --format is CSV.
ExportFormat = Annotated[Format, typer.Option("--format", help="How it is written.", metavar="csv|json")]


def register(app: typer.Typer) -> None:
    app.command("export")(export)


def export(
    kind: Annotated[
        str, typer.Argument(metavar="accounts|contacts|activities|opportunities|all", help="What to write.")
    ],
    query: Annotated[
        list[str] | None, typer.Argument(metavar="QUERY", help='Only of accounts that match: tier:1 "score>=6".')
    ] = None,
    path: Annotated[
        str, typer.Option("--output", "-o", metavar="PATH", help="A file; else, as with -, standard output.")
    ] = "",
    raw: Annotated[bool, typer.Option("--raw", help="Do not disarm cells that a spreadsheet would run.")] = False,
    vendor: Annotated[
        str, typer.Option("--for", metavar="hubspot|salesforce", help="In the columns this CRM's importer takes.")
    ] = "",
    since: Annotated[
        str, typer.Option(metavar="last|DATE", help="--for: only what changed here since its last such file, or a day.")
    ] = "",
    history: Annotated[bool, typer.Option("--with-history", help="all: the journal as well.")] = False,
    form: ExportFormat = Format.CSV,
) -> None:
    """Write records in columns that `abm import` reads back. A cell like =1+1 gets a ' and stays text, but with --for.

    `all` is the whole workspace as one JSON file, which `abm import --kind all` reads into a new one.
    """
    context.only(form, Format.CSV, Format.JSON)
    from abm_tui.exchange.exports.atomic_write import put
    from abm_tui.exchange.fields import KINDS, WORDS

    kind = kind.strip().lower()
    if path == "-" and vendor and kind == "all":
        raise UsageError("usage", "All kinds for a CRM are several files: name a folder, not standard output.")
    path = "" if path == "-" else path
    if vendor or since:
        _for_vendor(vendor.strip().lower(), kind, since.strip().lower(), " ".join(query or ()), path, raw=raw)
        return
    if kind == "all":
        if query:
            raise UsageError("usage", "All is all: a filter goes with accounts, contacts, activities, opportunities.")
        _everything(context.workspace(), path, history=history)
        return
    if kind not in KINDS:
        message = f'There is no "{kind}" to export. There are {", ".join(KINDS)} and all.'
        raise UsageError("no_such_kind", message, Fix(command="abm export accounts"))
    store = context.workspace()
    from abm_tui.exchange.exports import exporting

    wanted = None
    if query:
        from abm_tui.cli.accounts.listing import filtered

        wanted = [row.id for row in filtered(store, "all", " ".join(query))]
    records = exporting.export(store, kind, wanted)
    if form == Format.JSON:
        if not path:
            out_json(exporting.as_json(kind, records))
            return
        text = json.dumps(exporting.as_json(kind, records), ensure_ascii=False, indent=2) + "\n"
    else:
        text = exporting.as_csv(kind, records, raw=raw)
    if not path:
        _to_stdout(text)
        return
    put(session.current.other_file(path), [text])
    say(f"{count(len(records), *WORDS[kind])} written to {path}.")


def _for_vendor(vendor: str, kind: str, since: str, query: str, path: str, *, raw: bool) -> None:
    """One file of a kind, or with `all` a folder of one file a kind."""
    from abm_tui.exchange.exports import writeback
    from abm_tui.exchange.exports.atomic_write import put
    from abm_tui.exchange.fields import KINDS, WORDS

    if not vendor:
        raise UsageError("usage", "--since goes with --for hubspot or --for salesforce.")
    if kind not in (*KINDS, "all"):
        raise UsageError("no_such_kind", f'There is no "{kind}" to export. There are {", ".join(KINDS)} and all.')
    store = context.workspace()
    after = since if since in ("", "last") else context.read_day(store, since, past=True)
    kinds = KINDS if kind == "all" else (kind,)
    accounts = None
    if query:
        from abm_tui.cli.accounts.listing import filtered

        accounts = {row.id for row in filtered(store, "all", query)}
    files = [writeback.write_back(store, vendor, each, after or None, accounts=accounts, raw=raw) for each in kinds]
    said = [count(one.rows, *WORDS[one.kind]) for one in files]
    if kind == "all":
        folder = session.current.other_file(path or ".")
        if folder.is_file() or (folder.suffix.lower() in _FILES and not folder.is_dir()):
            wrong = f"All kinds for a CRM are several files: name a folder, not {path}. Nothing was written."
            raise UsageError("usage", wrong, Fix(command=f"abm export all --for {vendor} -o FOLDER"))
        folder.mkdir(parents=True, exist_ok=True)
        for one in files:
            put(folder / f"{vendor}-{one.kind}.csv", [one.text])
        say(f"{', '.join(said)} written for {vendor} into {folder}.")
    elif path:
        put(session.current.other_file(path), [files[0].text])
        say(f"{said[0]} written for {vendor} to {path}.")
    else:
        _to_stdout(files[0].text)
    for remark in (remark for one in files for remark in one.remarks):
        say(remark)
    writeback.remember(store, vendor, files)


def _everything(store: Store, path: str, *, history: bool) -> None:
    from abm_tui.exchange.exports import whole
    from abm_tui.exchange.exports.atomic_write import put

    if path:
        put(session.current.other_file(path), whole.pieces(store, history=history))
        say(f"The whole workspace is in {path}.")
        return
    for piece in whole.pieces(store, history=history):
        write_out(piece)


def _to_stdout(text: str) -> None:
    """CSV as it is: its cells were cleaned when they were stored, and its line ends are part of it."""
    write_out(text)
