"""In the way of an account: silence, its deals, its hand-off, its stage, and what the teams do not agree on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from abm_tui.models.blocker_kinds import OVER_CAP, SETUP
from abm_tui.models.derived import Raised
from abm_tui.models.facts import ActivityFact, DealFact
from abm_tui.models.words import DealStatus, PersonStatus, Team, Tier
from abm_tui.rules.blockers.case import DOTS, Case, days_since, more, quoted, raised_line
from abm_tui.rules.people.coverage import department
from abm_tui.rules.people.evidence import MEETING_TYPES, has_taken_place
from abm_tui.rules.plays.quiet import quiet_days
from abm_tui.rules.score import score as scoring
from abm_tui.rules.stages.gates import SENIOR
from abm_tui.rules.stages.stages import limit_days, stage_days
from abm_tui.rules.tiers.tiers import is_disputed
from abm_tui.text import short_amount
from abm_tui.when import say_past

_TALKS = frozenset({"reply", "form", "call", *MEETING_TYPES})


def quiet(case: Case) -> Raised | None:
    """Nothing from them and nothing by us (S001); not said while a source is too old to know."""
    silent = quiet_days(case.account, case.theirs, case.ours, case.today)
    if silent < case.fw.quiet_days or case.around.stale:
        return None
    return raised_line(
        "quiet", f"quiet {silent} d", silent, case.sales, f"log {case.account.id} {quoted(f'#call {_who(case)}')}"
    )


def _who(case: Case) -> str:
    """Whom to talk to: the person who did something last, else the furthest one."""
    people = {p.id: p.name for p in case.facts.people if p.name}
    if case.theirs is not None and case.theirs.contact_id in people:
        return people[case.theirs.contact_id]
    steps = list(PersonStatus)
    best = max(people, key=lambda i: steps.index(case.statuses.get(i, PersonStatus.IDENTIFIED)), default=None)
    return people[best] if best is not None else DOTS


# deals


def _open(case: Case) -> list[DealFact]:
    return [deal for deal in case.facts.deals if deal.status == DealStatus.OPEN]


def close_date_passed(case: Case) -> Raised | None:
    """A deal is still open after the day it was to close (S001: a forecast nobody corrects is none)."""
    past = sorted((d.close_date, d.id, d) for d in _open(case) if d.close_date and d.close_date < case.today)
    if not past:
        return None
    day, _, deal = past[0]
    text = f"{deal.name}: it was to close {say_past(day, case.today)}{more(len(past) - 1)}"
    return raised_line(
        "close_date_passed",
        text,
        days_since(day, case.today),
        case.sales,
        f"deal set {deal.id} close_date={DOTS}",
        deal.id,
    )


def opportunity_silent(case: Case) -> Raised | None:
    """An open deal, and no talk in either direction for three weeks (S001, S002: a stalled deal looks like this).

    A talk is a reply, a form, an answered call or a meeting.
    """
    deals = _open(case)
    if not deals:
        return None
    started = [d.created_at for d in deals if d.created_at is not None]
    begin = max([d for d in (min(started, default=None), case.account.tiered_on) if d is not None], default=None)
    if begin is None:
        return None
    now = case.today.toordinal()
    last = max((n for e in case.facts.activities if _is_talk(e) and (n := e.at.toordinal()) <= now), default=0)
    silent = now - max(last, begin.toordinal())
    if silent < case.fw.blocking.silent_days:
        return None
    text = f"{deals[0].name}: no talk for {silent} d{more(len(deals) - 1, 'more open')}"
    command = f"log {case.account.id} {quoted(f'#meeting with {_who(case)}')}"
    return raised_line("opportunity_silent", text, silent, case.sales, command, deals[0].id)


def _is_talk(event: ActivityFact) -> bool:
    return event.type in _TALKS and has_taken_place(event)


# the score and its hand-off


def _since_at(case: Case, points: int) -> date | None:
    """Since which day the score has been at `points` or more without a break; None where it is not."""
    since: date | None = None
    for day, value in scoring.course(case.facts, case.today, case.fw, case.match):
        since = (since or day) if value >= points else None
    return since


def handoff_due(case: Case) -> Raised | None:
    """Six points and an ICP match for two days, and sales has not taken over (S001: at once, with the context).

    Taken over = a touch by sales since, or a deal: `case.handoff` is the day from which on it was due.
    """
    if case.handoff is None or days_since(case.handoff, case.today) < case.fw.blocking.handoff_days:
        return None
    text = f"hand-off due: score {case.score} since {say_past(case.handoff, case.today)}"
    command = f"log {case.account.id} {quoted(f'#call {_who(case)}')}"
    return raised_line("handoff_due", text, days_since(case.handoff, case.today), case.account.owner_sales, command)


def no_opportunity(case: Case) -> Raised | None:
    """Sales-ready, and no deal is open (S001: seven points and more ask for one)."""
    if case.band != "sales_ready":
        return None
    ready = next((band for band in case.fw.bands if band.code == case.band), None)
    since = _since_at(case, ready.low) if ready is not None else None
    if _has_deal(case, since or case.today):
        return None
    text = "sales-ready without a deal"
    return raised_line(
        "no_opportunity", text, days_since(since, case.today), case.sales, f'deal add {case.account.id} "{DOTS}"'
    )


def _has_deal(case: Case, since: date) -> bool:
    """Open now, or closed since."""
    return any(d.status == DealStatus.OPEN or (d.closed_at and d.closed_at >= since) for d in case.facts.deals)


def score_fell(case: Case) -> Raised | None:
    """Two points and more lost since the last review (S001); the next decision on the account clears it."""
    if case.since is None or case.change > -case.fw.blocking.fell_points:
        return None
    if case.account.id in case.around.decided or case.around.stale:
        return None
    before, low = case.score - case.change, case.score - case.change - case.fw.blocking.fell_points
    fell: date | None = None
    for day, value in scoring.course(case.facts, case.today, case.fw, case.match):
        fell = (fell or day) if value <= low and day > case.since else None
    text = f"score fell from {before} to {case.score} since the last review"
    age = days_since(fell or case.since + timedelta(1), case.today)
    return raised_line("score_fell", text, age, case.sales, f"blocker resolve {case.account.id} score_fell")


# the stage


def stage_stuck(case: Case) -> Raised | None:
    """Longer in its stage than the stage's limit times the tier's factor (S001; S002: large deals take longer)."""
    account, fw = case.account, case.fw
    stay, limit = stage_days(account, case.today), limit_days(account, fw)
    if stay is None or limit is None or stay <= limit:
        return None
    stage = fw.stage[account.stage or ""]
    following = next((s.code for s in fw.stages[fw.stages.index(stage) + 1 :]), stage.code)
    command = f'set {account.id} stage={following} --reason "{DOTS}"'
    return raised_line("stage_stuck", f"stuck in {stage.name}, {stay} d of {limit}", stay - limit, case.sales, command)


def stage_role_missing(case: Case) -> Raised | None:
    """Somebody this stage cannot do without is not known yet (S001): a role, or people of a second department.

    Until half the stage's limit is over (S001's days, which no tier stretches) it belongs to the set-up; ours.
    """
    stage = case.fw.stage.get(case.account.stage or "")
    if stage is None or not stage.needs:
        return None
    filled = {seat.role for seat in case.facts.seats if seat.contact_id is not None}
    unneeded = {seat.role for seat in case.facts.seats if seat.not_needed}
    texts: list[str] = []
    command = ""
    for need in stage.needs:
        name, _, number = need.partition(":")
        if name == "departments":
            known = {d for p in case.facts.people if (d := department(p))}
            if len(known) >= int(number):
                continue
            texts.append("one department only" if known else "no department known")
            command = command or f'contact add {case.account.id} "{DOTS}" department={DOTS}'
        else:
            codes = [code for code in name.split("|") if code not in unneeded]
            if not codes or not filled.isdisjoint(codes):
                continue
            named = " or ".join(case.fw.role[code].name for code in codes)
            texts.append("nobody senior" if set(codes) == set(SENIOR) else f"no {named} yet")
            command = command or f'contact add {case.account.id} "{DOTS}" roles={codes[0]}'
    if not texts:
        return None
    begin = max((d for d in (case.account.stage_since, case.account.tiered_on) if d is not None), default=None)
    needs = "both" if len(texts) > 1 else "a second" if "department" in texts[0] else "one"
    text = f"{', '.join(texts)}, {stage.name} needs {needs}"
    line = raised_line("stage_role_missing", text, days_since(begin, case.today), case.sales, command)
    early = (stage_days(case.account, case.today) or 0) * 2 <= stage.limit_days
    return replace(line, drawer=SETUP) if early else line


# what the teams agreed on


def dispute_open(case: Case) -> Raised | None:
    """One team says yes, the other no, and nobody decided (S001, S002)."""
    account = case.account
    if account.tier is None or not is_disputed(account):
        return None
    yes, no = (Team.SALES, Team.MARKETING) if account.agrees_sales == "yes" else (Team.MARKETING, Team.SALES)
    age = days_since(case.around.disputed_on.get(account.id), case.today)
    owner = case.fw.agreed.get("decision_owner", "")
    command = f'dispute {account.id} yes --reason "{DOTS}"' + ("" if owner else " --by NAME")
    text = f"{yes} says yes, {no} says no" + (f": {owner} decides" if owner else "")
    return raised_line("dispute_open", text, age, None, command)


def over_cap(case: Case) -> Raised | None:
    """It stands in Tier 1 above the cap, by an override (S000, S002: said in every review until it is undone)."""
    account = case.account
    if not account.over_cap_reason or account.tier != Tier.ONE or case.around.tier1 <= case.fw.cap:
        return None
    age = days_since(case.around.tiered_on.get(account.id, account.tiered_on), case.today)
    text = f"above the cap of {case.fw.cap}: {account.over_cap_reason}"
    return raised_line(OVER_CAP, text, age, None, f"set {account.id} tier=watchlist")


def too_small(case: Case) -> Raised | None:
    """The expected yearly value lies below what its tier is for, and nobody said why (S002)."""
    account, tier = case.account, case.fw.tier.get(case.account.tier or "")
    if tier is None or not tier.acv_from or account.acv is None or account.acv >= tier.acv_from:
        return None
    text = f"{short_amount(float(account.acv))} a year, {tier.name} begins at {short_amount(float(tier.acv_from))}"
    command = f'blocker resolve {account.id} deal_too_small --reason "{DOTS}"'
    return raised_line("deal_too_small", text, days_since(account.tiered_on, case.today), None, command)
