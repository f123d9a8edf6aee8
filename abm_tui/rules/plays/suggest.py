"""Which play an account asks for, and why: from its trigger, its stage and its gaps (S000, S002)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from abm_tui.models.derived import Derived
from abm_tui.models.facts import AccountFacts, PlayFact
from abm_tui.models.words import DealStatus, RunStatus
from abm_tui.rules.framework.framework import Framework
from abm_tui.when import say_past

_SILENT_DAYS = 21  # an open deal without a word for so long is dormant
_EVENT_DAYS = 14
_COMPETITOR = ("compet", "replac", "switch", "incumbent")
_EVENT = ("event", "webinar", "fair", "conference")

_Case = tuple[AccountFacts, Derived, date, Framework]


def suggest(
    facts: AccountFacts, derived: Derived, plays: Iterable[PlayFact], today: date, fw: Framework
) -> tuple[PlayFact, str] | None:
    """The play that fits best, with its reason; None when nothing asks for one.

    A play that already runs here is not suggested again, nor one that is not made for the account's tier or stage.
    """
    account = facts.account
    live = {r.play_id for r in facts.runs if r.status in (RunStatus.RUNNING, RunStatus.PAUSED)}
    fitting = {
        p.code: p
        for p in plays
        if p.id not in live - {0}
        and p.success_signals
        and (not p.tiers or account.tier is None or account.tier in p.tiers)
        and (not p.stages or account.stage is None or account.stage in p.stages)
    }
    for code, ask in _QUESTIONS:
        if code in fitting and (reason := ask((facts, derived, today, fw))):
            return fitting[code], reason
    return None


def _trigger(facts: AccountFacts, words: tuple[str, ...]) -> str:
    trigger = facts.account.trigger
    return f"trigger: {trigger}" if any(w in trigger.casefold() for w in words) else ""


def _takeaway(case: _Case) -> str:
    return _trigger(case[0], _COMPETITOR)


def _event(case: _Case) -> str:
    facts, _, today, _ = case
    for event in sorted(facts.activities, key=lambda a: (a.at, a.id), reverse=True):
        if event.type == "event_attended" and 0 <= (today - event.day).days <= _EVENT_DAYS:
            return f"they came to an event, {say_past(event.day, today)}"
    return _trigger(facts, _EVENT)


def _revive(case: _Case) -> str:
    facts, derived, today, _ = case
    if not any(d.status == DealStatus.OPEN for d in facts.deals):
        return ""
    started = [d.created_at for d in facts.deals if d.status == DealStatus.OPEN and d.created_at]
    heard = [derived.last_from_them.day] if derived.last_from_them else []
    last = max(heard + started, default=None)
    days = (today - last).days if last else 0
    return f"an open deal, and nothing from them for {days} d" if days >= _SILENT_DAYS else ""


def _expansion(case: _Case) -> str:
    return "a customer: look for the next department" if case[0].account.stage == "expansion" else ""


def _acceleration(case: _Case) -> str:
    facts, derived, _, _ = case
    if facts.account.stage not in ("consideration", "decision"):
        return ""
    slow = "quiet" in derived.flags or derived.score_change < 0
    return f"in {facts.account.stage} and " + ("slowing down" if slow else "to be moved on")


def _break_in(case: _Case) -> str:
    facts, derived, _, fw = case
    if derived.activated:
        return ""
    if derived.engaged and derived.departments < 2:
        return "one department only is engaged"
    if derived.filled and derived.missing_roles and facts.account.stage != "awareness":
        return f"nobody fills {fw.role[derived.missing_roles[0]].name}"
    return ""


def _engagement(case: _Case) -> str:
    _, derived, _, _ = case
    return "they know us, but nobody talks to us yet" if derived.score.value and not derived.engaged else ""


def _new_logo(case: _Case) -> str:
    facts, derived, _, _ = case
    return (
        "nobody engaged yet" if not derived.engaged and facts.account.stage in (None, "awareness", "interest") else ""
    )


def _awareness(case: _Case) -> str:
    return "they hardly know us" if not case[1].score.value and not case[1].engaged else ""


# The first question that is answered with a reason decides.
_QUESTIONS: tuple[tuple[str, Callable[[_Case], str]], ...] = (
    ("competitive_takeaway", _takeaway),
    ("revive", _revive),
    ("event_follow_up", _event),
    ("expansion", _expansion),
    ("break_in", _break_in),
    ("acceleration", _acceleration),
    ("engagement", _engagement),
    ("new_logo", _new_logo),
    ("awareness", _awareness),
)
