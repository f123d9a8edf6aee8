"""The watchlist: accounts that nobody works and nobody forgets (S000). A trigger, or the end of a pause, suggests more.

S000: recent funding, a new executive or a competitive replacement move an account from the watchlist to Tier 2 faster
than cold outbound ever could. Where Tier 2 is off (two people, S001's answer to small teams), that is Tier 1 until the
first win there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from abm_tui.models.account_fields import AccountFact
from abm_tui.models.facts import DealFact, MoveFact
from abm_tui.models.words import DealStatus, Tier
from abm_tui.rules.framework.framework import Framework
from abm_tui.when import say_day, say_past

TRIGGERS: Mapping[str, str] = MappingProxyType(
    {"1": "recent funding", "2": "new executive", "3": "competitive replacement"}
)
"""Digit → the kinds S000 names; anything else is a trigger too."""


@dataclass(frozen=True, slots=True)
class WatchSuggestion:
    """What to do with a watchlist account: the tier to move it to, and why."""

    tier: str
    why: str


def has_fired(account: AccountFact, today: date) -> bool:
    """Whether what a watchlist account was watched for has happened (S000)."""
    return account.tier == Tier.WATCHLIST and account.triggered_on is not None and account.triggered_on <= today


def is_waiting(account: AccountFact, today: date) -> bool:
    """Whether its pause is over and it is still on the watchlist: it waits for a slot (S002: Tier 1 is capped)."""
    return account.tier == Tier.WATCHLIST and account.paused_until is not None and account.paused_until <= today


def is_knocking(account: AccountFact, today: date) -> bool:
    """A watchlist account that asks to be worked again."""
    return has_fired(account, today) or is_waiting(account, today)


def is_tier2_open(fw: Framework, first_win: date | None, today: date) -> bool:
    """Whether Tier 2 is worked: always where it gets effort; for two people after the first Tier 1 win (S001)."""
    return bool(fw.tier[Tier.TWO].effort) or (first_win is not None and first_win <= today)


def suggestion(
    account: AccountFact, today: date, fw: Framework, first_win: date | None = None, before: str = Tier.ONE
) -> WatchSuggestion | None:
    """What a watchlist account should become now; None while nothing happened there (S000).

    `before`: the tier it had before its pause.
    """
    if is_waiting(account, today):
        assert account.paused_until is not None
        return WatchSuggestion(before, f"its pause was over {say_past(account.paused_until, today)}")
    if not has_fired(account, today):
        return None
    assert account.triggered_on is not None
    what = f"{account.trigger or 'its trigger'}, {say_past(account.triggered_on, today)}"
    return WatchSuggestion(Tier.TWO if is_tier2_open(fw, first_win, today) else Tier.ONE, what)


def off_note(tier: str | None, fw: Framework, first_win: date | None, today: date) -> str:
    """The sentence for an account that goes to a tier which is off; empty where the tier is worked (S001)."""
    if tier not in (Tier.TWO, Tier.THREE):
        return ""
    rule = fw.tier[tier]
    if tier == Tier.TWO and is_tier2_open(fw, first_win, today):
        return ""
    if rule.effort:
        return ""
    if tier == Tier.TWO:
        upto = f", then for up to {rule.high}" if rule.high else ""
        return f"{rule.name} is off here: it is suggested after the first Tier 1 win{upto}."
    return f"{rule.name} is off here: nobody works it."


def trigger_text(account: AccountFact, today: date) -> str:
    """What a watchlist account waits for, in words; "" for any other account."""
    if account.tier != Tier.WATCHLIST:
        return ""
    if is_waiting(account, today):
        assert account.paused_until is not None
        return f"waiting for a slot since {say_past(account.paused_until, today)}"
    if account.paused_until is not None:
        return f"paused until {say_day(account.paused_until, today)}"
    if has_fired(account, today):
        assert account.triggered_on is not None
        return f"{account.trigger or 'its trigger'} happened {say_past(account.triggered_on, today)}"
    return f"watch for: {account.trigger}" if account.trigger else ""


def first_win(
    deals: Iterable[DealFact], tiers: Mapping[int, str | None], moves: Iterable[MoveFact], today: date
) -> date | None:
    """The day of the first deal won while its account was in Tier 1; None = not yet (S001).

    `tiers`: account id → its tier now. `moves` are tier moves, oldest first.
    """
    out: dict[int, list[MoveFact]] = {}
    for move in moves:
        out.setdefault(move.account_id, []).append(move)
    won = [
        (deal.closed_at, deal.account_id)
        for deal in deals
        if deal.status == DealStatus.WON and deal.account_id is not None and deal.closed_at is not None
    ]
    days = [
        day
        for day, account_id in won
        if day <= today and was_in_tier1(day, tiers.get(account_id), out.get(account_id, ()))
    ]
    return min(days, default=None)


def tiers_before(moves: Iterable[MoveFact]) -> dict[int, str]:
    """Account id → the tier it went to the watchlist from, by its latest such move; `moves` oldest first."""
    return {m.account_id: m.old for m in moves if m.new == Tier.WATCHLIST and m.old}


def was_in_tier1(day: date, now: str | None, moves: Iterable[MoveFact]) -> bool:
    """Whether an account was in Tier 1 at any time of `day`, from its tier now and its tier moves."""
    later = sorted((m for m in moves if m.on is not None and m.on >= day), key=lambda m: (m.on or day, m.id))
    if not later:
        return now == Tier.ONE
    return later[0].old == Tier.ONE or any(m.on == day and m.new == Tier.ONE for m in later)
