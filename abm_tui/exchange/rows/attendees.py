"""A meeting, call or e-mail with several people: an activity for each whom we have, as when it is logged by hand.

Who of them met us is engaged, each for themselves; the score counts people, so nothing counts twice. What one person
does (a reply, a form) stays one person's, whoever else is on the row.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import count, islice

from abm_tui.exchange.plan.import_plan import RowPlan
from abm_tui.exchange.rows.cells import Read
from abm_tui.exchange.rows.person_matching import people_of
from abm_tui.exchange.rows.workspace_rows import Row, World
from abm_tui.models.words import BY_US, ActivityType

_TOGETHER = BY_US | {ActivityType.DISCOVERY, ActivityType.EVENT_ATTENDED}
_PERSON = ("contact", "contact_record_id", "first_name", "last_name")
_ACCOUNT = ("account", "account_record_id")
_MOST = 50  # people of one row


def attendee_parts(world: World, source: str, got: Read, plan: RowPlan, base: str) -> list[tuple[Row, Read]]:
    """Each person of the row whose activity is not the one of `plan`, with the row as theirs alone.

    A row that repeats an earlier one's record may name somebody else. Their rows go by keys of their own, `base/2` and
    so on: each by the one that it had when it came in before.
    """
    if plan.entity_id is None or got.values.get("type") not in _TOGETHER:
        return []
    found = list(islice(people_of(world, source, got), _MOST))
    if len(found) < 2 and plan.same_as is None:
        return []
    holder = world.row("activity", plan.entity_id).get("contact_id")
    numbers = _numbers(world, source, base)
    free = (n for n in count(2) if n not in numbers.values())
    return [
        (person, replace(_alone(got, named, person), keys=[("", f"{base}/{numbers.get(person['id']) or next(free)}")]))
        for person, named in found
        if person["id"] != holder
    ]


def _numbers(world: World, source: str, base: str) -> dict[int, int]:
    """Person → the number that their activity of the row has."""
    known = {n: world.by_key(source, "activities", f"{base}/{n}") for n in range(2, _MOST + 2)}
    return {world.row("activity", i).get("contact_id") or 0: n for n, i in known.items() if i is not None}


def _alone(got: Read, named: dict[str, str], person: Row) -> Read:
    """The row as if it named nobody else; of two companies' people each has their own."""
    without = {*_PERSON, *(_ACCOUNT if person.get("account_id") is not None else ())}
    values = {name: value for name, value in got.values.items() if name not in without}
    texts = {name: text for name, text in got.texts.items() if name not in without}
    values |= {name: [text] if name == "contact_record_id" else text for name, text in named.items()}
    return replace(got, values=values, texts=texts | named, digest="")
