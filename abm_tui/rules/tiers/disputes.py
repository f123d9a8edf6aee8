"""Where the teams disagree about an account: what to look at, and who decides (S000: one owner, and a data rule).

S000's data rule: ICP match, pipeline potential, executive sponsorship. Each speaks for it, against it, or is unknown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from abm_tui.models.derived import Derived
from abm_tui.models.facts import AccountFacts
from abm_tui.models.words import DealStatus, PersonStatus, Role, Tier
from abm_tui.rules.fit.fit import match_text
from abm_tui.rules.framework.framework import Framework
from abm_tui.text import count, short_amount

_SPONSORS = (Role.ECONOMIC_BUYER, Role.APPROVER)


@dataclass(frozen=True, slots=True)
class Argument:
    """One of the three things to look at. `speaks`: for it (True), against it (False), or nobody knows (None)."""

    code: str
    name: str
    text: str
    speaks: bool | None


def arguments(facts: AccountFacts, derived: Derived, fw: Framework) -> tuple[Argument, ...]:
    """What S000's data rule looks at: ICP match, pipeline potential, executive sponsorship."""
    return (
        Argument("icp_match", "ICP match", match_text(derived.fit, fw.fit), derived.fit.match),
        _potential(facts, derived, fw),
        _sponsor(facts, derived),
    )


def verdict_text(found: Sequence[Argument]) -> str:
    """`2 of 3 speak for it, 1 unknown`."""
    speaks = sum(a.speaks is True for a in found)
    unknown = sum(a.speaks is None for a in found)
    return f"{speaks} of {len(found)} speak for it" + (f", {unknown} unknown" if unknown else "")


def _potential(facts: AccountFacts, derived: Derived, fw: Framework) -> Argument:
    account = facts.account
    parts = []
    if account.potential is not None:
        parts.append(f"potential {short_amount(float(account.potential))}")
    open_deals = sum(d.status == DealStatus.OPEN for d in facts.deals)
    if open_deals:
        amounts = " + ".join(f"{short_amount(float(a))} {c}".strip() for c, a in derived.amount_open.items())
        parts.append(f"{count(open_deals, 'open deal')}" + (f", {amounts}" if amounts else ""))
    if account.acv is not None:
        parts.append(f"{short_amount(float(account.acv))} a year expected")
    least = fw.tier[Tier.ONE].acv_from
    amounts_known = [a for a in (account.potential, account.acv, *derived.amount_open.values()) if a is not None]
    speaks: bool | None = None
    if amounts_known:
        speaks = least is None or max(amounts_known) >= Decimal(least)
        if not speaks:
            parts.append(f"Tier 1 asks for {short_amount(float(least or 0))}")
    elif open_deals:
        speaks = True
    return Argument("potential", "Pipeline", " · ".join(parts) or "nobody put a number on it", speaks)


def _sponsor(facts: AccountFacts, derived: Derived) -> Argument:
    """An executive who stands behind it: named, or an engaged economic buyer or approver."""
    seated = {s.contact_id for s in facts.seats if s.role in _SPONSORS}
    engaged = [p.name for p in facts.people if p.id in seated and derived.statuses.get(p.id) == PersonStatus.ENGAGED]
    parts = [facts.account.exec_sponsor] if facts.account.exec_sponsor else []
    if engaged:
        parts.append(f"engaged: {', '.join(engaged)}")
    known = bool(parts)
    return Argument(
        "exec_sponsor", "Executive sponsor", " · ".join(parts) or "nobody is named", True if known else None
    )
