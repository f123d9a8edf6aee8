"""The fields of an account, each declared once: what it is, and its place in everything that reads it.

From a line here are read: the column of the table (models/accounts), what may be typed into it (rules/accounts/
typed_fields), its word in the filter (rules/filter/fields), how a cell of a file is read and the column of an export
(exchange/fields), its line on the page of facts (screens/records/facts_lines), `abm set` with its help, and the columns
of `abm list`. A new field is a line here, a migration, and its headers in other programs (exchange/headers). The order
is that of the table's columns. Nothing here imports a library: the first frame loads it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from abm_tui.models.field_kinds import (
    COMPANY,
    PLAN,
    PROGRAMME,
    WORTH_IT,
    AccountField,
    Kind,
    columns_of,
    described,
    field_of,
    kept,
    written,
)
from abm_tui.models.words import Team


@dataclass(frozen=True, slots=True)
class AccountFact:
    """An account as rules, filters and grids read it: its columns, and the day of its newest line of evidence."""

    id: int
    name: str = field(
        metadata=described(
            "Name", Kind.NAME, group=COMPANY, line=1, filter="name", place=0, help="the name contains this"
        )
    )
    domain: str = field_of(
        "Domain", Kind.DOMAIN, group=COMPANY, line=2, filter="domain", place=21, help="the web domain contains this"
    )
    industry: str = field_of(
        "Industry", Kind.SHORT, group=COMPANY, line=3, filter="industry", place=18, help="the industry contains this"
    )
    employees: int | None = field_of(
        "Employees",
        Kind.HEADCOUNT,
        group=COMPANY,
        line=4,
        filter="employees",
        place=25,
        help="how many people work there: employees>500",
    )
    annual_revenue: Decimal | None = field_of(
        "Revenue", Kind.REVENUE, group=COMPANY, line=5, filter="revenue", place=26, help="yearly revenue: revenue>10m"
    )
    country: str = field_of(
        "Country", Kind.SHORT, group=COMPANY, line=6, filter="country", place=19, help="the country contains this"
    )
    city: str = field_of(
        "City", Kind.SHORT, group=COMPANY, line=7, filter="city", place=20, help="the city contains this"
    )
    tech_stack: str = field_of(
        "Tech stack", Kind.SEVERAL, group=COMPANY, line=9, filter="tech", place=22, help="the tech stack contains this"
    )
    territory: str = field_of(
        "Territory", Kind.SHORT, group=COMPANY, line=8, filter="territory", place=37, help="the territory contains this"
    )
    tier: str | None = field_of(
        "Tier",
        Kind.TIER,
        group=PROGRAMME,
        line=1,
        filter="tier",
        place=1,
        help="1, 2, 3, watch or none (the pool); tier<=2 works",
        example="1",
    )
    stage: str | None = field_of(
        "Stage",
        Kind.STAGE,
        group=PROGRAMME,
        line=2,
        filter="stage",
        place=2,
        help="aware, interest, consider, decision, expand or none; stage>=interest works",
    )
    stage_since: date | None = field_of(
        "Stage since",
        Kind.STAGE_DAY,
        group=PROGRAMME,
        line=3,
        filter="stage_days",
        place=39,
        help="days in its stage: stage_days>60",
    )
    # The day it first got a tier: grace and silence count from here.
    tiered_on: date | None = kept(Kind.DAY)
    # Why it stands in Tier 1 above the cap.
    over_cap_reason: str = kept(Kind.LINE)
    owner_sales: int | None = field_of("Sales owner", Kind.OWNER, group=PROGRAMME, line=4, team=Team.SALES)
    owner_marketing: int | None = field_of("Marketing owner", Kind.OWNER, group=PROGRAMME, line=5, team=Team.MARKETING)
    agrees_sales: str | None = field_of("Sales agrees", Kind.ANSWER, group=PROGRAMME, line=6, team=Team.SALES)
    agrees_marketing: str | None = field_of(
        "Marketing agrees", Kind.ANSWER, group=PROGRAMME, line=7, team=Team.MARKETING
    )
    agree_reasons: str = field_of("Reasons", Kind.LINE, group=PROGRAMME, line=8, listed=False)
    acv: Decimal | None = field_of(
        "ACV",
        Kind.AMOUNT,
        group=WORTH_IT,
        line=1,
        filter="acv",
        place=27,
        help="expected yearly contract value: acv>=50k",
        example="60k",
    )
    strategic: bool = field_of("Strategic", Kind.FLAG, group=WORTH_IT, line=3)
    cluster: str = field_of(
        "Cluster",
        Kind.SHORT,
        group=WORTH_IT,
        line=8,
        filter="cluster",
        place=35,
        help="the Tier 2 cluster contains this",
    )
    segment: str = field_of(
        "Segment",
        Kind.SHORT,
        group=WORTH_IT,
        line=9,
        filter="segment",
        place=36,
        help="the Tier 3 segment contains this",
    )
    trigger: str = field_of(
        "Trigger",
        Kind.SHORT,
        group=PLAN,
        line=5,
        filter="trigger",
        place=38,
        help="the watchlist trigger contains this",
    )
    # The day the watchlist's trigger was seen to happen.
    triggered_on: date | None = field_of("Triggered on", Kind.PAST_DAY, group=PLAN, line=6, exported=False)
    bad_fit: str = field_of("Bad fit", Kind.BAD_FIT, group=PROGRAMME, line=9)
    paused_until: date | None = kept(Kind.DAY)
    relationship: int | None = field_of(
        "Relationship",
        Kind.STRENGTH,
        group=WORTH_IT,
        line=4,
        filter="relationship",
        place=29,
        help="how well you know them, 0 to 3: relationship>=2",
    )
    exec_sponsor: str = field_of(
        "Executive sponsor",
        Kind.SHORT,
        group=WORTH_IT,
        line=5,
        filter="sponsor",
        place=30,
        help="the executive sponsor contains this; sponsor:none",
    )
    potential: Decimal | None = field_of(
        "Potential",
        Kind.AMOUNT,
        group=WORTH_IT,
        line=2,
        filter="potential",
        place=28,
        help="what it could be worth a year: potential>=200k",
    )
    timeframe: date | None = field_of(
        "Timeframe",
        Kind.DAY,
        group=WORTH_IT,
        line=7,
        filter="timeframe",
        place=32,
        help="when they want it: timeframe<90d, timeframe:none",
    )
    budget_authority: str = field_of(
        "Budget authority",
        Kind.SHORT,
        group=WORTH_IT,
        line=6,
        filter="budget",
        place=31,
        help="who has the budget contains this; budget:none",
    )
    criteria: str = field_of("Criteria", Kind.CRITERIA)
    why_now: str = field_of("Why now", Kind.PROSE, group=PLAN, line=1)
    goals: str = field_of(
        "Goals", Kind.PROSE, group=PLAN, line=2, filter="goals", place=34, help="their goals contain this"
    )
    pains: str = field_of(
        "Pains", Kind.PROSE, group=PLAN, line=3, filter="pains", place=33, help="their pains contain this"
    )
    competition: str = field_of("Competition", Kind.PROSE, group=PLAN, line=4, listed=False)
    notes: str = field_of(
        "Notes", Kind.PROSE, group=PLAN, line=7, filter="note", place=23, help="the notes contain this"
    )
    tags: str = field_of(
        "Tags",
        Kind.TAGS,
        group=PROGRAMME,
        line=10,
        filter="tag",
        place=17,
        help="a tag starts with this; #fintech is exactly that tag",
    )
    # Flagged for TALK in the review after this day.
    flagged_on: date | None = kept(Kind.DAY)
    # The day it was last looked through whether it stays in its tier.
    retiered_on: date | None = kept(Kind.DAY)
    archived_on: date | None = kept(Kind.DAY)
    created_on: date | None = kept(Kind.DAY)
    evidence_on: date | None = None


ACCOUNT_COLUMNS: dict[str, AccountField] = columns_of(AccountFact)
"""Every column but the id, by name, in the order of the table."""
ACCOUNT_FIELDS: dict[str, AccountField] = written(ACCOUNT_COLUMNS)
"""Those that people write."""


def names_of(*kinds: Kind) -> tuple[str, ...]:
    """The names of an account's fields of these kinds."""
    return tuple(name for name, one in ACCOUNT_FIELDS.items() if one.kind in kinds)
