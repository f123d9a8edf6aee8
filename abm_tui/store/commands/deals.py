"""Deals (opportunities)."""

from __future__ import annotations

from typing import Any

from abm_tui.errors import Refused
from abm_tui.models.words import DealStatus, RunStatus
from abm_tui.store.commands.accounts import stop_work
from abm_tui.store.unit import Unit
from abm_tui.text import blank

DEAL_FIELDS = ("name", "amount", "currency", "stage", "close_date", "created_at", "status", "reason", "debrief")


def add_deal(u: Unit, /, account_id: int | None, name: str, **fields: Any) -> int:
    """A new open deal; returns its id. `amount` in the deal's own currency."""
    if blank(name):
        raise Refused("blank_name", "A deal needs a name. Nothing was added.")
    fields.setdefault("created_at", u.today)
    deal_id = u.add("opportunity", account_id=account_id, name=name, **fields)
    u.label = f"Added the deal {u.get('opportunity', deal_id)['name']}"
    return deal_id


def set_deal(u: Unit, /, deal_id: int, **fields: Any) -> None:
    """Change fields of a deal."""
    unknown = fields.keys() - set(DEAL_FIELDS)
    if unknown:
        raise Refused("no_such_field", f"A deal has no field {', '.join(sorted(unknown))}.")
    u.set("opportunity", deal_id, **fields)
    said = ", ".join(f"{f.replace('_', ' ')} → {v}" for f, v in fields.items())
    u.label = f"{u.get('opportunity', deal_id)['name']}: {said}"


def close_deal(u: Unit, deal_id: int, status: str, *, reason: str = "", debrief: str = "") -> None:
    """Won or lost: the reason, the debrief (message that resonated, objections, lesson), open touches closed (S001)."""
    if status not in {DealStatus.WON, DealStatus.LOST}:
        raise Refused("no_such_outcome", f"A deal closes as won or lost, not {status}.")
    deal = u.get("opportunity", deal_id)
    u.set("opportunity", deal_id, status=status, closed_at=u.today, reason=reason, debrief=debrief)
    if deal["account_id"] is not None:
        stop_work(u, deal["account_id"], RunStatus.SUCCESS if status == DealStatus.WON else RunStatus.NO_RESULT)
    u.label = f"{deal['name']} {status}"
