"""What is in the way of the target accounts and what their set-up lacks, counted by code, in a word or two each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from abm_tui.models.blocker_kinds import BLOCKER_KINDS, SETUP, WAY
from abm_tui.models.derived import Derived
from abm_tui.models.facts import AccountFacts
from abm_tui.rules.tiers.tiers import is_worked
from abm_tui.rules.today.page import DrawerCounts
from abm_tui.text import count

SAID_ABOVE = frozenset({"touch_overdue", "next_step_late"})
"""Late touches: each of them is a line of its own on the page."""

BRIEF = {
    "next_step_missing": "no next step",
    "written": "written",
    "dispute_open": "in dispute",
    "tier_over_cap": "above the cap",
    "contact_data": "no good address",
    "asset_missing": "content missing",
    "collision": "written to twice",
    "handoff_due": "to hand over",
    "no_opportunity": "ready, no deal",
    "close_date_passed": "close date passed",
    "opportunity_silent": "deal silent",
    "quiet": "quiet",
    "score_fell": "points lost",
    "stage_role_missing": "role",
    "stage_stuck": "stuck",
    "person_left": "person left",
    "evidence_missing": "no evidence",
    "agreement_open": "to confirm",
    "owner_missing": "no owner",
    "gate_unmet": "one step from the next stage",
    "no_play": "without a play",
    "role_missing": "a role missing",
    "plan_missing": "no whole plan",
    "not_activated": "not activated",
    "deal_too_small": "too small",
}


def drawers(rows: Iterable[tuple[AccountFacts, Derived]]) -> DrawerCounts:
    """The counts of all target accounts; what one line says for many accounts is counted on each of them."""
    way, setup = Counter[str](), Counter[str]()
    targets, no_email, stepless = 0, 0, []
    for facts, derived in rows:
        targets += 1
        account = facts.account
        for one in (*derived.raised, *derived.programme):
            if one.drawer == WAY and one.code not in SAID_ABOVE:
                way[one.code] += 1
            elif one.drawer == SETUP:
                setup[one.code] += 1
        no_email += sum(not person.email for person in facts.people)
        if derived.next_touch is None and is_worked(account):
            stepless.append((account.id, account.name))
    stepless.sort(key=lambda one: one[1].casefold())
    return DrawerCounts(_in_order(way), _in_order(setup), no_email, targets, tuple(stepless))


def _in_order(counted: Mapping[str, int]) -> dict[str, int]:
    """The gravest code first."""
    return {code: counted[code] for code in BLOCKER_KINDS if counted.get(code)}


def counts_text(counted: Mapping[str, int], most: int = 6) -> str:
    """`1 role · 2 written · 1 quiet`; the rest is counted together."""
    said = [f"{n} {BRIEF.get(code, code.replace('_', ' '))}" for code, n in counted.items()]
    rest = sum(list(counted.values())[most:])
    return " · ".join([*said[:most], *([f"{rest} more"] if rest else [])])


def data_text(found: DrawerCounts) -> str:
    """`6 people without e-mail`, "" where everybody has one."""
    return f"{count(found.no_email, 'person', 'people')} without e-mail" if found.no_email else ""
