"""What was said, out of the line as it was typed: the stored text never changes, what is shown may begin later.

`Lea Stone replied: we sign next week #replied` is stored whole; beside her name the words are `we sign next week`.
Where a line does not begin with who and how, all of it is shown, without its tags.
"""

from __future__ import annotations

import re

from abm_tui.models.facts import ActivityFact, PersonFact
from abm_tui.models.words import ACTIVITY_NAMES, ActivityType

ANSWER_TO = re.compile(r"(?:(?:re|aw|sv|antw)(?::\s*|\s+))+", re.IGNORECASE)
"""What a mail's subject begins with when it answers another."""
_TAGS = re.compile(r'("[^"]*"|“[^”]*”)|(?:(?<=\s)|^)#[^\W\d_][\w-]*(?:\s+[x×][0-9]{1,2}(?!\S))?')
_PAREN = re.compile(r"\s*\([^()]*\)")
_BREAK = re.compile(r"\s*[:,;]\s*|\s+[–—-]\s+")
_QUOTED = re.compile(r'["“„«]([^"“”„«»]+)["“”»]')
_QUOTE = frozenset('"“”„«»')
_TITLED = r"""\s*(?:,\s*[^,.:;"“„]{1,30}?\s+)?(?:(?:has|just|finally|also)\s+)*"""
_THEY = "replied|wrote back|wrote|writes|responded|answered|says|said|told us|told me|called back|called|rang|phoned"
_HE_SAID = re.compile(rf"{_TITLED}(?:{_THEY})\b(?:\s+(?:back|us|me)\b)?(?:\s+that\b)?", re.IGNORECASE)
_WE_DID = re.compile(
    r"(?:called|rang|phoned|call|spoke|talked|e-?mailed|wrote|mailed|messaged|met|meeting|reply|replied|linkedin"
    r"|left (?:a )?(?:voicemail|message))\b(?:\s+(?:to|with|from|by|for))?(?:\s+(?:mr|mrs|ms|dr|herr|frau)\b\.?)?\s*",
    re.IGNORECASE,
)
_NOBODY_CAME = re.compile(
    r"(?:no answer|no reply|voicemail|left (?:a )?(?:voicemail|message)|did(?: not|n['’]t) pick up)"
    r"(?:\s*[,;:]\s*|\s*$)",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"(?:re|on|about|to|with|for|in|at|from|regarding|concerning)\b(?!:)", re.IGNORECASE)
_PRONOUN = re.compile(r"(?:they|she|he|somebody|someone)\b", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){0,2}?(?=\s*\(|\s*,|\s*:|\s+[a-z]|$)")
_LETTERS = re.compile(r"[^\W_]+")
# Words of a line that say no more than its type, outcome and person do.
_LIKE_THE_TYPE = """a an the to with from for by at on of and has had x2 x3 called call rang phoned phone spoke talked
left message emailed mailed mail e wrote sent back replied reply answered opened open downloaded visited visit attended
met meeting page linkedin got they he she"""
_LIKE_NO_ANSWER = "no answer did didn t not pick up"
_SAME = frozenset(_LIKE_THE_TYPE.split())
_SILENT = {"no_answer": frozenset(_LIKE_NO_ANSWER.split()), "voicemail": frozenset({"voicemail"})}


def words_of(activity: ActivityFact, person: PersonFact | None = None) -> str:
    """What *they* said or what was said, as typed; "" where the line says no more than who, what and how it went.

    One line of the stored text: after who and how, or in its quotes, else the line without its tags. Of a reply that
    has only a subject that is what was said, unless it is only what they answered to.
    """
    stored = activity.notes.strip()
    if not stored:
        heard = activity.type == "reply" and not ANSWER_TO.match(activity.subject)
        return activity.subject if heard else ""
    if "\n" in stored:  # prose or a mail: nobody tags it
        return " ".join(stored.split())
    line = untagged(stored)
    begin = _lead(line, person)
    rest = line[begin:]
    if activity.outcome in _SILENT and (silent := _NOBODY_CAME.match(rest)):
        rest = rest[silent.end() :]
    inner = _QUOTED.match(rest)
    if inner and not _QUOTE.intersection(rest[inner.end() :]):
        return inner[1].strip()
    return "" if _says_nothing(rest, activity, person) else rest


def untagged(line: str) -> str:
    """The line without its tags, in single blanks; what stands in quotes has none."""
    return " ".join(_TAGS.sub(lambda found: found[1] or "", line).split())


def goes_on(words: str) -> bool:
    """Whether the words continue the deed: `re security`, `about pricing`. They are no quotation then."""
    return _GOES_ON.match(words) is not None


def named_in(activity: ActivityFact) -> str:
    """Whom a line names that belongs to nobody we know: `Lea Stone` of `Lea Stone replied: …`; "" where it does not."""
    if "\n" in activity.notes.strip():
        return ""
    line = untagged(activity.notes)
    for begin in _begins(line):
        deed = _WE_DID.match(line, begin)
        found = _NAME.match(line, deed.end() if deed else begin)
        if found and all(part[0].isupper() for part in found[0].split()):
            after = _PAREN.match(line, found.end())
            if deed or _HE_SAID.match(line, after.end() if after else found.end()):
                return found[0]
    return ""


def _begins(line: str) -> tuple[int, ...]:
    """Where who and how may begin: at the start, or after the account's name."""
    at = line.find(": ", 0, 60)
    return (0, at + 2) if at > 0 else (0,)


def _lead(line: str, person: PersonFact | None) -> int:
    """Where the words begin after who and how: `Lea Stone replied: `, `called Milton, `; 0 without such a start."""
    for begin in _begins(line):
        deed = _WE_DID.match(line, begin)
        name = _name_end(line, deed.end() if deed else begin, person)
        if name is None:
            if deed and (ends := _BREAK.match(line, deed.end())):
                return ends.end()
            continue
        said = None if deed else _HE_SAID.match(line, name)
        end = said.end() if said else name
        ends = _BREAK.match(line, end)
        if ends:
            return ends.end()
        rest = line[end:].lstrip()
        if (said or deed or rest[:1] in _QUOTE) and not rest[:1].isupper():
            return len(line) - len(rest)
    return 0


def _name_end(line: str, begin: int, person: PersonFact | None) -> int | None:
    """Where the person's name ends that stands at `begin`, a title in brackets included; None where none does."""
    names = (person.name, person.first_name, person.last_name) if person else ()
    for name in names:
        end = begin + len(name)
        if name and line[begin:end].casefold() == name.casefold() and not line[end : end + 1].isalnum():
            break
    else:
        found = _PRONOUN.match(line, begin)
        if found is None and person is None and (name_found := _NAME.match(line, begin)):
            found = name_found if all(part[0].isupper() for part in name_found[0].split()) else None
        if found is None:
            return None
        end = found.end()
    paren = _PAREN.match(line, end)
    return paren.end() if paren else end


def _says_nothing(rest: str, activity: ActivityFact, person: PersonFact | None) -> bool:
    kind = ACTIVITY_NAMES[ActivityType(activity.type)]
    known = " ".join((person.name if person else named_in(activity), kind, activity.subject, activity.asset)).casefold()
    if activity.type == "note":
        known = activity.subject.casefold()
        return not any(char.isalnum() for char in rest) or rest.casefold() == known
    same = _SAME | _SILENT.get(activity.outcome, frozenset()) | frozenset(_LETTERS.findall(known))
    return all(word in same for word in _LETTERS.findall(rest.casefold()))
