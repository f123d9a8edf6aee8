"""`abm member`: who works in the workspace."""

from __future__ import annotations

from typing import Annotated

import typer

from abm_tui.cli import context, session
from abm_tui.cli.context import TextOrJson
from abm_tui.cli.output import Format


def register(app: typer.Typer) -> None:
    family = typer.Typer(help="Who works in the workspace: add, list.", no_args_is_help=True, rich_markup_mode=None)
    family.command("add")(add)
    family.command("list")(show)
    app.add_typer(family, name="member")


def add(
    member: Annotated[str, typer.Argument(metavar="NAME:TEAM", help="ana:sales or bo:marketing.")],
    login: Annotated[bool, typer.Option(help="Whether they open the workspace themselves.")] = True,
    form: TextOrJson = Format.TEXT,
) -> None:
    """Somebody joins."""
    from abm_tui.cli.starting import read_members

    ((name, team),) = read_members([member])
    from abm_tui.store.commands.members import add_member

    context.done(context.workspace().do(add_member, name, team, login=login), form)


def show(form: TextOrJson = Format.TEXT) -> None:
    """Everybody, with their team."""
    store = session.current.open(anybody=True)
    try:
        members = list(store.members)
    finally:
        store.close()
    data = [
        {"id": m.id, "name": m.name, "team": m.team, "login": m.login, "left_on": m.left_on, "away_until": m.away_until}
        for m in members
    ]
    text = "\n".join(
        f"{m.id} {m.name}, {m.team}" + ("" if m.left_on is None else f", left {m.left_on}") for m in members
    )
    context.emit(form, {"members": data}, text or "Nobody yet: abm member add NAME:sales")
