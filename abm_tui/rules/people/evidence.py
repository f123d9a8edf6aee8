"""What an activity proves: whose move it was, whether it really happened, and how it is said in a line."""

from __future__ import annotations

from abm_tui.models.facts import AccountFacts, ActivityFact
from abm_tui.models.words import ACTIVITY_NAMES, BY_US, FACTS, FROM_THEM, TALKED, ActivityType, Outcome

# Plain strings: what the store hands over is plain, and these sets are asked once an activity.
THEIR_TYPES = frozenset(str(t) for t in FROM_THEM - {ActivityType.INTENT_SURGE})
OUR_TYPES = frozenset(str(t) for t in BY_US)
FACT_TYPES = frozenset(str(t) for t in FACTS)
MEETING_TYPES = frozenset({"meeting", "discovery"})
ENGAGING_TYPES = frozenset(
    {
        "reply",
        "form",
        "content_download",
        "event_attended",
        "pricing_visit",
        "call",
        "executive_outreach",
        *MEETING_TYPES,
    }
)
# A note says nothing about a person, and a surge of outside intent is not contact with us.
MEANINGLESS = frozenset({"note", "intent_surge"})
SPOKEN = frozenset(str(o) for o in TALKED)
# Nobody was met: a meeting that was moved or missed, and one that an older file says nobody answered.
MISSED = frozenset(str(o) for o in (Outcome.MOVED, Outcome.NO_SHOW, Outcome.NO_ANSWER, Outcome.VOICEMAIL))
_MISSABLE = MEETING_TYPES | {"executive_outreach"}


def has_taken_place(activity: ActivityFact) -> bool:
    """A call counts only when somebody was spoken to, what could be missed unless it was. Else always true.

    A meeting nobody said anything of was held; one that was moved, and one where nobody came, was not.
    """
    if activity.type == "call":
        return activity.outcome in SPOKEN
    return activity.type not in _MISSABLE or activity.outcome not in MISSED


def is_engaging(activity: ActivityFact) -> bool:
    """Whether it engages its person (S000): reply, answered call, meeting, form, download, event or pricing visit.

    An e-mail open or a page view does not (S001 counts them as interest, not as an answer). What an executive of
    ours did is a talk only where that was said of it.
    """
    if activity.type == "executive_outreach":
        return activity.outcome in SPOKEN
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
