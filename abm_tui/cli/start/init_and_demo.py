"""`abm init` and `abm demo`: a new workspace, and one to look at."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from abm_tui.cli.shared import session
from abm_tui.cli.shared.context import TextOrJson, emit
from abm_tui.cli.shared.output import Format
from abm_tui.errors import Fix, UsageError

if TYPE_CHECKING:
    from abm_tui.store import Store

_TEAMS = ("sales", "marketing")


def register(app: typer.Typer) -> None:
    app.command("init")(init)
    app.command("demo")(demo)


def read_members(texts: list[str]) -> list[tuple[str, str, str]]:
    """`ana:sales:ana@us.example` → ("ana", "sales", "ana@us.example"), the address may be missing.

    Raises UsageError for another form and for two of one name, Refused for what is no address.
    """
    from abm_tui.rules.people.member_line import read_addresses

    found: list[tuple[str, str, str]] = []
    for text in texts:
        before, mark, address = text.rpartition(":") if "@" in text else (text, "", "")
        name, colon, team = (before if mark else text).rpartition(":")
        name, team = name.strip(), team.strip().lower()
        full = [t for t in _TEAMS if team and t.startswith(team)]
        if not colon or not name or len(full) != 1:
            raise UsageError(
                "bad_member",
                f'"{text}" is no member: write NAME:sales or NAME:marketing.',
                Fix(command="abm init --help"),
            )
        found.append((name, full[0], read_addresses([address])))
    names = [name.casefold() for name, _, _ in found]
    if len(set(names)) != len(names):
        raise UsageError("same_name", "Two members have the same name. Nothing was made.")
    return found


def init(
    preset: Annotated[
        str, typer.Option(metavar="NAME", help="two-person, growth or enterprise: tiers, caps, stages, plays.")
    ] = "two-person",
    member: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME:TEAM[:ADDRESS]", help="Who works in it; again for each. sales or marketing."),
    ] = None,
    form: TextOrJson = Format.TEXT,
) -> None:
    """Make a workspace: your accounts, in one file only you can read."""
    run = session.current
    members = read_members(member or [])
    alone = not members
    if alone:
        members = [(run.name or login(), "sales", "")]
    from abm_tui.store import create_workspace

    path = run.path
    named = {name.casefold(): name for name, _, _ in members}
    create_workspace(path, members, preset=preset, who=named.get(run.name.casefold(), ""), today=run.today).close()
    listed = " and ".join(f"{name} ({team})" for name, team, _ in members)
    text = [f"Workspace {path} for {listed}, preset {preset}."]
    if alone:
        other = "marketing" if members[0][1] == "sales" else "sales"
        text.append(f"Somebody else joins: abm member add NAME:{other}")
    text.append("Next: abm import accounts.csv, or abm and a.")
    data = {
        "path": str(path),
        "preset": preset,
        "members": [{"name": name, "team": team} for name, team, _ in members],
    }
    emit(form, data, "\n".join(text))


def login() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "me"


def demo(
    keep: Annotated[str, typer.Option(metavar="PATH", help="Keep the workspace there, to go on with it.")] = "",
) -> None:
    """Open the example workspace, to look around. Nothing of yours is touched."""
    run = session.current
    if keep:
        path = Path(keep).expanduser()
        _show(run, path, build=not path.exists())
        return
    import tempfile

    with tempfile.TemporaryDirectory(prefix="abm-demo-") as folder:
        _show(run, Path(folder) / "example.db", build=True)


def _show(run: session.Session, path: Path, *, build: bool) -> None:
    """The screen first, the workspace behind it: it is made while the frame stands."""
    from abm_tui.cli.start.screen import run_screen

    def open_store() -> Store:
        if build:
            from abm_tui.example import build as make

            make(path, run.today).close()
        store = session.open_store(path, run.today)
        store.who = session.who_acts(store.members if run.who else store.members[:1], run.who)
        return store

    code = run_screen(run, open_store, "This is an example: try anything, u takes it back.")
    raise typer.Exit(code)
