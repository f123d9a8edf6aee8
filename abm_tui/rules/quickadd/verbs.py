"""Plain verbs of quick-add: what happened, read without any tag: `called Ines, no answer`, `Raj wrote back`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from abm_tui.models.words import ActivityType, Channel, Outcome
from abm_tui.rules.quickadd.scope import Scope
from abm_tui.rules.quickadd.words import LINKS, PRONOUNS, TO_DO

_CALLED = frozenset({"called", "phoned", "telephoned", "rang"})
_SPOKE = frozenset({"spoke", "spoken", "talked"})
_MAILED = frozenset({"e-mailed", "emailed", "mailed"})
_REPLIED = frozenset({"replied", "answered"})
_LINKED = frozenset({"messaged", "connected", "pinged", "invited", "wrote", "sent", "dm'd", "dmed", "commented", "on"})
MEETINGS = frozenset({"meeting", "demo", "coffee", "lunch", "dinner", "breakfast", "workshop", "appointment"})
_NOUNS = MEETINGS | {"call"}
_BOOKED = frozenset({"booked", "arranged", "scheduled", "fixed", "agreed", "set", "got"})
_MOVED = frozenset({"moved", "postponed", "rescheduled"})
# What may stand before "coffee with Raj" without making it something wished for or planned.
_WORDS_BEFORE = """
had have great good nice quick short long first second third another our my today intro online video zoom teams
very productive we i kickoff kick-off just
"""
_BEFORE_NOUN = LINKS | frozenset(_WORDS_BEFORE.split())
_ABOUT = frozenset({"about", "re", "regarding", "concerning", "on", "that", "because"})
_NOT_CALLED = frozenset({"is", "are", "was", "were", "so", "being"})
_SILENT: tuple[tuple[re.Pattern[str], Outcome], ...] = (
    (
        re.compile(r"left (?:\S+ ){0,4}?(?:voicemail|voice mail|vm|message)|voicemail|mailbox"),
        Outcome.VOICEMAIL,
    ),
    (
        re.compile(
            r"no answer|no pick-?up|rang out|line busy|(?:did not|didn't|does not|doesn't|not|nobody|no one|never)"
            r" (?:pick(?:ed|ing)?(?: \S+)? up|pick(?:ed)? up|answer(?:ed|ing)?|reach(?:ed|able)?)"
            r"|(?:could not|couldn't) (?:reach|get hold of|get through)|unreachable"
        ),
        Outcome.NO_ANSWER,
    ),
    (re.compile(r"tried (?:to (?:call|reach|ring|phone)|calling|reaching|ringing|phoning)"), Outcome.NO_ANSWER),
)


@dataclass(frozen=True)
class Event:
    """What a verb says happened: its kind, the tokens that say so, and the people it names, by place in the line."""

    type: ActivityType
    tokens: tuple[int, ...]
    people: tuple[int, ...] = ()
    outcome: str = ""

    @property
    def at(self) -> int:
        """Where it stands."""
        return self.tokens[0]


@dataclass(frozen=True)
class Booking:
    """`booked a meeting with Ines for thu 13`: the verb, the noun, and what the meeting goes by."""

    verb: int
    noun: int
    channel: Channel


def bookings(scope: Scope) -> list[Booking]:
    """The meetings and calls that a line tells were agreed on."""
    found = []
    for clause in scope.marks.clauses:
        for at, index in enumerate(clause):
            word = scope.word(index)
            if (
                word not in _BOOKED | _MOVED
                or not scope.open(index)
                or not scope.marks.core(index)
                or scope.denied(index)
            ):
                continue
            near = [*clause[at + 1 : at + 6], *(reversed(clause[:at]) if word in _MOVED else ())]
            after = next((i for i in near if scope.word(i) in _NOUNS), None)
            if after is not None:
                channel = Channel.PHONE if scope.word(after) == "call" else Channel.MEETING
                found.append(Booking(index, after, channel))
                break
    return found


def silences(scope: Scope) -> list[tuple[Outcome, tuple[int, ...]]]:
    """Where a line tells that a call reached nobody: no answer, did not pick up, left a voicemail."""
    found: list[tuple[Outcome, tuple[int, ...]]] = []
    for clause in scope.marks.clauses:
        words = [i for i in clause if scope.marks.core(i) and i not in scope.marks.taken]
        for pattern, outcome in _SILENT:
            run = next(_matches(scope, words, pattern), ())
            if not run or not all(i not in scope.theirs and _certain(scope, i) for i in run):
                continue
            left = outcome == Outcome.VOICEMAIL and scope.subject(run[0]) == "them" and len(run) > 1
            if not left and _free(found, run):
                found.append((outcome, run))
    return found


def _certain(scope: Scope, index: int) -> bool:
    """Whether it is told as a fact: "could not reach" is, "if he does not answer" is not."""
    if index not in scope.supposed:
        return True
    clause = scope.clause(index)
    before = next((i for i in clause if i in scope.supposed), index)
    return scope.word(before) == "could" and all(scope.open(i) for i in clause[: clause.index(before)])


def _free(found: list[tuple[Outcome, tuple[int, ...]]], run: tuple[int, ...]) -> bool:
    return not any(set(run) & set(other) for _, other in found)


def _matches(scope: Scope, words: list[int], pattern: re.Pattern[str]) -> Iterator[tuple[int, ...]]:
    """The runs of words that a pattern matches as a whole."""
    text, places = "", list[tuple[int, int, int]]()
    for index in words:
        text += " " if text else ""
        places.append((len(text), len(text) + len(scope.word(index)), index))
        text += scope.word(index)
    for match in re.finditer(rf"(?<!\S)(?:{pattern.pattern})(?!\S)", text):
        yield tuple(index for start, end, index in places if start >= match.start() and end <= match.end())


def events(scope: Scope, planned: set[int]) -> list[Event]:
    """What the verbs of a line say happened, in order. In a clause of `planned` a noun is what is to come."""
    found: list[Event] = []
    for number, clause in enumerate(scope.marks.clauses):
        for at, index in enumerate(clause):
            if not scope.marks.core(index) or index in scope.marks.taken or index in scope.persons:
                continue
            if index in scope.theirs or (index in scope.supposed and not _certain_when(scope, index)):
                continue
            event = _verb(scope, clause, at) or (_noun(scope, clause, at) if number not in planned else None)
            if event is not None and not any(event.at in other.tokens for other in found):
                found.append(event)
    return found


def _certain_when(scope: Scope, index: int) -> bool:
    """`when I called Raj he was out` tells of a call; `if he called` does not."""
    clause = scope.clause(index)
    first = next((i for i in clause if i in scope.supposed), index)
    return scope.word(first) == "when" and scope.subject(index) == "us"


def _verb(scope: Scope, clause: list[int], at: int) -> Event | None:
    index = clause[at]
    word, after = scope.word(index), [scope.word(i) for i in clause[at + 1 : at + 4]]
    before = scope.word(clause[at - 1]) if at else ""
    if scope.denied(index) and word != "linkedin":
        return None
    subject = scope.subject(index)
    them = _them_before(scope, clause, at) if subject == "them" else ()
    object_ = _people_after(scope, clause, at)
    between = subject == "them" and bool(object_)
    back = after[:1] == ["back"]
    run = (index, clause[at + 1]) if back else (index,)
    linked = next((i for i in clause if scope.word(i) == "linkedin" and scope.marks.core(i)), None)
    phone = word == "answered" and after[:2] in (["the", "phone"], ["the", "call"])
    if subject == "them" and (phone or (word == "picked" and after[:1] == ["up"])):
        return Event(ActivityType.CALL, (index, clause[at + 1]), them)
    if (
        subject == "them"
        and not between
        and (word in _REPLIED | _MAILED or word == "wrote" or (word == "got" and after[:2] == ["back", "to"]))
    ):
        return Event(ActivityType.REPLY, run, them)
    if subject != "them" and word == "got" and "reply" in after:
        return Event(ActivityType.REPLY, (index, clause[at + 1 + after.index("reply")]), object_)
    if linked is not None and word in _LINKED - {"on"} and subject != "them":
        return Event(ActivityType.LINKEDIN, tuple(sorted({index, linked})), object_ or _others(scope, clause, at))
    if (
        word == "linkedin"
        and subject != "them"
        and before in ("", "on", "via", "a", "the")
        and _linkedin(scope, clause, at)
    ):
        return Event(ActivityType.LINKEDIN, (index,), object_ or _others(scope, clause, at))
    if word in _CALLED and before not in _NOT_CALLED and "off" not in after[:2] and not between:
        return Event(ActivityType.CALL, run, them or object_ or _others(scope, clause, at))
    if word in _SPOKE and (after[:1] in (["to"], ["with"]) or subject == "them" or at == 0) and not between:
        return Event(ActivityType.CALL, run, them or object_ or _others(scope, clause, at))
    if word == "met" and not between:
        return Event(ActivityType.MEETING, (index,), them or object_ or _others(scope, clause, at))
    if subject == "them":
        return None
    mails = word == "sent" and any(w in ("e-mail", "email", "mail") for w in after)
    wrote = word == "wrote" and (after[:1] == ["to"] or bool(object_) or after[:1] in (["him"], ["her"], ["them"]))
    to_them = word in _REPLIED and after[:1] == ["to"] and after[1:2] not in (["us"], ["me"])
    if word in _MAILED or mails or wrote or to_them:
        return Event(ActivityType.EMAIL_SENT, run, object_ or _others(scope, clause, at))
    if (word in _REPLIED or (word == "wrote" and back)) and at == 0:
        return Event(ActivityType.REPLY, run, object_)
    return None


def _linkedin(scope: Scope, clause: list[int], at: int) -> bool:
    """Whether LinkedIn is what we did there, not what was read or is to come."""
    after = scope.word(clause[at + 1]) if at + 1 < len(clause) else ""
    clause = [*clause[:at], *clause[at + 2 :]]
    verb = any(
        scope.word(i) in TO_DO - {"linkedin", "connect"} | {"saw", "found", "his", "her", "their"} for i in clause
    )
    return after not in ("post", "posts", "profile", "page", "ad", "ads") and not verb


def _noun(scope: Scope, clause: list[int], at: int) -> Event | None:
    """`coffee with Raj`, `had a call with Ines`, `demo for Milton`: a meeting, or a call that was answered."""
    index = clause[at]
    word = scope.word(index)
    if word not in _NOUNS or scope.denied(index):
        return None
    told = all(
        i in scope.persons or i in scope.days or i in scope.marks.taken or scope.word(i) in _BEFORE_NOUN
        for i in clause[:at]
    )
    after = scope.word(clause[at + 1]) if at + 1 < len(clause) else ""
    people = _people_after(scope, clause, at)
    with_them = after in ("with", "w/") or (after == "for" and bool(people))
    here = word != "call" and at + 1 < len(clause) and clause[at + 1] in scope.persons
    had = any(scope.word(i) in ("had", "have") for i in clause[:at]) and bool(people or scope.persons)
    if not told or not (with_them or here or had):
        return None
    kind = ActivityType.CALL if word == "call" else ActivityType.MEETING
    return Event(kind, (index,), people or _others(scope, clause, at))


def _people_after(scope: Scope, clause: list[int], at: int) -> tuple[int, ...]:
    """Those named behind the verb, up to what it was about."""
    found: list[int] = []
    for index in clause[at + 1 :]:
        if index in scope.persons:
            found.append(scope.persons[index])
        elif scope.word(index) in _ABOUT or scope.word(index) in TO_DO - {"for"}:
            break
    return tuple(dict.fromkeys(found))


def _them_before(scope: Scope, clause: list[int], at: int) -> tuple[int, ...]:
    """Those named before the verb; he or she is whoever was named last."""
    named = [scope.persons[i] for i in clause[:at] if i in scope.persons]
    return tuple(dict.fromkeys(named)) or _last_named(scope, clause[at])


def _others(scope: Scope, clause: list[int], at: int) -> tuple[int, ...]:
    """With nobody behind the verb: those before it in its clause, or whom her or him means."""
    named = tuple(dict.fromkeys(scope.persons[i] for i in clause[:at] if i in scope.persons))
    if named:
        return named
    pronoun = any(scope.word(i) in PRONOUNS for i in clause[at + 1 : at + 4])
    return _last_named(scope, clause[at]) if pronoun else ()


def _last_named(scope: Scope, index: int) -> tuple[int, ...]:
    before = [i for i in scope.persons if i < index]
    return (scope.persons[max(before)],) if before else ()
