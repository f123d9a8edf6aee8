"""An event in one wording, wherever it is named: who, what, and the start of the words that were typed or written.

`Dana Ruiz, CFO replied: "send the contract"`, `Raj Patel, CFO: pricing page 3×`, `call Milton: "Raj has the budget"`,
`e-mail "Benchmarks" → Raj`. The words come out of the stored line by `rules/people/typed_words`; callers cut by cells.
"""

from __future__ import annotations

from collections.abc import Mapping

from abm_tui.models.derived import Score
from abm_tui.models.facts import AccountFacts, ActivityFact, PersonFact
from abm_tui.models.words import ACTIVITY_NAMES, OUTCOME_NAMES, ActivityType, Outcome
from abm_tui.rules.people.evidence import FACT_TYPES, MEETING_TYPES, THEIR_TYPES
from abm_tui.rules.people.typed_words import ANSWER_TO, goes_on, named_in, words_of
from abm_tui.text import shorten

START = 240
"""Cells of the start of the words: more than any line shows, less than a whole mail."""
_SENT = frozenset({"email_sent", "linkedin", "direct_mail", "ad", "event_invite", "executive_outreach"})
_NAMED_BY_SUBJECT = frozenset({"email_open", "email_sent"})
_HEARD = frozenset({Outcome.ANSWERED, Outcome.HELD})
_QUOTES = frozenset('"“”„«»')


def person_text(person: PersonFact | None, *, titled: bool = True) -> str:
    """`Raj Patel, CFO`; "" for nobody."""
    if person is None:
        return ""
    return f"{person.name}, {person.title}" if titled and person.name and person.title else person.name


def by_whom(activity: ActivityFact, members: Mapping[int, str]) -> str:
    """Whose move it was: `them`, or the name of one of us; "" where that is not known."""
    kind = activity.type
    theirs = kind in THEIR_TYPES or kind in FACT_TYPES or kind == "intent_surge"
    return "them" if theirs else members.get(activity.by or 0, activity.team)


def people_of(facts: AccountFacts) -> dict[int | None, PersonFact]:
    """Contact id → person."""
    return {p.id: p for p in facts.people}


def event_text(
    activity: ActivityFact, person: PersonFact | None = None, *, short: bool = False, who: str = "", times: int = 1
) -> str:
    """Who, what and the start of the words, in one line.

    `short` leaves out the person's title and, where there are words, the verb: `Dana Ruiz: "send the contract"`. `who`
    is what the person is called here, `times` how often it happened. Where no person is known, it is whom the line
    names, else nobody.
    """
    name = who or person_text(person, titled=not short) or (named_in(activity) if person is None else "")
    words = words_of(activity, person)
    if activity.type == "reply" and words and short and name and not goes_on(words):
        return f"{name}: {quoted(words)}"
    if activity.type == "note":
        return _note_text(activity, name, words) + _often(times)
    return f"{deed_text(activity, name, times)}{with_words(words)}"


def what_text(activity: ActivityFact, person: PersonFact | None = None, *, times: int = 1) -> str:
    """The event where its person stands beside it: `replied: "send the contract"`, `pricing page 3×`."""
    words = words_of(activity, person)
    if activity.type == "note":
        return _note_text(activity, "", words) + _often(times)
    deed = deed_text(activity, "", times)
    if activity.type == "reply" and (person is not None or named_in(activity)):
        deed = "replied" + deed.removeprefix("reply")
    return f"{deed}{with_words(words)}"


def _note_text(activity: ActivityFact, who: str, words: str) -> str:
    """`account brief: "budget year starts in April"`, `note on Raj: "likes tea"`; one with quotes speaks for itself."""
    if words and not activity.subject and _QUOTES.intersection(words):
        return shorten(words, START)
    about = "" if _names(words, who) else f" on {who}"
    return f"{activity.subject or 'note'}{about}{f': {quoted(words)}' if words else ''}"


def deed_text(activity: ActivityFact, who: str, times: int = 1) -> str:
    """Who and what, without the words: `Raj opened "ROI model" 2×`, `call Eve, no answer`, `e-mail → Raj`."""
    kind, often, subject = activity.type, _often(times), _subject(activity)
    if kind == "reply":
        return (f"{who} replied" if who else "reply") + often + (f", re {subject}" if subject else "")
    if kind == "email_open" and subject:
        return f'{who} opened "{subject}"{often}'.strip()
    name = "pricing page" if kind == "pricing_visit" else ACTIVITY_NAMES[ActivityType(kind)]
    if kind in THEIR_TYPES or kind in FACT_TYPES or kind == "intent_surge":
        about = f", {subject}" if subject and kind != "pricing_visit" else ""
        return (f"{who}: " if who else "") + name + about + outcome_words(activity) + often
    step = activity.touch_id is not None and subject  # it was planned, and is called as its step was
    if step or subject.casefold().startswith(name.casefold()):  # `call about pricing` needs no other `call`
        name, subject = subject, ""
        who = "" if _names(name, who) else who
    elif kind == "email_sent" and subject:
        name, subject = f'{name} "{subject}"', ""
    to = " → " if step or kind in _SENT else " with " if kind in MEETING_TYPES else " "
    text = f"{name}{to}{who}" if who else name
    return text + (f", {subject}" if subject else "") + outcome_words(activity) + often


def with_words(words: str) -> str:
    """What follows the deed: `: "send the contract"`, ` re security` where the line goes on, or nothing."""
    if not words:
        return ""
    return f" {shorten(words, START)}" if goes_on(words) else f": {quoted(words)}"


def quoted(words: str) -> str:
    """The start of the words in quotes; words that hold quotes of their own stand as they are."""
    start = shorten(words, START)
    return start if _QUOTES.intersection(start) else f'"{start}"'


def _subject(activity: ActivityFact) -> str:
    """What it was about, unless the words say so themselves or say more."""
    kind, subject = activity.type, activity.subject or activity.asset
    if kind == "intent_surge":
        return activity.topic or subject
    if kind in _NAMED_BY_SUBJECT:
        return subject
    if kind == "reply":
        answered = ANSWER_TO.match(subject)
        subject = subject[answered.end() :] if answered and not activity.notes else ""
    return "" if subject.casefold() in activity.notes.casefold() else subject


def outcome_words(activity: ActivityFact) -> str:
    """`, no answer`; that they talked or met is seen by what was said, and what was sent was sent."""
    outcome = activity.outcome
    if not outcome or outcome == Outcome.SENT or (outcome in _HEARD and activity.notes):
        return ""
    return f", {OUTCOME_NAMES[Outcome(outcome)] if outcome in set(Outcome) else outcome.replace('_', ' ')}"


def _names(text: str, who: str) -> bool:
    """Whether the text names them already, by any part of the name."""
    return not who or any(part in text for part in who.partition(",")[0].split())


def _often(times: int) -> str:
    return f" {times}×" if times > 1 else ""


def line_words(facts: AccountFacts, score: Score) -> dict[int, str]:
    """Activity id → the start of its words in quotes, for the lines of a score that stand on some."""
    people, wanted = people_of(facts), {line.activity for line in score.lines}
    said = {a.id: words_of(a, people.get(a.contact_id)) for a in facts.activities if a.id in wanted}
    return {number: quoted(words) for number, words in said.items() if words}
