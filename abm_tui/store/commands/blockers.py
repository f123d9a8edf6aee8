"""Problems people write down, and putting off or resolving any blocker."""

from __future__ import annotations

from datetime import date

from abm_tui.errors import Refused
from abm_tui.store.unit import Unit
from abm_tui.text import blank


def write(u: Unit, account_id: int, text: str, *, owner: int | None = None) -> int:
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
    u.label = f"Resolved: {blocker['text'] or blocker['code']}"


def snooze(u: Unit, blocker_id: int, until: date) -> None:
    """Not before that day."""
    blocker = u.get("blocker", blocker_id)
    u.set("blocker", blocker_id, snoozed_until=until)
    u.label = f"Until {until.isoformat()}: {blocker['text'] or blocker['code']}"


def snooze_rule(u: Unit, account_id: int, code: str, until: date) -> int:
    """Put off a blocker that a rule raises; returns the id of the row that says so."""
    for row in u.find("blocker", account_id=account_id, code=code, resolved_on=None):
        snooze(u, row["id"], until)
        return int(row["id"])
    blocker_id = u.add("blocker", account_id=account_id, code=code, created_on=u.today, snoozed_until=until)
    u.label = f"Until {until.isoformat()}: {code.replace('_', ' ')}"
    return blocker_id
