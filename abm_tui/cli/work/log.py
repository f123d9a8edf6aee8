"""`abm log`: write down in one line what happened, who it was and what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from abm_tui.cli.accounts.accounts import account
from abm_tui.cli.shared import context
from abm_tui.cli.shared.context import AccountArgument, TextOrJson, emit
from abm_tui.cli.shared.output import Format
from abm_tui.errors import UsageError

if TYPE_CHECKING:
    from abm_tui.rules.quickadd.quickadd import QuickAdd
    from abm_tui.store import Store


def register(app: typer.Typer) -> None:
    app.command("log")(log)


def log(
    who: AccountArgument,
    words: Annotated[
        list[str],
        typer.Argument(metavar="TEXT…", help='"met Dana (CFO) re security #meeting !legal wants a DPA by fri"'),
    ],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what it understands.")] = False,
    form: TextOrJson = Format.TEXT,
) -> None:
    """Log what happened, in one line. Prints what it understood. #call #email #meeting, #opened #replied #pricing …"""
    store = context.workspace()
    one = account(store, who)
    parsed = understood(store, one.id, " ".join(words))
    if not parsed:
        raise UsageError("nothing_said", "Nothing to log: say what happened.")
    chips = [{"kind": chip.kind, "text": chip.text} for chip in parsed.chips]
    text = "\n".join(f"  {chip.text}" for chip in parsed.chips)
    if dry_run:
        emit(form, {"understood": chips}, f"{one.name}, not saved:\n{text}")
        return
    from abm_tui.store.commands.quick_add import quick_add

    result = context.run(quick_add, one.id, parsed)
    data = {"done": result.label, "group": result.group, "activities": result.value, "understood": chips}
    emit(form, data, f"{result.label}:\n{text}")


def understood(store: Store, account_id: int, text: str) -> QuickAdd:
    """What the line means for this account."""
    from abm_tui.rules.quickadd.quickadd import parse
    from abm_tui.store.queries.facts import account_facts
    from abm_tui.store.queries.names import account_ids

    facts = store.read(account_facts, ids=[account_id])[account_id]
    return parse(
        text,
        today=store.today,
        people=facts.people,
        members=store.members,
        accounts=store.read(account_ids),
        me=store.me,
    )
