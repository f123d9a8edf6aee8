"""`abm list`: target accounts, the pool, or both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from abm_tui.cli.shared import context
from abm_tui.cli.shared.context import FormatOption
from abm_tui.cli.shared.output import Format, number_text, out_json, out_rows, say
from abm_tui.cli.shared.records import LIST_KEYS, record
from abm_tui.errors import Fix, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from abm_tui.store import Store
    from abm_tui.store.queries.facts import Scope
    from abm_tui.store.queries.listing import ListedAccount

_SHOWN = ("id", "name", "tier", "stage", "score", "score_change", "amount_open", "coverage", "next_step", "next_due")
_POOL = ("id", "name", "domain", "industry", "employees", "country", "fit", "icp_match", "score")


def register(app: typer.Typer) -> None:
    app.command("list")(account_list)


def account_list(
    query: Annotated[
        list[str] | None, typer.Argument(metavar="QUERY", help='As on the screen: tier:1 "score>=6".')
    ] = None,
    sort: Annotated[str, typer.Option(metavar="FIELD", help="By this field; -FIELD the other way round.")] = "",
    columns: Annotated[str, typer.Option(metavar="A,B", help="These fields only.")] = "",
    pool: Annotated[bool, typer.Option("--pool", help="Accounts without a tier.")] = False,
    everything: Annotated[bool, typer.Option("--all", help="Target accounts and the pool.")] = False,
    form: FormatOption = Format.TEXT,
) -> None:
    """Accounts, who needs you first on top. QUERY is the filter of the screen."""
    if pool and everything:
        raise UsageError("usage", "--pool and --all exclude each other.")
    store = context.workspace()
    scope: Scope = "all" if everything else "pool" if pool else "targets"
    rows = filtered(store, scope, " ".join(query or ()))
    names = _columns(columns, _POOL if pool else _SHOWN, form)
    found = [_record(row) for row in _sorted(store, rows, sort)]
    if form == Format.JSON:
        out_json([{name: one[name] for name in names} if columns else _fixed(one) for one in found])
        return
    out_rows([_told(one, form) for one in found], names, form)
    if form == Format.TEXT and not found:
        say("No account matches." if query else "No accounts yet: abm import accounts.csv, or abm add NAME.")


def filtered(store: Store, scope: Scope, text: str) -> list[ListedAccount]:
    """The accounts of a scope that match the filter. Raises UsageError for a term that means nothing."""
    from abm_tui.rules.filter.filter import parse
    from abm_tui.store.queries import listing

    known = parse(text, store.today, store.read(listing.vocabulary))
    applied = {chip.start for chip in known.chips if chip.ok}
    for problem in known.problems:
        if problem.start not in applied:
            meant = text[: problem.start] + problem.suggestion + text[problem.end :] if problem.suggestion else ""
            raise UsageError(
                "bad_filter", problem.message, Fix("f", f"abm list {_quoted(meant)}" if meant else "abm list --help")
            )
        say(problem.message)
    rows = store.read(listing.listed, scope, changes="changes" in known.needs)
    return known.select(rows)


def _quoted(text: str) -> str:
    import shlex

    return shlex.quote(text)


def _record(row: ListedAccount) -> dict[str, Any]:
    """The fixed keys, and every field of the account for --columns and --sort."""
    account = row.account
    more = {name: getattr(account, name) for name in account.__dataclass_fields__}
    more["tags"] = [tag for tag in account.tags.split(";") if tag]
    return {**more, **record(row)}


def _fixed(one: dict[str, Any]) -> dict[str, Any]:
    return {key: one[key] for key in LIST_KEYS}


def known_columns() -> list[str]:
    """The columns that --columns and --sort may name: the fixed keys, then what else is known of an account."""
    from abm_tui.models.account_fields import ACCOUNT_COLUMNS, AccountFact

    hidden = {name for name, one in ACCOUNT_COLUMNS.items() if not one.listed}
    return [name for name in dict.fromkeys([*LIST_KEYS, *AccountFact.__dataclass_fields__]) if name not in hidden]


def _columns(text: str, default: Sequence[str], form: Format) -> list[str]:
    """The columns asked for. Raises UsageError naming those there are."""
    if not text:
        return list(default) if form in {Format.TEXT, Format.MD} else list(LIST_KEYS)
    names = [name.strip().lower() for name in text.split(",") if name.strip()]
    known = known_columns()
    for name in names:
        if name not in known:
            raise UsageError("no_such_field", f'No field "{name}". There are: {", ".join(known)}.')
    return names


def _told(one: dict[str, Any], form: Format) -> dict[str, Any]:
    """A record as people read it. In CSV 2/8 would become a day of February in a spreadsheet: `2 of 8`."""
    change, cover = one["score_change"], one["coverage"]
    between = " of " if form == Format.CSV else "/"
    amounts = (f"{number_text(amount)} {currency}".strip() for currency, amount in one["amount_open"].items())
    return {
        **one,
        "score_change": change if form == Format.CSV else f"{change:+d}" if change else "",
        "coverage": f"{cover['filled']}{between}{cover['needed']}",
        "amount_open": " ".join(amounts),
        "tier": one["tier"] if one["tier"] is not None else "",
    }


def _sorted(store: Store, rows: list[ListedAccount], sort: str) -> list[ListedAccount]:
    """By a field, nothing last; without one in working order."""
    from abm_tui.rules.working_order.order import working_key
    from abm_tui.store.queries.workload import desk

    team = store.read(desk)

    def working(row: ListedAccount) -> tuple[int, str, int]:
        assert row.derived is not None
        return working_key(row.account, row.derived, store.today, store.framework, team)

    rows = sorted(rows, key=working)
    if not sort:
        return rows
    name = sort.lstrip("-+").strip().lower()
    if name not in known_columns():
        raise UsageError("no_such_field", f'No field "{name}" to sort by. There are: {", ".join(known_columns())}.')
    keyed = [(_sort_key(_record(row)[name]), row) for row in rows]
    there = [pair for pair in keyed if pair[0] is not None]
    there.sort(key=lambda pair: pair[0], reverse=sort.startswith("-"))
    return [row for _, row in there] + [row for key, row in keyed if key is None]


def _sort_key(value: Any) -> Any:
    """Something of one kind to compare by; None for nothing. The watchlist comes after the tiers."""
    if value is None or value in ("", [], {}):
        return None
    if isinstance(value, dict):
        if "needed" in value:
            return value["filled"] / value["needed"] if value["needed"] else 1.0
        return max(value.values())
    if isinstance(value, list):
        return len(value)
    if isinstance(value, str):
        return (1, value.casefold())
    return (0, value) if isinstance(value, (int, float)) and not isinstance(value, bool) else value
