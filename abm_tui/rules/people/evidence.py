"""What an activity proves: whose move it was, whether it really happened, and how it is said in a line."""

from __future__ import annotations

from abm_tui.models.facts import AccountFacts, ActivityFact
from abm_tui.models.words import ACTIVITY_NAMES, BY_US, FACTS, FROM_THEM, ActivityType, Outcome

# Plain strings: what the store hands over is plain, and these sets are asked once an activity.
THEIR_TYPES = frozenset(str(t) for t in FROM_THEM - {ActivityType.INTENT_SURGE})
OUR_TYPES = frozenset(str(t) for t in BY_US)
FACT_TYPES = frozenset(str(t) for t in FACTS)
MEETING_TYPES = frozenset({"meeting", "discovery"})
ENGAGING_TYPES = frozenset(
    {"reply", "form", "content_download", "event_attended", "pricing_visit", "call", *MEETING_TYPES}
)
# A note says nothing about a person, and a surge of outside intent is not contact with us.
MEANINGLESS = frozenset({"note", "intent_surge"})
SILENT = frozenset({str(Outcome.NO_ANSWER), str(Outcome.VOICEMAIL)})


def has_taken_place(activity: ActivityFact) -> bool:
    """A call counts as a talk only when somebody answered, a meeting unless nobody came. Else always true."""
    if activity.type == "call":
        return activity.outcome == "answered"
    return activity.type not in MEETING_TYPES or activity.outcome not in SILENT


def is_engaging(activity: ActivityFact) -> bool:
    """Whether it engages its person (S000): reply, answered call, meeting, form, download, event or pricing visit.

    An e-mail open or a page view does not (S001 counts them as interest, not as an answer).
    """
    return activity.type in ENGAGING_TYPES and has_taken_place(activity)


def names_of(facts: AccountFacts) -> dict[int, str]:
    """Contact id → name."""
    return {p.id: p.name for p in facts.people}


def activity_text(activity: ActivityFact) -> str:
    """The activity in a few words, without who and when: `opened "ROI model"`, `call, answered`, `pricing page`."""
    return kind_text(activity.type, activity.subject or activity.asset, activity.outcome)


def kind_text(kind: str, subject: str, outcome: str = "") -> str:
    """The same of a kind of activity and what it was about."""
    if kind == "email_open":
        return f'opened "{subject}"' if subject else "e-mail opened"
    if kind == "reply":
        return f'reply: "{subject}"' if subject else "reply"
    if kind == "email_sent":
        return f'e-mail "{subject}"' if subject else "e-mail"
    name = ACTIVITY_NAMES[ActivityType(kind)]
    if outcome:
        name += f", {outcome.replace('_', ' ')}"
    return f"{name}, {subject}" if subject else name
