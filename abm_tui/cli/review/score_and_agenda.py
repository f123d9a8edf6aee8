"""`abm score` and `abm agenda`: why a number is what it is, and what to talk about in the review."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer

from abm_tui.cli.accounts.accounts import account
from abm_tui.cli.shared import context
from abm_tui.cli.shared.context import AccountArgument, TextOrJson
from abm_tui.cli.shared.output import Format, number_text, out, out_json
from abm_tui.cli.shared.records import blocker, fit

if TYPE_CHECKING:
    from abm_tui.store import Store
    from abm_tui.store.queries.agenda import Board, BoardLine
    from abm_tui.store.queries.listing import ListedAccount
    from abm_tui.store.queries.since import SinceLine


def register(app: typer.Typer) -> None:
    app.command("score")(score)
    app.command("agenda")(agenda)


def score(who: AccountArgument, form: TextOrJson = Format.TEXT) -> None:
    """The engagement score, point by point. Each with the day it expires and what a cap cut off."""
    store = context.workspace()
    one = account(store, who)
    from abm_tui.store.queries.listing import listed

    row = store.read(listed, ids=[one.id])[0]
    assert row.derived is not None
    if form == Format.JSON:
        out_json(score_json(one.name, row))
        return
    from abm_tui.cli.shared.score_text import score_text

    out(score_text(store, row))


def score_json(name: str, row: ListedAccount) -> dict[str, Any]:
    """The explanation as scripts read it. Shares are null without an ICP, the match where too little is known."""
    derived = row.derived
    assert derived is not None
    found, typed = derived.score, {event.id: event.notes for event in row.facts.activities}
    return {
        "account": name,
        "score": found.value,
        "band": derived.band,
        "icp_match": derived.fit.match,
        "fit": fit(derived.fit),
        "lines": [
            {
                "at": line.at,
                "signal": line.signal,
                "who": line.who or None,
                "subject": line.subject,
                "words": typed.get(line.activity or 0, ""),
                "points": line.points,
                "cut_by_cap": line.cut_by_cap,
                "expires": line.expires,
            }
            for line in found.lines
        ],
        "cheapest_next": found.cheapest_next or None,
    }


def agenda(form: TextOrJson = Format.TEXT) -> None:
    """This review: what to talk about and why. Then what is on track."""
    store = context.workspace()
    from abm_tui.store.queries.agenda import board
    from abm_tui.store.queries.since import since_lines

    found = store.read(board)
    since = store.read(since_lines, found, found.lines)
    if form == Format.JSON:
        out_json(agenda_json(store, found, since))
    else:
        out(agenda_text(store, found))


def agenda_json(store: Store, found: Board, since: dict[int, list[SinceLine]]) -> dict[str, Any]:
    """The agenda as scripts read it."""
    return {
        "review_day": found.day,
        "since": found.since,
        "data_age": found.data_age,
        "accounts": [_account_json(store, line, since.get(line.account.id, [])) for line in found.lines],
    }


def _account_json(store: Store, line: BoardLine, since: list[SinceLine]) -> dict[str, Any]:
    names = {m.id: m.name for m in store.members}
    promise = line.promise
    return {
        "account": line.account.name,
        "group": line.group,
        "why": line.why,
        "score": line.derived.score.value,
        "score_change": line.derived.score_change,
        "promise": {
            "text": promise.text,
            "due": promise.due,
            "owner": names.get(promise.owner or 0),
            # null while it is not due
            "kept": {"kept": True, "missed": False}.get(promise.state),
        }
        if promise
        else None,
        "since": [
            {
                "at": one.at,
                "by": one.who or None,
                "who": one.person or None,
                "what": ", ".join(part for part in (one.what or one.text, one.note) if part),
                "words": one.words,
            }
            for one in since
        ],
        "blockers": [blocker(raised) for raised in line.derived.raised if raised.drawer == "way"],
        "overdue": [
            {
                "touch": touch.id,
                "text": touch.text,
                "due": touch.due,
                "owner": names.get(touch.owner or 0),
                "days_late": (store.today - touch.due).days if touch.due else 0,
            }
            for touch in line.derived.late
        ],
    }


def agenda_text(store: Store, found: Board) -> str:
    """The board as people read it."""
    from abm_tui import when
    from abm_tui.models.words import source_name

    names = {m.id: m.name for m in store.members}
    since = f"since {when.mid_day(found.since)}" if found.since else "the first review"
    state = ", open now" if found.review else ""
    parts = [f"Review {when.long_day(found.day)}{state} · {since}"]
    for source, at in found.data_age.items():
        parts.append(f"{source_name(source)} as of {at.isoformat(sep=' ', timespec='minutes')}")
    parts += [f"{source}: quiet and score drops are paused" for source in found.stale]
    for group, title in (("talk", "TALK"), ("on_track", "ON TRACK")):
        lines = [line for line in found.lines if line.group == group]
        parts += ["", f"{title} {len(lines)}"]
        for line in lines:
            parts += [f"  {line.account.name}  {_numbers(line)}" + (f"  {line.why}" if line.why else "")]
            if line.promise:
                owner = names.get(line.promise.owner or 0, "nobody")
                parts.append(f"      we said: {line.promise.text} · {owner}  {line.promise.said}")
            if line.decision:
                parts.append(f"      decided: {line.decision.replace('_', ' ')}")
            parts += [f"      ! {raised.text}" for raised in line.derived.raised if raised.drawer == "way"]
            step = line.derived.next_touch
            if step and group == "on_track":
                due = when.say_due(step.due, store.today) if step.due else "no day"
                parts.append(f"      next: {step.text} · {names.get(step.owner or 0, 'nobody')} · {due}")
    return "\n".join(parts)


def _numbers(line: BoardLine) -> str:
    change = f" ({line.derived.score_change:+d})" if line.derived.score_change else ""
    deals = " ".join(f"{number_text(amount)} {c}".strip() for c, amount in line.derived.amount_open.items())
    return "  ".join(
        part for part in (line.account.stage or "", f"score {line.derived.score.value}{change}", deals) if part
    )
