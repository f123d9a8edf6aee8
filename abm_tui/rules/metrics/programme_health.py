"""How whole programmes fail, and whether this one does (S000 names most of it): one line a failure, with its numbers.

Nothing here is about one account: a warning says how many of how many, what to do, and which key and command begin it.
High intent with a poor fit stands beside these lines already; see folding.py.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from abm_tui.models.derived import Derived, Raised
from abm_tui.models.facts import AccountFacts
from abm_tui.models.words import Drawer, Team, Tier
from abm_tui.rules.framework.framework import Framework
from abm_tui.rules.people.evidence import OUR_TYPES
from abm_tui.rules.tiers.retier import Churn
from abm_tui.text import count

Rows = Sequence[tuple[AccountFacts, Derived]]
CODES = (
    "fuzzy_icp",
    "tier1_oversized",
    "handoffs_open",
    "single_threaded",
    "one_message",
    "one_team",
    "list_churn",
    "deals_small",
)
# One text to several people; a newsletter, an advertisement or an invitation is meant for everybody.
_MESSAGES = frozenset({"email_sent", "linkedin", "direct_mail", "executive_outreach"})


def warnings(
    rows: Iterable[tuple[AccountFacts, Derived]], teams: Mapping[int, str], churn: Churn, today: date, fw: Framework
) -> tuple[Raised, ...]:
    """Every failure mode that is true of the target accounts (S000), the gravest first.

    `rows` are the accounts with a tier, `teams` member → team of those who are here, `churn` what went in and out of
    Tier 1.
    """
    worked = [(f, d) for f, d in rows if f.account.tier not in (None, Tier.WATCHLIST) and not f.account.bad_fit]
    first = [(f, d) for f, d in worked if f.account.tier == Tier.ONE]
    found = (
        fuzzy_icp(worked, fw),
        tier1_oversized(first, fw),
        handoffs_open(worked, fw),
        single_threaded(first, fw),
        one_message(worked, today, fw),
        one_team(worked, teams, today, fw),
        list_churn(churn, fw),
        deals_small(first, fw),
    )
    return tuple(sorted((one for one in found if one is not None), key=lambda one: one.severity))


def fuzzy_icp(worked: Rows, fw: Framework) -> Raised | None:
    """No ICP at all, or one that says nothing of most target accounts (S000: fuzzy ICPs)."""
    if not worked:
        return None
    if not fw.icp:
        text = "there is no ICP: nobody can say which account fits"
        return _line("fuzzy_icp", text, "g f", "framework criterion add NAME --test FILTER", 1)
    unknown = [f.account.id for f, d in worked if d.fit.match is None]
    if len(worked) < fw.health.from_accounts or not _above(unknown, worked, fw.health.unknown_percent):
        return None
    text = f"the ICP says nothing of {len(unknown)} of {count(len(worked), 'account')}: answer its questions"
    return _line("fuzzy_icp", text, "g f", "list icp:unknown", 1, unknown)


def tier1_oversized(first: Rows, fw: Framework) -> Raised | None:
    """More in Tier 1 than a team should begin with (S000: oversized Tier 1; S002: start with 10 to 15)."""
    advised = fw.tier[Tier.ONE].note_above or fw.tier[Tier.ONE].high
    if advised is None or len(first) <= advised:
        return None
    text = f"Tier 1 is {len(first)}, {advised} are advised: move out {len(first) - advised}"
    return _line("tier1_oversized", text, "s t", "list tier:1 --sort score", 2, _ids(first))


def handoffs_open(worked: Rows, fw: Framework) -> Raised | None:
    """Accounts that asked for sales and were not taken over (S000: weak hand-offs; S001: at 6 points sales calls)."""
    ready = [(f, d) for f, d in worked if d.fit.match and d.score.value >= fw.scoring.prompt_at]
    waiting = [f.account.id for f, d in worked if _has(d, "handoff_due")]
    if len(waiting) < fw.health.handoffs:
        return None
    text = f"{len(waiting)} of {len(ready)} hand-offs not done: sales takes them over"
    return _line("handoffs_open", text, "f", "list blocker:handoff_due", 2, waiting)


def single_threaded(first: Rows, fw: Framework) -> Raised | None:
    """Tier 1 that hangs on one engaged person (S000: multi-threading across roles)."""
    alone = [f.account.id for f, d in first if d.engaged == 1]
    if len(first) < fw.health.from_accounts or not _above(alone, first, fw.health.single_percent):
        return None
    text = f"{len(alone)} of {len(first)} in Tier 1 hang on one person: engage a second department"
    return _line("single_threaded", text, "g c", "committees tier:1 single", 2, alone)


def one_message(worked: Rows, today: date, fw: Framework) -> Raised | None:
    """The same text or content to several roles of an account on a day (S000: a message by role, never one for all)."""
    since = today - timedelta(fw.health.message_days)
    found = [f.account.id for f, _ in worked if _same_for_all(f, since, today, fw.health.message_roles)]
    if not found:
        return None
    text = f"{count(len(found), 'account')} of {len(worked)} got one message for every role: write to each its own"
    return _line("one_message", text, "g c", "committees", 3, found)


def _same_for_all(facts: AccountFacts, since: date, today: date, roles: int) -> bool:
    held: dict[int, set[str]] = {}
    for seat in facts.seats:
        if seat.contact_id is not None:
            held.setdefault(seat.contact_id, set()).add(seat.role)
    reached: dict[tuple[date, str], set[int]] = {}
    for event in facts.activities:
        text = (event.subject or event.asset).strip().casefold()
        if event.type in _MESSAGES and text and event.contact_id in held and since < event.day <= today:
            reached.setdefault((event.day, text), set()).add(event.contact_id)
    # Somebody who holds several roles is one reader: as many people as roles are needed.
    return any(
        len(people) >= roles and len(set().union(*(held[who] for who in people))) >= roles
        for people in reached.values()
    )


def one_team(worked: Rows, teams: Mapping[int, str], today: date, fw: Framework) -> Raised | None:
    """What we do is done, or written down, by one team alone (S000: a marketing-only project stalls; S001)."""
    if not {str(team) for team in Team} <= set(teams.values()):
        return None
    since = today - timedelta(fw.health.team_days)
    by: Counter[str] = Counter()
    for facts, _ in worked:
        for event in facts.activities:
            team = event.team or teams.get(event.by or 0, "")
            if event.type in OUR_TYPES and team and since < event.day <= today:
                by[team] += 1
    total = by.total()
    if total < fw.health.team_touches:
        return None
    team, most = by.most_common(1)[0]
    if most * 100 <= total * fw.health.team_percent:
        return None
    other = Team.MARKETING if team == Team.SALES else Team.SALES
    text = f"{team} logged {most} of {total} touches in {fw.health.team_days} days: {other} logs what it does too"
    return _line("one_team", text, "t", 'log ACCOUNT "…"', 2)


def list_churn(churn: Churn, fw: Framework) -> Raised | None:
    """The list is reset too often (S000: frequent resets usually erase progress)."""
    if not churn.warns or churn.of < fw.health.from_accounts:
        return None
    text = f"Tier 1: {churn.text}: let the list stand for a quarter"
    return _line("list_churn", text, "g f", "history", 3, churn.ids)


def deals_small(first: Rows, fw: Framework) -> Raised | None:
    """Deals too small for the work a Tier 1 account takes, and no reason for it (S000, S002: from 50k a year on)."""
    least = fw.tier[Tier.ONE].acv_from
    known = [(f, d) for f, d in first if f.account.acv is not None]
    if least is None or len(known) < fw.health.from_accounts:
        return None
    small = [f.account.id for f, d in known if _has(d, "deal_too_small")]
    if not _above(small, known, fw.health.small_percent):
        return None
    text = f"{len(small)} of {len(known)} deals in Tier 1 are below {least:,}: a lower tier, or fewer"
    return _line("deals_small", text, "s t", "list tier:1 blocker:deal_too_small", 3, small)


def _has(derived: Derived, code: str) -> bool:
    """Whether the account has that line, folded or not."""
    return any(one.code == code for one in (*derived.raised, *derived.programme))


def _above(some: Sequence[object], of: Sequence[object], percent: int) -> bool:
    return len(some) * 100 > len(of) * percent


def _ids(rows: Rows) -> list[int]:
    return [f.account.id for f, _ in rows]


def _line(code: str, text: str, key: str, command: str, severity: int, accounts: Iterable[int] = ()) -> Raised:
    return Raised(
        code,
        str(Drawer.PROGRAMME),
        text,
        fix_key=key,
        fix_command=f"abm {command}",
        severity=severity,
        accounts=tuple(accounts),
    )
