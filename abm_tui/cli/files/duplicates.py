"""`abm duplicates`, `abm merge`, `abm apart`: records that may be one, making them one, and that they are two."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from abm_tui.cli.accounts.accounts import account
from abm_tui.cli.shared import context
from abm_tui.cli.shared.context import ReasonOption, TextOrJson
from abm_tui.cli.shared.output import Format, out, out_json
from abm_tui.errors import Fix, NotFound, UsageError

if TYPE_CHECKING:
    from abm_tui.exchange.rows.duplicates import DuplicateSuggestion
    from abm_tui.store import Store

_TABLES = {"accounts": "account", "contacts": "contact"}
KindOption = Annotated[str, typer.Option(metavar="accounts|contacts", help="Of which records.")]
_SHOWN = 50  # pairs that the text lists


def register(app: typer.Typer) -> None:
    app.command("duplicates")(duplicates)
    app.command("merge")(merge)
    app.command("apart")(apart)


def duplicates(
    kind: KindOption = "accounts",
    two: Annotated[bool, typer.Option("--apart", help="Those that were told apart, and are not suggested.")] = False,
    form: TextOrJson = Format.TEXT,
) -> None:
    """Records that may be one and the same, the surest first: why, and how sure."""
    _table(kind)
    store = context.workspace()
    from abm_tui.exchange.rows.duplicates import suggestions, told_apart

    found = told_apart(store, kind) if two else suggestions(store, kind)
    if form == Format.JSON:
        out_json([_as_json(one, two) for one in found])
        return
    for one in found[:_SHOWN]:
        first, second = (f"{name} ({i})" for name, i in zip(one.names, (one.keep, one.drop), strict=True))
        out(
            f"{first} and {second}: {one.reason}"
            if two
            else f"{one.confidence:>3} %  {first}  =  {second}?  {one.reason}"
        )
    if not found:
        out(f"No {kind} were told apart." if two else f"No {kind} look like one and the same.")
        return
    if len(found) > _SHOWN:
        out(f"       … and {len(found) - _SHOWN:,} more, with --format json")
    if two:
        out(f"To suggest the first again: {_command('apart', found[0])} --again")
    else:
        out(f"To merge the first: {_command('merge', found[0])} · if they are two: {_command('apart', found[0])}")


def _as_json(one: DuplicateSuggestion, two: bool) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "keep": {"id": one.keep, "name": one.names[0]},
        "drop": {"id": one.drop, "name": one.names[1]},
        "reason": one.reason,
        "confidence": None if two else one.confidence,
        "fix": {
            "key": "-" if two else None,
            "command": f"{_command('apart', one)} --again" if two else _command("merge", one),
        },
    }


def apart(
    keep: Annotated[str, typer.Argument(metavar="KEEP", help="One of the two.")],
    drop: Annotated[str, typer.Argument(metavar="DROP", help="The other.")],
    kind: KindOption = "accounts",
    again: Annotated[bool, typer.Option("--again", help="Take that back: they may be suggested again.")] = False,
    form: TextOrJson = Format.TEXT,
) -> None:
    """These look like one and are two: they are not suggested any more. One undo takes it back."""
    table = _table(kind)
    store = context.workspace()
    from abm_tui.store.commands.telling_apart import suggest_again, tell_apart

    ours, theirs = _id(store, table, keep), _id(store, table, drop)
    context.done(context.run(suggest_again if again else tell_apart, table, ours, theirs), form)


def merge(
    keep: Annotated[str, typer.Argument(metavar="KEEP", help="The one that stays.")],
    drop: Annotated[str, typer.Argument(metavar="DROP", help="The one that goes into it.")],
    kind: KindOption = "accounts",
    take: Annotated[str, typer.Option(metavar="A,B", help="Fields in which DROP's value wins; all: every one.")] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show where the two differ, and change nothing.")] = False,
    reason: ReasonOption = "",
    form: TextOrJson = Format.TEXT,
) -> None:
    """Make two records one. Blanks are filled, people, deals and history move along; one undo parts them again."""
    table = _table(kind)
    store = context.workspace()
    from abm_tui.store.commands.merging import merge as command
    from abm_tui.store.queries.merging import differences

    ours, theirs = _id(store, table, keep), _id(store, table, drop)
    differ = store.read(differences, table, ours, theirs)
    wanted = [field.strip().lower().replace("-", "_") for field in take.split(",") if field.strip()]
    if wanted == ["all"]:
        wanted = list(differ)
    if dry_run:
        _tell(differ, set(wanted), form)
        return
    context.done(context.run(command, table, ours, theirs, wanted, reason), form)


def _tell(differ: dict[str, tuple[Any, Any]], taken: set[str], form: Format) -> None:
    if form == Format.JSON:
        rows = [{"field": f, "keep": a, "drop": b, "taken": f in taken} for f, (a, b) in differ.items()]
        out_json({"differences": rows})
        return
    for field, (ours, theirs) in differ.items():
        first, second = (theirs, ours) if field in taken else (ours, theirs)
        out(f"{field}: {first}   (not {second})")
    out("Dry run: nothing was changed." if differ else "They nowhere contradict each other. Nothing was changed.")


def _table(kind: str) -> str:
    if kind not in _TABLES:
        raise UsageError(
            "no_such_kind", f'There are accounts and contacts, no "{kind}".', Fix(command="--kind contacts")
        )
    return _TABLES[kind]


def _id(store: Store, table: str, text: str) -> int:
    if table == "account":
        return account(store, text).id
    if not text.isascii() or not text.isdigit():
        raise NotFound("no_such_person", f'Name a person by the id: no "{text}".', Fix(command="abm export contacts"))
    return int(text)


def _command(verb: str, one: DuplicateSuggestion) -> str:
    return f"abm {verb} {one.keep} {one.drop}" + ("" if one.kind == "accounts" else f" --kind {one.kind}")
