"""The fit signals beside the score (S001): five questions, no points, each with the key that fixes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from abm_tui.models.derived import CriterionAnswer, Fit
from abm_tui.models.facts import AccountFacts
from abm_tui.models.words import ROLE_NAMES, PersonStatus, Role
from abm_tui.rules.fit.fit import needs
from abm_tui.rules.framework.framework import Framework
from abm_tui.rules.people.coverage import people_by_role
from abm_tui.rules.score.bands import unknown
from abm_tui.rules.stages.gates import SENIOR
from abm_tui.when import say_day

_NO = frozenset({"no", "none", "nobody", "-"})


@dataclass(frozen=True, slots=True)
class FitSign:
    """One fit signal. `answer`: True, False, or None = unknown; `fix` says what mends it, "" where nothing has to.

    `field` is the account's field behind it, `role` the seat, where there is one.
    """

    code: str
    name: str
    answer: bool | None
    because: str
    fix: str = ""
    command: str = ""
    field: str = ""
    role: str = ""


def checklist(
    facts: AccountFacts, fit: Fit, statuses: Mapping[int, PersonStatus], today: date, fw: Framework
) -> tuple[FitSign, ...]:
    """S001's five account fit signals, in its order.

    *Committee accessible* is S001's "vs. too senior or removed from day-to-day": of economic buyer, champion and
    approver at least one is contacted or engaged. *Timeframe*: a known day of purchase within `fit.timeframe_days`.
    """
    return (
        _icp(facts, fit, today, fw),
        _champion(facts, statuses),
        _accessible(facts, statuses),
        _budget(facts),
        _timeframe(facts, today, fw),
    )


def answer_command(facts: AccountFacts, one: CriterionAnswer, today: date, fw: Framework) -> str:
    """The command that answers a criterion: a question by hand, a filter by the field it looks at (S002)."""
    rule = fw.criterion[one.code]
    if rule.ask:
        return f"abm set {facts.account.id} icp.{one.code}=yes"
    return f"abm set {facts.account.id} {needs(rule, facts.account, today)}=…"


def _icp(facts: AccountFacts, fit: Fit, today: date, fw: Framework) -> FitSign:
    name = "ICP match"
    if fit.known is None:
        command = "abm framework criterion add NAME --test FILTER"
        return FitSign("icp_match", name, None, "no ICP is written yet", "g f", command)
    share = "nothing known" if fit.share is None else f"{fit.share} % met of the {fit.known} % known"
    if fit.match:
        return FitSign("icp_match", name, True, share)
    mends = sorted((c for c in fit.criteria if not c.answer), key=lambda c: (c.answer is False, not c.must, -c.weight))
    show = answer_command(facts, mends[0], today, fw) if mends and mends[0].code in fw.criterion else ""
    failed = [c.name for c in fit.criteria if c.must and c.answer is False]
    if failed:
        return FitSign("icp_match", name, False, f"must: {', '.join(failed)}", "v", show)
    if fit.match is False:
        return FitSign("icp_match", name, False, f"{share}, {fw.fit.match_share} % is a match", "v", show)
    missing = ", ".join(unknown(fit))
    return FitSign("icp_match", name, None, f"{missing or share} unknown" if missing else share, "v", show)


def _champion(facts: AccountFacts, statuses: Mapping[int, PersonStatus]) -> FitSign:
    name = "champion identified"
    who = people_by_role(facts, statuses).get(Role.CHAMPION)
    if who is not None:
        return FitSign("champion", name, True, _person(facts, who), role=Role.CHAMPION)
    command = f"abm contact add {facts.account.id} NAME roles=CH"
    return FitSign("champion", name, False, "nobody fills the role", "a", command, role=Role.CHAMPION)


def _accessible(facts: AccountFacts, statuses: Mapping[int, PersonStatus]) -> FitSign:
    name = "committee accessible"
    seated = people_by_role(facts, statuses)
    known = [(role, seated[role]) for role in SENIOR if role in seated]
    for role, who in known:
        if statuses.get(who) in (PersonStatus.CONTACTED, PersonStatus.ENGAGED):
            return FitSign("accessible", name, True, f"{_person(facts, who)}, {ROLE_NAMES[Role(role)]}", role=role)
    if known:
        role, who = known[0]
        because = f"{_person(facts, who)}, {ROLE_NAMES[Role(role)]}: not contacted yet"
        return FitSign("accessible", name, False, because, "t", f'abm log {facts.account.id} "…"', role=role)
    command = f"abm contact add {facts.account.id} NAME roles=EB"
    because = "no economic buyer, approver or champion known"
    return FitSign("accessible", name, None, because, "a", command, role=Role.ECONOMIC_BUYER)


def _budget(facts: AccountFacts) -> FitSign:
    name, command = "budget authority identified", f"abm set {facts.account.id} budget_authority=NAME"
    text = " ".join(facts.account.budget_authority.split())
    if not text:
        return FitSign("budget", name, None, "nobody asked yet", "e", command, "budget_authority")
    no = text.casefold() in _NO
    return FitSign("budget", name, not no, text, "e" if no else "", command, "budget_authority")


def _timeframe(facts: AccountFacts, today: date, fw: Framework) -> FitSign:
    days = fw.fit.timeframe_days
    name, command = f"timeframe within {days} d", f"abm set {facts.account.id} timeframe=DATE"
    day = facts.account.timeframe
    if day is None:
        return FitSign("timeframe", name, None, "nobody asked yet", "e", command, "timeframe")
    left = (day - today).days
    if 0 <= left <= days:
        return FitSign("timeframe", name, True, f"{say_day(day, today)}, in {left} d", "", command, "timeframe")
    because = f"{say_day(day, today)}, in {left} d" if left > 0 else f"{say_day(day, today)} has passed"
    return FitSign("timeframe", name, False, because, "e", command, "timeframe")


def _person(facts: AccountFacts, contact_id: int) -> str:
    return next((p.name or "somebody" for p in facts.people if p.id == contact_id), "somebody")
