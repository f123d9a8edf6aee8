"""The words of the domain: every closed list of values, in the order people read them.

Nothing here imports a library, so that the command line and the frame of the screen start at once.
"""

from __future__ import annotations

from enum import StrEnum


class Team(StrEnum):
    """The two teams that share every account (S001)."""

    SALES = "sales"
    MARKETING = "marketing"


class Tier(StrEnum):
    """How much effort an account deserves (S000, S001, S002). No tier = the account is in the pool."""

    ONE = "1"
    TWO = "2"
    THREE = "3"
    WATCHLIST = "watchlist"


class Stage(StrEnum):
    """Where the account is on its way (S001)."""

    AWARENESS = "awareness"
    INTEREST = "interest"
    CONSIDERATION = "consideration"
    DECISION = "decision"
    EXPANSION = "expansion"


class Role(StrEnum):
    """The eight roles of a buying committee (S000 and S001); the five required ones come first."""

    ECONOMIC_BUYER = "EB"
    CHAMPION = "CH"
    TECHNICAL_EVALUATOR = "TE"
    LEGAL_PROCUREMENT = "LP"
    INFLUENCER = "IN"
    END_USER = "EU"
    GATEKEEPER = "GK"
    APPROVER = "AP"


class PersonStatus(StrEnum):
    """How far we got with a person. `missing` is the status of a seat nobody sits on."""

    MISSING = "missing"
    IDENTIFIED = "identified"
    CONTACTED = "contacted"
    ENGAGED = "engaged"


class Stance(StrEnum):
    FOR = "for"
    NEUTRAL = "neutral"
    AGAINST = "against"


class Answer(StrEnum):
    """A team's answer to "is this a target account?"; no answer = still open."""

    YES = "yes"
    NO = "no"


class ActivityType(StrEnum):
    """What can happen: signals from them, facts, and what we did (the names our CSV uses)."""

    EMAIL_OPEN = "email_open"
    CONTENT_DOWNLOAD = "content_download"
    PRICING_VISIT = "pricing_visit"
    WEB_VISIT = "web_visit"
    EVENT_ATTENDED = "event_attended"
    REPLY = "reply"
    FORM = "form"
    INTENT_SURGE = "intent_surge"
    INTEREST = "interest"
    DISCOVERY = "discovery"
    ONBOARDED = "onboarded"
    EMAIL_SENT = "email_sent"
    CALL = "call"
    MEETING = "meeting"
    LINKEDIN = "linkedin"
    DIRECT_MAIL = "direct_mail"
    AD = "ad"
    EVENT_INVITE = "event_invite"
    EXECUTIVE_OUTREACH = "executive_outreach"
    NOTE = "note"


FROM_THEM = frozenset(
    {
        ActivityType.EMAIL_OPEN,
        ActivityType.CONTENT_DOWNLOAD,
        ActivityType.PRICING_VISIT,
        ActivityType.WEB_VISIT,
        ActivityType.EVENT_ATTENDED,
        ActivityType.REPLY,
        ActivityType.FORM,
        ActivityType.INTENT_SURGE,
    }
)
FACTS = frozenset({ActivityType.INTEREST, ActivityType.DISCOVERY, ActivityType.ONBOARDED})
BY_US = frozenset(ActivityType) - FROM_THEM - FACTS - {ActivityType.NOTE}


class Outcome(StrEnum):
    """How something we did went: a call, a meeting, what we sent. Which belong to which: `OUTCOMES_OF`."""

    ANSWERED = "answered"
    NO_ANSWER = "no_answer"
    VOICEMAIL = "voicemail"
    MEETING_BOOKED = "meeting_booked"
    HELD = "held"
    MOVED = "moved"
    NO_SHOW = "no_show"
    SENT = "sent"


class Channel(StrEnum):
    """How a touch reaches them (S000, S002)."""

    RESEARCH = "research"
    EMAIL = "email"
    PHONE = "phone"
    LINKEDIN = "linkedin"
    ADS = "ads"
    EVENT = "event"
    DIRECT_MAIL = "direct_mail"
    SDR = "sdr"
    EXECUTIVE = "executive"
    MEETING = "meeting"


