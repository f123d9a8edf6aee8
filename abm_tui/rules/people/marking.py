"""What a status set by hand does, and why it sometimes does nothing: a mark never lowers what activities prove."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from abm_tui.models.facts import ActivityFact, PersonFact
from abm_tui.models.words import PersonStatus
from abm_tui.rules.framework.framework import Framework
from abm_tui.rules.people.people import rank, standing, status_reason_text
from abm_tui.when import say_day


@dataclass(frozen=True, slots=True)
class StatusMark:
    """`status` is what the person will be; `note` says why that is not what was asked for, or why nothing changes."""

    status: PersonStatus
    changes: bool
    note: str = ""


def marked(
    person: PersonFact, wanted: PersonStatus, activities: Sequence[ActivityFact], today: date, fw: Framework
) -> StatusMark:
    """What becomes of `person` when somebody marks them `wanted` today (S000: engagement is proven by activities)."""
    now = standing(person, activities, today, fw)
    then = standing(replace(person, status=str(wanted), status_on=today), activities, today, fw)
    name = person.name or person.title or "This person"
    why = status_reason_text(person, activities, today, fw)
    if then.status == now.status:
        if wanted == now.status:
            return StatusMark(now.status, False, f"{name} is {now.status} already: {why}.")
        until = f" It counts until {say_day(now.expires, today)}." if now.expires else ""
        proof = "" if now.because is None else " proves it"
        return StatusMark(
            now.status, False, f"{name} stays {now.status}: {why}{proof}; a mark cannot lower that.{until}"
        )
    if rank(then.status) > rank(wanted):
        proof = status_reason_text(replace(person, status=None), activities, today, fw)
        return StatusMark(then.status, True, f"not {wanted}: {proof}")
    return StatusMark(then.status, True)
