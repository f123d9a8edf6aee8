"""People, deals and activities that came in without an account get theirs."""

from __future__ import annotations

from abm_tui.errors import Refused
from abm_tui.store.commands.committee import leave_other_accounts, person_name
from abm_tui.store.unit import Unit
from abm_tui.text import count

_TABLES = {"contacts": "contact", "opportunities": "opportunity", "activities": "activity"}


def link(u: Unit, kind: str, row_id: int, account_id: int) -> int:
    """Put the record on the account, with every other one that waits for an account their files called the same.

    Returns how many. Raises Refused when it has an account by now.
    """
    row = u.get(_TABLES[kind], row_id)
    if row["account_id"] is not None:
        raise Refused("linked", "It has an account by now. Nothing was changed.")
    account = u.get("account", account_id)
    called = row["account_text"] or ""
    together = [(kind, row_id)]
    if called:
        for other, table in _TABLES.items():
            for one in u.find(table, account_id=None, account_text=called):
                if (other, one["id"]) != (kind, row_id):
                    together.append((other, one["id"]))
    for other, one_id in together:
        u.set(_TABLES[other], one_id, account_id=account_id, account_text="")
        if other == "contacts":
            leave_other_accounts(u, one_id)
    name = _name(u, kind, row_id)
    many = len(together) - 1
    u.label = f"{name} → {account['name']}" + (f", with {count(many, 'other record')} of {called}" if many else "")
    return len(together)


def _name(u: Unit, kind: str, row_id: int) -> str:
    if kind == "contacts":
        return person_name(u, row_id)
    row = u.get(_TABLES[kind], row_id)
    return str(row["name"] if kind == "opportunities" else row["subject"] or row["type"])
