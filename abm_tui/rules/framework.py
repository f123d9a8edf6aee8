"""The framework a team works by: tiers, stages, roles, signals, bands, plays. Data out of a preset, never constants.

`load("two-person")` reads the preset's TOML, and what it extends, once. Sources: S000 (roles, plays), S001 (stages,
scoring, small teams), S002 (tiers of a growing company, plays).
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from abm_tui.errors import Fix, UsageError, WorkspaceError
from abm_tui.models.facts import PlayFact

PRESETS = ("two-person", "growth", "enterprise")
_FOLDER = Path(__file__).resolve().parent.parent / "presets"


class BadPreset(WorkspaceError):
    """A framework does not hold together. The message names the place and what is expected there."""

    def __init__(self, where: str, problem: str) -> None:
        super().__init__("bad_preset", f"The framework does not hold together: {where}: {problem}")


@dataclass(frozen=True)
class TierRule:
    """One tier. `low`–`high` is the range to aim at; only Tier 1 has a `cap` and a `ceiling` (accounts)."""

    code: str
    name: str
    style: str
    cadence: str
    belongs: str
    low: int = 0
    high: int | None = None
    note_above: int | None = None
    cap: int | None = None
    ceiling: int | None = None
    acv_from: int | None = None
    acv_to: int | None = None
    effort: int | None = None  # percent of the team's effort


@dataclass(frozen=True)
class StageRule:
    """One stage (S001). `limit_days` = 0 where there is no limit."""

    code: str
    name: str
    limit_days: int
    marketing: str
    sales: str


@dataclass(frozen=True)
class RoleRule:
    """One role of the buying committee (S000, S001). `find` is the touch while nobody fills it."""

    code: str
    name: str
    required: bool
    find: str
    concerns: str
    message: str
    goals: str
    objections: str
    proof: str


@dataclass(frozen=True)
class SignalRule:
    """One line of the score table (S001). `counts_by`: emails, items, people, or "" for any occurrence."""

    code: str
    label: str
    one: str
    many: str
    next: str
    cap: int
    window_days: int
    types: tuple[str, ...]
    counts_by: str


@dataclass(frozen=True)
class BandRule:
    """What `low`–`high` points mean; `icp_match`: only for accounts that match the ICP."""

    code: str
    name: str
    low: int
    high: int
    icp_match: bool


@dataclass(frozen=True)
class ReviewRule:
    """When the team meets: 0 = Monday, every so many weeks, at `hour`."""

    weekday: int
    every_weeks: int
    hour: time


@dataclass(frozen=True)
class OrderRule:
    """What each reason weighs in the working order (S000); whole numbers, more = earlier."""

    late: int
    late_day: int
    late_most: int
    new: int
    promise: int
    blocked: int
    deal: int
    deal_soon: int
    strategic: int
    relationship: int
    score: int
    tier: tuple[tuple[str, int], ...]
    stage: tuple[tuple[str, int], ...]

    @cached_property
    def by_tier(self) -> Mapping[str, int]:
        return dict(self.tier)

    @cached_property
    def by_stage(self) -> Mapping[str, int]:
        return dict(self.stage)


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
    plays: tuple[PlayFact, ...]
    review: ReviewRule
    order: OrderRule
    quiet_days: int
    grace_days: int
    capacity: int
    engaged_days: int
    agenda_size: int
    news_days: int

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
def load(preset: str = "two-person") -> Framework:
    """Return the framework of a preset. Raises UsageError for an unknown name, BadPreset for a broken file."""
    from abm_tui.rules.framework_reader import build

    if preset not in PRESETS:
        raise UsageError(
            "unknown_preset",
            f'No preset "{preset}". There are {", ".join(PRESETS[:-1])} and {PRESETS[-1]}.',
            Fix(command="abm init --preset two-person"),
        )
    return build(read(preset), where=f"{preset}.toml")


def read(preset: str) -> dict[str, Any]:
    """The preset's data with what it extends below it: tables are merged, everything else is replaced."""
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
