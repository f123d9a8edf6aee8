"""`abm blocker` and `abm blockers`: what is in the way, what is to be set up, what the programme has to see to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from abm_tui.cli.accounts.accounts import account
from abm_tui.cli.shared import context
from abm_tui.cli.shared.context import AccountArgument, ReasonOption, TextOrJson, done, emit, read_day, read_member
from abm_tui.cli.shared.output import Format
from abm_tui.errors import Fix, Refused, UsageError

if TYPE_CHECKING:
    from abm_tui.models.derived import Raised
    from abm_tui.models.facts import BlockerFact
    from abm_tui.store import Store

DRAWERS = {"way": "IN THE WAY", "setup": "SET-UP", "programme": "PROGRAMME"}
WhichArgument = Annotated[
    str, typer.Argument(metavar="ID|ACCOUNT", help="A written one's number; or an account and a code.")
]


def register(app: typer.Typer) -> None:
    family = typer.Typer(help="What is in the way: add, resolve, snooze.", no_args_is_help=True, rich_markup_mode=None)
    family.command("add")(blocker_add)
    family.command("resolve")(resolve)
    family.command("snooze")(snooze)
    app.add_typer(family, name="blocker")
    app.command("blockers")(blocker_list)


def blocker_add(
    who: AccountArgument,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="What is in the way.")],
    owner: Annotated[str, typer.Option(metavar="NAME", help="Whose it is; else yours.")] = "",
    form: TextOrJson = Format.TEXT,
) -> None:
    """Write down what is in the way of an account."""
    store = context.workspace()
    one = account(store, who)
    from abm_tui.store.commands.blockers import write_blocker

    result = context.run(write_blocker, one.id, text, owner=read_member(store, owner))
    done(result, form, id=result.value)


def resolve(
    which: WhichArgument,
    code: Annotated[str, typer.Argument(metavar="[CODE]", help="quiet, touch_overdue … of a rule's line.")] = "",
    reason: ReasonOption = "",
    form: TextOrJson = Format.TEXT,
) -> None:
    """It is out of the way. A rule's line comes back when it has a new cause."""
    store = context.workspace()
    from abm_tui.store.commands import blockers

    written, account_id = _meant(store, which, code)
    if written is not None:
        if written.resolved_on is not None:
            raise Refused(
                "resolved_already", f"{written.text or blockers.code_text(written.code)} is resolved already."
            )
        done(context.run(blockers.resolve, written.id), form, id=written.id)
        return
    result = context.run(blockers.resolve_rule, account_id, code, reason)
    done(result, form, id=result.value)


def snooze(
    which: WhichArgument,
    words: Annotated[list[str], typer.Argument(metavar="[CODE] DAY", help="Not before that day: fri, +3, 2w, 3nov.")],
    form: TextOrJson = Format.TEXT,
) -> None:
    """Put one off to a day: snooze 12 fri, or snooze Globex quiet 2w."""
    if len(words) > 2:
        raise UsageError("usage", "Say which and until when: abm blocker snooze Globex quiet fri.")
    store = context.workspace()
    from abm_tui.store.commands import blockers

    day = read_day(store, words[-1])
    if day <= store.today:
        raise Refused("past_day", f"{day.isoformat()} is not after today; name a day to come.")
    code = words[0] if len(words) == 2 else ""
    written, account_id = _meant(store, which, code)
    if written is not None:
        done(context.run(blockers.snooze, written.id, day), form, id=written.id)
        return
    result = context.run(blockers.snooze_rule, account_id, code, day)
    done(result, form, id=result.value)


def _meant(store: Store, which: str, code: str) -> tuple[BlockerFact | None, int]:
    """A written blocker by its number or as its account's only one; else (None, the account) of a rule's line.

    Raises Refused for a code that does not stand there now, NotFound.
    """
    from abm_tui.models.blocker_kinds import WRITTEN
    from abm_tui.store.queries.finding import blocker
    from abm_tui.store.queries.listing import listed

    if not code:
        if not which.isdigit():
            raise Refused(
                "no_such_blocker",
                f'"{which}" is no number. A rule\'s line goes by its account and code.',
                Fix("b", f"abm blockers {which}"),
            )
        return store.read(blocker, int(which)), 0
    one = account(store, which)
    derived = store.read(listed, ids=[one.id])[0].derived
    lines = (*derived.raised, *derived.programme) if derived else ()
    codes = list(dict.fromkeys(line.code for line in lines))
    if code not in codes:
        raise Refused("no_such_blocker", f'"{code}" does not stand there now. There {_there(codes)}.')
    if code != WRITTEN:
        return None, one.id
    refs = [line.ref for line in lines if line.code == WRITTEN and line.ref is not None]
    if len(refs) > 1:
        raise Refused(
            "which_blocker", f"Several are written down: {', '.join(map(str, refs))}. Name one by its number."
        )
    return store.read(blocker, refs[0]), one.id


def _there(codes: list[str]) -> str:
    return f"stands {', '.join(codes)}" if codes else "stands nothing"


def blocker_list(
    query: Annotated[list[str] | None, typer.Argument(metavar="QUERY", help="As on the screen: tier:1.")] = None,
    drawer: Annotated[str, typer.Option(metavar="way|setup|programme", help="One drawer only.")] = "",
    form: TextOrJson = Format.TEXT,
) -> None:
    """What is in the way of the target accounts, what is to be set up, and what is true for many; gravest first."""
    if drawer and drawer not in DRAWERS:
        raise UsageError("no_such_drawer", f'No drawer "{drawer}": way, setup or programme.')
    store = context.workspace()
    from abm_tui.cli.accounts.listing import filtered
    from abm_tui.store.queries.programme import programme

    rows = filtered(store, "targets", " ".join(query or ()))
    found: list[tuple[str, Raised]] = [
        (row.account.name, line) for row in rows if row.derived is not None for line in row.derived.raised
    ]
    found.sort(key=lambda pair: (list(DRAWERS).index(pair[1].drawer), pair[1].severity, -pair[1].age_days, pair[0]))
    shown = {row.id for row in rows}
    for line in store.read(programme, None if query else rows).lines:
        if not query or not line.accounts or shown & set(line.accounts):
            found.append(("", line))
    found = [(name, line) for name, line in found if not drawer or line.drawer == drawer]
    owners = {m.id: m.name for m in store.members}
    emit(form, [_as_json(name, line, owners) for name, line in found], _text(found, owners))


def _as_json(name: str, line: Raised, owners: dict[int, str]) -> dict[str, Any]:
    return {
        "account": name or None,
        "code": line.code,
        "drawer": line.drawer,
        "severity": line.severity,
        "text": line.text,
        "age_days": line.age_days,
        "owner": owners.get(line.owner or 0),
        "fix": {"key": line.fix_key, "command": line.fix_command},
    }


def _text(found: list[tuple[str, Raised]], owners: dict[int, str]) -> str:
    parts: list[str] = []
    for drawer, title in DRAWERS.items():
        lines = [(name, line) for name, line in found if line.drawer == drawer]
        if not lines:
            continue
        parts += [*([""] if parts else []), f"{title} {len(lines)}"]
        for name, line in lines:
            age = f"{line.age_days} d" if line.age_days and str(line.age_days) not in line.text else ""
            told = " · ".join(part for part in (line.text, age, owners.get(line.owner or 0, "")) if part)
            parts += [f"  {line.severity} {name + ': ' if name else ''}{told}", f"      {line.fix_command}"]
    return "\n".join(parts) or "Nothing is in the way."
