"""The tags of quick-add: ours, theirs, facts, outcomes, their close words, and the one a misspelt tag is near to."""

from __future__ import annotations

from abm_tui.models.words import ActivityType, Outcome
from abm_tui.text import fold

# The ones that help and the empty line name; each has close words below.
OURS: dict[str, ActivityType] = {
    "call": ActivityType.CALL,
    "email": ActivityType.EMAIL_SENT,
    "meeting": ActivityType.MEETING,
    "linkedin": ActivityType.LINKEDIN,
    "mail": ActivityType.DIRECT_MAIL,
    "event": ActivityType.EVENT_INVITE,
    "ad": ActivityType.AD,
    "exec": ActivityType.EXECUTIVE_OUTREACH,
}
THEIRS: dict[str, ActivityType] = {
    "replied": ActivityType.REPLY,
    "opened": ActivityType.EMAIL_OPEN,
    "downloaded": ActivityType.CONTENT_DOWNLOAD,
    "pricing": ActivityType.PRICING_VISIT,
    "visited": ActivityType.WEB_VISIT,
    "attended": ActivityType.EVENT_ATTENDED,
    "form": ActivityType.FORM,
}
FACT_TAGS: dict[str, ActivityType] = {
    "interest": ActivityType.INTEREST,
    "discovery": ActivityType.DISCOVERY,
    "onboarded": ActivityType.ONBOARDED,
    "intent": ActivityType.INTENT_SURGE,
}
OUTCOMES: dict[str, Outcome] = {"noanswer": Outcome.NO_ANSWER, "voicemail": Outcome.VOICEMAIL}

_CLOSE: dict[ActivityType, str] = {
    ActivityType.CALL: "called calls phone phoned rang spoke talked",
    ActivityType.EMAIL_SENT: "emailed emails wrote mailed",
    ActivityType.MEETING: "met meet meetings demo coffee lunch",
    ActivityType.LINKEDIN: "inmail",
    ActivityType.DIRECT_MAIL: "letter",
    ActivityType.EVENT_INVITE: "invite invited invitation",
    ActivityType.AD: "ads advert",
    ActivityType.EXECUTIVE_OUTREACH: "executive",
    ActivityType.REPLY: "replies response responded wroteback",
    ActivityType.EMAIL_OPEN: "open opens",
    ActivityType.CONTENT_DOWNLOAD: "download downloads",
    ActivityType.PRICING_VISIT: "pricingpage",
    ActivityType.WEB_VISIT: "visit visits website",
    ActivityType.EVENT_ATTENDED: "attend attends webinar",
    ActivityType.FORM: "forms",
    ActivityType.INTEREST: "interested",
    ActivityType.ONBOARDED: "onboarding",
    ActivityType.INTENT_SURGE: "surge",
    ActivityType.NOTE: "notes",
}
_CLOSE_OUTCOMES: dict[Outcome, str] = {Outcome.NO_ANSWER: "nopickup", Outcome.VOICEMAIL: "vm voicemails"}


def _key(word: str) -> str:
    """`Event_Attended`, `event-attended` and `eventattended` are one tag."""
    return fold(word).replace("_", "").replace("-", "")


TAGS: dict[str, ActivityType] = {
    **{_key(kind.value): kind for kind in ActivityType},
    **{word: kind for kind, words in _CLOSE.items() for word in words.split()},
    **OURS,
    **THEIRS,
    **FACT_TAGS,
}
_OUTCOME_TAGS: dict[str, Outcome] = {
    **{_key(outcome.value): outcome for outcome in Outcome},
    **{word: outcome for outcome, words in _CLOSE_OUTCOMES.items() for word in words.split()},
    **OUTCOMES,
}
_SHORT, _LONG = 5, 7  # letters from which one, and two, may be wrong


def tag_of(word: str) -> ActivityType | None:
    """The kind of activity that `#word` names; None for any other word."""
    return TAGS.get(_key(word))


def outcome_of(word: str) -> Outcome | None:
    """The outcome that `#word` names; None for any other word."""
    return _OUTCOME_TAGS.get(_key(word))


def near(word: str) -> str:
    """The tag that `word` is nearly, "" for a word that is near none.

    One letter from five on, two from seven on; swapped neighbours are one. Ours: shorter words are near everything.
    """
    key = _key(word)
    most = 2 if len(key) >= _LONG else 1 if len(key) >= _SHORT else 0
    if not most or not key.isalpha():
        return ""
    from rapidfuzz.distance import OSA

    found = [(OSA.distance(key, tag, score_cutoff=most), n, tag) for n, tag in enumerate(_IN_ORDER)]
    best = min(found)
    return best[2] if best[0] <= most else ""


# The ones that are shown come first, so that of two as near the well-known one is offered.
_SHOWN = (*OURS, *THEIRS, *FACT_TAGS, *OUTCOMES)
_IN_ORDER = tuple(dict.fromkeys((*_SHOWN, *TAGS, *_OUTCOME_TAGS)))
