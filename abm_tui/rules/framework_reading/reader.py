"""From the plain data of a preset to a checked Framework; every complaint names its place and what is expected."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from abm_tui.models.words import Role, Stage, Tier
from abm_tui.rules.framework.framework import BadPreset, Framework
from abm_tui.rules.framework.parts import BandRule, BlockingRule, FitRule, HealthRule
from abm_tui.rules.framework_reading import rows
from abm_tui.rules.framework_reading.table import TomlTable

LAST_POINT = 99  # no score is higher: the last band goes up to it


def build(data: Mapping[str, Any], where: str = "framework") -> Framework:
    """The Framework that `data` describes. Raises BadPreset."""
    top = TomlTable(data, where)
    tiers = top.table("tiers")
    tiers.known("tiers", tiers.data, Tier)
    framework = Framework(
        name=top.text("name"),
        title=top.text("title"),
        tiers=tuple(rows.tier_rule(str(code), tiers.table(str(code))) for code in Tier),
        stages=tuple(rows.stage_rule(t) for t in top.tables("stages")),
        roles=tuple(rows.role_rule(t) for t in top.tables("roles")),
        signals=tuple(rows.signal_rule(t) for t in top.tables("signals")),
        bands=tuple(rows.band_rule(t) for t in top.tables("bands")),
        scoring=rows.scoring_rule(top.table("scoring")),
        icp=tuple(rows.criterion_rule(t) for t in top.tables("icp")),
        fit=rows.number_rule(FitRule, top.table("fit"), high=100),
        blocking=rows.number_rule(BlockingRule, top.table("blocking")),
        health=rows.number_rule(HealthRule, top.table("health")),
        governance=tuple(rows.governance_rule(t) for t in top.tables("governance")),
        plays=tuple(rows.play_fact(t) for t in top.tables("plays")),
        review=rows.review_rule(top.table("review")),
        order=rows.order_rule(top.table("order")),
        quiet_days=top.whole("quiet_days", 1),
        grace_days=top.whole("grace_days"),
        capacity=top.whole("capacity", 1),
        engaged_days=top.whole("engaged_days", 1),
        agenda_size=top.whole("agenda_size", 1),
        news_days=top.whole("news_days", 1),
        retier_days=top.whole("retier_days", 1),
        churn_percent=top.whole("churn_percent", 1, 100),
    )
    top.done()
    _complete(where, "stages", [s.code for s in framework.stages], Stage)
    _complete(where, "roles", [r.code for r in framework.roles], Role)
    _unique(where, "signals", [s.code for s in framework.signals])
    _unique(where, "icp", [c.code for c in framework.icp])
    _unique(where, "governance", [g.code for g in framework.governance])
    _unique(where, "plays", [p.code for p in framework.plays])
    _without_holes(where, framework.bands)
    return framework


def _without_holes(where: str, bands: Sequence[BandRule]) -> None:
    """Every number of points has one band: they begin at 0 and follow each other (S001)."""
    expected = 0
    for band in bands:
        if band.low != expected or band.high < band.low:
            raise BadPreset(
                f"{where}, bands {band.code}",
                f"{band.name} is from {band.low} to {band.high} points; it must begin at {expected}, where the band "
                "before it ends, and not end before that",
            )
        expected = band.high + 1
    if expected != LAST_POINT + 1:
        raise BadPreset(f"{where}, bands", f"the last band must go up to {LAST_POINT}, not {expected - 1}")


def _complete(where: str, name: str, codes: list[str], words: Iterable[str]) -> None:
    _unique(where, name, codes)
    missing = [str(w) for w in words if w not in codes]
    if missing:
        raise BadPreset(where, f'"{name}" lacks {", ".join(missing)}')


def _unique(where: str, name: str, codes: list[str]) -> None:
    twice = [code for code in codes if codes.count(code) > 1]
    if twice:
        raise BadPreset(where, f'"{name}" has {twice[0]} twice')
