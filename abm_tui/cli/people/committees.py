"""`abm committees`: who decides at each account, how far we got with them, and who is still needed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from abm_tui.cli.shared import context
from abm_tui.cli.shared.context import TextOrJson
from abm_tui.cli.shared.output import Format, out, out_json, say, table
from abm_tui.glyphs import current
from abm_tui.text import count, shorten

if TYPE_CHECKING:
    from abm_tui.rules.people.coverage import Coverage
    from abm_tui.rules.people.seats import SeatState
    from abm_tui.store import Store
    from abm_tui.store.queries.listing import ListedAccount

_NAME = 24  # cells of an account's name


def register(app: typer.Typer) -> None:
    app.command("committees")(committees)


def committees(
    query: Annotated[
        list[str] | None, typer.Argument(metavar="QUERY", help='As on the screen: tier:1 "missing:champion".')
    ] = None,
    form: TextOrJson = Format.TEXT,
) -> None:
    """The buying committees of target accounts, worst covered first."""
    from abm_tui.cli.accounts.listing import filtered
    from abm_tui.rules.people.coverage import coverage
    from abm_tui.rules.people.seats import worst_first

    store = context.workspace()
    known = [(row, row.derived) for row in filtered(store, "targets", " ".join(query or ())) if row.derived]
    known.sort(key=lambda one: worst_first(one[0].account, one[1]))
    found = [(row, coverage(row.facts, derived.statuses, store.framework)) for row, derived in known]
    if form == Format.JSON:
        out_json([_json(row, seen, store) for row, seen in found])
    elif found:
        _print(found, store)
    else:
        say("No account matches." if query else "No target accounts yet: abm set ACCOUNT tier=1")


def _json(row: ListedAccount, seen: Coverage, store: Store) -> dict[str, Any]:
    from abm_tui.rules.people.seats import seat_states

    people = {p.id: p for p in row.facts.people}
    seats = seat_states(row.facts, store.today, store.framework)
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
        "seats": [_seat(role, seat, row, store) for role, seat in seats.items()],
    }


def _seat(role: str, seat: SeatState, row: ListedAccount, store: Store) -> dict[str, Any]:
    from abm_tui.rules.people.people import status_reason_text

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
                "why": status_reason_text(person, row.facts.activities, store.today, store.framework),
                "stance": person.stance,
            }
            for person, stands in seat.people
        ],
    }


def _print(found: list[tuple[ListedAccount, Coverage]], store: Store) -> None:
    """A matrix of signs that fits 80 cells, and who is still needed; one account alone seat by seat."""
    from abm_tui.rules.people.coverage import programme
    from abm_tui.rules.people.seats import LEGEND, biggest_gap_text, roles_in_order, seat_sign, seat_states, share_text

    fw = store.framework
    roles = roles_in_order(fw)
    lines = []
    for row, seen in found:
        seats = seat_states(row.facts, store.today, fw)
        engaged = f"{seen.engaged}{current().done if seen.activated else ''}"
        counts = (f"{seen.filled}/{seen.needed}", f"{seen.penetrated}/{seen.needed}", engaged)
        lines.append([shorten(row.account.name, _NAME), *counts, *(seat_sign(seats[role]) for role in roles)])
    table(lines, ["account", "cov", "pen", "eng", *roles])
    out("")
    if len(found) == 1:
        _print_seats(found[0][0], store)
    for row, seen in found:
        if not seen.activated:
            out(f"{row.account.name}: {' · '.join(seen.still_needed)}")
    all_of = programme(seen for _, seen in found)
    share = share_text(all_of.filled, all_of.needed)
    gap = biggest_gap_text([row.roles for row, _ in found], all_of.activated, fw)
    out(
        f"{count(all_of.accounts, 'account')}: {all_of.filled} of {all_of.needed} seats filled{share}, "
        f"{all_of.penetrated} engaged;{gap}"
    )
    out(LEGEND.strip())


def _print_seats(row: ListedAccount, store: Store) -> None:
    """Who sits where, and what each role is told (S000: never one message to all)."""
    from abm_tui.rules.people.seats import person_text, roles_in_order, seat_sign, seat_states

    fw = store.framework
    seats = seat_states(row.facts, store.today, fw)
    for role in roles_in_order(fw):
        seat, rule = seats[role], fw.role[role]
        people = [person_text(row.facts, *one, store.today, fw).strip() for one in seat.people] if seat.needed else []
        out(f"{role} {seat_sign(seat)} {rule.name}{' (required)' if rule.required else ''}")
        for said in people or [
            "not needed" if not seat.needed else f"nobody yet: {rule.find[0].lower()}{rule.find[1:]}"
        ]:
            out(f"     {said}")
        if seat.needed:
            out(f"     say: {rule.message}")
