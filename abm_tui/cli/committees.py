"""`abm committees`: who decides at each account, how far we got with them, and who is still needed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from abm_tui.cli import context
from abm_tui.cli.context import TextOrJson
from abm_tui.cli.output import Format, out_json, say, table
from abm_tui.text import count

if TYPE_CHECKING:
    from abm_tui.rules.coverage import Coverage
    from abm_tui.screens.committees_rows import Seat
    from abm_tui.store import Store
    from abm_tui.store.queries.listing import ListedAccount


def register(app: typer.Typer) -> None:
    app.command()(committees)


def committees(
    query: Annotated[
        list[str] | None, typer.Argument(metavar="QUERY", help='As on the screen: tier:1 "missing:champion".')
    ] = None,
    form: TextOrJson = Format.TEXT,
) -> None:
    """The buying committees of target accounts, worst covered first."""
    from abm_tui.cli.listing import filtered
    from abm_tui.rules.coverage import coverage
    from abm_tui.screens.committees_rows import worst_first

    store = context.workspace()
    rows = sorted(filtered(store, "targets", " ".join(query or ())), key=worst_first)
    found = [(row, coverage(row.facts, row.derived.statuses, store.framework)) for row in rows if row.derived]
    if form == Format.JSON:
        out_json([_json(row, seen, store) for row, seen in found])
    elif found:
        _print(found, store)
    else:
        say("No account matches." if query else "No target accounts yet: abm set ACCOUNT tier=1")


def _json(row: ListedAccount, seen: Coverage, store: Store) -> dict[str, Any]:
    from abm_tui.screens.committees_rows import seats_of

    people = {p.id: p for p in row.facts.people}
    return {
        "id": row.id,
        "account": row.account.name,
        "coverage": {"filled": seen.filled, "needed": seen.needed},
        "penetration": {"engaged": seen.penetrated, "needed": seen.needed},
        "engaged_people": seen.engaged,
        "departments": seen.departments,
        "activated": seen.activated,
        "still_needed": [
            {"id": one, "name": people[one].name, "department": people[one].department} for one in seen.nearest
        ],
        "to_activate": " · ".join(seen.still_needed),
        "missing_roles": list(seen.missing_roles),
        "seats": [_seat(role, seat, row, store) for role, seat in seats_of(row, store.today, store.framework).items()],
    }


def _seat(role: str, seat: Seat, row: ListedAccount, store: Store) -> dict[str, Any]:
    from abm_tui.rules.people import why_status

    return {
        "role": role,
        "status": seat.status if seat.needed else "not_needed",
        "people": [
            {
                "id": person.id,
                "name": person.name,
                "title": person.title,
                "department": person.department,
                "status": stands.status,
                "by_hand": stands.by_hand,
                "why": why_status(person, row.facts.activities, store.today, store.framework),
                "stance": person.stance,
            }
            for person, stands in seat.people
        ],
    }


def _print(found: list[tuple[ListedAccount, Coverage]], store: Store) -> None:
    from abm_tui.cli.output import out
    from abm_tui.glyphs import current
    from abm_tui.rules.coverage import programme
    from abm_tui.screens.committees_rows import biggest_gap, roles_in_order, seats_of, short_name, sign

    fw = store.framework
    roles = roles_in_order(fw)
    lines = []
    for row, seen in found:
        seats = seats_of(row, store.today, fw)
        shown = [
            " ".join(part for part in (sign(s), short_name(s.people[0][0]) if s.people and s.needed else "") if part)
            for s in (seats[role] for role in roles)
        ]
        active = current().done if seen.activated else ""
        lines.append(
            [
                row.account.name,
                f"{seen.filled}/{seen.needed}",
                f"{seen.penetrated}/{seen.needed}",
                f"{seen.engaged}{active}",
                *shown,
            ]
        )
    table(lines, ["account", "filled", "engaged", "people", *roles])
    out("")
    for row, seen in found:
        if not seen.activated:
            out(f"{row.account.name}: {' · '.join(seen.still_needed)}")
    all_of = programme(seen for _, seen in found)
    share = f", {round(100 * all_of.filled / all_of.needed)} %" if all_of.needed >= 10 else ""
    out(
        f"{count(all_of.accounts, 'account')}: {all_of.filled} of {all_of.needed} seats filled{share}, "
        f"{all_of.penetrated} of {all_of.needed} engaged;{biggest_gap([row for row, _ in found], fw)}"
    )
