"""Rows as the rules see them: plain frozen values, no session, no library. The store's queries build them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from abm_tui.models.account_fields import AccountFact


@dataclass(frozen=True, slots=True)
class MemberFact:
    id: int
    name: str
    team: str
    login: bool = True
    left_on: date | None = None
    away_from: date | None = None
    away_until: date | None = None
    email: str = ""  # their addresses, joined by ;


@dataclass(frozen=True, slots=True)
class PersonFact:
    id: int
    account_id: int | None
    first_name: str = ""
    last_name: str = ""
    title: str = ""
    department: str = ""
    email: str = ""
    email_verified_at: date | None = None
    email_bounced: bool = False
    phone: str = ""
    linkedin: str = ""
    status: str | None = None  # the mark set by hand
    status_on: date | None = None
    stance: str | None = None
    created_on: date | None = None

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip() or self.email


@dataclass(frozen=True, slots=True)
class SeatFact:
    id: int
    account_id: int
    role: str
    contact_id: int | None = None
    not_needed: bool = False


@dataclass(frozen=True, slots=True)
class ActivityFact:
    id: int
    account_id: int | None
    contact_id: int | None
    type: str
    at: datetime
    outcome: str = ""
    subject: str = ""
    topic: str = ""
    campaign: str = ""
    asset: str = ""
    team: str = ""
    by: int | None = None
    notes: str = ""
    source: str = ""
    touch_id: int | None = None

    @property
    def day(self) -> date:
        return self.at.date()


@dataclass(frozen=True, slots=True)
class TouchFact:
    id: int
    account_id: int
    text: str
    due: date | None
    owner: int | None = None
    run_id: int | None = None
    position: int = 0
    channel: str = ""
    role: str = ""
    contact_id: int | None = None
    asset: str = ""
    topic: str = ""
    status: str = "open"
    done_on: date | None = None
    outcome: str = ""
    created_on: date | None = None


@dataclass(frozen=True, slots=True)
class RunFact:
    id: int
    account_id: int
    play_id: int
    play: str
    started_on: date | None
    status: str
    ended_on: date | None = None
    owner_sales: int | None = None
    owner_marketing: int | None = None
    touches: int = 0
    done: int = 0


@dataclass(frozen=True, slots=True)
class DealFact:
    id: int
    account_id: int | None
    name: str
    amount: Decimal | None = None
    currency: str = ""
    stage: str = ""
    status: str = "open"
    created_at: date | None = None
    close_date: date | None = None
    closed_at: date | None = None


@dataclass(frozen=True, slots=True)
class BlockerFact:
    """A blocker somebody wrote (code `written`), or the putting-off of one by rule."""

    id: int
    account_id: int
    code: str
    text: str
    owner: int | None = None
    created_on: date | None = None
    snoozed_until: date | None = None
    resolved_on: date | None = None


@dataclass(frozen=True, slots=True)
class MoveFact:
    """From one stage, or tier, to another. `unmet`: what the gate still asked for when it was gone through."""

    id: int
    account_id: int
    what: str  # stage or tier
    old: str
    new: str
    on: date | None
    by: int | None = None
    reason: str = ""
    unmet: str = ""


@dataclass(frozen=True, slots=True)
class AssetFact:
    id: int
    name: str
    kind: str = ""
    roles: str = ""
    stages: str = ""
    tiers: str = ""
    url: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class EntryFact:
    id: int
    review_id: int
    account_id: int
    review_day: date | None = None
    group: str | None = None
    why: str = ""
    decision: str | None = None
    change: str = ""
    promise_touch: int | None = None
    promise_text: str = ""
    promise_due: date | None = None
    promise_owner: int | None = None
    score: int | None = None


@dataclass(frozen=True, slots=True)
class StepFact:
    """One touch of a play as written."""

    position: int
    day: int
    team: str
    channel: str
    role: str
    text: str
    asset: str = ""


@dataclass(frozen=True, slots=True)
class PlayFact:
    id: int
    code: str
    name: str
    tiers: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    trigger: str = ""
    outcome: str = ""
    channels: tuple[str, ...] = ()
    duration_days: int = 14
    assets: str = ""
    success_signals: tuple[str, ...] = ()
    steps: tuple[StepFact, ...] = ()


@dataclass(frozen=True, slots=True)
class AccountFacts:
    """All that is known of one account, as the rules take it. Lists are oldest first."""

    account: AccountFact
    people: tuple[PersonFact, ...] = ()
    seats: tuple[SeatFact, ...] = ()
    activities: tuple[ActivityFact, ...] = ()
    touches: tuple[TouchFact, ...] = ()  # open ones, and those done lately
    runs: tuple[RunFact, ...] = ()
    deals: tuple[DealFact, ...] = ()
    blockers: tuple[BlockerFact, ...] = ()
