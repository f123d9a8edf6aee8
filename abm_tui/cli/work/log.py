"""`abm log`: write down in one line what happened, who it was and what comes next."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Annotated, Any

import typer

from abm_tui.cli.accounts.accounts import account
from abm_tui.cli.shared import context
from abm_tui.cli.shared.context import AccountArgument, TextOrJson, emit
from abm_tui.cli.shared.output import Format
from abm_tui.errors import Fix, UsageError

if TYPE_CHECKING:
    from abm_tui.models.facts import AccountFacts
    from abm_tui.rules.quickadd.drafts import QuickAdd
    from abm_tui.store import Done, Store
    from abm_tui.store.commands.quick_add import Logged


def register(app: typer.Typer) -> None:
    app.command("log")(log)


def log(
    who: AccountArgument,
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="TEXT…", help='"met Dana (CFO) re security, call her fri !legal wants a DPA"'),
    ] = None,
    keep_open: Annotated[bool, typer.Option("--keep-open", help="Close no step that it fulfils.")] = False,
    literal: Annotated[bool, typer.Option("--literal", help="A tag nobody knows is a topic, unasked.")] = False,
    mail: Annotated[
        bool, typer.Option("--mail", help="FILE… or - are messages or mailboxes (RFC 822), an ACCOUNT behind them.")
    ] = False,
    new_people: Annotated[
        bool, typer.Option("--new-people", help="With --mail: bring in whom it names at accounts we know.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what it understands.")] = False,
    form: TextOrJson = Format.TEXT,
) -> None:
    """Log what happened, in one line, kept word for word. Prints what it understood. Plain words count (called, no
    answer, wrote to, replied, met), tags too: #call #email #meeting, #opened #replied #pricing …"""
    if mail:
        from abm_tui.cli.work.mail import log_mail

        log_mail([who, *(words or ())], form, new_people=new_people, dry_run=dry_run)
        return
    store = context.workspace()
    one = account(store, who)
    line = understood(store, one.id, " ".join(words or ()))
    if keep_open:
        line = line.keep_open()
    for tag in line.unsure:
        if not literal:
            raise UsageError(
                "did_you_mean",
                f"{tag.question} Nothing was logged. --literal keeps #{tag.word} as a topic.",
                Fix(command=f"abm log {one.id} {shlex.quote(line.text)} --literal"),
                did_you_mean=tag.near,
            )
        line = line.keep(tag)
    if not line:
        raise UsageError("nothing_said", "Nothing to log: say what happened.")
    name = one.name if line.account_id is None else account(store, str(line.account_id)).name
    read = [_chip(line, n) for n in range(len(line.chips))]
    text = "\n".join(f"  {chip.text}" for chip in line.chips)
    if dry_run:
        emit(form, {"understood": read}, f"{name}, not saved:\n{text}")
        return
    from abm_tui.store.commands.quick_add import quick_add

    result = context.run(quick_add, one.id, line)
    emit(form, _answer(store, line.account_id or one.id, result, read), f"{result.label}:\n{text}")


def understood(store: Store, account_id: int, text: str) -> QuickAdd:
    """What the line means for this account, or for the one it names."""
    from abm_tui.rules.quickadd.quickadd import parse_about
    from abm_tui.store.queries.facts import account_facts
    from abm_tui.store.queries.names import account_ids
    from abm_tui.text import clean

    return parse_about(
        clean(text),
        account_id,
        lambda about: store.read(account_facts, ids=[about])[about],
        today=store.today,
        members=store.members,
        accounts=store.read(account_ids),
        me=store.me,
    )


def _chip(line: QuickAdd, number: int) -> dict[str, Any]:
    """A reading and the part of the line it stands for; null where it stands for the line as a whole."""
    chip = line.chips[number]
    spans = chip.spans
    begin, end = (min(a for a, _ in spans), max(b for _, b in spans)) if spans else (None, None)
    return {"kind": chip.kind, "text": chip.text, "from": begin, "to": end}


def _answer(store: Store, account_id: int, result: Done, read: list[dict[str, Any]]) -> dict[str, Any]:
    """What was written, as scripts read it."""
    from abm_tui.cli.shared.touches import due_touch, next_open
    from abm_tui.store.queries.facts import account_facts

    facts: AccountFacts = store.read(account_facts, ids=[account_id])[account_id]
    logged: Logged = result.value
    names = {person.id: person.name for person in facts.people}
    step = next_open(facts, logged.steps)
    return {
        "done": result.label,
        "group": result.group,
        "changes": sum(change.entity != "move" for change in result.changes),
        "activities": [
            {
                "id": a.id,
                "type": a.type,
                "who": names.get(a.contact_id or 0),
                "at": a.at,
                "outcome": a.outcome or None,
                "words": a.notes,
            }
            for a in facts.activities
            if a.id in logged.activities
        ],
        "understood": read,
        "closed": list(logged.closed),
        "next_step": due_touch(step, facts, {m.id: m.name for m in store.members}, store.today) if step else None,
        "new_people": [{"id": i, "name": names[i]} for i in logged.people],
    }
