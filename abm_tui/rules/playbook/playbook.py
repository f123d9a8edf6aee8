"""The playbook: all a newcomer has to know, from what the workspace knows (S000's new-hire test).

Which accounts are in scope, what good looks like for a Tier 1 account this quarter, which metric proves progress.
Here are the numbers; `playbook_text` writes them down.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from itertools import chain

from abm_tui.models.account_fields import AccountFact
from abm_tui.models.derived import Derived
from abm_tui.models.facts import AccountFacts, MemberFact, PlayFact
from abm_tui.models.words import BY_US, ActivityType, Answer, DealStatus, RunStatus, Tier
from abm_tui.rules.framework.framework import Framework
from abm_tui.rules.framework_cells.preview import OwnDeals

_LOOK_BACK = 90  # days of the shares that are not about now
_TOUCHES = 3  # S001: accounts with three touches or more
_SEEN = (ActivityType.EMAIL_OPEN, ActivityType.WEB_VISIT, ActivityType.PRICING_VISIT)
_MONTH = 30.44  # days
EARLY_MONTHS, MIDDLE_MONTHS = 6, 12  # S001's three ages of a programme


@dataclass(frozen=True, slots=True)
class Target:
    """One target account: what is known of it and what follows from it."""

    facts: AccountFacts
    derived: Derived

    @property
    def account(self) -> AccountFact:
        """The account itself, out of its facts."""
        return self.facts.account


@dataclass(frozen=True, slots=True)
class PlayLine:
    """A play and how it does: runs going on, runs that ended, runs that worked."""

    play: PlayFact
    running: int = 0
    ended: int = 0
    worked: int = 0


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many accounts. `lacking` are the names of the others."""

    code: str
    label: str
    ids: tuple[int, ...]
    of: int
    lacking: tuple[str, ...] = ()

    @property
    def said(self) -> str:
        """`3 of 12`."""
        return f"{len(self.ids)} of {self.of}"


@dataclass(frozen=True)
class Playbook:
    """What the playbook is written from. `began`: the day of the first Tier 1, None = there was none yet."""

    today: date
    fw: Framework
    version: int
    targets: Sequence[Target]
    pool: int
    members: Sequence[MemberFact]
    plays: Sequence[PlayLine]
    deals: OwnDeals = field(default_factory=OwnDeals)
    began: date | None = None
    last_review: date | None = None

    @cached_property
    def names(self) -> Mapping[int, str]:
        """Member → name."""
        return {m.id: m.name for m in self.members}

    def tier(self, code: str) -> list[Target]:
        """The accounts of a tier, by name."""
        return sorted((t for t in self.targets if t.account.tier == code), key=lambda t: t.account.name.casefold())

    @cached_property
    def months(self) -> float:
        """The programme's age; 0.0 before the first Tier 1."""
        return (self.today - self.began).days / _MONTH if self.began else 0.0

    @property
    def quarter_end(self) -> date:
        """The last day of the calendar quarter."""
        quarter = (self.today.month - 1) // 3
        return date(self.today.year + quarter // 3, (quarter + 1) % 4 * 3 + 1, 1) - timedelta(1)

    def good(self) -> tuple[Share, ...]:
        """What good looks like for a Tier 1 account, and how many are there (S000, S001, S002, S003)."""
        first = self.tier(Tier.ONE)

        def share(code: str, label: str, true: Callable[[Target], bool]) -> Share:
            there = tuple(t.account.id for t in first if true(t))
            return Share(code, label, there, len(first), tuple(t.account.name for t in first if not true(t)))

        required = ", ".join(self.fw.required_roles)
        return (
            share(
                "confirmed",
                "confirmed: dated evidence, both teams' yes, an owner from each team",
                lambda t: t.derived.confirmed,
            ),
            share("planned", "an account plan: why now, goals, pains", _planned),
            share("committee", f"every required role known: {required}", lambda t: not t.derived.missing_roles),
            share("activated", "activated: two engaged people from two departments", lambda t: t.derived.activated),
            share("played", "a running play", _played),
            share("next", "a next step with a day and a name", _stepped),
            share("moving", "within its stage's time", lambda t: "stuck" not in t.derived.flags),
            share("heard", f"not quiet for {self.fw.quiet_days} days", lambda t: "quiet" not in t.derived.flags),
        )

    def progress(self) -> tuple[Share, ...]:
        """The shares that prove progress at the programme's age (S001: three ages; S000: reach first)."""
        first = self.tier(Tier.ONE)
        since = self.today - timedelta(_LOOK_BACK)

        def share(code: str, label: str, true: Callable[[Target], bool], of: Sequence[Target] = first) -> Share:
            return Share(code, label, tuple(t.account.id for t in of if true(t)), len(of))

        reach = share("reach", "reach: Tier 1 with an engaged person", lambda t: t.derived.engaged > 0)
        if self.months < EARLY_MONTHS:
            return (
                reach,
                share("seen", f"opened an e-mail or visited, {_LOOK_BACK} d", lambda t: _seen(t, since) > 0),
                share(
                    "touched", f"{_TOUCHES} touches or more, {_LOOK_BACK} d", lambda t: _touched(t, since) >= _TOUCHES
                ),
            )
        if self.months < MIDDLE_MONTHS:
            return (
                reach,
                share("agreed", "both teams agree", lambda t: _agreed(t.account)),
                share("moved", "further than Awareness", lambda t: t.account.stage not in (None, "awareness")),
                share("pipeline", "with an open deal", lambda t: bool(t.derived.amount_open)),
            )
        closed = [t for t in self.targets if any(d.status != DealStatus.OPEN for d in t.facts.deals)]
        return (
            reach,
            share("won", "won, of the target accounts with a closed deal", _won, closed),
            share("pipeline", "with an open deal", lambda t: bool(t.derived.amount_open)),
        )

    def stages(self) -> Mapping[str, int]:
        """Stage → target accounts in it."""
        return {s.code: sum(t.account.stage == s.code for t in self.targets) for s in self.fw.stages}

    def fits(self) -> tuple[int, int, int]:
        """(match, no match, unknown) of the target accounts."""
        matches = [t.derived.fit.match for t in self.targets]
        return matches.count(True), matches.count(False), matches.count(None)

    def owned(self) -> Mapping[int, int]:
        """Member → target accounts they own."""
        owners = chain.from_iterable({t.account.owner_sales, t.account.owner_marketing} for t in self.targets)
        found: dict[int, int] = {}
        for owner in owners:
            if owner is not None:
                found[owner] = found.get(owner, 0) + 1
        return found


def _planned(t: Target) -> bool:
    return bool(t.account.why_now and t.account.goals and t.account.pains)


def _played(t: Target) -> bool:
    return any(run.status == RunStatus.RUNNING for run in t.facts.runs)


def _stepped(t: Target) -> bool:
    step = t.derived.next_touch
    return step is not None and step.due is not None and step.owner is not None


def _agreed(account: AccountFact) -> bool:
    return account.agrees_sales == Answer.YES and account.agrees_marketing == Answer.YES


def _won(t: Target) -> bool:
    return any(deal.status == DealStatus.WON for deal in t.facts.deals)


def _seen(t: Target, since: date) -> int:
    return sum(a.type in _SEEN and a.day >= since for a in t.facts.activities)


def _touched(t: Target, since: date) -> int:
    return sum(a.type in BY_US and a.day >= since for a in t.facts.activities)
