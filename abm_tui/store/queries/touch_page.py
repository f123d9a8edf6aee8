"""One touch with all it takes to do it: the person, the last word between us, the play, the role's message."""

from __future__ import annotations

from dataclasses import dataclass

from abm_tui.models.facts import AccountFacts, ActivityFact, PersonFact, PlayFact, RunFact, TouchFact
from abm_tui.models.words import PersonStatus
from abm_tui.rules.people.people import statuses
from abm_tui.store.queries import plays, touches
from abm_tui.store.queries.assets import address
from abm_tui.store.queries.facts import account_facts
from abm_tui.store.reader import Reader


@dataclass(frozen=True)
class TouchPage:
    """`last` is the latest activity with the person, or with the account where nobody is named."""

    touch: TouchFact
    facts: AccountFacts
    person: PersonFact | None = None
    status: PersonStatus | None = None
    run: RunFact | None = None
    play: PlayFact | None = None
    last: ActivityFact | None = None
    asset_url: str = ""  # where the content lies that it links, "" = nowhere, or it links none


def touch_page(r: Reader, touch_id: int) -> TouchPage | None:
    """The touch's page; None when it is gone."""
    touch = touches.by_id(r, touch_id)
    if touch is None:
        return None
    facts = account_facts(r, ids=[touch.account_id]).get(touch.account_id)
    if facts is None:
        return None
    person = next((p for p in facts.people if p.id == touch.contact_id), None)
    if person is None and touch.role:
        seated = [s.contact_id for s in facts.seats if s.role == touch.role]
        person = next((p for p in facts.people if p.id in seated), None)
    run = next((one for one in facts.runs if one.id == touch.run_id), None)
    play = next((p for p in plays.plays(r) if run is not None and p.id == run.play_id), None)
    known = [a for a in facts.activities if person is None or a.contact_id == person.id]
    return TouchPage(
        touch,
        facts,
        person,
        statuses(facts, r.today, r.framework).get(person.id) if person else None,
        run,
        play,
        max(known, key=lambda a: (a.at, a.id), default=None),
        address(r, touch.asset),
    )
