"""The framework a team works by: tiers, stages, roles, signals, bands, plays. Data out of a preset, never constants.

`framework_reading/presets` makes it of a preset's TOML, and of what that extends. Sources: S000 (roles, plays),
S001 (stages, scoring, small teams), S002 (tiers of a growing company, plays).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from abm_tui.errors import WorkspaceError
from abm_tui.models.facts import PlayFact
from abm_tui.rules.framework.parts import (
    BandRule,
    BlockingRule,
    CriterionRule,
    FitRule,
    GovernanceRule,
    HealthRule,
    OrderRule,
    ReviewRule,
    RoleRule,
    ScoringRule,
    SignalRule,
    StageRule,
    TierRule,
)


class BadPreset(WorkspaceError):
    """A framework does not hold together. The message names the place and what is expected there."""

    def __init__(self, where: str, problem: str) -> None:
        super().__init__("bad_preset", f"The framework does not hold together: {where}: {problem}")


@dataclass(frozen=True)
class Framework:
    """Everything a rule may ask. Lists stand in the order people read them."""

    name: str
    title: str
    tiers: tuple[TierRule, ...]
    stages: tuple[StageRule, ...]
    roles: tuple[RoleRule, ...]
    signals: tuple[SignalRule, ...]
    bands: tuple[BandRule, ...]
    scoring: ScoringRule
    icp: tuple[CriterionRule, ...]
    fit: FitRule
    blocking: BlockingRule
    health: HealthRule
    governance: tuple[GovernanceRule, ...]
    plays: tuple[PlayFact, ...]
    review: ReviewRule
    order: OrderRule
    quiet_days: int
    grace_days: int
    capacity: int
    engaged_days: int
    agenda_size: int
    news_days: int
    retier_days: int
    churn_percent: int

    @cached_property
    def tier(self) -> Mapping[str, TierRule]:
        """Code → tier."""
        return {t.code: t for t in self.tiers}

    @cached_property
    def stage(self) -> Mapping[str, StageRule]:
        """Code → stage, in the order of the way (S001)."""
        return {s.code: s for s in self.stages}

    @cached_property
    def role(self) -> Mapping[str, RoleRule]:
        """Code → role."""
        return {r.code: r for r in self.roles}

    @cached_property
    def criterion(self) -> Mapping[str, CriterionRule]:
        """Code → criterion of the ICP."""
        return {c.code: c for c in self.icp}

    @cached_property
    def agreed(self) -> Mapping[str, str]:
        """Code of a line of governance → what the team agreed on, empty where nothing yet."""
        return {g.code: g.text for g in self.governance}

    @cached_property
    def play(self) -> Mapping[str, PlayFact]:
        """Code → play of the preset."""
        return {p.code: p for p in self.plays}

    @cached_property
    def signals_by_type(self) -> Mapping[str, tuple[int, ...]]:
        """Activity type → places in `signals` that it may score in."""
        types = dict.fromkeys(t for rule in self.signals for t in rule.types)
        return {t: tuple(n for n, rule in enumerate(self.signals) if t in rule.types) for t in types}

    @cached_property
    def required_roles(self) -> tuple[str, ...]:
        """Codes of the roles every Tier 1 account needs, in reading order (S000)."""
        return tuple(r.code for r in self.roles if r.required)

    @cached_property
    def role_codes(self) -> tuple[str, ...]:
        """Codes of all roles, in reading order."""
        return tuple(r.code for r in self.roles)

    @property
    def cap(self) -> int:
        """How many accounts fit into Tier 1."""
        return self.tier["1"].cap or 0

    @property
    def ceiling(self) -> int:
        """How many Tier 1 may hold with reasons; never more."""
        return self.tier["1"].ceiling or 0
