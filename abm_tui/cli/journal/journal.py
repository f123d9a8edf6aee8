"""`abm history`, `abm undo`, `abm redo`: who changed what, and taking it back."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

from abm_tui.cli.accounts.accounts import SwapOption, account
from abm_tui.cli.shared import context
from abm_tui.cli.shared.context import ReasonOption, TextOrJson, done
from abm_tui.cli.shared.output import Format, out, out_json
from abm_tui.cli.shared.progress import showing
from abm_tui.errors import Conflict, Fix, Refused

if TYPE_CHECKING:
    from abm_tui.store.queries.history import HistoryLine


def register(app: typer.Typer) -> None:
    app.command("history")(history)
    app.command("undo")(undo)
    app.command("redo")(redo)


def history(
    who: Annotated[str, typer.Argument(metavar="[ACCOUNT]", help="Only of this account.")] = "",
    limit: Annotated[int, typer.Option(min=1, metavar="N", help="At most so many changes, the newest.")] = 200,
    form: TextOrJson = Format.TEXT,
) -> None:
    """Every change with who, when, before and after; the newest first."""
    store = context.workspace()
    from abm_tui.store.queries import history as queries

    account_id = account(store, who).id if who else None
    told = store.read(queries.changes, account_id, limit)
    if form == Format.JSON:
        out_json({"changes": [change_json(one) for one in told]})
        return
    for one in told:
        if one.change.entity == "record":
            continue  # what a source's file said: the memory of imports, nobody's edit
        if one.change.entity != "move" or _why(one):
            out(_line(one))
    if not told:
        out("Nothing was changed yet.")


def change_json(one: HistoryLine) -> dict[str, Any]:
    """One change as scripts read it; `field` is "" and `old` or `new` a whole row where one was added or removed."""
    change = one.change
    return {
        "id": change.id,
        "at": change.at,
        "who": change.author,
        "entity": change.entity,
        "entity_id": change.entity_id,
        "field": change.field,
        "old": _value(change.old),
        "new": _value(change.new),
        "group": change.group,
    }


def _value(text: str | None) -> Any:
    return None if text is None else json.loads(text)


def _line(one: HistoryLine) -> str:
    change = one.change
    if change.op == "step":
        return f"{change.id:>6}  {one.when}  {change.author}  {one.account}  {change.label}, nothing was left to change"
    if one.cell:
        what = f"{one.cell}: {_cell(change.old)} → {_cell(change.new)}"
        return f"{change.id:>6}  {one.when}  {change.author}  framework  {what}"
    if change.entity == "move":
        return f"{change.id:>6}  {one.when}  {change.author}  {one.account}  {_why(one)}"
    if change.entity == "source" and change.op == "add":
        row = _value(change.new) or {}
        return f"{change.id:>6}  {one.when}  {change.author}  imported {row.get('file')}, {row.get('rows')} rows"
    if change.op == "set":
        what = f"{change.field.replace('_', ' ')}: {_short(change.old)} → {_short(change.new)}"
    else:
        what = {"add": "added", "del": "removed"}[change.op]
    place = one.account or f"{change.entity} {change.entity_id}"
    return f"{change.id:>6}  {one.when}  {change.author}  {place}  {change.entity} {change.entity_id} {what}"


def _cell(text: str | None) -> str:
    """The value of a cell of the framework: the journal has its row, or the row's value alone; either holds JSON."""
    value = _value(text)
    kept = value.get("value") if isinstance(value, dict) else value
    if kept is None:
        return "the preset's"
    cell = json.loads(kept)
    return _short(json.dumps(", ".join(cell) if isinstance(cell, list) else cell))


def _why(one: HistoryLine) -> str:
    """The reason of a move that somebody gave one for; the move itself is told by the account's own cell."""
    row = _value(one.change.new) or {}
    return f"{row['what']} because: {row['reason']}" if one.change.op == "add" and row.get("reason") else ""


def _short(text: str | None) -> str:
    value = _value(text)
    if value is None or value == "":
        return "nothing"
    said = " ".join(str(value).split())
    return said if len(said) <= 60 else said[:59] + "…"


SkipOption = Annotated[bool, typer.Option("--skip-changed", help="Leave alone what somebody changed since.")]


def undo(
    reason: ReasonOption = "", swap: SwapOption = "", skip: SkipOption = False, form: TextOrJson = Format.TEXT
) -> None:
    """Take back your last step, also yesterday's."""
    _turn("undo", reason, swap, skip, form)


def redo(
    reason: ReasonOption = "", swap: SwapOption = "", skip: SkipOption = False, form: TextOrJson = Format.TEXT
) -> None:
    """Do again what you took back."""
    _turn("redo", reason, swap, skip, form)


def _turn(which: str, reason: str, swap: str, skip: bool, form: Format) -> None:
    store = context.to_write()
    leaving = account(store, swap).id if swap else None
    from abm_tui.store.undo import undo_redo

    turn, nothing = (undo_redo.UNDO, "undone") if which == "undo" else (undo_redo.REDO, "done again")
    cancelled = Refused("cancelled", f"Cancelled. Nothing was {nothing}.", Fix(command=f"abm {which}"))
    try:
        with showing(cancelled) as progress:
            result = undo_redo.turn(store, turn, undo_redo.TurnOptions(skip, reason, leaving), progress)
    except Conflict as conflict:
        mend = Fix(conflict.fix.key, f"abm {which} --skip-changed")
        raise Conflict(conflict.message, conflict.clashes, mend) from None
    except Refused as refused:
        if refused.code in {"tier_full", "tier_ceiling"}:
            refused.fix = Fix(refused.fix.key, f"abm {which} --swap ACCOUNT")
        raise
    if result is None:
        words = "undo: you changed nothing yet" if which == "undo" else "do again"
        raise Refused(f"nothing_to_{which}", f"There is nothing to {words}.", Fix(command="abm history"))
    done(replace(result, label=undo_redo.turn_text(result)), form, left=result.value or 0)
