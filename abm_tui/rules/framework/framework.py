"""The framework a team works by: tiers, stages, roles, signals, bands, plays. Data out of a preset, never constants.

`load("two-person")` reads the preset's TOML, and what it extends, once. Sources: S000 (roles, plays), S001 (stages,
scoring, small teams), S002 (tiers of a growing company, plays).
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from abm_tui.errors import Fix, UsageError, WorkspaceError
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

PRESETS = ("two-person", "growth", "enterprise")
SCORINGS = ("points", "fit-adds-one")  # how points are counted, whatever the preset
_FOLDER = Path(__file__).resolve().parents[2] / "presets"


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
        return {t.code: t for t in self.tiers}

    @cached_property
    def stage(self) -> Mapping[str, StageRule]:
        return {s.code: s for s in self.stages}

    @cached_property
    def role(self) -> Mapping[str, RoleRule]:
        return {r.code: r for r in self.roles}

    @cached_property
    def criterion(self) -> Mapping[str, CriterionRule]:
        return {c.code: c for c in self.icp}

    @cached_property
    def agreed(self) -> Mapping[str, str]:
        """Code of a line of governance → what the team agreed on, empty where nothing yet."""
        return {g.code: g.text for g in self.governance}

    @cached_property
    def play(self) -> Mapping[str, PlayFact]:
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
        return tuple(r.code for r in self.roles)

    @property
    def cap(self) -> int:
        """How many accounts fit into Tier 1."""
        return self.tier["1"].cap or 0

    @property
    def ceiling(self) -> int:
        """How many Tier 1 may hold with reasons; never more."""
        return self.tier["1"].ceiling or 0


@cache
def load(preset: str = "two-person", scoring: str = "points") -> Framework:
    """Return the framework of a preset. Raises UsageError for an unknown name, BadPreset for a broken file."""
    from abm_tui.rules.framework_reading.reader import build

    return build(data_of(preset, scoring), where=f"{preset}.toml")


def data_of(preset: str, scoring: str = "points") -> dict[str, Any]:
    """The plain data of a preset with a way of counting points laid over it. Raises UsageError, BadPreset."""
    for name, known in ((preset, PRESETS), (scoring, SCORINGS)):
        if name not in known:
            raise UsageError(
                "unknown_preset",
                f'No preset "{name}". There are {", ".join(known[:-1])} and {known[-1]}.',
                Fix("g f", "abm framework preset"),
            )
    base = read(preset)
    return base if scoring == SCORINGS[0] else overlaid(base, read(scoring))


@cache
def read(preset: str) -> dict[str, Any]:
    """The preset's data with what it extends below it: tables are merged, everything else is replaced.

    Nobody may write into it: it is read once.
    """
    path = _FOLDER / f"{preset}.toml"
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise BadPreset(path.name, "the file is not there") from error
    except tomllib.TOMLDecodeError as error:
        raise BadPreset(path.name, str(error)) from error
    base: dict[str, Any] = {}
    for name in data.pop("extends", []):
        base = merged(base, read(name))
    return merged(base, data)


def merged(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """`above` laid over `below`, table by table."""
    result = dict(below)
    for name, value in above.items():
        old = result.get(name)
        both = isinstance(old, Mapping) and isinstance(value, Mapping)
        result[name] = merged(old, value) if both and old is not None else value
    return result


def overlaid(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """`above` laid over `below`, table by table; in a list of tables with a `code`, row by row, new ones last."""
    result = merged(below, {})
    for name, value in above.items():
        old = result.get(name)
        if isinstance(old, list) and isinstance(value, Mapping):
            rows = {str(row["code"]): row for row in old}
            rows |= {code: merged(rows.get(code, {"code": code}), cells) for code, cells in value.items()}
            result[name] = list(rows.values())
        else:
            result[name] = overlaid(old, value) if isinstance(old, Mapping) and isinstance(value, Mapping) else value
    return result
