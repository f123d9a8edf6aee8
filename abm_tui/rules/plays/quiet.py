"""Silence: days without anything from them and anything by us. Not to be mixed up with *stuck*, too long in a stage."""

from __future__ import annotations

from datetime import date

from abm_tui.models.account_fields import AccountFact
from abm_tui.models.facts import AccountFacts, ActivityFact
from abm_tui.rules.people.evidence import FACT_TYPES, OUR_TYPES, THEIR_TYPES
from abm_tui.rules.plays.touches import last_done

_THEIRS = THEIR_TYPES | FACT_TYPES


def last_moves(facts: AccountFacts, today: date) -> tuple[ActivityFact | None, date | None]:
    """The latest thing from them, and the day of the latest thing by us (logged, or a touch done)."""
    theirs: ActivityFact | None = None
    ours: ActivityFact | None = None
    now = today.toordinal()
    for event in facts.activities:
        if event.at.toordinal() > now:
            continue
        if event.type in _THEIRS:
            if theirs is None or (event.at, event.id) > (theirs.at, theirs.id):
                theirs = event
        elif event.type in OUR_TYPES and (ours is None or event.at > ours.at):
            ours = event
    done = last_done(facts, today) if facts.touches else None
    if ours is None:
        return theirs, done
    return theirs, max(done, ours.day) if done else ours.day


def quiet_days(account: AccountFact, theirs: ActivityFact | None, ours: date | None, today: date) -> int:
    """Whole days of silence, counted at the earliest from the day the account first got a tier; 0 without a tier."""
    if account.tiered_on is None:
        return 0
    last = account.tiered_on
    if theirs is not None:
        last = max(last, theirs.day)
    if ours is not None:
        last = max(last, ours)
    return max(0, (today - last).days)
