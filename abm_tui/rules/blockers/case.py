"""What a rule about blockers looks at: one account, what follows from it so far, and what stands around it."""

from __future__ import annotations

import shlex
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from abm_tui.models.account_fields import AccountFact
from abm_tui.models.blocker_kinds import BLOCKER_KINDS
from abm_tui.models.derived import Raised
from abm_tui.models.facts import AccountFacts, ActivityFact, TouchFact
from abm_tui.models.words import PersonStatus
from abm_tui.rules.framework.framework import Framework
from abm_tui.rules.people.coverage import Coverage

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
        """The account itself, out of its facts."""
        return self.facts.account

    @property
    def sales(self) -> int | None:
        """Whose it is where sales has to act: the owner from sales, else the one from marketing."""
        return self.account.owner_sales or self.account.owner_marketing


PLACE = {code: n for n, code in enumerate(BLOCKER_KINDS)}


def raised_line(
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
    kind = BLOCKER_KINDS[code]
    return Raised(
        code, kind.drawer, text, max(0, age), owner, key or kind.key, f"abm {command}", ref, severity=kind.severity
    )


def quoted(text: str) -> str:
    """An argument of a printed command: in double quotes, in single ones where a shell would read more into it."""
    return shlex.quote(text) if _ACTIVE.intersection(text) else f'"{text}"'


def days_since(start: date | None, today: date) -> int:
    """Whole days since `start`; 0 where it is not known."""
    return max(0, (today - start).days) if start is not None else 0


def more(n: int, word: str = "more") -> str:
    """` · 2 more`, or nothing."""
    return f" · {n} {word}" if n > 0 else ""
