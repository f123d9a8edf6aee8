"""A touch as the answers about days give it: `abm today`, `abm log`, `abm touch done`. Its keys are fixed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from abm_tui.models.facts import AccountFacts, TouchFact


def due_touch(touch: TouchFact, facts: AccountFacts, members: Mapping[int, str], today: date) -> dict[str, Any]:
    """The touch with the names of its account, person, owner and play; `step` is its place in the play."""
    run = next((run for run in facts.runs if run.id == touch.run_id), None)
    return {
        "id": touch.id,
        "account": facts.account.name,
        "text": touch.text,
        "channel": touch.channel or None,
        "who": next((person.name for person in facts.people if person.id == touch.contact_id), None),
        "due": touch.due,
        "days_late": max(0, (today - touch.due).days) if touch.due else 0,
        "owner": members.get(touch.owner or 0),
        "play": run.play if run else None,
        "step": touch.position if run else None,
    }


def next_open(facts: AccountFacts, ids: Sequence[int] | None = None) -> TouchFact | None:
    """The earliest open touch of the account, or of those `ids`; None where there is none."""
    fitting = [t for t in facts.touches if t.status == "open" and (ids is None or t.id in ids)]
    return min(fitting, key=lambda t: (t.due or date.max, t.id), default=None)
