"""The words of quick-add: tags, verbs, titles, and how a line is cut into tokens and clauses."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from abm_tui.models.words import ActivityType, Channel, Outcome

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
OUTCOMES = {"noanswer": Outcome.NO_ANSWER, "voicemail": Outcome.VOICEMAIL}
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
TAGS: dict[str, ActivityType] = OURS | THEIRS | FACT_TAGS

# What a planned touch of ours is called and the channel it goes by.
PLANNED: dict[ActivityType, tuple[str, Channel]] = {
    ActivityType.CALL: ("call", Channel.PHONE),
    ActivityType.EMAIL_SENT: ("e-mail", Channel.EMAIL),
    ActivityType.MEETING: ("meet", Channel.MEETING),
    ActivityType.LINKEDIN: ("LinkedIn", Channel.LINKEDIN),
    ActivityType.DIRECT_MAIL: ("direct mail", Channel.DIRECT_MAIL),
    ActivityType.EVENT_INVITE: ("invite", Channel.EVENT),
    ActivityType.AD: ("ad", Channel.ADS),
    ActivityType.EXECUTIVE_OUTREACH: ("executive outreach", Channel.EXECUTIVE),
}
# Words that say no more than the tag beside them.
SAME_AS: dict[ActivityType, frozenset[str]] = {
    ActivityType.CALL: frozenset({"call", "called", "phoned", "rang", "phone"}),
    ActivityType.EMAIL_SENT: frozenset({"email", "e-mail", "emailed", "e-mailed"}),
    ActivityType.MEETING: frozenset({"met", "meet", "meeting"}),
    ActivityType.DISCOVERY: frozenset({"met", "meet", "meeting"}),
    ActivityType.LINKEDIN: frozenset({"linkedin"}),
    ActivityType.EVENT_INVITE: frozenset({"invite", "invited"}),
    ActivityType.REPLY: frozenset({"replied", "reply"}),
    ActivityType.EMAIL_OPEN: frozenset({"opened"}),
    ActivityType.CONTENT_DOWNLOAD: frozenset({"downloaded"}),
    ActivityType.WEB_VISIT: frozenset({"visited"}),
    ActivityType.EVENT_ATTENDED: frozenset({"attended"}),
}
LINKS = frozenset({"with", "from", "to", "and", "&", "at", "the", "a", "an", "had", "has", "then"})
PRONOUNS = frozenset({"him", "her", "them", "they", "he", "she"})

_TO_DO = """add arrange ask book call chase check close confirm connect demo dm draft e-mail email find follow forward
get intro introduce invite linkedin loop mail meet message nudge offer phone ping plan prepare present propose quote
remind review ring schedule send set share sign talk try update visit write"""
_DONE = """agreed answered asked attended booked called came downloaded e-mailed emailed filled joined messaged met
opened phoned pinged rang read replied said saw sent signed spoke talked told visited wants wrote"""
TO_DO = frozenset(_TO_DO.split())
DONE = frozenset(_DONE.split())

_TOKEN = re.compile(r'["“”][^"“”]*["“”]?|\([^()\n]*\)|\n|[,;]|(?:[^\s,;"“”()]|,(?=[0-9]))+|[()]')
COUNT = re.compile(r"[x×]([1-9][0-9]?)|([1-9][0-9]?)[x×]", re.IGNORECASE)


@dataclass(frozen=True)
class Token:
    """A word, a "literal", a (parenthesis) or a separator, and where it stands. `core` is what is compared."""

    kind: str  # word, quote, paren, sep
    text: str
    start: int
    end: int

    @property
    def core(self) -> str:
        """Without the punctuation at its end, in small letters; punctuation alone stays."""
        return self.text.rstrip(".!?:").lower() or self.text.lower()

    @property
    def bare(self) -> str:
        """The word without the punctuation at its end, and a parenthesis or a literal without its marks."""
        if self.kind == "quote":
            return self.text.strip('"“”')
        return self.text.strip("()") if self.kind == "paren" else self.text.rstrip(".!?:,")


def tokens_of(text: str, literal: Collection[tuple[int, int]] = (), gone: Collection[int] = ()) -> list[Token]:
    """Cut `text` into tokens. Those inside a `literal` span are quoted; those that start in `gone` are left out."""
    found = []
    for match in _TOKEN.finditer(text):
        start, end, word = match.start(), match.end(), match[0]
        if start in gone:
            continue
        kind = "sep" if word in (",", ";", "\n") else "paren" if word.startswith("(") and len(word) > 1 else "word"
        if word[0] in '"“”':
            kind = "quote"
        elif kind != "sep" and any(low <= start and end <= high for low, high in literal):
            kind = "literal"
        found.append(Token(kind, word, start, end))
    return found


def clauses_of(tokens: list[Token]) -> list[list[int]]:
    """The indexes of the tokens between commas, semicolons, line ends and ends of sentences."""
    clauses: list[list[int]] = [[]]
    for index, token in enumerate(tokens):
        if token.kind == "sep":
            clauses.append([])
            continue
        clauses[-1].append(index)
        if token.kind == "word" and len(token.text) > 2 and token.text[-1] in ".!?":
            clauses.append([])
    return [clause for clause in clauses if clause]


def joined(text: str, tokens: list[Token], kept: Collection[int]) -> str:
    """The kept tokens as text: neighbours with what stands between them, others with one blank; literals unquoted."""
    out, last = "", None
    for index in sorted(kept):
        token = tokens[index]
        shown = token.text.strip('"“”') if token.kind == "quote" else token.text
        if last is not None:
            between = [i for i in range(last + 1, index) if tokens[i].kind != "sep"]
            gap = "" if between else text[tokens[last].end : token.start]
            out += gap if gap and not gap.strip(" ,;\n\t") else " "
        out, last = out + shown, index
    return out.strip()