# The activity that a touch of a channel becomes once it is done. Research leaves none.
ACTIVITY_OF: dict[str, ActivityType] = {
    Channel.EMAIL: ActivityType.EMAIL_SENT,
    Channel.PHONE: ActivityType.CALL,
    Channel.SDR: ActivityType.CALL,
    Channel.LINKEDIN: ActivityType.LINKEDIN,
    Channel.ADS: ActivityType.AD,
    Channel.EVENT: ActivityType.EVENT_INVITE,
    Channel.DIRECT_MAIL: ActivityType.DIRECT_MAIL,
    Channel.EXECUTIVE: ActivityType.EXECUTIVE_OUTREACH,
    Channel.MEETING: ActivityType.MEETING,
}
_CALL = (Outcome.ANSWERED, Outcome.NO_ANSWER, Outcome.VOICEMAIL, Outcome.MEETING_BOOKED)
_MEETING = (Outcome.HELD, Outcome.MOVED, Outcome.NO_SHOW)
# How a touch of a channel can have gone, in the order of the digits that say it. A channel without: just done.
OUTCOMES_OF: dict[str, tuple[Outcome, ...]] = {
    Channel.PHONE: _CALL,
    Channel.SDR: _CALL,
    Channel.EXECUTIVE: _CALL,
    Channel.MEETING: _MEETING,
    Channel.EMAIL: (Outcome.SENT,),
    Channel.LINKEDIN: (Outcome.SENT,),
    Channel.DIRECT_MAIL: (Outcome.SENT,),
}
TALKED = frozenset({Outcome.ANSWERED, Outcome.MEETING_BOOKED})  # somebody was spoken to
# Tried, and nobody was spoken to: the touch is done, and the same step is offered for another day.
ATTEMPTS = frozenset({Outcome.NO_ANSWER, Outcome.VOICEMAIL, Outcome.NO_SHOW})
ASKS_DAY = frozenset({Outcome.MEETING_BOOKED, Outcome.MOVED})  # there is a meeting to come, on some day


class TouchStatus(StrEnum):
    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


class RunStatus(StrEnum):
    """A play on an account. Only `running` and `paused` ones still have open touches."""

    RUNNING = "running"
    PAUSED = "paused"
    SUCCESS = "success"
    NO_RESULT = "no_result"
    REPLACED = "replaced"


class DealStatus(StrEnum):
    OPEN = "open"
    WON = "won"
    LOST = "lost"


class Decision(StrEnum):
    """What a review decides on an account; the digit that chooses it is its place in this list."""

    KEEP = "keep"
    MORE_EFFORT = "more_effort"
    OTHER_PLAY = "other_play"
    PAUSE = "pause"
    OUT = "out"


class ReviewStatus(StrEnum):
    OPEN = "open"
    COMPLETED = "completed"


class Group(StrEnum):
    """The two groups of the review's board."""

    TALK = "talk"
    ON_TRACK = "on_track"


class Drawer(StrEnum):
    """The three drawers of blockers, so that nobody learns to ignore them."""

    WAY = "way"
    SETUP = "setup"
    PROGRAMME = "programme"


