"""Whether an account belongs on the list: both teams' answers, the evidence, and who decides where they disagree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from abm_tui.errors import Fix, Refused
from abm_tui.models.types import LineText
from abm_tui.models.words import Answer, Team
from abm_tui.store.unit import Unit
from abm_tui.text import blank, clean

Base = Mapping[str, Any] | None

NO_OWNER = "Nobody is named yet to decide where the teams disagree: g f, governance, names somebody."


def agree(u: Unit, account_id: int, answer: str | None, team: str, reason: str = "", *, base: Base = None) -> None:
    """A team's answer: is this a target account? (S000, S002). None = open again."""
    if team not in set(Team):
        raise Refused("no_such_team", f"No such team: {team}. There are sales and marketing.")
    account = u.get("account", account_id)
    values: dict[str, Any] = {f"agrees_{team}": answer}
    if not blank(reason):
        values["agree_reasons"] = _with_reason(account["agree_reasons"], f"{team}: {clean(reason)}")
    u.set("account", account_id, base, **values)
    u.label = f"{team.capitalize()} says {answer or 'nothing yet'} to {account['name']}"


def agree_many(u: Unit, account_ids: Sequence[int], answer: str | None, teams: Sequence[str], reason: str = "") -> None:
    """The answer of one team, or of both, for several accounts, as one step."""
    for account_id in account_ids:
        for team in teams:
            agree(u, account_id, answer, team, reason)
    who = " and ".join(teams).capitalize()
    what = u.get("account", account_ids[0])["name"] if len(account_ids) == 1 else f"{len(account_ids)} accounts"
    u.label = f"{who}: {answer or 'open'} to {what}"


def decide_dispute(u: Unit, account_id: int, answer: str, reason: str, *, by: str = "") -> int:
    """The one decision owner ends a dispute; both teams' answers become the decision (S000). Returns its id.

    `by` is who decided, else the decision owner of the framework; perhaps no member. Raises Refused where the teams
    do not disagree, without a reason, where nobody is named, and where somebody else than the owner decides.
    """
    account = u.get("account", account_id)
    name = account["name"]
    if answer not in set(Answer):
        raise Refused("no_such_answer", f'"{answer}" is no decision: yes or no.')
    if {account["agrees_sales"], account["agrees_marketing"]} != {Answer.YES, Answer.NO}:
        raise Refused("no_dispute", f"The teams do not disagree about {name}. s a says what each of them thinks.")
    if blank(reason):
        raise Refused("why_decided", "A decision needs its reason. Nothing was decided.")
    owner = clean(u.framework.agreed.get("decision_owner", ""))
    by = clean(by) or owner
    if not by:
        fix = Fix("g f", "abm framework set governance.decision_owner=NAME")
        raise Refused("no_decision_owner", f"{NO_OWNER} Nothing was decided.", fix)
    if owner and by.casefold() != owner.casefold():
        raise Refused("not_decision_owner", f"{owner} decides where the teams disagree (g f), not {by}.")
    dispute_id = u.add(
        "dispute", account_id=account_id, answer=answer, reason=reason, decided_by=by, on=u.today, by=u.me
    )
    reasons = _with_reason(account["agree_reasons"], f"{by} decided {answer}: {clean(reason)}")
    u.set("account", account_id, agrees_sales=answer, agrees_marketing=answer, agree_reasons=reasons)
    u.label = f"{by} decided {answer} on {name}"
    return dispute_id


def add_evidence(u: Unit, account_id: int, text: str) -> int:
    """One dated line that says why the account deserves Tier 1 (S000); returns its id."""
    account = u.get("account", account_id)
    if blank(text):
        raise Refused("blank_evidence", "Evidence needs a line of text. Nothing was saved.")
    evidence_id = u.add("evidence", account_id=account_id, text=text, on=u.today, by=u.me)
    u.label = f"Evidence for {account['name']}"
    return evidence_id


def add_evidence_many(u: Unit, account_ids: Sequence[int], text: str) -> None:
    """The same line of evidence for several accounts, as one step."""
    for account_id in account_ids:
        add_evidence(u, account_id, text)
    if len(account_ids) > 1:
        u.label = f"Evidence for {len(account_ids)} accounts"


def _with_reason(kept: str, reason: str) -> str:
    """The reasons so far with one more; where they would not fit any more the oldest give way (history keeps them)."""
    parts = [*kept.split("; "), reason] if kept else [reason]
    while len("; ".join(parts)) > LineText.limit and len(parts) > 1:
        parts.pop(0)
    return "; ".join(parts)
