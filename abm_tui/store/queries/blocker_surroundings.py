"""What the rules about blockers need beyond the account itself. A fixed number of statements."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import and_, func, or_, select

from abm_tui.models import tables as t
from abm_tui.models.account_fields import AccountFact
from abm_tui.models.words import NO_SOURCE, ReviewStatus, Tier, source_name
from abm_tui.rules.blockers.case import Surroundings
from abm_tui.rules.tiers.tiers import is_disputed
from abm_tui.store.reader import Reader

_COUNTED = ("emails_opened", "email_replies", "form_submissions", "page_views")  # fields whose growth is a signal
_ANSWERS = ("agrees_sales", "agrees_marketing")


def surroundings(r: Reader, accounts: Iterable[AccountFact]) -> Surroundings:
    """Teams, content that is there, how full Tier 1 is, what the open review decided, and since when teams disagree.

    What only a few of `accounts` need is read where one of them needs it.
    """
    known = list(accounts)
    above = any(account.over_cap_reason for account in known)
    return Surroundings(
        teams={m.id: m.team for m in r.members},
        assets=assets(r),
        tier1=_in_tier1(r) if above else 0,
        decided=_decided(r),
        disputed_on=_disputed_on(r) if any(is_disputed(account) for account in known) else {},
        tiered_on=_tiered_on(r) if above else {},
        stale=said_stale(r),
    )


def assets(r: Reader) -> frozenset[str]:
    """The names, without case, of the content that has an address."""
    names = r.connection.execute(select(t.asset.c.name).where(t.asset.c.url != "")).scalars()
    return frozenset(name.casefold() for name in names)


def _in_tier1(r: Reader) -> int:
    account = t.account.c
    query = select(func.count()).where(account.tier == Tier.ONE, account.archived_on.is_(None))
    return int(r.connection.execute(query).scalar_one())


def _decided(r: Reader) -> frozenset[int]:
    entry = t.entry.c
    query = (
        select(entry.account_id)
        .join(t.review, t.review.c.id == entry.review_id)
        .where(t.review.c.status == ReviewStatus.OPEN, entry.decision.is_not(None))
    )
    return frozenset(r.connection.execute(query).scalars())


def _disputed_on(r: Reader) -> dict[int, date]:
    """Account → the day of the last answer, of those where the two answers differ."""
    account, change = t.account.c, t.change.c
    differ = select(account.id).where(account.agrees_sales != account.agrees_marketing)
    query = (
        select(change.account_id, func.max(change.on))
        .where(change.account_id.in_(differ), change.entity == "account", change.field.in_(_ANSWERS))
        .group_by(change.account_id)
    )
    return {account_id: on for account_id, on in r.connection.execute(query) if on is not None}


def _tiered_on(r: Reader) -> dict[int, date]:
    """Account → the day of its last move of tier, of those above the cap."""
    move = t.move.c
    above = select(t.account.c.id).where(t.account.c.over_cap_reason != "")
    query = (
        select(move.account_id, func.max(move.on))
        .where(move.what == "tier", move.account_id.in_(above))
        .group_by(move.account_id)
    )
    return {account_id: on for account_id, on in r.connection.execute(query) if on is not None}


def stale(r: Reader) -> list[tuple[str, int]]:
    """The vendors that brought signals once, and whose last file came in too long ago: vendor, days.

    People with counters bring signals as well as activities do.
    """
    source = t.source.c
    counted = or_(*(source.mapping.contains(f'"{name}"', autoescape=True) for name in _COUNTED))
    signals = or_(source.kind == "activities", and_(source.kind == "contacts", counted))
    of_signals = select(source.vendor).where(signals, source.vendor.not_in(NO_SOURCE))
    query = select(source.vendor, func.max(source.at)).where(source.vendor.in_(of_signals)).group_by(source.vendor)
    found: list[tuple[str, int]] = []
    for vendor, at in r.connection.execute(query.order_by(source.vendor)):
        days = (r.today - at.date()).days if isinstance(at, datetime) else 0
        if days > r.framework.blocking.stale_days:
            found.append((vendor, days))
    return found


def said_stale(r: Reader) -> tuple[str, ...]:
    """`HubSpot is 9 days old`, for each source that is too old."""
    return tuple(f"{source_name(vendor)} is {days} days old" for vendor, days in stale(r))
