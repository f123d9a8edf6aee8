"""The words of quick-add: verbs, what they plan, and how a line is cut into tokens and clauses."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from abm_tui.models.words import ActivityType, Channel

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
    ActivityType.LINKEDIN: frozenset({"linkedin"}),
    ActivityType.EVENT_INVITE: frozenset({"invite", "invited"}),
}
CHANNELS = {word: PLANNED[type][1] for type, words in SAME_AS.items() for word in words}
CHANNELS |= {"ring": Channel.PHONE, "dm": Channel.LINKEDIN, "connect": Channel.LINKEDIN, "write": Channel.EMAIL}
UNSAID = frozenset({"send", "forward", "reply"})  # by e-mail, which the word itself does not say
CHANNELS |= dict.fromkeys(("mail", *sorted(UNSAID)), Channel.EMAIL)
CHANNELS |= dict.fromkeys(("demo", "coffee", "lunch"), Channel.MEETING)

LINKS = frozenset({"with", "from", "to", "and", "&", "at", "the", "a", "an", "had", "has", "then"})
URGES = frozenset({"and", "then", "to", "will", "please", "must", "should", "i'll", "we'll", "i", "we", "let's"})
PRONOUNS = frozenset({"him", "her", "them", "they", "he", "she"})
THIRD = frozenset({"they", "he", "she", "who", "nobody", "he's", "she's", "they're", "he'll", "she'll", "they'll"})
US = frozenset({"i", "we", "i'll", "we'll", "i've", "we've", "i'm", "we're"})

_TO_DO = """add arrange ask book call chase check close confirm connect demo dm draft e-mail email find follow forward
get intro introduce invite linkedin loop mail meet message nudge offer phone ping plan prepare present propose quote
remind reply review ring schedule send set share sign talk try update visit write"""
_DONE = """agreed answered arranged asked attended booked called came downloaded e-mailed emailed filled had joined
messaged met opened phoned pinged rang read replied said saw scheduled sent signed spoke talked told visited
wrote"""
TO_DO = frozenset(_TO_DO.split())
DONE = frozenset(_DONE.split())
# What somebody does, beside a name: "Raj reviews it fri" is no step of ours.
_DOES = """
's are back can comes could decides goes has hopes is leaves may moves plans returns should starts will won't
works would
needs want wants
"""
DOES = frozenset(f"{verb}s" for verb in TO_DO) | frozenset(_DOES.split())

_DASHES = frozenset({"-", "–", "—"})
_QUOTES = '"“”„«»'
_TOKEN = re.compile(
    rf"[{_QUOTES}][^{_QUOTES}]*[{_QUOTES}]?"
    r"|(?<!\w)['‘](?:[^'‘’\n]|['’](?=\w))+['’](?!\w)"
    rf"|\([^()\n]*\)|\n|[,;]|(?:[^\s,;{_QUOTES}()]|,(?=[0-9]))+|[()]"
)
COUNT = re.compile(r"[x×]([1-9][0-9]?)|([1-9][0-9]?)[x×]", re.IGNORECASE)


@dataclass(frozen=True)
class Token:
    """A word, a "quote", a (parenthesis), a separator, or a word dropped (literal), and where it stands."""

    kind: str  # word, quote, paren, sep, literal
    text: str
    start: int
    end: int

    @property
    def core(self) -> str:
        """Without the punctuation at its end, in small letters; punctuation alone stays."""
        return (self.text.rstrip(".!?:").lower() or self.text.lower()).replace("’", "'")

    @property
    def bare(self) -> str:
        """The word without the punctuation at its end, and a parenthesis or a quote without its marks."""
        if self.kind == "quote":
            return self.text.strip(f"{_QUOTES}'‘’")
        return self.text.strip("()") if self.kind == "paren" else self.text.rstrip(".!?:,")


def tokens_of(text: str, literal: Collection[tuple[int, int]] = ()) -> list[Token]:
    """Cut `text` into tokens. Those inside a `literal` span are words that nothing is read from."""
    found = []
    for match in _TOKEN.finditer(text):
        start, end, word = match.start(), match.end(), match[0]
        kind = "sep" if word in (",", ";", "\n") else "paren" if word.startswith("(") and len(word) > 1 else "word"
        if word[0] in _QUOTES or (word[0] in "'‘" and len(word) > 2 and word[-1] in "'’"):
            kind = "quote"
        elif kind != "sep" and any(low <= start and end <= high for low, high in literal):
            kind = "literal"
        found.append(Token(kind, word, start, end))
    return found


def clauses_of(tokens: list[Token]) -> list[list[int]]:
    """The indexes of the tokens between commas, semicolons, colons, line ends, ends of sentences and dashes.

    A dash counts before somebody or a verb: "spoke to Eve - she needs a quote", not "proposal - second draft".
    """
    clauses: list[list[int]] = [[]]
    for index, token in enumerate(tokens):
        if token.kind == "sep":
            clauses.append([])
            continue
        clauses[-1].append(index)
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        dash = token.text in _DASHES and following is not None and following.core in THIRD | US | TO_DO | DONE
        if dash or ends_clause(token):
            clauses.append([])
    return [clause for clause in clauses if clause]


def ends_clause(token: Token) -> bool:
    """Whether a clause ends behind the word: a full stop, a question, an exclamation or a colon."""
    return token.kind in ("word", "literal") and len(token.text) > 2 and token.text[-1] in ".!?:"


def joined(text: str, tokens: list[Token], kept: Collection[int]) -> str:
    """The kept tokens as text: neighbours with what stands between them, others with one blank; quotes unquoted."""
    out, last = "", None
    for index in sorted(kept):
        token = tokens[index]
        shown = token.bare if token.kind == "quote" else token.text
        if last is not None:
            between = [i for i in range(last + 1, index) if tokens[i].kind != "sep"]
            gap = "" if between else text[tokens[last].end : token.start]
            out += gap if gap and not gap.strip(" ,;\n\t") else " "
        out, last = out + shown, index
    return out.strip()
