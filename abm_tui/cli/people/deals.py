"""`abm deal`: opportunities."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from abm_tui.cli.accounts.accounts import account, split_pairs
from abm_tui.cli.shared import context
from abm_tui.cli.shared.context import AccountArgument, ReasonOption, TextOrJson, done, read_day
from abm_tui.cli.shared.output import Format, out, out_json
from abm_tui.errors import Fix, Refused, UsageError

if TYPE_CHECKING:
    from abm_tui.models.facts import DealFact
    from abm_tui.rules.stages.deal_stages import Ahead
    from abm_tui.store import Store

_FIELDS = ("name", "amount", "currency", "stage", "close_date", "created_at")
DealArgument = Annotated[str, typer.Argument(metavar="DEAL", help="Its id or exact name.")]


def register(app: typer.Typer) -> None:
    family = typer.Typer(
        help="Deals: add, set, won, lost; stages that follow from them.", no_args_is_help=True, rich_markup_mode=None
    )
    family.command("add")(deal_add)
    family.command("set")(deal_set)
    family.command("won")(won)
    family.command("lost")(lost)
    family.command("stages")(stages)
    app.add_typer(family, name="deal")


def _read(store: Store, pairs: list[str] | None) -> dict[str, Any]:
    from abm_tui.rules.accounts.typed_fields import read_amount

    found: dict[str, Any] = {}
    for field, text in split_pairs(pairs).items():
        name = {"close": "close_date", "closes": "close_date"}.get(field, field)
        if name not in _FIELDS:
            raise UsageError("no_such_field", f"A deal has no field {field}. There are: {', '.join(_FIELDS)}.")
        if name == "amount":
            found[name] = read_amount(text)
        elif name == "currency":
            found[name] = _currency(text)
        elif name in {"close_date", "created_at"}:
            found[name] = read_day(store, text, past=name == "created_at") if text.strip("- ") else None
        else:
            found[name] = text
    return found


def _currency(text: str) -> str:
    code = text.strip().upper()
    if code and not (len(code) == 3 and code.isascii() and code.isalpha()):
        raise Refused("bad_currency", f'No currency: "{text}". Write EUR, USD, …')
    return code


def _deal(store: Store, text: str) -> DealFact:
    from abm_tui.store.queries.finding import deal

    return store.read(deal, text)


def deal_add(
    who: AccountArgument,
    name: Annotated[str, typer.Argument(metavar="NAME", help="What it is called.")],
    fields: Annotated[
        list[str] | None, typer.Argument(metavar="F=V…", help="amount=60k currency=EUR stage=… close_date=19dec")
    ] = None,
    form: TextOrJson = Format.TEXT,
) -> None:
    """Open a deal on an account."""
    store = context.workspace()
    one = account(store, who)
    values = _read(store, fields)
    from abm_tui.store.commands.deals import add_deal

    result = context.run(add_deal, one.id, name, **values)
    done(result, form, id=result.value)


def deal_set(
    which: DealArgument,
    fields: Annotated[list[str], typer.Argument(metavar="F=V…", help="amount=80k close_date=19dec …")],
    form: TextOrJson = Format.TEXT,
) -> None:
    """Set fields of a deal."""
    store = context.workspace()
    one = _deal(store, which)
    values = _read(store, fields)
    from abm_tui.store.commands.deals import set_deal

    done(context.run(set_deal, one.id, **values), form, id=one.id)


ReasonText = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why.")]
DebriefText = Annotated[
    str, typer.Option("--debrief", metavar="TEXT", help="The message that resonated, the objections, the lesson.")
]


def won(
    which: DealArgument, reason: ReasonText = "", debrief: DebriefText = "", form: TextOrJson = Format.TEXT
) -> None:
    """The deal is won: its plays worked, its open touches are closed."""
    _close(which, "won", reason, debrief, form)


def lost(
    which: DealArgument, reason: ReasonText = "", debrief: DebriefText = "", form: TextOrJson = Format.TEXT
) -> None:
    """The deal is lost: open touches are closed."""
    _close(which, "lost", reason, debrief, form)


def _close(which: str, status: str, reason: str, debrief: str, form: Format) -> None:
    store = context.workspace()
    one = _deal(store, which)
    if one.status != "open":
        raise Refused("closed_already", f"{one.name} is {one.status} already.", Fix("u", "abm undo"))
    from abm_tui.store.commands.deals import close_deal

    done(context.run(close_deal, one.id, status, reason=reason, debrief=debrief), form, id=one.id)


def stages(
    move: Annotated[bool, typer.Option("--move", help="Move all of them, through the gates on the way.")] = False,
    reason: ReasonOption = "",
    form: TextOrJson = Format.TEXT,
) -> None:
    """Accounts that stand before what their imported deals say: an open one, a won one. Moved only with --move."""
    store = context.workspace()
    if move:
        from abm_tui.store.commands.deal_stages import catch_up

        done(context.run(catch_up, reason=reason), form)
        return
    from abm_tui.rules.stages.deal_stages import account_deal_text
    from abm_tui.store.queries.deal_stages import ahead_of_stage
    from abm_tui.store.queries.stages import held_back

    found = store.read(ahead_of_stage)
    if form == Format.JSON:
        out_json([_as_json(one, store.read(held_back, one.account_id, one.to)) for one in found])
        return
    for one in found:
        lacks = store.read(held_back, one.account_id, one.to)
        out(
            f"{account_deal_text(one, store.framework)}: {one.deal.name}"
            f"{f'; the gate asks for: {lacks}' if lacks else ''}"
        )
    out("To move them: abm deal stages --move" if found else "No account stands before what its deals say.")


def _as_json(one: Ahead, lacks: str) -> dict[str, Any]:
    return {
        "account": {"id": one.account_id, "name": one.account},
        "stage": one.stage,
        "implied": one.to,
        "deal": {"id": one.deal.id, "name": one.deal.name, "status": one.deal.status, "stage": one.deal.stage},
        "lacks": lacks,
        "fix": {"key": "s g", "command": f"abm set {one.account_id} stage={one.to}"},
    }
