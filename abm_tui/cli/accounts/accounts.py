"""`abm add`, `set`, `badfit`: editing accounts through the same door as the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from abm_tui.cli.shared import context
from abm_tui.cli.shared.context import AccountArgument, ReasonOption, TextOrJson, done
from abm_tui.cli.shared.output import Format, say
from abm_tui.errors import Fix, UsageError
from abm_tui.models.account_fields import ACCOUNT_FIELDS

if TYPE_CHECKING:
    from abm_tui.store import Store
    from abm_tui.store.queries.accounts import AccountName
    from abm_tui.store.unit import Unit

_EXAMPLES = " ".join(f"{one.name}={one.example}" for one in ACCOUNT_FIELDS.values() if one.example)
_FIELDS_HELP = f"Fields and their values: {_EXAMPLES}; icp.CODE=yes answers a question of the ICP."
Pairs = Annotated[list[str] | None, typer.Argument(metavar="F=V…", help=_FIELDS_HELP)]

_ICP = "icp."
SwapOption = Annotated[str, typer.Option("--swap", metavar="ACCOUNT", help="This one leaves Tier 1 for the watchlist.")]


def register(app: typer.Typer) -> None:
    app.command("add")(account_add)
    app.command("set")(account_set)
    app.command("badfit")(badfit)


def account(store: Store, text: str) -> AccountName:
    """The account that `text` names. Raises NotFound."""
    from abm_tui.store.queries.accounts import find_account

    return store.read(find_account, text)


def split_pairs(pairs: list[str] | None) -> dict[str, str]:
    """`["tier=1", "acv=60k"]` → field → text. Raises UsageError for what is no pair, or said twice."""
    found: dict[str, str] = {}
    for pair in pairs or []:
        field, equals, value = pair.partition("=")
        field = field.strip().lower().replace("-", "_")
        if not equals or not field:
            raise UsageError("no_pair", f'"{pair}" is no FIELD=VALUE. Write tier=1, or acv=60k.')
        if field in found:
            raise UsageError("said_twice", f"{field} is said twice.")
        found[field] = value
    return found


def read_fields(store: Store, pairs: list[str] | None) -> tuple[dict[str, Any], dict[str, bool | None]]:
    """The values that `F=V…` mean, and the answers that `icp.CODE=yes…` are, by code.

    Raises UsageError for an unknown field, Refused for a value that is none.
    """
    from abm_tui.rules.accounts.typed_fields import read_named_field
    from abm_tui.rules.fit.fit import read_answer

    texts = split_pairs(pairs)
    given = {field.removeprefix(_ICP): read_answer(texts.pop(field)) for field in [*texts] if field.startswith(_ICP)}
    unknown = [field for field in texts if field not in ACCOUNT_FIELDS]
    if unknown:
        raise UsageError(
            "no_such_field", f"An account has no field {unknown[0]}. There are: {', '.join(ACCOUNT_FIELDS)}."
        )
    return {field: read_named_field(field, text, store.today, store.members) for field, text in texts.items()}, given


def _answer(u: Unit, account_id: int, given: dict[str, bool | None]) -> None:
    """Answer questions of the ICP, after the fields are set; what was done is said of both."""
    from abm_tui.store.commands import fit

    before = u.label
    for code, answer in given.items():
        fit.answer(u, account_id, code, answer)
    if len(given) > 1:
        u.label = f"{len(given)} answers about {u.get('account', account_id)['name']}"
    u.label = f"{before}; {u.label}" if before and given else u.label


def account_add(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The company's name.")],
    fields: Pairs = None,
    reason: ReasonOption = "",
    form: TextOrJson = Format.TEXT,
) -> None:
    """Add an account. With tier=… it is a target account at once, else it goes to the pool."""
    store = context.workspace()
    values, given = read_fields(store, fields)
    tier = values.pop("tier", None)
    from abm_tui.errors import NotFound
    from abm_tui.store.commands import accounts

    try:
        same = account(store, name) if not name.strip().isdigit() else None
    except NotFound:
        same = None

    def work(u: Unit) -> int:
        account_id = accounts.add_account(u, name, reason=reason, **values)
        label = u.label
        if tier is not None:
            accounts.set_tier(u, account_id, tier, reason=reason)
        u.label = label
        _answer(u, account_id, given)
        return account_id

    result = context.run(work)
    if same is not None:
        say(f"There is {same.name} ({same.id}) already. abm undo takes the new one back.")
    _tier_notes(store, result.value, tier)
    done(result, form, id=result.value)


def account_set(
    who: AccountArgument,
    fields: Annotated[list[str], typer.Argument(metavar="F=V…", help=_FIELDS_HELP)],
    reason: ReasonOption = "",
    swap: SwapOption = "",
    form: TextOrJson = Format.TEXT,
) -> None:
    """Set fields of an account. An empty value clears: set Globex cluster="""
    store = context.workspace()
    one = account(store, who)
    values, given = read_fields(store, fields)
    leaving = account(store, swap) if swap else None
    if leaving is not None and values.get("tier") != "1":
        raise UsageError("no_swap", "Somebody leaves Tier 1 only for tier=1.")
    from abm_tui.store.commands import accounts

    def work(u: Unit) -> None:
        if leaving is not None:
            accounts.set_tier(u, leaving.id, "watchlist")
        accounts.set_fields(u, one.id, values, reason=reason)
        _answer(u, one.id, given)
        u.label += f", {leaving.name} → watchlist" if leaving is not None else ""

    result = context.run(work)
    _tier_notes(store, one.id, values.get("tier"))
    done(result, form, id=one.id)


def _tier_notes(store: Store, account_id: int, tier: str | None) -> None:
    """What Tier 1 still asks for, that it grows large, that a tier is off: said beside the answer, not in it."""
    if tier is None:
        return
    if tier != "1":
        from abm_tui.store.queries.retier import off_note

        off = store.read(off_note, tier)
        if off:
            say(off)
        return
    from abm_tui.rules.tiers import tiers
    from abm_tui.store.queries import tier_counts
    from abm_tui.store.queries.listing import listed

    found = store.read(listed, ids=[account_id])
    count = store.read(tier_counts.in_tier1)
    note = tiers.note_above(count - 1, count, store.framework)
    if note:
        say(note)
    lacks = tiers.setup_list(found[0].account) if found else ()
    if lacks:
        say(f"Tier 1, to confirm: {', '.join(lacks)}.")
    misfit = tiers.misfit_note(found[0].derived) if found and found[0].derived else ""
    if misfit:
        say(misfit)


def badfit(
    who: AccountArgument,
    reason: Annotated[str, typer.Option(metavar="TEXT", help="Why, in a word or two.")] = "",
    clear: Annotated[bool, typer.Option("--clear", help="It is no bad fit after all.")] = False,
    form: TextOrJson = Format.TEXT,
) -> None:
    """Flag a bad fit: off the working list, never out of the file."""
    if not clear and not reason.strip():
        raise UsageError("why_bad_fit", "Say why it is a bad fit.", Fix("B", f'abm badfit {who} --reason "too small"'))
    store = context.workspace()
    one = account(store, who)
    from abm_tui.store.commands.accounts import flag_bad_fit

    done(context.run(flag_bad_fit, one.id, "" if clear else reason), form, id=one.id)
