"""What a score says to do (S001): nurture, call, sales-ready; and, where the company does not fit, neither (S004)."""

from __future__ import annotations

from abm_tui.models.derived import Fit
from abm_tui.rules.framework.framework import Framework

DEMAND_GEN, RESEARCH = "demand_gen", "research"
NAMES = {DEMAND_GEN: "demand gen", RESEARCH: "research it"}
"""The two routes of accounts that are busy but not known to fit; the other bands are named by the framework."""

_DO = {
    "nurture": "the plays go on, nobody has to call yet",
    "sales_ready": "open a deal",
    DEMAND_GEN: "a lead, not a target account",
}


def band(score: int, match: bool | None, fw: Framework) -> str:
    """The code of the band that `score` points are in: nurture, call, sales_ready, demand_gen or research.

    S001: 0–3, 4–6, 7 and more; sales-ready asks for an ICP match as well. So many points without one are a lead for
    demand generation (S004), and where nobody knows whether it fits (`match` None) something to find out first.
    """
    below = [rule for rule in fw.bands if rule.low <= score]
    rule = max(below, key=lambda b: b.low) if below else min(fw.bands, key=lambda b: b.low)
    if not rule.icp_match or match:
        return rule.code
    return RESEARCH if match is None else DEMAND_GEN


def band_name(code: str, fw: Framework) -> str:
    """The band as people read it: `sales-ready`, `demand gen`, `research it`."""
    return NAMES.get(code) or next((b.name for b in fw.bands if b.code == code), code)


def unknown(fit: Fit) -> tuple[str, ...]:
    """Names of the criteria nobody has an answer to, the weightiest first: what there is to research (S003)."""
    open_ones = [c for c in fit.criteria if c.answer is None]
    return tuple(c.name for c in sorted(open_ones, key=lambda c: (not c.must, -c.weight)))


def band_advice_text(code: str, fit: Fit, fw: Framework, *, deal: bool = False) -> str:
    """The band in words with what to do (S001, S004): `call them and qualify`, `research it: tech stack unknown`.

    `deal`: a deal is open already.
    """
    said = band_name(code, fw)
    if code == RESEARCH:
        if fit.known is None:
            return f"{said}: there is no ICP yet to hold it against"
        missing = ", ".join(unknown(fit)) or "whether it fits is"
        return f"{said}: {missing} unknown"
    if code == "call":
        return "call them and qualify"
    if code == "sales_ready" and deal:
        return f"{said}: its deal is open"
    return f"{said}: {_DO[code]}" if code in _DO else said


def fit_text(fit: Fit) -> str:
    """`ICP 80 %`, `ICP no match` (a must failed), `ICP unknown`; empty in a workspace without an ICP (S002)."""
    if fit.known is None:
        return ""
    if fit.match is None or fit.share is None:
        return "ICP unknown"
    if fit.match is False and any(c.must and c.answer is False for c in fit.criteria):
        return "ICP no match"
    return f"ICP {fit.share} %"
