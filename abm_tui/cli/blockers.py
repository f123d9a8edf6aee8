"""`abm blocker`: what people wrote down as being in the way."""

from __future__ import annotations

from typing import Annotated

import typer

from abm_tui.cli import context
from abm_tui.cli.accounts import account
from abm_tui.cli.context import AccountArgument, TextOrJson, done, read_day, read_member
from abm_tui.cli.output import Format
from abm_tui.errors import Refused

NumberArgument = Annotated[int, typer.Argument(metavar="ID", help="Its number, as show and agenda print it.")]


def register(app: typer.Typer) -> None:
    family = typer.Typer(help="What is in the way: add, resolve, snooze.", no_args_is_help=True, rich_markup_mode=None)
    family.command("add")(add)
    family.command("resolve")(resolve)
    family.command("snooze")(snooze)
    app.add_typer(family, name="blocker")


def add(
    who: AccountArgument,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="What is in the way: add, resolve, snooze.")],
    owner: Annotated[str, typer.Option(metavar="NAME", help="Whose it is; else yours.")] = "",
    form: TextOrJson = Format.TEXT,
) -> None:
    """Write down what is in the way of an account."""
    store = context.workspace()
    one = account(store, who)
    from abm_tui.store.commands.blockers import write

    result = store.do(write, one.id, text, owner=read_member(store, owner))
    done(result, form, id=result.value)


def resolve(number: NumberArgument, form: TextOrJson = Format.TEXT) -> None:
    """It is out of the way."""
    store = context.workspace()
    from abm_tui.store.commands import blockers
    from abm_tui.store.queries.finding import blocker

    one = store.read(blocker, number)
    if one.resolved_on is not None:
        raise Refused("resolved_already", f"{one.text or one.code} is resolved already.")
    done(store.do(blockers.resolve, one.id), form, id=one.id)


def snooze(
    which: Annotated[
        str, typer.Argument(metavar="ID|ACCOUNT", help="A written one's number; or an account, with --code.")
    ],
    until: Annotated[str, typer.Argument(metavar="DAY", help="Not before that day: fri, +3, 2w, 3nov.")],
    code: Annotated[
        str, typer.Option(metavar="CODE", help="A rule's line on that account: quiet, touch_overdue, …")
    ] = "",
    form: TextOrJson = Format.TEXT,
) -> None:
    """Put a blocker off to a day: a written one, or with --code one that a rule raises."""
    store = context.workspace()
    from abm_tui.store.commands import blockers
    from abm_tui.store.queries.finding import blocker

    day = read_day(store, until)
    if day <= store.today:
        raise Refused("past_day", f"{day.isoformat()} is not after today; name a day to come.")
    if not code:
        if not which.isdigit():
            raise Refused("no_such_blocker", f'"{which}" is no number. A rule\'s line is put off with --code.')
        one = store.read(blocker, int(which))
        done(store.do(blockers.snooze, one.id, day), form, id=one.id)
        return
    account_id = account(store, which).id
    from abm_tui.store.queries.listing import listed

    derived = store.read(listed, ids=[account_id])[0].derived
    codes = list(dict.fromkeys(line.code for line in derived.raised)) if derived else []
    if code not in codes:
        raise Refused("no_such_blocker", f'"{code}" does not stand there now. There {_there(codes)}.')
    result = store.do(blockers.snooze_rule, account_id, code, day)
    done(result, form, id=result.value)


def _there(codes: list[str]) -> str:
    return f"stands {', '.join(codes)}" if codes else "stands nothing"
