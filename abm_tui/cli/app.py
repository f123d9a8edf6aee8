"""The commands put together, and plain `abm`: the screen."""

from __future__ import annotations

from importlib import import_module
from typing import Annotated, NoReturn

import typer

from abm_tui import __version__
from abm_tui.cli.families import MODULES
from abm_tui.cli.shared import session
from abm_tui.cli.shared.group import AbmGroup

app = typer.Typer(
    cls=AbmGroup,
    help="Account-based marketing for a small team, in the terminal. Without a command: the screen.",
    epilog="ACCOUNT is an id, a domain or an exact name. Exit codes: 0 fine, 1 refused, 2 wrong usage, "
    "3 some rows rejected, 4 somebody changed it since, 5 the workspace cannot be opened or written.",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for name in MODULES:
    import_module(f"abm_tui.cli.{name}").register(app)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"abm {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def root(
    ctx: typer.Context,
    db: Annotated[
        str, typer.Option("--db", metavar="PATH", help="The workspace (else ABM_DB, else the default).")
    ] = "",
    who: Annotated[str, typer.Option("--as", metavar="NAME", help="Who you are (else ABM_USER).")] = "",
    today: Annotated[str, typer.Option(metavar="DATE", help="The day it is (else ABM_TODAY); pins the clock.")] = "",
    version: Annotated[bool, typer.Option("--version", help="The version.", callback=_version, is_eager=True)] = False,
) -> None:
    """Account-based marketing for a small team, in the terminal. Without a command: the screen."""
    del version
    session.begin(session.Session(db, who, today))
    if ctx.invoked_subcommand is None:
        from abm_tui.cli.start.screen import start

        raise typer.Exit(start(session.current))


def run() -> NoReturn:
    """Run the process's own command line."""
    app(prog_name="abm")
    raise SystemExit
