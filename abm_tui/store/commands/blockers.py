"""Problems people write down, and putting off or resolving any blocker, whoever raised it."""

from __future__ import annotations

from datetime import date

from abm_tui.errors import Fix, Refused
from abm_tui.models.blocker_kinds import BLOCKER_KINDS, STAYS, WRITTEN
from abm_tui.store.unit import Unit
from abm_tui.text import blank

# Only a reason takes these away: S002 asks for one.
NEEDS_REASON = frozenset({"deal_too_small"})


def write_blocker(u: Unit, account_id: int, text: str, *, owner: int | None = None) -> int:
    """A written blocker; returns its id."""
    if blank(text):
        raise Refused("blank_blocker", "A blocker needs a line of text. Nothing was saved.")
    blocker_id = u.add("blocker", account_id=account_id, text=text, owner=owner, created_on=u.today)
    u.label = f"In the way of {u.get('account', account_id)['name']}: {text}"
    return blocker_id


def resolve(u: Unit, blocker_id: int) -> None:
    """It is out of the way."""
    blocker = u.get("blocker", blocker_id)
    u.set("blocker", blocker_id, resolved_on=u.today, resolved_by=u.me)
    u.label = f"Resolved: {blocker['text'] or code_text(blocker['code'])}"


def snooze(u: Unit, blocker_id: int, until: date) -> None:
    """Not before that day."""
    blocker = u.get("blocker", blocker_id)
    u.set("blocker", blocker_id, snoozed_until=until)
    u.label = f"Until {until.isoformat()}: {blocker['text'] or code_text(blocker['code'])}"


def resolve_rule(u: Unit, account_id: int, code: str, reason: str = "") -> int:
    """A rule's line is out of the way as it stands now, and comes back with a new cause; returns its row's id."""
    _goes(account_id, code)
    if code in NEEDS_REASON and blank(reason):
        raise Refused(
            "why_resolved",
            f"Say why: {code_text(code)} goes with a reason. Nothing was resolved.",
            Fix("Enter", f'abm blocker resolve {account_id} {code} --reason "…"'),
        )
    blocker_id = _row(u, account_id, code)
    u.set("blocker", blocker_id, resolved_on=u.today, resolved_by=u.me, text=reason)
    why = f", {reason.strip()}" if not blank(reason) else ""
    u.label = f"Resolved for {u.get('account', account_id)['name']}: {code_text(code)}{why}"
    return blocker_id


def snooze_rule(u: Unit, account_id: int, code: str, until: date) -> int:
    """Put off a blocker that a rule raises; returns the id of the row that says so."""
    _goes(account_id, code)
    blocker_id = _row(u, account_id, code)
    u.set("blocker", blocker_id, snoozed_until=until)
    u.label = f"Until {until.isoformat()} for {u.get('account', account_id)['name']}: {code_text(code)}"
    return blocker_id


def code_text(code: str) -> str:
    """A code in words."""
    return code.replace("_", " ")


def _goes(account_id: int, code: str) -> None:
    if code not in BLOCKER_KINDS or code == WRITTEN:
        raise Refused("no_such_blocker", f"No rule raises {code}. What people wrote goes by its number.")
    if code in STAYS:
        raise Refused(
            "override_stands",
            "The override stays in sight in every review until Tier 1 is within its cap. Nothing was put off.",
            Fix("s t", f"abm set {account_id} tier=watchlist"),
        )


def _row(u: Unit, account_id: int, code: str) -> int:
    """The row that says what became of this rule's line: the one that is put off, else a new one."""
    for row in u.find("blocker", account_id=account_id, code=code, resolved_on=None):
        return int(row["id"])
    return u.add("blocker", account_id=account_id, code=code, created_on=u.today)
