"""How a next step reaches whom: its channel from its verb, its person by name. The one reader for every path."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from abm_tui.models.facts import PersonFact, TouchFact
from abm_tui.models.words import Channel
from abm_tui.rules.quickadd.people import Names, find_people
from abm_tui.rules.quickadd.words import CHANNELS, LINKS, TO_DO, UNSAID, URGES, Token, clauses_of, tokens_of

_LIGHT = URGES | LINKS | {"try", "again", "maybe", "first", "quick", "short", "have", "do", "make"}
_FIRST = 4  # a verb stands within the first words of a step
# A noun before one of these is what the work is about: to write the notes of a meeting is no meeting.
_ABOUT = frozenset(
    {"agenda", "feedback", "follow-up", "followup", "invitation", "invite", "minutes", "notes", "prep", "preparation"}
    | {"protocol", "recap", "recording", "report", "script", "slides", "summary", "sheet", "list"}
)
_BY = re.compile(r"\b(?:by|via|per|over|on)\s+(?:the\s+)?(phone|e-?mail|linkedin|post|letter|courier)\b", re.IGNORECASE)
_MEANS = {
    "phone": Channel.PHONE,
    "email": Channel.EMAIL,
    "linkedin": Channel.LINKEDIN,
    "post": Channel.DIRECT_MAIL,
    "letter": Channel.DIRECT_MAIL,
    "courier": Channel.DIRECT_MAIL,
}
_SENT_BY_POST = frozenset({"gift", "letter", "parcel", "postcard", "package", "book", "box"})
_TO = LINKS | {"him", "her", "mr", "ms", "mrs", "dr"}


@dataclass(frozen=True)
class StepWay:
    """`channel` is a Channel, "" where the words name none; `contact_id` the one known person they name."""

    channel: str = ""
    contact_id: int | None = None


def read_way(text: str, people: Sequence[PersonFact] = ()) -> StepWay:
    """`Call Kristin Gonzalez about the RFP` → phone, and Kristin Gonzalez where she is one of `people`.

    A name that fits several is nobody: it is not guessed. Of several people it is the one the verb goes to. Ours.
    """
    tokens = tokens_of(text)
    words = [n for n, token in enumerate(tokens) if token.kind == "word"]
    verb = _verb(tokens, words)
    return StepWay(_channel(text, tokens, words, verb), _person(tokens, verb, people))


def with_way(touch: TouchFact, people: Sequence[PersonFact] = ()) -> TouchFact:
    """A next step with the channel and the person of its words where it has none of its own.

    Steps written down before they were read have none; a touch of a play has what its play says.
    """
    if touch.run_id is not None or (touch.channel and touch.contact_id is not None):
        return touch
    way = read_way(touch.text, people)
    contact = way.contact_id if touch.contact_id is None else touch.contact_id
    return replace(touch, channel=touch.channel or way.channel, contact_id=contact)


def _verb(tokens: Sequence[Token], words: Sequence[int]) -> int | None:
    """Where the word stands that says what is to be done; None where the first words hold none."""
    for at, n in enumerate(words[:_FIRST]):
        word = tokens[n].core
        if word in CHANNELS or word == "linkedin":
            following = tokens[words[at + 1]].core if at + 1 < len(words) else ""
            return None if following in _ABOUT and word not in UNSAID else n
        if word in TO_DO and word not in _LIGHT:
            return n
    return None


def _channel(text: str, tokens: Sequence[Token], words: Sequence[int], verb: int | None) -> str:
    named = _BY.search(text)
    if named:
        return str(_MEANS[named[1].lower().replace("-", "")])
    said = {tokens[n].core for n in words}
    first = "" if verb is None else tokens[verb].core
    channel = CHANNELS.get(first)
    if first in UNSAID | {"write", "message", "ping"}:
        if "linkedin" in said:
            return str(Channel.LINKEDIN)
        if first in UNSAID and _SENT_BY_POST & said:
            return str(Channel.DIRECT_MAIL)
    return "" if channel is None else str(channel)


def _person(tokens: list[Token], verb: int | None, people: Sequence[PersonFact]) -> int | None:
    if not people:
        return None
    found = [f for f in find_people(tokens, clauses_of(tokens), set(), Names(people, (), None)) if f.draft.id]
    if len(found) > 1 and verb is not None:
        found = [f for f in found if _follows(tokens, verb, f.tokens)]
    return found[0].draft.id if len(found) == 1 else None


def _follows(tokens: Sequence[Token], verb: int, name: Collection[int]) -> bool:
    """Whether nothing but `to`, `with` and the like stands between the verb and the name."""
    return min(name) > verb and all(tokens[n].core in _TO for n in range(verb + 1, min(name)))
