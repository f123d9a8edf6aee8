"""A play ends when its success signal comes, and goes on when it turns out that it did not come (S000)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from abm_tui.models.facts import ActivityFact
from abm_tui.models.words import RunStatus, Tier, TouchStatus
from abm_tui.rules.plays.plays import success
from abm_tui.store import journal
from abm_tui.store.unit import Unit
from abm_tui.store.values import Row

_FACTS = ActivityFact.__dataclass_fields__


def close_runs(u: Unit, account_id: int, activity_id: int) -> list[str]:
    """End the running plays whose success signal the activity is; returns their names.

    What is still to come ends nothing: the turn of its day does (`end_by_signals`).
    """
    activity = as_fact(u.get("activity", activity_id))
    closed = []
    for run in u.find("run", account_id=account_id, status=RunStatus.RUNNING):
        play = u.get("play", run["play_id"])
        if _success(run, play, [activity], u.today) is not None:
            end_run(u, run["id"], RunStatus.SUCCESS)
            closed.append(play["name"])
    return closed


def reopen_runs(u: Unit, account_id: int, undone: Iterable[tuple[str, int]]) -> list[str]:
    """Let the plays go on that ended by what is taken back now; returns their names.

    `undone` are the rows, (table, id), of what did not happen after all. A play stays ended when another signal came
    since its start, when it runs again already, and when the account is not worked any more.
    """
    account, rows = u.get("account", account_id), set(undone)
    if account["tier"] in (None, Tier.WATCHLIST) or account["bad_fit"] or account["archived_on"] is not None:
        return []
    live = {
        r["play_id"]
        for s in (RunStatus.RUNNING, RunStatus.PAUSED)
        for r in u.find("run", account_id=account_id, status=s)
    }
    opened = []
    for run in u.find("run", account_id=account_id, status=RunStatus.SUCCESS):
        play = u.get("play", run["play_id"])
        step = journal.step_that_set(u.connection, "run", run["id"], "status", RunStatus.SUCCESS)
        # Where the day's turn ended it, the signal stands in an earlier step.
        by_day = bool(step) and all(c.who == "" for c in step)
        by_this = by_day or rows & {(c.entity, c.entity_id) for c in step}
        activities = [as_fact(row) for row in u.find("activity", account_id=account_id)]
        if not by_this or play["id"] in live or _success(run, play, activities, u.today) is not None:
            continue
        u.set("run", run["id"], status=RunStatus.RUNNING, ended_on=None, reason="")
        for touch in u.find("touch", run_id=run["id"], status=TouchStatus.DROPPED):
            if any((c.entity, c.entity_id, c.field) == ("touch", touch["id"], "status") for c in step):
                u.set("touch", touch["id"], status=TouchStatus.OPEN)
        opened.append(play["name"])
    return opened


def end_by_signals(u: Unit, due: Iterable[tuple[int, int]]) -> list[str]:
    """End the plays whose signals, (account, activity), have come by today; the sentences of it.

    It is the calendar's doing, and nobody's step: whoever wrote the signal down did so on another day.
    """
    u.by_nobody()
    ended = [(account, name) for account, activity in due for name in close_runs(u, account, activity)]
    said = [f"{u.get('account', account)['name']}: {name} worked" for account, name in ended]
    u.label = "; ".join(said)
    return said


def end_run(u: Unit, run_id: int, status: str, reason: str = "") -> None:
    """End a play; its open touches are dropped."""
    run = u.get("run", run_id)
    u.set("run", run_id, status=status, ended_on=u.today, reason=reason)
    for touch in u.find("touch", run_id=run_id, status=TouchStatus.OPEN):
        u.set("touch", touch["id"], status=TouchStatus.DROPPED)
    u.label = f"{u.get('play', run['play_id'])['name']}: {status.replace('_', ' ')}"


def _success(run: Row, play: Row, activities: Iterable[ActivityFact], until: date) -> ActivityFact | None:
    return success(play["success_signals"].split(";"), run["started_on"], activities, until)


def as_fact(row: Row) -> ActivityFact:
    """A stored activity as the rules take it."""
    return ActivityFact(**{name: row[name] for name in _FACTS})
