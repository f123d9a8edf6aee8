"""What happened with an account, as people read it and as scripts do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from abm_tui.models.facts import AccountFacts, ActivityFact
    from abm_tui.store import Store

_NEWEST = 10  # events that a text names


def event_json(event: ActivityFact, facts: AccountFacts, names: dict[int, str]) -> dict[str, Any]:
    """Who did it (`them` or one of us), with whom, and the words whole, as they were typed or written."""
    from abm_tui.rules.people.event_words import by_whom, people_of, person_text
    from abm_tui.rules.people.typed_words import named_in

    who = person_text(people_of(facts).get(event.contact_id), titled=False) or named_in(event)
    return {
        "id": event.id,
        "at": event.at,
        "by": by_whom(event, names) or None,
        "who": who or None,
        "type": event.type,
        "outcome": event.outcome or None,
        "subject": event.subject,
        "words": event.notes,
    }


def event_lines(facts: AccountFacts, store: Store) -> list[str]:
    """What happened lately, the newest first: `Tue · them · Dana Ruiz, CFO replied: "send the contract"`."""
    from abm_tui.rules.people.event_words import by_whom, event_text, people_of
    from abm_tui.rules.people.folding import folded
    from abm_tui.when import say_past

    names, people = {m.id: m.name for m in store.members}, people_of(facts)
    folds = folded(reversed(facts.activities), people)
    lines = []
    for fold in folds[:_NEWEST]:
        text = event_text(fold.shown, people.get(fold.shown.contact_id), times=fold.times)
        said = (say_past(fold.shown.day, store.today), by_whom(fold.shown, names), text)
        lines.append(" · ".join(part for part in said if part))
    return [*lines, f"{len(folds) - _NEWEST} older"] if len(folds) > _NEWEST else lines
