"""A person's addresses: another one is neither checked nor bounced, and the one before is kept."""

from __future__ import annotations

from datetime import date
from typing import Any, Protocol

from abm_tui.store.values import Row


class AddressHand(Protocol):
    """What of a unit of work is needed here."""

    @property
    def today(self) -> date: ...
    def get(self, name: str, row_id: int) -> Row: ...
    def find(self, name: str, /, **equal: Any) -> list[Row]: ...
    def add(self, name: str, /, **values: Any) -> int: ...
    def delete(self, name: str, row_id: int, /) -> None: ...


_OF_ONE_ADDRESS: Row = {"email_verified_at": None, "email_bounced": False}


def same_address(one: str, other: str) -> bool:
    """Whether two addresses are one, however they are written."""
    return one.strip().casefold() == other.strip().casefold()


def another_address(u: AddressHand, person: Row, wanted: Row) -> Row:
    """What else changes when the `person` gets the address of `wanted`, the cells that somebody sets; {} for the same.

    The address before is kept with today as its last day; what is known of it is known of that one only.
    """
    if "email" not in wanted or same_address(person["email"], wanted["email"]):
        return {}
    for row in u.find("contact_address", contact_id=person["id"]):
        if same_address(row["email"], wanted["email"]):
            u.delete("contact_address", row["id"])
    keep(u, person["id"], person["email"])
    return {column: value for column, value in _OF_ONE_ADDRESS.items() if column not in wanted}


def keep(u: AddressHand, contact_id: int, email: str) -> None:
    """Keep an address that the person had until today, once."""
    known = u.find("contact_address", contact_id=contact_id)
    if email and not any(same_address(row["email"], email) for row in known):
        u.add("contact_address", contact_id=contact_id, email=email, until=u.today)


def keep_of_merged(u: AddressHand, contact_id: int, email: str) -> None:
    """The address of a record that became one with the person: kept, unless it is their own."""
    if not same_address(u.get("contact", contact_id)["email"], email):
        keep(u, contact_id, email)
