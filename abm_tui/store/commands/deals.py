"""Deals (opportunities)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from abm_tui.errors import Refused
from abm_tui.models.words import DealStatus, RunStatus, Stage, Tier
from abm_tui.store.commands import accounts, stages
from abm_tui.store.commands.accounts import stop_work
from abm_tui.store.commands.cell_words import cells_text
from abm_tui.store.unit import Unit
from abm_tui.text import blank

DEAL_FIELDS = (
    "name",
    "amount",
    "currency",
    "stage",
    "close_date",
    "created_at",
    "closed_at",
    "status",
    "reason",
    "debrief",
)


def add_deal(u: Unit, /, account_id: int | None, name: str, **fields: Any) -> int:
    """A new open deal; returns its id. `amount` in the deal's own currency."""
    if blank(name):
        raise Refused("blank_name", "A deal needs a name. Nothing was added.")
    fields.setdefault("created_at", u.today)
    deal_id = u.add("opportunity", account_id=account_id, name=name, **fields)
    u.label = f"Added the deal {u.get('opportunity', deal_id)['name']}"
    return deal_id


def set_deal(u: Unit, /, deal_id: int, *, base: Mapping[str, Any] | None = None, **fields: Any) -> None:
    """Change fields of a deal; `base` is what the editor saw in them."""
    unknown = fields.keys() - set(DEAL_FIELDS)
    if unknown:
        raise Refused("no_such_field", f"A deal has no field {', '.join(sorted(unknown))}.")
    u.set("opportunity", deal_id, base, **fields)
    u.label = f"{u.get('opportunity', deal_id)['name']}: {cells_text(u, 'opportunity', fields)}"


def close_deal(u: Unit, deal_id: int, status: str, *, reason: str = "", debrief: str = "") -> None:
    """Won or lost: the reason, the debrief (message that resonated, objections, lesson), open touches closed (S001)."""
    if status not in {DealStatus.WON, DealStatus.LOST}:
        raise Refused("no_such_outcome", f"A deal closes as won or lost, not {status}.")
    deal = u.get("opportunity", deal_id)
    u.set("opportunity", deal_id, status=status, closed_at=u.today, reason=reason, debrief=debrief)
    if deal["account_id"] is not None:
        stop_work(u, deal["account_id"], RunStatus.SUCCESS if status == DealStatus.WON else RunStatus.NO_RESULT)
    u.label = f"{deal['name']} {status}"


# What becomes of the account when its deal closes; "" leaves it as it is.
AFTER_WON = ("", "expansion", "leave")
AFTER_LOST = ("", "watchlist", "back", "out")


def settle_deal(
    u: Unit,
    /,
    deal_id: int,
    status: str,
    *,
    reason: str = "",
    debrief: str = "",
    then: str = "",
    until: date | None = None,
) -> None:
    """Close a deal and say what becomes of its account, as one step (S001).

    Won: "expansion" moves it to that stage, "leave" takes it off the target list. Lost: "watchlist" until a day,
    "back" one stage, "out" as a bad fit for the same reason.
    """
    close_deal(u, deal_id, status, reason=reason, debrief=debrief)
    said, account_id = u.label, u.get("opportunity", deal_id)["account_id"]
    if then not in (AFTER_WON if status == DealStatus.WON else AFTER_LOST):
        raise Refused("no_such_end", f"After a deal is {status} there is no {then}.")
    if account_id is None or not then:
        return
    # How the deal ended is the reason of the move that follows from it.
    why = f"{said}: {reason}" if reason else said
    if then == "expansion":
        stages.set_stage(u, account_id, Stage.EXPANSION, reason=why)
    elif then == "leave":
        accounts.set_tier(u, account_id, None, reason=why)
    elif then == "watchlist":
        accounts.set_tier(u, account_id, Tier.WATCHLIST, reason=why)
        u.set("account", account_id, paused_until=until)
    elif then == "back":
        order = list(Stage)
        now = u.get("account", account_id)["stage"]
        place = order.index(Stage(now)) - 1 if now else -1
        if place < 0:
            raise Refused("no_stage_back", "There is no stage before this one. Nothing was closed.")
        stages.set_stage(u, account_id, order[place], reason=why)
    else:
        accounts.flag_bad_fit(u, account_id, reason or "deal lost")
    u.label = f"{said}, {u.label}"


def remove_deal(u: Unit, /, deal_id: int) -> None:
    """Take out a deal that was written down by mistake."""
    name = u.get("opportunity", deal_id)["name"]
    u.delete("opportunity", deal_id)
    u.label = f"Removed the deal {name}"
