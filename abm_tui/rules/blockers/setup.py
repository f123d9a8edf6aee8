"""The set-up list: what a Tier 1 account still has to get. A checklist, never part of a review."""

from __future__ import annotations

from abm_tui.models.blocker_kinds import SETUP
from abm_tui.models.derived import Raised
from abm_tui.models.words import ROLE_NAMES, PersonStatus, Role, RunStatus, Team, Tier
from abm_tui.rules.blockers.case import DOTS, Case, days_since, quoted, raised_line
from abm_tui.rules.blockers.way import stage_role_missing, too_small
from abm_tui.rules.people.coverage import department
from abm_tui.rules.people.people import rank
from abm_tui.rules.stages.gates import unmet
from abm_tui.rules.tiers.tiers import is_worked, lacking
from abm_tui.text import blank

_LIVE = frozenset({str(RunStatus.RUNNING), str(RunStatus.PAUSED)})
_PLAN = {"why_now": "why now", "goals": "goals", "pains": "pains"}


def setup(case: Case) -> list[Raised]:
    """The checklist of an account; its age counts from the day of the first tier (S000, S001, S002)."""
    account = case.account
    if not is_worked(account):
        return []
    found = [too_small(case), gate_unmet(case), _stage_role(case)]
    if account.tier == Tier.ONE:
        found += [*_to_confirm(case), _no_play(case), _plan(case), _role(case), not_activated(case)]
    return [one for one in found if one is not None]


def _age(case: Case) -> int:
    return days_since(case.account.tiered_on or case.account.created_on, case.today)


def _to_confirm(case: Case) -> list[Raised]:
    """Evidence, both teams' yes, both owners (S000, S001, S002): one line each."""
    account = case.account
    words: dict[str, list[str]] = {}
    teams: dict[str, list[str]] = {}
    for code, text, team in lacking(account):
        words.setdefault(code, []).append(text)
        teams.setdefault(code, []).append(team)
    asked = teams.get("agreement_open", [])
    commands = {
        "evidence_missing": f'evidence {account.id} "{DOTS}"',
        "agreement_open": f"agree {account.id} yes --team {'both' if len(asked) > 1 else ''.join(asked)}",
        "owner_missing": f"set {account.id} " + " ".join(f"owner_{t}=NAME" for t in teams.get("owner_missing", ())),
    }
    owners = {str(Team.SALES): account.owner_sales, str(Team.MARKETING): account.owner_marketing}
    return [
        raised_line(
            code,
            ", ".join(texts),
            _age(case),
            owners.get(teams[code][0]) if code == "agreement_open" else None,
            commands[code],
        )
        for code, texts in words.items()
    ]  # fmt: skip


def _no_play(case: Case) -> Raised | None:
    """No play runs (S002: a running play belongs to Tier 1)."""
    if any(run.status in _LIVE for run in case.facts.runs):
        return None
    account = case.account
    ended = [run.ended_on for run in case.facts.runs if run.ended_on is not None]
    begin = max((d for d in (*ended, account.tiered_on) if d is not None), default=None)
    fitting = [
        p
        for p in case.fw.plays
        if (not p.tiers or account.tier in p.tiers) and (not p.stages or (account.stage or "awareness") in p.stages)
    ]
    name = fitting[0].name if fitting else DOTS
    return raised_line(
        "no_play",
        "no play is running",
        days_since(begin, case.today),
        case.sales,
        f"play assign {quoted(name)} {account.id}",
    )


def _plan(case: Case) -> Raised | None:
    """The account plan has a hole (S000, S002): why now, their goals, their pains."""
    lacks = [name for name in _PLAN if blank(getattr(case.account, name))]
    if not lacks:
        return None
    fields = " ".join(f'{name}="{DOTS}"' for name in lacks)
    text = f"plan: no {', '.join(_PLAN[name] for name in lacks)}"
    return raised_line("plan_missing", text, _age(case), case.sales, f"set {case.account.id} {fields}")


def _role(case: Case) -> Raised | None:
    """Nobody fills a required role (S000)."""
    missing = case.seen.missing_roles
    if not missing:
        return None
    command = f'contact add {case.account.id} "{DOTS}" roles={missing[0]}'
    names = " · ".join(ROLE_NAMES[Role(role)] for role in missing)
    return raised_line("role_missing", f"missing: {names}", _age(case), case.sales, command)


def _stage_role(case: Case) -> Raised | None:
    """Whom the stage needs, as long as there is time to find them (S001)."""
    line = stage_role_missing(case)
    return line if line is not None and line.drawer == SETUP else None


def not_activated(case: Case) -> Raised | None:
    """Not two engaged people of two departments yet (S000); the text says who is still needed."""
    if case.seen.activated or not case.seen.still_needed:
        return None
    engaged = {department(p) for p in case.facts.people if case.statuses.get(p.id) == PersonStatus.ENGAGED}
    near = [
        p
        for p in case.facts.people
        if p.name and department(p) and department(p) not in engaged
        and case.statuses.get(p.id) != PersonStatus.ENGAGED
    ]  # fmt: skip
    near.sort(key=lambda p: (-rank(case.statuses.get(p.id, PersonStatus.IDENTIFIED)), p.name, p.id))
    account = case.account.id
    unknown = [p for p in case.facts.people if not department(p) and case.statuses.get(p.id) == PersonStatus.ENGAGED]
    if unknown:
        command = f"contact set {unknown[0].id} department={DOTS}"
    elif near:
        command = f"log {account} {quoted(f'#meeting with {near[0].name}')}"
    else:
        command = f'contact add {account} "{DOTS}" department={DOTS} status=engaged'
    text = f"not activated: {case.seen.still_needed[0]}"
    return raised_line("not_activated", text, _age(case), case.sales, command)


def gate_unmet(case: Case) -> Raised | None:
    """Exactly one condition is left before the account may go on to its next stage (S001)."""
    left = unmet(case.facts, case.statuses, case.account.stage, case.today, case.fw)
    if len(left) != 1:
        return None
    place = [s.code for s in case.fw.stages].index(case.account.stage or "")
    after = case.fw.stages[place + 1].name if place + 1 < len(case.fw.stages) else ""
    begin = max((d for d in (case.account.stage_since, case.account.tiered_on) if d is not None), default=None)
    text = f"to {after} only this is left: {left[0].text}"
    command = left[0].command.removeprefix("abm ")
    return raised_line("gate_unmet", text, days_since(begin, case.today), case.sales, command, key=left[0].key)
