"""The parts of a framework: what each line of it says. Plain frozen values; `framework.py` puts them together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from functools import cached_property


@dataclass(frozen=True)
class TierRule:
    """One tier. `low`–`high` is the range to aim at; only Tier 1 has a `cap` and a `ceiling` (accounts)."""

    code: str
    name: str
    style: str
    cadence: str
    belongs: str
    stuck_percent: int  # the stage's limit times this is stuck: large deals take longer (S002)
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
    """One stage (S001). `limit_days` = 0 where there is no limit.

    `gate` are the conditions to leave it forwards, as `code` or `code:number`; `needs` is what the committee needs in
    it: role codes joined by | (any of them will do) or `departments:2`. `wrong_metrics` say nothing in this stage.
    """

    code: str
    name: str
    alias: str  # the same step in S002's words
    limit_days: int
    gate: tuple[str, ...]
    needs: tuple[str, ...]
    marketing: str
    sales: str
    wrong_metrics: tuple[str, ...]


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
    """One line of the score table (S001). `counts_by`: emails, items, people, or "" for any occurrence.

    A cap of 0 switches the signal off.
    """

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
class ScoringRule:
    """How points become a band: `icp_points` for an ICP match (fit-adds-one: 1), one prompt at `prompt_at` points."""

    name: str
    title: str
    icp_points: int
    prompt_at: int


@dataclass(frozen=True)
class FitRule:
    """When an account matches the ICP, in whole percent: of the known weight met, and of all weight known.

    `timeframe_days`: a purchase so soon is a fit signal (S001).
    """

    match_share: int
    known_share: int
    timeframe_days: int


@dataclass(frozen=True)
class CriterionRule:
    """One criterion of the ICP (S002, S003, S004): a filter over account fields (`test`), or a question (`ask`).

    `weight` 1 to 3; a `must` that is known to fail makes the account no match.
    """

    code: str
    name: str
    family: str  # firmographic, technographic, situational, behavioural
    test: str
    ask: str
    weight: int
    must: bool


@dataclass(frozen=True)
class BlockingRule:
    """The numbers behind blockers: days unless they say otherwise."""

    silent_days: int  # an open deal without two-way contact
    due_soon: int  # a touch due so soon needs its address and its asset
    verified_days: int  # how long a verified address is trusted
    handoff_days: int  # how long sales may take over from the prompt on
    fell_points: int  # points lost since the last review
    fold_percent: int  # a code true for more of the target accounts than this is one line for all
    fold_from: int  # with fewer target accounts nothing folds: a share of so few says nothing
    collision_days: int  # between sales' and marketing's touch to one person on one topic
    stale_days: int  # signals older than this say nothing about silence and lost points


@dataclass(frozen=True)
class HealthRule:
    """When the whole programme is warned (S000). `…_percent` are shares that are exceeded, `…_days` look back."""

    from_accounts: int  # below so many accounts a share says nothing
    unknown_percent: int  # target accounts the ICP says nothing of
    single_percent: int  # Tier 1 with exactly one engaged person
    handoffs: int  # so many accounts that sales has not taken over
    message_roles: int  # so many roles of one account that got one message on a day
    message_days: int
    team_percent: int  # what one team did of all we did
    team_touches: int  # below so many a share says nothing
    team_days: int
    small_percent: int  # Tier 1 whose deal is too small


@dataclass(frozen=True)
class GovernanceRule:
    """One line of what the team agreed on (S001, S002, S003, S004). `text` is empty until they did."""

    code: str
    label: str
    asks: str
    text: str


@dataclass(frozen=True)
class ReviewRule:
    """When the team meets: 0 = Monday, every so many weeks, at `hour`."""

    weekday: int
    every_weeks: int
    hour: time


@dataclass(frozen=True)
class OrderRule:
    """What each reason weighs in the working order (S000); whole numbers, more = earlier.

    `away` and `busy` are taken off: nobody of the account is here, or everybody who is has more than a week's work.
    """

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
    away: int
    busy: int
    tier: tuple[tuple[str, int], ...]
    stage: tuple[tuple[str, int], ...]

    @cached_property
    def by_tier(self) -> Mapping[str, int]:
        """Tier → its weight in the working order."""
        return dict(self.tier)

    @cached_property
    def by_stage(self) -> Mapping[str, int]:
        """Stage → its weight in the working order."""
        return dict(self.stage)
