"""What follows from an account's facts on a day: plain frozen values. Nothing of it is stored."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from abm_tui.models.facts import ActivityFact, TouchFact
from abm_tui.models.words import PersonStatus


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """One line of the explanation: what happened, who, its points (0 where the cap cut it off), when it expires."""

    at: date
    signal: str  # a signal code of the score table: email_open, content_download, …, people, reply_or_form
    who: str
    subject: str
    points: int
    cut_by_cap: bool
    expires: date | None  # None = as long as it holds: the point an ICP match gives
    activity: int | None = field(default=None, compare=False)  # the row behind it; entered otherwise, it has another


@dataclass(frozen=True, slots=True)
class Score:
    value: int = 0
    lines: tuple[ScoreLine, ...] = ()
    cheapest_next: str = ""
    summary: str = ""  # "1 open · 1 download · pricing page · 2 people"


@dataclass(frozen=True, slots=True)
class CriterionAnswer:
    """One criterion of the ICP on one account. `answer`: True, False, or None = unknown; `because` says why."""

    code: str
    name: str
    weight: int
    must: bool
    answer: bool | None
    because: str = ""


@dataclass(frozen=True, slots=True)
class Fit:
    """How well the company fits, in whole percent; None where nothing is known. `match` is the ICP match."""

    share: int | None = None  # weight met of the weight known
    known: int | None = None  # weight known of all weight; None without an ICP
    match: bool | None = None
    criteria: tuple[CriterionAnswer, ...] = ()


@dataclass(frozen=True, slots=True)
class Raised:
    """One line of what is in the way, of the set-up list, or of the programme."""

    code: str
    drawer: str  # way, setup, programme
    text: str
    age_days: int = 0
    owner: int | None = None
    fix_key: str = ""
    fix_command: str = ""
    ref: int | None = None  # the touch, person, deal or written blocker it is about
    severity: int = 3  # 1 stops the work, 2 costs a chance soon, 3 slows it
    accounts: tuple[int, ...] = ()  # of a line of the programme: whom it is true for


@dataclass(frozen=True, slots=True)
class Derived:
    """What follows from an account's facts on a day. Nothing of it is stored."""

    account_id: int
    score: Score = field(default_factory=Score)
    score_change: int = 0  # since the last completed review
    fit: Fit = field(default_factory=Fit)
    band: str = "nurture"  # nurture, call, sales_ready, demand_gen, research
    stage_days: int | None = None
    filled: int = 0
    needed: int = 8
    engaged: int = 0  # engaged people
    departments: int = 0  # departments of engaged people
    activated: bool = False
    statuses: dict[int, PersonStatus] = field(default_factory=dict)  # contact id → furthest status
    next_touch: TouchFact | None = None
    late: tuple[TouchFact, ...] = ()
    last_from_them: ActivityFact | None = None
    last_by_us: date | None = None
    amount_open: dict[str, Decimal] = field(default_factory=dict)
    close_date: date | None = None
    confirmed: bool = False
    missing_roles: tuple[str, ...] = ()  # required roles nobody fills
    raised: tuple[Raised, ...] = ()  # in the way, then set-up, the gravest first
    programme: tuple[Raised, ...] = ()  # its lines that one line says for all accounts
    news: str = ""  # what is new, and who
    flags: frozenset[str] = frozenset()
