"""`abm member`: who works in the workspace, who is away, and who takes over when somebody leaves."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from abm_tui import config
from abm_tui.cli.shared import context, session
from abm_tui.cli.shared.context import TextOrJson
from abm_tui.cli.shared.output import Format
from abm_tui.errors import Fix, Refused
from abm_tui.text import count

if TYPE_CHECKING:
    from abm_tui.models.facts import MemberFact
    from abm_tui.store import Done, Store
    from abm_tui.store.queries.members import MemberLine

NameArgument = Annotated[str, typer.Argument(metavar="NAME", help="A member's name.")]
AccountsOption = Annotated[
    str, typer.Option("--accounts", metavar="NAME", help="Who owns their accounts then, of the same team.")
]
EmptyOption = Annotated[bool, typer.Option("--empty-team", help="Also when nobody is in the team any more.")]


def register(app: typer.Typer) -> None:
    family = typer.Typer(
        help="Who works in the workspace: add, away, back, leave, rename, team, email, list.",
        no_args_is_help=True,
        rich_markup_mode=None,
    )
    family.command("add")(member_add)
    family.command("away")(away)
    family.command("back")(back)
    family.command("leave")(leave)
    family.command("rename")(rename)
    family.command("team")(change_team)
    family.command("email")(set_email)
    family.command("list")(member_list)
    app.add_typer(family, name="member")


def member_add(
    member: Annotated[str, typer.Argument(metavar="NAME:TEAM", help="ana:sales or bo:marketing.")],
    email: Annotated[
        list[str] | None, typer.Option(metavar="ADDRESS", help="From where they write mail; again for each.")
    ] = None,
    login: Annotated[bool, typer.Option(help="Whether they open the workspace themselves.")] = True,
    form: TextOrJson = Format.TEXT,
) -> None:
    """Somebody joins."""
    from abm_tui.cli.start.init_and_demo import read_members

    ((name, team, address),) = read_members([member])
    from abm_tui.store.commands.members import add_member

    store = context.workspace()
    done = context.run(add_member, name, team, login=login, email=";".join([address, *(email or ())]))
    _tell(store, done, done.value, form)


def away(
    name: NameArgument,
    first: Annotated[str, typer.Argument(metavar="FROM", help="The first day away: mon, 24 dec, 2025-12-24.")],
    last: Annotated[str, typer.Argument(metavar="UNTIL", help="The last day away; the first when not said.")] = "",
    form: TextOrJson = Format.TEXT,
) -> None:
    """Somebody is away: plays that are assigned leave these days out."""
    from abm_tui.store.commands.members import set_away

    store = context.workspace()
    begins, ends = _days(store, first, last)
    member = _member(store, name)
    _tell(store, context.run(set_away, member.id, begins, ends), member.id, form)


def back(name: NameArgument, form: TextOrJson = Format.TEXT) -> None:
    """Somebody is back: from being away, or after having left."""
    from abm_tui.store.commands.members import come_back

    store = context.workspace()
    member = _member(store, name, left=True)
    _tell(store, context.run(come_back, member.id), member.id, form)


def leave(
    name: NameArgument,
    to: Annotated[str, typer.Option("--to", metavar="NAME", help="Who takes over touches, steps, blockers.")] = "",
    accounts: AccountsOption = "",
    empty_team: EmptyOption = False,
    form: TextOrJson = Format.TEXT,
) -> None:
    """Somebody leaves; what waits for them goes to others in one step. abm undo takes all of it back."""
    from abm_tui.store.commands.members import leave as command

    store = context.workspace()
    member, heir = _member(store, name), context.read_member(store, to)
    owner = context.read_member(store, accounts)
    with _how_to_empty():
        done = context.run(command, member.id, heir, accounts_to=owner, empty_team=empty_team)
    _tell(store, done, member.id, form)


def rename(
    name: NameArgument,
    new: Annotated[str, typer.Argument(metavar="NEW", help="The new name.")],
    form: TextOrJson = Format.TEXT,
) -> None:
    """Another name for the same member."""
    from abm_tui.store.commands.members import rename as command

    store = context.workspace()
    member, run = _member(store, name, left=True), session.current
    done = context.run(command, member.id, new)
    if run.config.name.casefold() == member.name.casefold():
        # Whoever is called so in the configuration would be nobody at the next start.
        config.remember({"name": next(m.name for m in store.members if m.id == member.id)})
    _tell(store, done, member.id, form)


def change_team(
    name: NameArgument,
    team: Annotated[str, typer.Argument(metavar="TEAM", help="sales or marketing.")],
    accounts: AccountsOption = "",
    empty_team: EmptyOption = False,
    form: TextOrJson = Format.TEXT,
) -> None:
    """Somebody goes to the other team; the accounts they own for the old one go to somebody in it."""
    from abm_tui.cli.start.init_and_demo import read_members
    from abm_tui.store.commands.members import change_team as command

    store = context.workspace()
    member, owner = _member(store, name), context.read_member(store, accounts)
    ((_, full, _),) = read_members([f"{member.name}:{team}"])
    with _how_to_empty():
        done = context.run(command, member.id, full, accounts_to=owner, empty_team=empty_team)
    _tell(store, done, member.id, form)


def set_email(
    name: NameArgument,
    addresses: Annotated[
        list[str] | None, typer.Argument(metavar="ADDRESS…", help="From where they write mail; - for none.")
    ] = None,
    form: TextOrJson = Format.TEXT,
) -> None:
    """Whose address is whose: mail from one of them is an e-mail by us. Without ADDRESS it says which they are."""
    from abm_tui.store.commands.members import set_email as command

    store = context.workspace()
    member = _member(store, name, left=True)
    if not addresses:
        said = member.email.replace(";", ", ") or f"none: abm member email {member.name} ADDRESS"
        context.emit(form, {"name": member.name, "email": _addresses(member)}, f"{member.name}: {said}")
        return
    email = "" if addresses == ["-"] else ";".join(addresses)
    _tell(store, context.run(command, member.id, email), member.id, form)


@contextmanager
def _how_to_empty() -> Iterator[None]:
    """Where a team would be left empty, name the option that says so."""
    try:
        yield
    except Refused as error:
        if error.code != "team_empty":
            raise
        raise Refused(error.code, f"{error.message} Here that is --empty-team.", error.fix) from None


def member_list(form: TextOrJson = Format.TEXT) -> None:
    """Everybody, with what they own and have to do this week."""
    from abm_tui.store.queries.members import members_page

    store = session.current.workspace(anybody=True)
    lines, capacity = store.read(members_page), store.framework.capacity
    data = {"capacity": capacity, "members": [member_json(line) for line in lines]}
    text = "\n".join(_said(line, capacity) for line in lines)
    context.emit(form, data, text or "Nobody yet: abm member add NAME:sales")


def member_json(line: MemberLine) -> dict[str, Any]:
    """A member for a script: who they are, when they are away, what they own and have to do."""
    m = line.member
    return {
        "id": m.id,
        "name": m.name,
        "team": m.team,
        "login": m.login,
        "email": _addresses(m),
        "left_on": m.left_on,
        "away_from": m.away_from,
        "away_until": m.away_until,
        "accounts": line.accounts,
        "open_touches": line.touches,
        "late": line.late,
        "load": line.load,
    }


def _addresses(member: MemberFact) -> list[str]:
    return [one for one in member.email.split(";") if one]


def _said(line: MemberLine, capacity: int) -> str:
    m = line.member
    parts = [f"{m.id} {m.name}, {m.team}"]
    if m.left_on is not None:
        return f"{parts[0]}, left {m.left_on}"
    if not m.login:
        parts.append("no login")
    parts += _addresses(m)
    if m.away_from and m.away_until:
        parts.append(f"{'away' if line.is_away else 'will be away'} {m.away_from} to {m.away_until}")
    parts.append(count(line.accounts, "account"))
    late = f", {line.late} late" if line.late else ""
    parts.append(f"{count(line.touches, 'open touch', 'open touches')}{late}, {line.load} of {capacity} this week")
    return ", ".join(parts)


def _tell(store: Store, done: Done, member_id: int, form: Format) -> None:
    """What happened, and as JSON the member as they are now."""
    if form != Format.JSON:
        context.done(done, form)
        return
    from abm_tui.store.queries.members import members_page

    line = next(line for line in store.read(members_page) if line.member.id == member_id)
    context.done(done, form, member=member_json(line))


def _member(store: Store, name: str, *, left: bool = False) -> MemberFact:
    """The member of that name; with `left` also one who left. Raises Refused naming who there is."""
    known = [m for m in store.members if left or m.left_on is None]
    found = [m for m in known if m.name == name] or [m for m in known if m.name.casefold() == name.casefold()]
    if len(found) == 1:
        return found[0]
    names = ", ".join(m.name for m in known)
    raise Refused("no_such_member", f"No member {name}. There are {names}.", Fix(command="abm member list"))


def _days(store: Store, first: str, last: str) -> tuple[date, date]:
    """Both days; `mon fri` is the Friday after that Monday."""
    from abm_tui.when import parse_day

    begins = context.read_day(store, first)
    ends = context.read_day(store, last) if last else begins
    return begins, ends if ends >= begins else max(ends, parse_day(last, begins))
