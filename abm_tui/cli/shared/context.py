"""What the commands share: the options that several have, the open workspace, and how an edit is told."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any, Concatenate, ParamSpec

import typer

from abm_tui.cli.shared import session
from abm_tui.cli.shared.output import Format, out, out_json
from abm_tui.errors import Refused, UsageError

if TYPE_CHECKING:
    from datetime import date

    from abm_tui.store import Done, Store
    from abm_tui.store.unit import Unit

P = ParamSpec("P")


def only(form: Format, *allowed: Format) -> Format:
    """Refuse a format that this command has not got, before anything is written."""
    if form not in allowed:
        raise UsageError("no_such_format", f"This command writes {' or '.join(allowed)}, not {form}.")
    return form


def _format(*allowed: Format) -> Any:
    def check(form: Format) -> Format:
        return only(form, *allowed)

    return typer.Option("--format", help="How it is written.", metavar="|".join(allowed), callback=check)


# Options that several commands have.
FormatOption = Annotated[Format, _format(*Format)]
TextOrJson = Annotated[Format, _format(Format.TEXT, Format.JSON)]
TextJsonOrMd = Annotated[Format, _format(Format.TEXT, Format.JSON, Format.MD)]
ReasonOption = Annotated[str, typer.Option("--reason", help="Why, where a rule lets you go above it.", metavar="TEXT")]
AccountArgument = Annotated[str, typer.Argument(metavar="ACCOUNT", help="Its id, domain or exact name.")]


def workspace() -> Store:
    """The workspace of this run, opened when first asked for."""
    return session.current.workspace()


def run(command: Callable[Concatenate[Unit, P], object], /, *args: P.args, **kwargs: P.kwargs) -> Done:
    """Run a command of the store in the workspace of this run: the way of every edit. Raises AbmError."""
    return to_write().do(command, *args, **kwargs)


def to_write() -> Store:
    """The workspace for what writes: accounts whose pause is over have come back by then, whatever day is pinned."""
    store = workspace()
    session.current.bring_back()
    return store


def read_day(store: Store, text: str, *, past: bool = False) -> date:
    """A day as people type it. Raises Refused with the remedy."""
    from abm_tui.when import NoSuchDay, parse_day

    try:
        return parse_day(text, store.today, past=past)
    except NoSuchDay as error:
        raise Refused("no_such_day", error.message) from None


def read_due(store: Store, owner: int | None, text: str) -> date:
    """A day that a touch of `owner` is put off to: what is counted from today skips weekends and days away."""
    from abm_tui.rules.plays.later import due_day
    from abm_tui.rules.plays.plays import away_dates
    from abm_tui.when import NoSuchDay

    try:
        return due_day(text, store.today, away_dates(store.members).get(owner or 0))
    except NoSuchDay as error:
        raise Refused("no_such_day", error.message) from None


def read_member(store: Store, text: str, team: str = "") -> int | None:
    """A member's id by name, None for no name. Raises Refused naming the members."""
    from abm_tui.rules.accounts.typed_fields import read_member as read

    return read(text, store.members, team) if text.strip() else None


# Saying what happened


def emit(form: Format, data: Any, text: str) -> None:
    """`data` as JSON, or the `text` for people."""
    if form == Format.JSON:
        out_json(data)
    elif text:
        out(text)


def done(result: Done, form: Format = Format.TEXT, **more: Any) -> None:
    """Say what an edit did: its sentence on stdout, or as JSON with its undo step and how many cells changed."""
    if form == Format.JSON:
        cells = sum(change.entity != "move" for change in result.changes)  # a move says again what its cell says
        out_json({"done": result.label, "group": result.group, "changes": cells, **more})
    elif result.changes:
        out((result.label or "Done").rstrip(".") + ".")
    else:
        out("Nothing changed: it is so already.")
