"""`abm join`: start working in a workspace that somebody else made."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from abm_tui import config
from abm_tui.cli.shared import context, session
from abm_tui.cli.shared.context import TextOrJson, emit
from abm_tui.cli.shared.output import Format
from abm_tui.errors import Fix, UsageError, WorkspaceError

if TYPE_CHECKING:
    from abm_tui.models.facts import MemberFact
    from abm_tui.store import Store


def register(app: typer.Typer) -> None:
    app.command("join")(join)


def join(
    path: Annotated[str, typer.Argument(metavar="PATH", help="The workspace's file, or the folder it is in.")],
    team: Annotated[
        str, typer.Option(metavar="TEAM", help="sales or marketing, for somebody who is not in it yet.")
    ] = "",
    form: TextOrJson = Format.TEXT,
) -> None:
    """Work in somebody else's workspace from now on: abm opens it, and knows who you are."""
    run = session.current
    file = _file(path)
    store = run.take(session.open_store(file, run.today))
    _writable(file)
    name, how = _who(store, run.name, team)
    before = run.config.db
    written = config.remember({"db": str(file), "name": name})
    members = [m for m in store.members if m.left_on is None]
    said = f"You are {name} in {file}{how}."
    others = " and ".join(f"{m.name} ({m.team})" for m in members if m.name != name)
    lines = [said, f"With you: {others}." if others else "Nobody else is in it yet."]
    lines.append(f"Remembered in {written}: abm opens it from now on.")
    if before and Path(before).expanduser() != file:
        lines.append(f"Until now that was {before}: abm --db {before}")
    if os.environ.get("ABM_DB"):
        lines.append("ABM_DB is set, and goes before it.")
    data: dict[str, Any] = {
        "path": str(file),
        "name": name,
        "config": str(written),
        "members": [{"name": m.name, "team": m.team} for m in members],
    }
    emit(form, data, "\n".join(lines))


def _file(path: str) -> Path:
    file = config.workspace_path(path).resolve()
    return file / config.FILE if file.is_dir() else file


def _writable(file: Path) -> None:
    """Whoever joins edits: refuse now what would only fail at the first edit."""
    if not (os.access(file, os.W_OK) and os.access(file.parent, os.W_OK)):
        raise WorkspaceError(
            "not_writable",
            f"You may read {file} but not write it and its folder. Its owner gives you the right; nothing was changed.",
        )


def _who(store: Store, named: str, team: str) -> tuple[str, str]:
    """Who joins, and how: a member who is there, one without a login so far, or a new one. Raises UsageError."""
    from abm_tui.store.commands import members

    name = named or _login_of(store.members)
    there = next((m for m in store.members if name and m.name.casefold() == name.casefold()), None)
    if there is not None and there.left_on is None:
        store.who = there.name
        if team and not there.team.startswith(team.strip().lower()):
            raise UsageError("other_team", f"{there.name} is in {there.team} already. Nothing was changed.")
        if not there.login:
            context.run(members.set_login, there.id, True)
            return there.name, ", with a login now"
        return there.name, ""
    here = ", ".join(f"{m.name} ({m.team})" for m in store.members if m.left_on is None)
    if there is not None:
        raise UsageError(
            "has_left",
            f"{there.name} left on {there.left_on}. In it now: {here}. One of them takes you in again.",
            Fix(command=f"abm member back {there.name}"),
        )
    if not name:
        raise UsageError(
            "which_member",
            f"Say who you are: --as NAME, one of {here}; somebody new names a team as well.",
            Fix(command=f"abm --as NAME join {store.path} --team sales"),
            members=[m.name for m in store.members if m.left_on is None],
        )
    return _new(store, name, team, here)


def _new(store: Store, name: str, team: str, here: str) -> tuple[str, str]:
    from abm_tui.cli.start.init_and_demo import read_members
    from abm_tui.store.commands import members

    if not team:
        raise UsageError(
            "no_such_member",
            f"{name} is not in it yet. In it: {here}. Say your team to join as somebody new.",
            Fix(command=f"abm --as {name} join {store.path} --team sales"),
        )
    ((name, full, _),) = read_members([f"{name}:{team}"])
    store.who = name
    context.run(members.add_member, name, full)
    return name, f", new in {full}"


def _login_of(members: list[MemberFact]) -> str:
    """The account's own login name, where it is a member's."""
    from abm_tui.cli.start.init_and_demo import login

    return next((m.name for m in members if m.name.casefold() == login().casefold()), "")
