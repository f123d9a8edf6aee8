"""Looking through Tier 1 again, on a schedule (S000: tiers are reviewed every quarter, by evidence, by both teams).

Also how much of the list was changed: frequent resets of the list usually erase progress (S000).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from abm_tui.models.account_fields import AccountFact
from abm_tui.models.derived import Derived
from abm_tui.models.facts import MoveFact
from abm_tui.models.words import Answer, Tier
from abm_tui.rules.framework.framework import Framework
from abm_tui.rules.tiers import watch
from abm_tui.rules.tiers.tiers import is_demand_gen, is_disputed
from abm_tui.when import say_day, say_past

KNOCKS, DUE, LATER = "knocks", "due", "later"
"""The groups of the page: watchlist accounts that ask to be worked, Tier 1 to look at now, Tier 1 looked at."""


@dataclass(frozen=True, slots=True)
class RetierLine:
    """One account of the page. `tier`: what it should become (Tier 1 for one that is to be kept)."""

    account: AccountFact
    derived: Derived
    group: str
    why: str
    tier: str
    evidence_days: int | None  # age of the newest evidence; None = there is none


@dataclass(frozen=True, slots=True)
class Churn:
    """How much of Tier 1 changed in `days` days: `ids` went in or out, `of` were in it at some time."""

    ids: tuple[int, ...]
    of: int
    days: int
    warns: bool

    @property
    def changed(self) -> int:
        """How many accounts went in or out."""
        return len(self.ids)

    @property
    def text(self) -> str:
        """`7 of 14 changed in 91 days`."""
        return f"{self.changed} of {self.of} changed in {self.days} days"


def due_on(account: AccountFact, fw: Framework) -> date | None:
    """The day a Tier 1 account is to be looked at again; None for any other (S000: a quarter)."""
    since = account.retiered_on or account.tiered_on
    if account.tier != Tier.ONE or since is None:
        return None
    return since + timedelta(fw.retier_days)


def is_due(account: AccountFact, today: date, fw: Framework) -> bool:
    """Tier 1 whose day has come, or a watchlist account that knocks (S000)."""
    if account.archived_on is not None or account.bad_fit:
        return False
    day = due_on(account, fw)
    return watch.is_knocking(account, today) or (day is not None and day <= today)


def next_due(accounts: Iterable[AccountFact], today: date, fw: Framework) -> date | None:
    """The next day an account of Tier 1 is to be looked at, after today; None = none is."""
    days = [day for account in accounts if (day := due_on(account, fw)) is not None and day > today]
    return min(days, default=None)


def retier_lines(
    accounts: Iterable[tuple[AccountFact, Derived]],
    today: date,
    fw: Framework,
    first_win: date | None = None,
    before: Mapping[int, str] = MappingProxyType({}),
) -> list[RetierLine]:
    """The page, a line an account: who knocks, then Tier 1 that is due, then the rest of Tier 1.

    Within a group: what knocked first; oldest look, then lowest score; then by name. `before`: account id → the tier
    it had before its pause.
    """
    found = []
    for account, derived in accounts:
        suggested = watch.suggestion(account, today, fw, first_win, before.get(account.id, Tier.ONE))
        line = _line(account, derived, suggested, today, fw)
        if line is not None:
            found.append(line)
    return sorted(found, key=lambda line: _key(line, fw))


def _line(
    account: AccountFact, derived: Derived, suggested: watch.WatchSuggestion | None, today: date, fw: Framework
) -> RetierLine | None:
    if account.archived_on is not None or account.bad_fit:
        return None
    age = (today - account.evidence_on).days if account.evidence_on else None
    if suggested is not None:
        return RetierLine(account, derived, KNOCKS, suggested.why, suggested.tier, age)
    if account.tier != Tier.ONE:
        return None
    group = DUE if is_due(account, today, fw) else LATER
    return RetierLine(account, derived, group, _why(account, derived, today, fw, age), Tier.ONE, age)


def _why(account: AccountFact, derived: Derived, today: date, fw: Framework, age: int | None) -> str:
    """What speaks against keeping it, else when it was or is to be looked at."""
    day = due_on(account, fw)
    if account.retiered_on == today:
        return "kept today"
    if day is not None and day > today:
        return f"due {say_day(day, today)}"
    if is_disputed(account):
        return "the teams disagree"
    if is_demand_gen(derived):
        return "busy, but no fit"
    if derived.fit.match is False:
        return "no ICP match"
    if age is None:
        return "no evidence"
    if age > fw.retier_days:
        return "old evidence"
    if day is None:
        return "never looked at"
    return f"due since {say_past(day, today)}"


def _key(line: RetierLine, fw: Framework) -> tuple[int, date, int, str, int]:
    account = line.account
    first = account.paused_until or account.triggered_on if line.group == KNOCKS else due_on(account, fw)
    group = (KNOCKS, DUE, LATER).index(line.group)
    return group, first or date.min, line.derived.score.value, account.name.casefold(), account.id


def team_answers_text(account: AccountFact) -> str:
    """Both teams' answers, sales first: `yes/no`, `yes/–`."""
    return "/".join(answer or "–" for answer in (account.agrees_sales, account.agrees_marketing))


def alignment(accounts: Iterable[AccountFact]) -> tuple[int, int]:
    """(accounts both teams say yes to, accounts that are worked): S001 asks for it every month."""
    worked = [a for a in accounts if a.tier in _WORKED and a.archived_on is None and not a.bad_fit]
    return sum(a.agrees_sales == a.agrees_marketing == Answer.YES for a in worked), len(worked)


def churn(moves: Iterable[MoveFact], in_tier1: Iterable[int], today: date, fw: Framework) -> Churn:
    """Tier 1 in and out within `fw.retier_days`, each account once (S000: frequent resets erase progress).

    `moves` are tier moves of any day, oldest first; `in_tier1` the ids in it now. Building the list is no churn: in
    the first quarter after the first account came, only those that left count. Warns above `fw.churn_percent`.
    """
    now, quarter = set(in_tier1), timedelta(fw.retier_days)
    start = today - quarter
    crossed = [
        (m.on, m)
        for m in moves
        if m.what == "tier" and m.on is not None and m.on <= today and (m.old == Tier.ONE) != (m.new == Tier.ONE)
    ]
    built = min((on for on, m in crossed if m.new == Tier.ONE), default=start) + quarter
    lately = [(on, m) for on, m in crossed if on > start]
    first = {m.account_id: m for _, m in reversed(lately)}
    before = {i for i in now | first.keys() if (first[i].old == Tier.ONE if i in first else i in now)}
    moved = {m.account_id for on, m in lately if m.old == Tier.ONE or on > built}
    of = len(now | before | moved)
    return Churn(tuple(sorted(moved)), of, fw.retier_days, len(moved) * 100 > of * fw.churn_percent)


def due_text(accounts: Iterable[AccountFact], today: date, fw: Framework) -> str:
    """`4 due`, `next due 3 Nov`: when Tier 1 is looked through again."""
    everyone = list(accounts)
    due = sum(is_due(a, today, fw) for a in everyone)
    if due:
        return f"{due} due"
    day = next_due(everyone, today, fw)
    return f"next due {say_day(day, today)}" if day else "nobody is in Tier 1 yet"


_WORKED = frozenset({str(Tier.ONE), str(Tier.TWO), str(Tier.THREE)})
