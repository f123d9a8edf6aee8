"""A touch is done: how it went, what it is logged as, and what takes that back. One fact is typed once."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from abm_tui.errors import Refused
from abm_tui.models.words import (
    ACTIVITY_OF,
    OUTCOME_NAMES,
    OUTCOMES_OF,
    Channel,
    Outcome,
    RunStatus,
    TouchStatus,
)
from abm_tui.rules.plays.fulfil import joined
from abm_tui.rules.quickadd.next_step import NextStep
from abm_tui.store.commands import committee, plays
from abm_tui.store.commands.closing import as_fact, close_runs, reopen_runs
from abm_tui.store.commands.logging import log_activity
from abm_tui.store.unit import Unit
from abm_tui.store.values import Row
from abm_tui.when import mid_day

_HOUR = re.compile(r",\s*(?:at\s+)?[0-9]{1,2}(?:[:.][0-9]{2})?\s*(?:am|pm|h|uhr)?$", re.IGNORECASE)
_SAME = ("owner", "position", "channel", "role", "contact_id", "asset", "topic")


def finish_touch(
    u: Unit, touch_id: int, *, outcome: str = "", done_on: date | None = None, words: str = ""
) -> int | None:
    """Done, and logged: the activity it stands for is written with it; returns the activity's id.

    `outcome` is one of its channel's, "" = just done: a call of which nobody said how it went engages nobody. `words`
    are kept whole on the activity. Raises Refused for a touch that is not open and for another channel's outcome.
    """
    touch = u.get("touch", touch_id)
    if touch["status"] != TouchStatus.OPEN:
        raise Refused("not_open", f"{touch['text']} is {touch['status']} already.")
    touch = touch | _way(u, touch)
    check_outcome(touch["channel"], outcome)
    day = done_on or u.today
    way = {name: touch[name] for name in ("channel", "contact_id")}
    u.set("touch", touch_id, status=TouchStatus.DONE, done_on=day, outcome=outcome, **way)
    activity_id = None
    kind = ACTIVITY_OF.get(touch["channel"], "")
    if kind:
        activity_id = log_activity(
            u,
            touch["account_id"],
            kind,
            day=day,
            contact_id=touch["contact_id"],
            subject=touch["text"],
            topic=touch["topic"],
            asset=touch["asset"],
            by=touch["owner"],
            outcome=outcome,
            notes=words,
            touch_id=touch_id,
        )
    # What logging said of a play that ended by it goes behind.
    ended = u.label.partition("; ")[2] if kind else ""
    u.label = "; ".join(part for part in (f"Done{' and logged' if kind else ''}: {touch['text']}", ended) if part)
    return activity_id


@dataclass(frozen=True)
class Finished:
    """What finishing wrote: the activity and the steps that follow. `last_open`: nothing else was open."""

    activity: int | None
    steps: tuple[int, ...]
    last_open: bool


def finish_all(
    u: Unit,
    touch_id: int,
    *,
    outcome: str = "",
    done_on: date | None = None,
    words: str = "",
    again_on: date | None = None,
    following: NextStep | None = None,
) -> Finished:
    """All of it as one step: done as `finish_touch` takes it, the same once more on a day, and what comes next."""
    activity = finish_touch(u, touch_id, outcome=outcome, done_on=done_on, words=words)
    label, account_id = u.label, u.get("touch", touch_id)["account_id"]
    last_open = not u.find("touch", account_id=account_id, status=TouchStatus.OPEN)
    steps = [again(u, touch_id, again_on)] if again_on is not None else []
    if following is not None:
        fields = {} if following.owner is None else {"owner": following.owner}
        steps.append(plays.add_touch(u, account_id, following.text, following.due, **fields))
    made = (u.get("touch", step) for step in steps)
    u.label = "; ".join([label, *(f"next: {step['text']}, {mid_day(step['due'])}" for step in made)])
    return Finished(activity, tuple(steps), last_open)


def _way(u: Unit, touch: Row) -> dict[str, Any]:
    """Channel and person of a step that has none of its own: those of its words."""
    if touch["run_id"] is not None or (touch["channel"] and touch["contact_id"] is not None):
        return {}
    found = plays.way_of(u, touch["account_id"], touch["text"])
    return {name: value for name, value in found.items() if touch[name] in ("", None)}


def again(u: Unit, touch_id: int, due: date) -> int:
    """The same step once more on another day, after an attempt or a meeting that was moved; returns its id.

    A step of a play that still runs stays a step of it.
    """
    touch = u.get("touch", touch_id)
    live = touch["run_id"] is not None and u.get("run", touch["run_id"])["status"] == RunStatus.RUNNING
    kept = {name: touch[name] for name in _SAME}
    new = plays.add_touch(u, touch["account_id"], touch["text"], due, run_id=touch["run_id"] if live else None, **kept)
    u.label = f"Again {mid_day(due)}: {touch['text']}"
    return new


def book_meeting(u: Unit, touch_id: int, due: date, words: str = "") -> int:
    """The meeting that a talk led to, as a step on its day with the same person; returns its id.

    `words` are what was said beside the day, the hour for instance. A meeting that was moved is the same step again.
    """
    touch = u.get("touch", touch_id)
    if touch["channel"] == Channel.MEETING:
        text = _HOUR.sub("", touch["text"]) if words else touch["text"]
    else:
        person = touch["contact_id"] and committee.person_name(u, touch["contact_id"])
        text = f"Meeting with {person or u.get('account', touch['account_id'])['name']}"
    said = ", ".join(part for part in (text, words) if part)
    kept = {name: touch[name] for name in _SAME} | {"channel": str(Channel.MEETING), "position": 0}
    new = plays.add_touch(u, touch["account_id"], said, due, **kept)
    u.label = f"{said}: {mid_day(due)}"
    return new


def add_outcome(u: Unit, touch_id: int, outcome: str) -> None:
    """How a finished touch went, said a moment after it was done: an outcome as `finish_touch` takes it.

    An answered call may be the success signal of a play, and ends it; one that was not answered after all does not.
    """
    touch = u.get("touch", touch_id)
    check_outcome(touch["channel"], outcome)
    u.set("touch", touch_id, outcome=outcome)
    ended: list[str] = []
    for activity in u.find("activity", touch_id=touch_id):
        u.set("activity", activity["id"], outcome=outcome)
        reopen_runs(u, touch["account_id"], [("touch", touch_id), ("activity", activity["id"])])
        ended += close_runs(u, touch["account_id"], activity["id"])
    said = OUTCOME_NAMES[Outcome(outcome)] if outcome else "just done"
    u.label = "; ".join([f"{touch['text']}: {said}", *(f"{name} worked" for name in ended)])


def close_by_activity(u: Unit, touch_id: int, activity_id: int) -> bool:
    """What was logged is this step: it is done on the activity's day, with its outcome, and nothing is logged twice.

    Returns whether the step was closed by it: one that a colleague has done meanwhile is left alone. One that fell
    with its play because this very activity was the play's success counts as done.
    """
    touch, activity = u.get("touch", touch_id), u.get("activity", activity_id)
    fell = touch["status"] == TouchStatus.DROPPED and touch["run_id"] is not None
    if fell:
        fell = u.get("run", touch["run_id"])["status"] == RunStatus.SUCCESS
    if touch["status"] != TouchStatus.OPEN and not fell:
        return False
    outcome = activity["outcome"] if activity["outcome"] in OUTCOMES_OF.get(touch["channel"], ()) else ""
    u.set("touch", touch_id, status=TouchStatus.DONE, done_on=activity["at"].date(), outcome=outcome)
    u.set("activity", activity_id, touch_id=touch_id)
    return True


def recent_done(u: Unit, account_id: int, kind: str, people: Collection[int], day: date) -> int | None:
    """The activity that words typed now join: what a touch became on `day`, wordless so far; its id."""
    found = joined((as_fact(a) for a in u.find("activity", account_id=account_id)), kind, people, day)
    return None if found is None else found.id


def reopen_touch(u: Unit, touch_id: int) -> None:
    """Not done after all: what it logged goes too, and a play that ended by it goes on.

    What somebody has written down in words stays written down; it only stands for itself again.
    """
    touch = u.get("touch", touch_id)
    logged = u.find("activity", touch_id=touch_id)
    for activity in logged:
        if activity["notes"]:
            u.set("activity", activity["id"], touch_id=None)
        else:
            u.delete("activity", activity["id"])
    u.set("touch", touch_id, status=TouchStatus.OPEN, done_on=None, outcome="")
    undone = [("touch", touch_id), *(("activity", a["id"]) for a in logged)]
    opened = reopen_runs(u, touch["account_id"], undone)
    u.label = "; ".join([f"Open again: {touch['text']}", *(f"{name} goes on" for name in opened)])


def check_outcome(channel: str, outcome: str) -> None:
    """Raises Refused when a touch of this channel cannot have gone like that; "" always can."""
    allowed = OUTCOMES_OF.get(channel, ())
    if not outcome or outcome in allowed:
        return
    named = channel.replace("_", " ") or "no channel"
    has = f"there it is {', '.join(allowed)}" if allowed else "it is just done"
    raise Refused(
        "outcome_not_of_channel", f'"{outcome}" is no outcome of a touch by {named}: {has}. Nothing was saved.'
    )
