"""`abm play`: the plays, and plays on accounts."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from abm_tui.cli.accounts.accounts import account
from abm_tui.cli.shared import context
from abm_tui.cli.shared.context import AccountArgument, TextOrJson, done, emit, read_day, read_member
from abm_tui.cli.shared.output import Format, out
from abm_tui.errors import Fix, UsageError
from abm_tui.models.words import RunStatus

if TYPE_CHECKING:
    from abm_tui.models.facts import PlayFact, RunFact
    from abm_tui.store import Store
    from abm_tui.store.queries.plays import PlayPlan

PlayArgument = Annotated[str, typer.Argument(metavar="PLAY", help="Its number, name, or the beginning of its name.")]
StartOption = Annotated[str, typer.Option("--start", metavar="DAY", help="The first day; else today.")]
SalesOption = Annotated[str, typer.Option("--sales", metavar="NAME", help="Sales' owner; else the account's.")]
MarketingOption = Annotated[str, typer.Option("--marketing", metavar="NAME", help="Marketing's; else the account's.")]


def register(app: typer.Typer) -> None:
    told = "Plays: list, show, load, assign, pause, resume, replace."
    family = typer.Typer(help=told, no_args_is_help=True, rich_markup_mode=None)
    family.command("list")(play_list)
    family.command("show")(play_show)
    family.command("load")(play_load)
    family.command("assign")(assign)
    family.command("pause")(pause)
    family.command("resume")(resume)
    family.command("replace")(replace)
    app.add_typer(family, name="play")


def _find(store: Store, text: str) -> PlayFact:
    from abm_tui.store.queries.plays import find_play

    return store.read(find_play, text)


def play_list(form: TextOrJson = Format.TEXT) -> None:
    """The plays, how many accounts each runs on, and how often it worked."""
    store = context.workspace()
    from abm_tui.store.queries.plays import PlayCount, counts, plays

    known, numbers = store.read(plays), store.read(counts)
    data, lines = [], []
    for play in known:
        count = numbers.get(play.id, PlayCount())
        data.append({**_play_json(play), "running": count.running, "worked": count.worked, "ended": count.ended})
        worked = f", worked {count.worked} of {count.ended}" if count.ended else ""
        lines.append(f"{play.id:>3}  {play.name}: {len(play.steps)} touches, on {count.running}{worked}")
    emit(form, {"plays": data}, "\n".join(lines))


def _play_json(play: PlayFact) -> dict[str, Any]:
    return {
        "id": play.id,
        "code": play.code,
        "name": play.name,
        "tiers": list(play.tiers),
        "stages": list(play.stages),
        "trigger": play.trigger,
        "outcome": play.outcome,
        "channels": list(play.channels),
        "duration_days": play.duration_days,
        "success_signals": list(play.success_signals),
    }


def play_show(which: PlayArgument, form: TextOrJson = Format.TEXT) -> None:
    """One play, touch by touch."""
    store = context.workspace()
    play = _find(store, which)
    steps = [
        {"position": s.position, "day": s.day, "team": s.team, "channel": s.channel, "role": s.role, "text": s.text}
        for s in play.steps
    ]
    lines = [f"{play.name} ({play.id}): {play.outcome}".rstrip(": ")]
    lines += [f"  when: {play.trigger}"] if play.trigger else []
    lines += [
        f"  worked when: {', '.join(s.replace('_', ' ') for s in play.success_signals)}, in {play.duration_days} d"
    ]
    lines += [f"  day {s.day:>2}  {s.team:<9}  {s.channel or '':<11} {s.role or '–':<2}  {s.text}" for s in play.steps]
    emit(form, {**_play_json(play), "steps": steps}, "\n".join(lines))


def play_load(
    weeks: Annotated[int, typer.Option(min=1, max=26, metavar="N", help="So many weeks from this one on.")] = 4,
    form: TextOrJson = Format.TEXT,
) -> None:
    """How many touches each member has, week by week, and where that is more than they can do."""
    from datetime import timedelta

    from abm_tui.rules.plays import plays as rules

    store = context.workspace()
    from abm_tui.store.queries.touches import open_touches

    counts = rules.weekly_load(store.read(open_touches))
    first = rules.monday_of(store.today)
    mondays = [first + timedelta(7 * n) for n in range(weeks)]
    capacity = store.framework.capacity
    here = [m for m in store.members if m.left_on is None]
    data = [
        {"member": m.name, "weeks": [{"monday": d, "touches": counts.get((m.id, d), 0)} for d in mondays]} for m in here
    ]
    lines = [f"touches a week, {capacity} fit"]
    for member in here:
        numbers = [counts.get((member.id, day), 0) for day in mondays]
        told = "  ".join(
            f"{d.day}/{d.month}: {n}{'!' if n > capacity else ''}" for d, n in zip(mondays, numbers, strict=True)
        )
        lines.append(f"  {member.name}  {told}")
    emit(form, {"capacity": capacity, "members": data}, "\n".join(lines))


def assign(
    which: PlayArgument,
    whom: Annotated[list[str], typer.Argument(metavar="ACCOUNT…", help="One account or several.")],
    start: StartOption = "",
    sales: SalesOption = "",
    marketing: MarketingOption = "",
    form: TextOrJson = Format.TEXT,
) -> None:
    """Start a play on accounts, as one step. Where nobody fills a role, the first touch looks for them."""
    store = context.workspace()
    play = _find(store, which)
    from abm_tui.store.queries.accounts import find_all

    named = store.read(find_all, whom)
    _assign(store, play, [one.id for one in named], start, sales, marketing, form, replaces=False)


def _assign(
    store: Store,
    play: PlayFact,
    ids: list[int],
    start: str,
    sales: str,
    marketing: str,
    form: Format,
    *,
    replaces: bool,
) -> None:
    from abm_tui.store.commands.assigning import assign_all
    from abm_tui.store.queries.plays import plan

    day = read_day(store, start) if start else store.today
    plans = store.read(
        plan,
        play,
        ids,
        day,
        owner_sales=read_member(store, sales, "sales"),
        owner_marketing=read_member(store, marketing, "marketing"),
    )
    unowned = [p.account for p in plans if any(touch.owner is None for touch in p.touches)]
    if unowned:
        raise UsageError(
            "no_owner",
            f"{', '.join(unowned)}: nobody owns it, so nobody would do the touches.",
            Fix("s o", f"abm set {ids[0]} owner_sales=NAME"),
        )
    result = context.run(assign_all, play, plans, day, replace=replaces)
    done(result, form, runs=result.value, touches=[_touches_json(p) for p in plans])
    if form == Format.TEXT:
        out("\n".join(_told(p, store) for p in plans))


def _touches_json(plan: PlayPlan) -> dict[str, Any]:
    return {"account_id": plan.account_id, "touches": len(plan.touches), "looks_for": list(plan.finds)}


def _told(plan: PlayPlan, store: Store) -> str:
    first, last = plan.touches[0].due, plan.touches[-1].due
    finds = f", looks for {' and '.join(plan.finds)} first" if plan.finds else ""
    return f"  {plan.account}: {len(plan.touches)} touches, {_day(first, store)} to {_day(last, store)}{finds}"


def _day(day: date, store: Store) -> str:
    from abm_tui.when import say_day

    return say_day(day, store.today)


RunArgument = Annotated[str, typer.Argument(metavar="[PLAY]", help="Which one, where several run.")]


def _run(store: Store, who: str, which: str) -> tuple[int, RunFact]:
    from abm_tui.store.queries.plays import live_runs

    one = account(store, who)
    found = store.read(live_runs, one.id, which)
    if len(found) > 1:
        listed = ", ".join(f"{run.id} {run.play}" for run in found)
        raise UsageError("which_play", f"Several plays run on {one.name}: {listed}. Name one.")
    return one.id, found[0]


def _pause(who: str, which: str, form: Format, *, paused: bool) -> None:
    store = context.workspace()
    account_id, run = _run(store, who, which)
    from abm_tui.store.commands.plays import pause_run

    done(context.run(pause_run, run.id, paused=paused), form, id=account_id)


def pause(who: AccountArgument, which: RunArgument = "", form: TextOrJson = Format.TEXT) -> None:
    """Let a play rest: nobody waits for its touches."""
    _pause(who, which, form, paused=True)


def resume(who: AccountArgument, which: RunArgument = "", form: TextOrJson = Format.TEXT) -> None:
    """Let a resting play go on."""
    _pause(who, which, form, paused=False)


def replace(
    who: AccountArgument,
    which: PlayArgument,
    start: StartOption = "",
    sales: SalesOption = "",
    marketing: MarketingOption = "",
    form: TextOrJson = Format.TEXT,
) -> None:
    """End what runs on an account as replaced, and start another play."""
    store = context.workspace()
    one, play = account(store, who), _find(store, which)
    if any(run.play_id == play.id and run.status == RunStatus.RUNNING for run in _live(store, one.id)):
        raise UsageError("runs_already", f"{play.name} runs on {one.name} already.")
    _assign(store, play, [one.id], start, sales, marketing, form, replaces=True)


def _live(store: Store, account_id: int) -> list[RunFact]:
    from abm_tui.store.queries.plays import runs

    return store.read(runs, account_id)
