"""One typed line written down: what happened, people, blockers, next steps."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from abm_tui.errors import Refused
from abm_tui.models.words import ACTIVITY_NAMES, ActivityType
from abm_tui.rules.quickadd.quickadd import PersonReading, QuickAdd
from abm_tui.store.commands import blockers, committee, plays
from abm_tui.store.commands.logging import log_activity
from abm_tui.store.unit import Unit
from abm_tui.when import mid_day


def quick_add(u: Unit, account_id: int, line: QuickAdd, *, chosen: Mapping[int, int] | None = None) -> list[int]:
    """Everything one line said: activities, people, written blockers, next steps. One undo step.

    `chosen` says which contact is meant where a name fits several (place in `line.people` → contact id). Returns the
    ids of the activities. Raises Refused when a name is still open, and when the line says nothing.
    """
    if not line:
        raise Refused("nothing_said", "Nothing to log yet. Say what happened, or Esc.")
    account_id = line.account_id or account_id
    account = u.get("account", account_id)
    people = [_person(u, account_id, place, draft, chosen or {}) for place, draft in enumerate(line.people)]
    ids = []
    for item in line.activities:
        for place in item.people or (None,):
            for _ in range(item.count):
                fields: dict[str, Any] = {"by": item.by} if item.by is not None else {}
                ids.append(
                    log_activity(
                        u,
                        account_id,
                        item.type,
                        day=item.day,
                        contact_id=people[place] if place is not None else None,
                        outcome=item.outcome,
                        subject=item.subject,
                        topic=";".join(line.topics),
                        notes=item.notes,
                        **fields,
                    )
                )
    for blocker in line.blockers:
        text = f"{blocker.text} (by {mid_day(blocker.due)})" if blocker.due else blocker.text
        blockers.write_blocker(u, account_id, text, owner=blocker.owner or u.me)
    for step in line.steps:
        plays.add_touch(
            u,
            account_id,
            step.text,
            step.due,
            owner=step.owner or u.me,
            channel=step.channel,
            contact_id=people[step.person] if step.person is not None else None,
            topic=";".join(line.topics),
        )
    said = ", ".join(dict.fromkeys(ACTIVITY_NAMES[ActivityType(a.type)] for a in line.activities))
    said = said or ("next step" if line.steps else "blocker" if line.blockers else "person")
    u.label = f"Logged {said} for {account['name']}"
    return ids


def _person(u: Unit, account_id: int, place: int, draft: PersonReading, chosen: Mapping[int, int]) -> int:
    """The contact a name stands for; a new person is added, in the role their title suggests."""
    if draft.id is not None:
        return draft.id
    if place in chosen:
        return chosen[place]
    if draft.candidates:
        names = " or ".join(f"{committee.person_name(u, i)} ({i})" for i in draft.candidates)
        raise Refused("which_person", f"{draft.name}: {names}? Write the whole name.", candidates=draft.candidates)
    return committee.add_person(
        u, account_id, first_name=draft.first_name, last_name=draft.last_name, title=draft.title, role=draft.role
    )
