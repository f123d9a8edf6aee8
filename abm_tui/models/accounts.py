"""Who is in the workspace, which accounts there are, and who decides in them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, text
from sqlmodel import Field

from abm_tui.models.base import (
    NEVER_REUSE,
    Amount,
    Day,
    Table,
    a_day,
    key,
    line,
    link,
    moment,
    money,
    one_of,
    prose,
    short,
    word,
)
from abm_tui.models.types import ShortText
from abm_tui.models.words import Answer, PersonStatus, Role, Stage, Stance, Team, Tier


class Member(Table, table=True):
    """One of us. An owner may be here without a login."""

    __table_args__ = (one_of("team", Team), NEVER_REUSE)
    id: int | None = key()
    name: str = Field(sa_type=ShortText, unique=True)
    team: str = Field(default=Team.SALES, sa_type=ShortText)
    login: bool = True
    left_on: Day = a_day()
    away_from: Day = a_day()
    away_until: Day = a_day()


class Account(Table, table=True):
    """A company. Facts only: score, coverage, blockers and order are derived."""

    __table_args__ = (
        one_of("tier", Tier),
        one_of("stage", Stage),
        one_of("agrees_sales", Answer),
        one_of("agrees_marketing", Answer),
        Index("ix_account_tier", "tier"),
        NEVER_REUSE,
    )
    id: int | None = key()
    name: str = Field(sa_type=ShortText, index=True)
    domain: str = Field(default="", sa_type=ShortText, index=True)
    industry: str = short()
    employees: int | None = None
    annual_revenue: Amount = money()
    country: str = short()
    city: str = short()
    tech_stack: str = line()
    territory: str = short()
    tier: str | None = word()
    stage: str | None = word()
    stage_since: Day = a_day()
    tiered_on: Day = a_day()  # the day it first got a tier: grace and silence count from here
    over_cap_reason: str = line()  # why it stands in Tier 1 above the cap
    owner_sales: int | None = link("member.id")
    owner_marketing: int | None = link("member.id")
    agrees_sales: str | None = word()
    agrees_marketing: str | None = word()
    agree_reasons: str = line()
    acv: Amount = money()
    strategic: bool = False
    cluster: str = short()
    segment: str = short()
    trigger: str = short()
    triggered_on: Day = a_day()  # the day the watchlist's trigger was seen to happen
    bad_fit: str = line()  # the reason; empty = not flagged
    paused_until: Day = a_day()
    relationship: int | None = None  # strength, 0–3
    exec_sponsor: str = short()
    potential: Amount = money()
    timeframe: Day = a_day()
    budget_authority: str = short()
    criteria: str = line()  # answers given by hand to the ICP's questions
    why_now: str = prose()
    goals: str = prose()
    pains: str = prose()
    competition: str = prose()
    notes: str = prose()
    tags: str = line()  # joined by ;
    flagged_on: Day = a_day()  # flagged for TALK in the review after this day
    retiered_on: Day = a_day()  # the day it was last looked through whether it stays in its tier
    archived_on: Day = a_day()
    created_on: Day = a_day()


class Evidence(Table, table=True):
    """One dated line that says why an account is Tier 1 (S000)."""

    id: int | None = key()
    account_id: int = Field(foreign_key="account.id", index=True)
    text: str = line()
    on: Day = a_day()
    by: int | None = link("member.id")


class Contact(Table, table=True):
    """A person. `status` is the mark set by hand; what they really are also follows from their activities."""

    __table_args__ = (one_of("status", PersonStatus), one_of("stance", Stance), NEVER_REUSE)
    id: int | None = key()
    account_id: int | None = link("account.id", index=True)
    account_text: str = short()  # the account a file named, while we do not have it
    first_name: str = short()
    last_name: str = short()
    title: str = short()
    department: str = short()
    email: str = Field(default="", sa_type=ShortText, index=True)
    email_verified_at: Day = a_day()
    email_bounced: bool = False
    phone: str = short()
    linkedin: str = short()
    status: str | None = word()
    status_on: Day = a_day()
    stance: str | None = word()
    notes: str = prose()
    created_on: Day = a_day()


class Seat(Table, table=True):
    """One person in one role of an account's committee; a row without a person says the role is not needed."""

    __table_args__ = (one_of("role", Role), Index("ix_seat_account", "account_id", "role"), NEVER_REUSE)
    id: int | None = key()
    account_id: int = Field(foreign_key="account.id")
    role: str = Field(sa_type=ShortText)
    contact_id: int | None = link("contact.id", index=True)
    not_needed: bool = False


class Opportunity(Table, table=True):
    """A deal. Amounts are never converted."""

    __table_args__ = (one_of("status", ("open", "won", "lost")), NEVER_REUSE)
    id: int | None = key()
    account_id: int | None = link("account.id", index=True)
    account_text: str = short()
    name: str = short()
    amount: Amount = money()
    currency: str = short()
    stage: str = short()
    status: str = Field(default="open", sa_type=ShortText)
    created_at: Day = a_day()
    close_date: Day = a_day()
    closed_at: Day = a_day()
    reason: str = line()
    debrief: str = prose()
    stage_asked: str = short()  # its status and stage when it was asked whether the account's stage follows


class Activity(Table, table=True):
    """Something that happened: a signal from them, a fact, or what we did."""

    __table_args__ = (
        Index("ix_activity_account_at", "account_id", "at"),
        # The few that count however old they are: found without going through all the others.
        Index("ix_activity_fact", "account_id", sqlite_where=text("type in ('interest', 'discovery', 'onboarded')")),
        NEVER_REUSE,
    )
    id: int | None = key()
    account_id: int | None = link("account.id")
    account_text: str = short()
    contact_id: int | None = link("contact.id", index=True)
    type: str = Field(sa_type=ShortText)
    at: datetime = moment()
    outcome: str = short()
    subject: str = line()
    topic: str = short()
    campaign: str = short()
    asset: str = line()
    team: str = short()
    by: int | None = link("member.id")
    notes: str = prose()
    source: str = short()  # empty = by hand, else the file or "from counter"
    touch_id: int | None = link("touch.id", index=True)
