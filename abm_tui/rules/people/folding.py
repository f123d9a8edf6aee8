"""Several events of one person on one day as one line with its count, as long as nobody's words are hidden by it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from abm_tui.models.facts import ActivityFact, PersonFact
from abm_tui.rules.people.typed_words import words_of

# What they are about does not tell two of them apart.
_OF_ONE_KIND = frozenset({"reply", "pricing_visit"})


@dataclass
class Fold:
    """Events said in one line: `shown` stands for all of them."""

    shown: ActivityFact
    words: str
    events: list[ActivityFact] = field(default_factory=list)

    @property
    def times(self) -> int:
        return len(self.events)


def sort_of(event: ActivityFact) -> tuple[Any, ...]:
    """What two events have in common that are the same thing twice."""
    about = "" if event.type in _OF_ONE_KIND else event.subject or event.asset or event.topic
    return event.type, event.contact_id, about, event.outcome


def folded(
    newest_first: Iterable[ActivityFact], people: Mapping[int | None, PersonFact], *, daily: bool = True
) -> list[Fold]:
    """The events, the newest first, the same thing once, or once a day; different words are lines of their own."""
    found: list[Fold] = []
    known: dict[tuple[Any, ...], list[Fold]] = {}
    for event in newest_first:
        words = words_of(event, people.get(event.contact_id))
        alike = known.setdefault((event.day if daily else None, event.by, *sort_of(event)), [])
        fold = next((f for f in alike if not words or not f.words or f.words == words), None)
        if fold is None:
            fold = Fold(event, words)
            alike.append(fold)
            found.append(fold)
        elif words and not fold.words:
            fold.shown, fold.words = event, words
        fold.events.append(event)
    return found
