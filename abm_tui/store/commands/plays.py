"""Plays on accounts, and their touches. A next step is a touch without a run (S000, S002)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from abm_tui.errors import Refused
from abm_tui.models.facts import PersonFact
from abm_tui.models.words import RunStatus, TouchStatus
from abm_tui.rules.plays.plays import PlannedTouch
from abm_tui.rules.quickadd.step_way import read_way
from abm_tui.store.commands.cell_words import cells_text, value_text
from abm_tui.store.commands.closing import end_run
from abm_tui.store.unit import Unit
from abm_tui.store.values import Row
from abm_tui.text import blank
from abm_tui.when import mid_day


def assign(
    u: Unit,
    account_id: int,
    play_id: int,
    start: date,
    planned: Sequence[PlannedTouch],
    *,
    owner_sales: int | None = None,
    owner_marketing: int | None = None,
    replace: bool = False,
) -> int:
    """Start a play on an account with the touches planned for it; returns the run's id.

    A play without a success signal cannot start. `replace` ends what runs there as replaced.
    """
    play = u.get("play", play_id)
    account = u.get("account", account_id)
    if not play["success_signals"]:
        raise Refused(
            "no_success_signal",
            f"{play['name']} has no success signal, so nobody could say whether it worked. Add one.",
        )
    for run in u.find("run", account_id=account_id, status=RunStatus.RUNNING):
        if run["play_id"] == play_id:
            raise Refused("runs_already", f"{play['name']} runs on {account['name']} already. Nothing was assigned.")
        if replace:
            end_run(u, run["id"], RunStatus.REPLACED)
    run_id = u.add(
        "run",
        account_id=account_id,
        play_id=play_id,
        started_on=start,
        owner_sales=owner_sales,
        owner_marketing=owner_marketing,
    )
    u.add_many(
        "touch",
        [
            {
                "account_id": account_id,
                "run_id": run_id,
                "position": p.position,
                "text": p.text,
                "due": p.due,
                "owner": p.owner,
                "channel": p.channel,
                "role": p.role,
                "contact_id": p.contact_id,
                "asset": p.asset,
                "created_on": u.today,
                "created_by": u.me,
            }
            for p in planned
        ],
    )
    u.label = f"{play['name']} assigned to {account['name']}"
    return run_id


def pause_run(u: Unit, run_id: int, *, paused: bool) -> None:
    """Pause a play or let it go on."""
    run = u.get("run", run_id)
    u.set("run", run_id, status=RunStatus.PAUSED if paused else RunStatus.RUNNING)
    u.label = f"{u.get('play', run['play_id'])['name']} {'paused' if paused else 'goes on'}"


def add_touch(u: Unit, /, account_id: int, text: str, due: date | None, **fields: Any) -> int:
    """A next step; returns the touch's id. Without an owner it is the actor's.

    Channel and person are read out of its words where they are not given.
    """
    if blank(text):
        raise Refused("blank_step", "A next step needs a line of text. Nothing was saved.")
    account = u.get("account", account_id)["name"]  # first: where it was merged away meanwhile, that is said
    fields.setdefault("owner", u.me)
    fields = way_of(u, account_id, text) | {name: value for name, value in fields.items() if value not in ("", None)}
    touch_id = u.add(
        "touch",
        account_id=account_id,
        text=text,
        due=due or u.today,
        created_on=u.today,
        created_by=u.me,
        **fields,
    )
    u.label = f"Next step for {account}: {text}"
    return touch_id


def add_touches(u: Unit, account_ids: Sequence[int], text: str, due: date | None, *, owner: int | None) -> list[int]:
    """The same next step for several accounts, as one step; returns the touches' ids."""
    fields = {} if owner is None else {"owner": owner}
    ids = [add_touch(u, account_id, text, due, **fields) for account_id in account_ids]
    if len(ids) > 1:
        u.label = f"Next step for {len(ids)} accounts: {text}"
    return ids


def set_due_many(
    u: Unit, touch_ids: Sequence[int], due: date, *, seen: Mapping[int, date | None] | None = None
) -> None:
    """The same day for several touches, as one step. `seen`: touch id → the day the list showed."""
    for touch_id in touch_ids:
        shown = seen or {}
        u.set("touch", touch_id, {"due": shown[touch_id]} if touch_id in shown else None, due=due)
    u.label = f"Due → {mid_day(due)}" + (f" for {len(touch_ids)} accounts" if len(touch_ids) > 1 else "")


def set_touch(u: Unit, /, touch_id: int, *, base: Mapping[str, Any] | None = None, **fields: Any) -> None:
    """Change a touch's text, due day, owner, person or asset; `base` is what the screen showed in them."""
    touch = u.get("touch", touch_id)
    u.set("touch", touch_id, base, **(_way_changed(u, touch, fields.get("text")) | fields))
    u.label = f"{touch['text']}: {cells_text(u, 'touch', fields)}"


def edit_touch(u: Unit, touch_id: int, field: str, value: Any, base: Any) -> None:
    """One cell of a touch; `base` is what the editor saw in it."""
    touch = u.get("touch", touch_id)
    before = touch["text"]
    way = _way_changed(u, touch, value) if field == "text" else {}
    u.set("touch", touch_id, {field: base}, **(way | {field: value}))
    named = "" if field == "text" else f": {field}"
    u.label = f"{before}{named} → {value_text(u, 'touch', field, value)}"


def drop_touch(u: Unit, touch_id: int) -> None:
    """It will not be done."""
    touch = u.get("touch", touch_id)
    u.set("touch", touch_id, status=TouchStatus.DROPPED)
    u.label = f"Dropped: {touch['text']}"


def way_of(u: Unit, account_id: int, text: str) -> dict[str, Any]:
    """The channel and the person that the words of a step of that account name."""
    people = [
        PersonFact(row["id"], account_id, row["first_name"], row["last_name"], row["title"])
        for row in u.find("contact", account_id=account_id)
    ]
    way = read_way(text, people)
    return {"channel": way.channel, "contact_id": way.contact_id}


def _way_changed(u: Unit, touch: Row, text: str | None) -> dict[str, Any]:
    """What other words change in a step whose channel and person were those of its words."""
    if text is None or touch["run_id"] is not None or text == touch["text"]:
        return {}
    old, new = way_of(u, touch["account_id"], touch["text"]), way_of(u, touch["account_id"], text)
    return {name: new[name] for name in new if touch[name] in (old[name], "", None) and new[name] != touch[name]}
