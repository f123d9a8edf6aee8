"""What a rule about blockers looks at: one account, what follows from it so far, and what stands around it.

KINDS is the table of every code: its drawer, how serious it is, the key that mends it, and what it is called when it
is true for so many accounts that one line says it for all.
"""

from __future__ import annotations

import shlex
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from abm_tui.models.derived import Raised
from abm_tui.models.facts import AccountFact, AccountFacts, ActivityFact, TouchFact
from abm_tui.models.words import Drawer, PersonStatus
from abm_tui.rules.framework.framework import Framework
from abm_tui.rules.people.coverage import Coverage

WRITTEN, OVER_CAP = "written", "tier_over_cap"
# Stays in sight in every review: nobody puts it off or resolves it, only its cause going ends it (S000).
STAYS = frozenset({OVER_CAP})
WAY, SETUP, PROGRAMME = str(Drawer.WAY), str(Drawer.SETUP), str(Drawer.PROGRAMME)
_ACTIVE = frozenset('"`$\\!')
DOTS = "…"
"""In a command: what only a person can fill in."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the rules need beyond the account itself. Ids are those of members and accounts."""

    teams: Mapping[int, str] = field(default_factory=dict)  # member → team
    assets: frozenset[str] = frozenset()  # content that is there, its names without case
    tier1: int = 0  # accounts in Tier 1
    decided: frozenset[int] = frozenset()  # accounts the open review has decided on
    disputed_on: Mapping[int, date] = field(default_factory=dict)  # since when the teams disagree
    tiered_on: Mapping[int, date] = field(default_factory=dict)  # the latest move of the tier
    stale: tuple[str, ...] = ()  # sources so old that silence and lost points say nothing


NOWHERE = Surroundings()


@dataclass(frozen=True, slots=True)
class Case:
    """One account on a day. `touches` are the open ones, earliest first; `change` is the score's since `since`."""

    facts: AccountFacts
    today: date
    fw: Framework
    touches: Sequence[TouchFact] = ()
    statuses: Mapping[int, PersonStatus] = field(default_factory=dict)
    seen: Coverage = field(default_factory=lambda: Coverage(0, 0, 0, 0, False))
    score: int = 0
    change: int = 0
    since: date | None = None  # the meeting day of the last completed review
    match: bool | None = None  # the ICP match
    band: str = ""
    handoff: date | None = None  # since when sales should have taken over
    theirs: ActivityFact | None = None  # the latest thing from them
    ours: date | None = None  # the day of the latest thing by us
    around: Surroundings = NOWHERE

    @property
    def account(self) -> AccountFact:
        return self.facts.account

    @property
    def sales(self) -> int | None:
        """Whose it is where sales has to act: the owner from sales, else the one from marketing."""
        return self.account.owner_sales or self.account.owner_marketing


@dataclass(frozen=True, slots=True)
class Kind:
    """A code. `severity` 1 stops the work, 2 costs a chance soon, 3 slows it; `many` follows "11 accounts"."""

    code: str
    drawer: str
    severity: int
    key: str
    many: str
    folds: bool = True
    one: str = ""  # follows "1 account", where one alone is said too


# In order of seriousness within their drawer.
KINDS: dict[str, Kind] = {
    kind.code: kind
    for kind in (
        Kind("touch_overdue", WAY, 1, "d", "have late touches"),
        Kind("next_step_late", WAY, 1, "d", "have a late next step"),
        Kind("next_step_missing", WAY, 1, "s n", "have no next step"),
        Kind(WRITTEN, WAY, 1, "b", "have something written down", folds=False),
        Kind("dispute_open", WAY, 1, "s a", "are in dispute"),
        Kind(OVER_CAP, WAY, 1, "s t", "are above the cap", folds=False),
        Kind("contact_data", WAY, 2, "e", "have a touch due without a good address"),
        Kind("asset_missing", WAY, 2, "e", "have a touch due whose content is missing"),
        Kind("collision", WAY, 2, "s d", "are written to by both teams at once"),
        Kind("handoff_due", WAY, 2, "H", "are not taken over by sales"),
        Kind("no_opportunity", WAY, 2, "e", "are sales-ready without a deal"),
        Kind("close_date_passed", WAY, 2, "e", "have a deal past its close date"),
        Kind("opportunity_silent", WAY, 2, "t", "have a deal nobody talks about"),
        Kind("quiet", WAY, 2, "t", "are quiet"),
        Kind("score_fell", WAY, 3, "r", "lost points since the last review"),
        Kind("stage_role_missing", WAY, 3, "P", "lack somebody their stage needs"),
        Kind("stage_stuck", WAY, 3, "s g", "are stuck in their stage"),
        Kind("evidence_missing", SETUP, 1, "s e", "have no evidence"),
        Kind("agreement_open", SETUP, 1, "s a", "are not agreed on by both teams"),
        Kind("owner_missing", SETUP, 1, "s o", "lack an owner"),
        Kind("gate_unmet", SETUP, 2, "t", "are one step from their next stage"),
        Kind("no_play", SETUP, 2, "P", "have no running play"),
        Kind("role_missing", SETUP, 2, "P", "lack a required role"),
        Kind("plan_missing", SETUP, 2, "e", "have no whole plan"),
        Kind("not_activated", SETUP, 3, "t", "are not activated"),
        Kind("deal_too_small", SETUP, 3, "e", "are too small for their tier"),
        Kind("data_old", PROGRAMME, 2, "", "have signals too old to tell silence"),
        Kind(
            "intent_poor_fit",
            PROGRAMME,
            3,
            "B",
            "show intent and do not fit: leads, not targets",
            one="shows intent and does not fit: a lead, not a target",
        ),
    )
}
PLACE = {code: n for n, code in enumerate(KINDS)}


def line(
    code: str,
    text: str,
    age: int = 0,
    owner: int | None = None,
    command: str = "",
    ref: int | None = None,
    *,
    key: str = "",
) -> Raised:
    """A line of `code`; `age` in days since its cause began, `command` without its `abm`."""
    kind = KINDS[code]
    return Raised(
        code, kind.drawer, text, max(0, age), owner, key or kind.key, f"abm {command}", ref, severity=kind.severity
    )


def blocker_text(text: str) -> str:
    """An argument of a printed command: in double quotes, in single ones where a shell would read more into it."""
    return shlex.quote(text) if _ACTIVE.intersection(text) else f'"{text}"'


def days(start: date | None, today: date) -> int:
    """Whole days since `start`; 0 where it is not known."""
    return max(0, (today - start).days) if start is not None else 0


def more(n: int, word: str = "more") -> str:
    """` · 2 more`, or nothing."""
    return f" · {n} {word}" if n > 0 else ""
