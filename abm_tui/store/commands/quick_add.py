"""One typed line written down, whole: what happened, people, blockers, next steps, and the open steps it closes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from abm_tui.errors import Refused
from abm_tui.models.words import ACTIVITY_NAMES, ActivityType
from abm_tui.rules.quickadd.drafts import ActivityDraft, PersonReading, QuickAdd, StepDraft
from abm_tui.store.commands import blockers, committee, finishing, plays
from abm_tui.store.commands.logging import log_activity
from abm_tui.store.unit import Unit
from abm_tui.when import mid_day


@dataclass(frozen=True)
class Logged:
    """What one line wrote, by id. `closed` are the steps it fulfilled, `people` those who are new."""

    activities: tuple[int, ...] = ()
    steps: tuple[int, ...] = ()
    closed: tuple[int, ...] = ()
    people: tuple[int, ...] = ()


def quick_add(u: Unit, account_id: int, line: QuickAdd, *, chosen: Mapping[int, int] | None = None) -> Logged:
    """Everything one line said: activities, people, written blockers, next steps. One undo step.

    The line is the notes of one activity, word for word; where it belongs to the call just done, of that one. `chosen`
    says which contact is meant where a name fits several (place in `line.people` → contact id). Raises Refused when a
    name or a misspelt tag is still open, and when the line says nothing.
    """
    if not line:
        raise Refused("nothing_said", "Nothing to log yet. Say what happened, or Esc.")
    if line.unsure:
        raise Refused("did_you_mean", line.unsure[0].question)
    account_id = line.account_id or account_id
    account = u.get("account", account_id)
    people = [_person(u, account_id, place, draft, chosen or {}) for place, draft in enumerate(line.people)]
    ids, closed = list[int](), list[int]()
    said = list[str]()
    if line.adds_to is not None:
        ids.append(line.adds_to)
        said.append(_add_words(u, line, line.adds_to))
    for place, item in enumerate(line.activities):
        for nth, person in enumerate(item.people or (None,)):
            words = item.notes if nth == 0 else ""
            logged = _log(u, account_id, item, people[person] if person is not None else None, words, line.topics)
            ids += logged
            for closing in line.closes:
                fits = (closing.activity, closing.person) == (place, person)
                if fits and finishing.close_by_activity(u, closing.touch, logged[0]):
                    closed.append(closing.touch)
    for blocker in line.blockers:
        text = f"{blocker.text} (by {mid_day(blocker.due)})" if blocker.due else blocker.text
        blockers.write_blocker(u, account_id, text, owner=blocker.owner or u.me)
    steps = [_add_step(u, account_id, step, people, line) for step in line.steps]
    said += dict.fromkeys(ACTIVITY_NAMES[ActivityType(a.type)] for a in line.activities)
    said = said or ["next step" if line.steps else "blocker" if line.blockers else "person"]
    done = "".join(f"; done: {u.get('touch', touch)['text']}" for touch in closed)
    u.label = f"Logged {', '.join(said)} for {account['name']}{done}"
    new = tuple(
        contact for draft, contact in zip(line.people, people, strict=True) if draft.id is None and not draft.candidates
    )
    return Logged(tuple(ids), tuple(steps), tuple(closed), new)


def _log(
    u: Unit, account_id: int, item: ActivityDraft, contact_id: int | None, words: str, topics: Sequence[str]
) -> list[int]:
    """One kind of activity with one person, as often as it happened; the words stand with the first."""
    fields: dict[str, Any] = {"by": item.by} if item.by is not None else {}
    ids = []
    for n in range(item.count):
        ids.append(
            log_activity(
                u,
                account_id,
                item.type,
                day=item.day,
                contact_id=contact_id,
                outcome=item.outcome,
                subject=item.subject,
                topic=";".join(topics),
                notes=words if n == 0 else "",
                **fields,
            )
        )
    return ids


def _add_words(u: Unit, line: QuickAdd, activity_id: int) -> str:
    """The line is the words of what was done just now; how it went is said where Done did not."""
    activity = u.get("activity", activity_id)
    u.set("activity", activity_id, notes=line.text.strip())
    if line.adds_outcome and not activity["outcome"] and activity["touch_id"] is not None:
        finishing.add_outcome(u, activity["touch_id"], line.adds_outcome)
    return f"words of the {ACTIVITY_NAMES[ActivityType(activity['type'])]}"


def _add_step(u: Unit, account_id: int, step: StepDraft, people: list[int], line: QuickAdd) -> int:
    """A next step; `again` is the very step that the line closes, or whose call its words join."""
    before = line.closes[0].touch if line.closes else None
    if line.adds_to is not None:
        before = u.get("activity", line.adds_to)["touch_id"]
    if step.again and before is not None:
        touch_id = finishing.again(u, before, step.due or u.today)
        if step.owner not in (None, u.me):
            u.set("touch", touch_id, owner=step.owner)
        return touch_id
    contact_id = people[step.person] if step.person is not None else None
    return plays.add_touch(
        u,
        account_id,
        step.text,
        step.due,
        owner=step.owner or u.me,
        channel=step.channel,
        contact_id=contact_id,
        topic=";".join(line.topics),
    )


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