TIER_NAMES = {
    Tier.ONE: "Tier 1",
    Tier.TWO: "Tier 2",
    Tier.THREE: "Tier 3",
    Tier.WATCHLIST: "Watchlist",
}
ROLE_NAMES = {
    Role.ECONOMIC_BUYER: "economic buyer",
    Role.CHAMPION: "champion",
    Role.TECHNICAL_EVALUATOR: "technical evaluator",
    Role.LEGAL_PROCUREMENT: "legal/procurement",
    Role.INFLUENCER: "influencer",
    Role.END_USER: "end user",
    Role.GATEKEEPER: "gatekeeper",
    Role.APPROVER: "approver",
}
STAGE_SHORT = {
    Stage.AWARENESS: "Aware",
    Stage.INTEREST: "Interest",
    Stage.CONSIDERATION: "Consider",
    Stage.DECISION: "Decision",
    Stage.EXPANSION: "Expand",
}
# S002's path: unaware, aware, engaged, opportunity, customer. An opportunity is in one of two stages of S001.
STAGE_ALIASES: dict[str, tuple[Stage, ...]] = {
    "unaware": (Stage.AWARENESS,),
    "aware": (Stage.AWARENESS,),
    "engaged": (Stage.INTEREST,),
    "opportunity": (Stage.CONSIDERATION, Stage.DECISION),
    "customer": (Stage.EXPANSION,),
}
DECISION_NAMES = {
    Decision.KEEP: "Keep",
    Decision.MORE_EFFORT: "More effort",
    Decision.OTHER_PLAY: "Other play",
    Decision.PAUSE: "Pause until…",
    Decision.OUT: "Out",
}
ACTIVITY_NAMES = {
    ActivityType.EMAIL_OPEN: "e-mail opened",
    ActivityType.CONTENT_DOWNLOAD: "download",
    ActivityType.PRICING_VISIT: "pricing page",
    ActivityType.WEB_VISIT: "web page",
    ActivityType.EVENT_ATTENDED: "event attended",
    ActivityType.REPLY: "reply",
    ActivityType.FORM: "form",
    ActivityType.INTENT_SURGE: "outside intent",
    ActivityType.INTEREST: "interest said",
    ActivityType.DISCOVERY: "discovery meeting",
    ActivityType.ONBOARDED: "on-boarded",
    ActivityType.EMAIL_SENT: "e-mail",
    ActivityType.CALL: "call",
    ActivityType.MEETING: "meeting",
    ActivityType.LINKEDIN: "LinkedIn",
    ActivityType.DIRECT_MAIL: "direct mail",
    ActivityType.AD: "ad",
    ActivityType.EVENT_INVITE: "event invite",
    ActivityType.EXECUTIVE_OUTREACH: "executive outreach",
    ActivityType.NOTE: "note",
}

CHANNEL_NAMES: dict[str, str] = {
    Channel.RESEARCH: "research",
    Channel.EMAIL: "e-mail",
    Channel.PHONE: "call",
    Channel.LINKEDIN: "LinkedIn",
    Channel.ADS: "ads",
    Channel.EVENT: "event",
    Channel.DIRECT_MAIL: "direct mail",
    Channel.SDR: "call",
    Channel.EXECUTIVE: "executive",
    Channel.MEETING: "meeting",
}
OUTCOME_NAMES = {
    Outcome.ANSWERED: "talked",
    Outcome.NO_ANSWER: "no answer",
    Outcome.VOICEMAIL: "voicemail",
    Outcome.MEETING_BOOKED: "meeting booked",
    Outcome.HELD: "held",
    Outcome.MOVED: "moved",
    Outcome.NO_SHOW: "no-show",
    Outcome.SENT: "sent",
}


def outcomes_of_kind(kind: str, stands: str = "") -> tuple[Outcome, ...]:
    """How an activity of this kind can have gone, and the outcome that `stands` there, whatever it is."""
    as_meeting = ActivityType.MEETING if kind == ActivityType.DISCOVERY else kind
    channel = next((channel for channel, of in ACTIVITY_OF.items() if of == as_meeting), "")
    known = OUTCOMES_OF.get(channel, ())
    return (*known, Outcome(stands)) if stands in set(Outcome) - set(known) else known


NO_SOURCE = ("", "file", "abm")  # files of no vendor: nobody expects a new one every week
_SOURCES = {
    "hubspot": "HubSpot",
    "linkedin": "LinkedIn",
    "zoominfo": "ZoomInfo",
    "abm": "our own file",
    "file": "a spreadsheet",
    "": "a spreadsheet",
}


def source_name(vendor: str) -> str:
    """What people call whose file it was."""
    return _SOURCES.get(vendor, vendor[:1].upper() + vendor[1:])
