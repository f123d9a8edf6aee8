"""`abm touch`: what is due, and who does it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from abm_tui.cli.accounts.accounts import account, split_pairs
from abm_tui.cli.accounts.show import touch_json
from abm_tui.cli.shared import context
from abm_tui.cli.shared.context import TextOrJson, done, emit, read_day, read_due, read_member
from abm_tui.cli.shared.output import Format
from abm_tui.errors import Refused, UsageError
from abm_tui.models.words import Channel, Outcome, Role

if TYPE_CHECKING:
    from abm_tui.models.facts import TouchFact
    from abm_tui.store import Store
    from abm_tui.store.commands.finishing import Finished

TouchArgument = Annotated[int, typer.Argument(metavar="ID", help="Its number, as abm touch list prints it.")]
_FIELDS = ("text", "due", "owner", "person", "channel", "role", "topic", "asset")
_WORDS = {"channel": tuple(str(c) for c in Channel), "role": tuple(str(r) for r in Role)}
_ALIASES = {"talked": "answered", "meeting": "meeting_booked"}  # as the screens and earlier versions say it
_HELP = "talked, no_answer, voicemail, meeting_booked; of a meeting held, moved, no_show; else sent"


def register(app: typer.Typer) -> None:
    family = typer.Typer(help="Touches: list, done, set, later, who.", no_args_is_help=True, rich_markup_mode=None)
    family.command("list")(touch_list)
    family.command("done")(done_)
    family.command("set")(touch_set)
    family.command("later")(later)
    family.command("who")(who_)
    app.add_typer(family, name="touch")


def touch_list(
    who: Annotated[str, typer.Argument(metavar="[ACCOUNT]", help="Only of this account.")] = "",
    owner: Annotated[str, typer.Option("--for", metavar="NAME", help="Only this member's; me works.")] = "",
    late: Annotated[bool, typer.Option("--late", help="Only late ones.")] = False,
    form: TextOrJson = Format.TEXT,
) -> None:
    """Open touches by day, late ones first."""
    store = context.workspace()
    from abm_tui import when
    from abm_tui.store.queries.finding import names
    from abm_tui.store.queries.touches import open_touches

    account_id = account(store, who).id if who else None
    whose = read_member(store, store.who if owner.strip().lower() == "me" else owner)
    found = store.read(open_touches, account_id=account_id, owner=whose)
    if late:
        found = [touch for touch in found if touch.due is not None and touch.due < store.today]
    members = {m.id: m.name for m in store.members}
    known = store.read(names, list({touch.account_id for touch in found}))
    data = [{**touch_json(touch, members), "account": known.get(touch.account_id)} for touch in found]
    lines = [
        f"{touch.id:>5}  {when.say_due(touch.due, store.today) if touch.due else 'no day':<9}  "
        f"{members.get(touch.owner or 0, 'nobody')}  {known.get(touch.account_id, '')}: {touch.text}"
        for touch in found
    ]
    emit(form, {"touches": data}, "\n".join(lines) or "Nothing is open.")


def done_(
    which: TouchArgument,
    outcome: Annotated[str, typer.Option(metavar="WORD", help=f"{_HELP}; nothing = just done.")] = "",
    again: Annotated[str, typer.Option("--again", metavar="DAY", help="The same step once more on that day.")] = "",
    on: Annotated[str, typer.Option("--on", metavar="DAY", help="The day it was done; else today.")] = "",
    text: Annotated[str, typer.Option("--text", metavar="WORDS", help="What was said, kept word for word.")] = "",
    following: Annotated[str, typer.Option("--next", metavar="STEP", help='"Call Raj fri": what comes next.')] = "",
    form: TextOrJson = Format.TEXT,
) -> None:
    """A touch is done; it is logged as what it stands for, with its person, its outcome and the words."""
    store = context.workspace()
    from abm_tui.rules.quickadd.next_step import read_step
    from abm_tui.store.commands.finishing import finish_all
    from abm_tui.store.queries.finding import touch
    from abm_tui.text import clean

    one = store.read(touch, which)
    day = read_day(store, on, past=True) if on else None
    if day is not None and day > store.today:
        raise Refused("future_day", f"{day.isoformat()} is still to come.")
    step = read_step(following, store.today, store.members, store.who) if following else None
    due = read_due(store, one.owner, again) if again else None
    result = context.run(
        finish_all, one.id, outcome=_outcome(outcome), done_on=day, words=clean(text), again_on=due, following=step
    )
    done(result, form, **_finished(store, one, result.value))


def _outcome(text: str) -> str:
    """An outcome by our word for it or by the one that screens show. Raises UsageError."""
    word = text.strip().lower().replace("-", "_").replace(" ", "_")
    word = _ALIASES.get(word, word)
    if word and word not in set(Outcome):
        raise UsageError("no_such_outcome", f'No outcome "{text}": {", ".join(Outcome)}.')
    return word


def _finished(store: Store, touch: TouchFact, finished: Finished) -> dict[str, Any]:
    """What became of it, as scripts read it: `next_step` is the earliest step that is open now."""
    from abm_tui.cli.shared.touches import due_touch, next_open
    from abm_tui.store.queries.facts import account_facts

    facts = store.read(account_facts, ids=[touch.account_id])[touch.account_id]
    run = next((run for run in facts.runs if run.id == touch.run_id), None)
    step = next_open(facts)
    return {
        "touch": touch.id,
        "activity": finished.activity,
        "outcome": next((t.outcome for t in facts.touches if t.id == touch.id), "") or None,
        "run": {"id": run.id, "status": run.status} if run else None,
        "last_open": finished.last_open,
        "next_step": due_touch(step, facts, {m.id: m.name for m in store.members}, store.today) if step else None,
    }


def touch_set(
    which: TouchArgument,
    fields: Annotated[list[str], typer.Argument(metavar="F=V…", help="text= due= owner= topic= asset= channel= …")],
    form: TextOrJson = Format.TEXT,
) -> None:
    """Set fields of a touch: what it says, its day, its owner, its person, its topic, its content."""
    store = context.workspace()
    from abm_tui.store.commands.plays import set_touch
    from abm_tui.store.queries.finding import touch

    one = store.read(touch, which)
    values = _read(store, fields, one)
    done(context.run(set_touch, one.id, **values), form, id=one.id)


def _read(store: Store, pairs: list[str], touch: TouchFact) -> dict[str, Any]:
    """The values that `F=V…` mean for a touch. Raises UsageError, Refused, NotFound."""
    found: dict[str, Any] = {}
    for field, text in split_pairs(pairs).items():
        if field not in _FIELDS:
            raise UsageError("no_such_field", f"A touch has no field {field}. There are: {', '.join(_FIELDS)}.")
        bare = "" if text.strip() == "-" else text.strip()
        if field == "text" and not bare:
            raise Refused("blank_step", "A touch needs a line of text. Nothing was saved.")
        if field == "due":
            found[field] = read_due(store, touch.owner, bare)
        elif field == "owner":
            found[field] = read_member(store, bare)
        elif field == "person":
            found["contact_id"] = _person(store, bare, touch.account_id) if bare else None
        elif field in _WORDS:
            found[field] = _word(bare, field)
        else:
            found[field] = bare
    return found


def _person(store: Store, text: str, account_id: int) -> int:
    from abm_tui.store.queries.finding import person

    one = store.read(person, text)
    if one.account_id != account_id:
        raise Refused("other_account", f"{one.name} is not at the account of this touch.")
    return one.id


def _word(text: str, field: str) -> str:
    """A channel or a role by its code."""
    words = _WORDS[field]
    wanted = next((word for word in words if word.casefold() == text.casefold()), "")
    if text and not wanted:
        raise Refused(f"no_such_{field}", f'No such {field}: "{text}". There are {", ".join(words)}.')
    return wanted


def later(
    which: TouchArgument,
    day: Annotated[str, typer.Argument(metavar="DAY", help="fri, +3, 2w, 3nov, 2025-11-03.")],
    form: TextOrJson = Format.TEXT,
) -> None:
    """Put a touch off to a day."""
    store = context.workspace()
    from abm_tui.store.commands.plays import set_touch
    from abm_tui.store.queries.finding import touch

    one = store.read(touch, which)
    if one.status != "open":
        raise Refused("not_open", f"{one.text} is {one.status} already.")
    done(context.run(set_touch, one.id, due=read_due(store, one.owner, day)), form, id=one.id)


def who_(
    which: TouchArgument,
    owner: Annotated[str, typer.Argument(metavar="NAME", help="Who does it.")],
    form: TextOrJson = Format.TEXT,
) -> None:
    """Give a touch to somebody."""
    store = context.workspace()
    from abm_tui.store.commands.plays import set_touch
    from abm_tui.store.queries.finding import touch

    one = store.read(touch, which)
    if one.status != "open":
        raise Refused("not_open", f"{one.text} is {one.status} already.")
    done(context.run(set_touch, one.id, owner=read_member(store, owner)), form, id=one.id)
