"""People and their seats. Status and stance belong to the person, a seat to account and role (S000, S001)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from abm_tui.errors import Refused
from abm_tui.models.words import ROLE_NAMES, PersonStatus, Role, TouchStatus
from abm_tui.store.commands.cell_words import cells_text, row_name
from abm_tui.store.commands.merging import apart_from
from abm_tui.store.unit import Unit
from abm_tui.text import count

# What the screen showed in the cells that are changed.
Base = Mapping[str, Any] | None

PERSON_FIELDS = (
    "first_name",
    "last_name",
    "title",
    "department",
    "email",
    "email_verified_at",
    "email_bounced",
    "phone",
    "linkedin",
    "status",
    "stance",
    "notes",
)


def add_person(u: Unit, /, account_id: int | None, *, role: str = "", **fields: Any) -> int:
    """A new person, in a role of the committee when one is given; returns the contact's id."""
    status = fields.get("status")
    contact_id = u.add(
        "contact", account_id=account_id, created_on=u.today, status_on=u.today if status else None, **fields
    )
    if role and account_id is not None:
        seat_person(u, account_id, role, contact_id)
    where = f" at {u.get('account', account_id)['name']}" if account_id is not None else ""
    u.label = f"Added {person_name(u, contact_id)}{where}"
    return contact_id


def set_person(u: Unit, /, contact_id: int, *, base: Base = None, **fields: Any) -> None:
    """Change fields of a person. At another account they sit on no seat yet: those they had stay behind."""
    unknown = fields.keys() - {*PERSON_FIELDS, "account_id"}
    if unknown:
        raise Refused("no_such_field", f"A person has no field {', '.join(sorted(unknown))}.")
    if "status" in fields:
        fields["status_on"] = u.today
    u.set("contact", contact_id, base, **fields)
    if "account_id" in fields:
        leave_other_accounts(u, contact_id)
    said = {field: value for field, value in fields.items() if field != "status_on"}
    u.label = f"{person_name(u, contact_id)}: {cells_text(u, 'contact', said)}"


def seat_person(u: Unit, /, account_id: int, role: str, contact_id: int) -> None:
    """Put a person into a role. A person may hold several, a role several people."""
    role = _role(role)
    for seat in u.find("seat", account_id=account_id, role=role):
        if seat["contact_id"] == contact_id:
            return
        if seat["not_needed"]:
            u.delete("seat", seat["id"])
    u.add("seat", account_id=account_id, role=role, contact_id=contact_id)
    u.label = f"{person_name(u, contact_id)} → {ROLE_NAMES[Role(role)]}"


def set_seat(u: Unit, /, account_id: int, role: str, state: str) -> None:
    """Set a seat to missing, identified, contacted, engaged or not_needed.

    A status goes to every person on the seat; on an empty one it makes somebody whose name comes later.
    """
    role = _role(role)
    name = u.get("account", account_id)["name"]
    seats = u.find("seat", account_id=account_id, role=role)
    if state in {"not_needed", PersonStatus.MISSING}:
        for seat in seats:
            u.delete("seat", seat["id"])
        if state == "not_needed":
            u.add("seat", account_id=account_id, role=role, not_needed=True)
    elif state in set(PersonStatus):
        people = [s["contact_id"] for s in seats if s["contact_id"]]
        for seat in seats:
            if seat["not_needed"]:
                u.delete("seat", seat["id"])
        if not people:
            add_person(u, account_id, role=role, status=state)
        for contact_id in people:
            u.set("contact", contact_id, status=state, status_on=u.today)
    else:
        states = "0 missing, 1 identified, 2 contacted, 3 engaged, 9 not needed"
        raise Refused("no_such_state", f"No such state: {state}. {states}.")
    u.label = f"{name}: {ROLE_NAMES[Role(role)]} → {state.replace('_', ' ')}"


def set_seat_many(u: Unit, /, account_ids: Sequence[int], role: str, state: str) -> None:
    """The same state for one seat of several accounts, as one step."""
    for account_id in account_ids:
        set_seat(u, account_id, role, state)
    if len(account_ids) > 1:
        said = ROLE_NAMES[Role(_role(role))].capitalize()
        u.label = f"{said} → {state.replace('_', ' ')} for {len(account_ids)} accounts"


def mark_person(u: Unit, /, contact_id: int, status: str, note: str = "", *, base: Base = None) -> None:
    """Set a person's status by hand; `note` is added to the sentence."""
    u.set("contact", contact_id, base, status=status, status_on=u.today)
    u.label = f"{person_name(u, contact_id)} → {status}{', ' + note if note else ''}"


def leave_seat(u: Unit, /, account_id: int, role: str, contact_ids: Sequence[int]) -> None:
    """Take people out of a role; they stay known."""
    role = _role(role)
    for contact_id in contact_ids:
        for seat in u.find("seat", account_id=account_id, role=role, contact_id=contact_id):
            u.delete("seat", seat["id"])
    who = person_name(u, contact_ids[0]) if len(contact_ids) == 1 else f"{len(contact_ids)} people"
    u.label = f"{who} no longer {ROLE_NAMES[Role(role)]}"


def leave_other_accounts(u: Unit, contact_id: int) -> None:
    """Take a person who went to another account out of the seats of the one before."""
    account_id = u.get("contact", contact_id)["account_id"]
    for seat in u.find("seat", contact_id=contact_id):
        if seat["account_id"] != account_id:
            u.delete("seat", seat["id"])


def remove_person(u: Unit, /, contact_id: int) -> None:
    """Take out somebody who was added by mistake. Whoever has a history stays: it would lose its name.

    An open next step names them in its own words, and lets them go.
    """
    name = person_name(u, contact_id)
    for touch in u.find("touch", contact_id=contact_id, status=TouchStatus.OPEN, run_id=None):
        u.set("touch", touch["id"], contact_id=None)
    for table, word in (("activity", "line of history"), ("touch", "touch")):
        if rows := u.find(table, contact_id=contact_id):
            raise Refused(
                "has_history",
                f"{name} has {count(len(rows), word, 'lines of history' if table == 'activity' else 'touches')}, so "
                "they stay known. 0 on the seat takes them out of the committee.",
            )
    for seat in u.find("seat", contact_id=contact_id):
        u.delete("seat", seat["id"])
    for former in u.find("contact_address", contact_id=contact_id):
        u.delete("contact_address", former["id"])
    for pair in apart_from(u, "contact", contact_id):
        u.delete("apart", pair["id"])
    u.delete("contact", contact_id)
    u.label = f"Removed {name}"


def set_stance(u: Unit, contact_id: int, stance: str | None, *, base: Base = None) -> None:
    """For, neutral or against; None = unknown."""
    u.set("contact", contact_id, base, stance=stance)
    u.label = f"{person_name(u, contact_id)} is {stance or 'of no known stance'}"


def verify_email(u: Unit, contact_id: int, on: date | None = None, *, base: Base = None) -> None:
    """The address was checked on that day (today when not said)."""
    u.set("contact", contact_id, base, email_verified_at=on or u.today, email_bounced=False)
    u.label = f"{person_name(u, contact_id)}: address verified"


def person_name(u: Unit, contact_id: int) -> str:
    return row_name(u, "contact", contact_id)


def _role(role: str) -> str:
    code = role.strip().upper()
    if code in set(Role):
        return Role(code)
    found = [r for r, name in ROLE_NAMES.items() if role.strip() and name.startswith(role.strip().lower())]
    if len(found) != 1:
        listed = ", ".join(f"{r} {n}" for r, n in ROLE_NAMES.items())
        raise Refused("no_such_role", f"No such role: {role}. {listed}.")
    return found[0]
