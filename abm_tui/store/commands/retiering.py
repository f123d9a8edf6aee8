"""Who stays in Tier 1: looking through it again, the watchlist, and the way back from a pause (S000, S002)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from abm_tui.errors import Refused
from abm_tui.models.words import TIER_NAMES, Tier
from abm_tui.store.commands import accounts
from abm_tui.store.queries import retier
from abm_tui.store.unit import Unit
from abm_tui.text import blank, count


def keep(u: Unit, account_ids: Sequence[int]) -> None:
    """Looked at again, and it stays in Tier 1: the next look is a quarter from today (S000)."""
    for account_id in account_ids:
        account = u.get("account", account_id)
        if account["tier"] != Tier.ONE:
            raise Refused("not_tier1", f"{account['name']} is not in Tier 1. A digit sets its tier.")
        u.set("account", account_id, retiered_on=u.today)
    one = u.get("account", account_ids[0])["name"]
    u.label = f"{one if len(account_ids) == 1 else count(len(account_ids), 'account')} stays in Tier 1"


def watch_for(u: Unit, account_ids: Sequence[int], trigger: str) -> None:
    """What a watchlist account is watched for (S000); what happened before does not count for it."""
    if blank(trigger):
        raise Refused("blank_trigger", "Say what to watch for. s c clears it.")
    for account_id in account_ids:
        account = u.get("account", account_id)
        if account["tier"] != Tier.WATCHLIST:
            raise Refused("not_watched", f"{account['name']} is not on the watchlist. s t 4 puts it there.")
        u.set("account", account_id, trigger=trigger, triggered_on=None)
    one = u.get("account", account_ids[0])["name"]
    u.label = f"Watch {one if len(account_ids) == 1 else count(len(account_ids), 'account')} for {trigger}"


def mark_triggered(u: Unit, account_id: int, on: date | None = None) -> None:
    """What the account was watched for has happened (S000); `on` the day, else today."""
    account = u.get("account", account_id)
    if account["tier"] != Tier.WATCHLIST:
        raise Refused("not_watched", f"{account['name']} is not on the watchlist. s t 4 puts it there.")
    u.set("account", account_id, triggered_on=on or u.today)
    u.label = f"{account['name']}: {account['trigger'] or 'its trigger'} happened"


def come_back(u: Unit, account_id: int, tier: str, *, reason: str = "") -> None:
    """From the watchlist to the tier it had before its pause; its resting plays go on. The cap holds as ever."""
    accounts.set_tier(u, account_id, tier, reason=reason)
    u.label = f"{u.get('account', account_id)['name']} is back: {TIER_NAMES[Tier(tier)]}"


def return_from_pause(u: Unit, back: Sequence[tuple[int, str, str]]) -> list[str]:
    """Accounts whose pause is over take their place again, as one step that is nobody's; returns their names.

    `back` is what the caller read, (id, name, tier before). An account somebody dealt with meanwhile stays as it is,
    and so does one whose return was taken back once: the same pause ends by itself only once.
    """
    u.by_nobody()
    names = []
    for account_id, name, tier in back:
        account = u.get("account", account_id)
        over = account["paused_until"] is not None and account["paused_until"] <= u.today
        if (
            account["tier"] != Tier.WATCHLIST
            or not over
            or retier.ended_before(u.connection, account_id, account["paused_until"])
        ):
            continue
        come_back(u, account_id, tier)
        names.append(name)
    if names:
        u.label = f"{', '.join(names)}: back from the pause"
    return names
