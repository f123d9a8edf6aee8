"""The hand-off of S001: at 6 points and an ICP match sales takes over, with who, what they read, their pains.

When it is due, and the packet that goes along. S000: the fields it must have are agreed on between the two teams.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from abm_tui.models.derived import Derived
from abm_tui.models.facts import AccountFacts, ActivityFact, PersonFact, TouchFact
from abm_tui.models.words import DealStatus, PersonStatus, Team, TouchStatus
from abm_tui.rules.framework.framework import Framework
from abm_tui.rules.people.event_words import people_of, what_text
from abm_tui.rules.people.evidence import OUR_TYPES, has_taken_place
from abm_tui.rules.people.typed_words import named_in, words_of
from abm_tui.rules.score.bands import band_advice_text, fit_text
from abm_tui.rules.score.score import course

CONSUMED = ("content_download", "event_attended", "pricing_visit", "email_open", "web_visit", "form", "reply")
"""What they took from us, the strongest first on one day."""
EXACT_DAYS = 30
"""For how many days back the score is exact: facts reach so much further back than the longest window."""


def due_since(facts: AccountFacts, score: int, match: bool | None, today: date, fw: Framework) -> date | None:
    """The day from which on sales should have taken over, None where there is nothing to hand over (S001).

    Due = the prompt's points and an ICP match, and since the day they came together no touch by sales and no deal. An
    open deal answers it at once. With many points for longer than the facts reach back, any touch by sales does.
    """
    if not match or score < fw.scoring.prompt_at or _deal_is_open(facts):
        return None
    moves = [a.day for a in facts.activities if _by_sales(facts, a)]
    moves += [t.done_on for t in facts.touches if t.done_on is not None and _done_by_sales(facts, t)]
    moves += [d.created_at for d in facts.deals if d.created_at is not None]
    last = max((day for day in moves if day <= today), default=None)
    if last is not None and not any(last < a.day <= today and a.type in fw.signals_by_type for a in facts.activities):
        return None  # a score rises only when something happens
    reached = _reached(facts, today, fw)
    since = reached if reached > today - timedelta(EXACT_DAYS) else date.min
    return None if last is not None and last >= since else reached


def _reached(facts: AccountFacts, today: date, fw: Framework) -> date:
    """The day since which the score has been at the prompt's points without a break."""
    reached = today
    for day, points in reversed(course(facts, today, fw, match=True)):
        if points < fw.scoring.prompt_at:
            break
        reached = day
    return reached


def _by_sales(facts: AccountFacts, event: ActivityFact) -> bool:
    if event.type not in OUR_TYPES:
        return False
    owner = facts.account.owner_sales
    return event.team == Team.SALES or (owner is not None and event.by == owner)


def _done_by_sales(facts: AccountFacts, touch: TouchFact) -> bool:
    owner = facts.account.owner_sales
    return touch.status == TouchStatus.DONE and owner is not None and touch.owner == owner


@dataclass(frozen=True, slots=True)
class Engaged:
    """Somebody who responded: `last` is what they did last, `at` its day."""

    person: PersonFact
    roles: tuple[str, ...]
    status: PersonStatus
    last: str
    at: date | None


@dataclass(frozen=True, slots=True)
class Consumed:
    """What they took from us, and how often; `at` is the last time, `words` what they wrote then, whole.

    `text` says it without who: `replied: "send the contract"`, `pricing page 3×`.
    """

    at: date
    type: str
    subject: str
    who: str
    times: int = 1
    text: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Intent:
    """What they looked for elsewhere: shown apart, never points (S001, S004)."""

    at: date
    topic: str


@dataclass(frozen=True, slots=True)
class HandoffField:
    """A field that the teams agreed a hand-off names; `there` is None where only people can tell."""

    text: str
    there: bool | None


@dataclass(frozen=True, slots=True)
class Packet:
    """Everything sales needs to take over."""

    account: str
    engaged: tuple[Engaged, ...]
    consumed: tuple[Consumed, ...]
    intent: tuple[Intent, ...]
    pains: str
    goals: str
    why_now: str
    asked: tuple[HandoffField, ...]
    next_step: TouchFact | None

    @property
    def missing(self) -> tuple[str, ...]:
        """The agreed fields that are not there."""
        return tuple(a.text for a in self.asked if a.there is False)


def packet(facts: AccountFacts, derived: Derived, today: date, fw: Framework) -> Packet:
    """What is handed to sales (S001): who engaged, what they consumed, their pains; and what is missing (S000)."""
    account = facts.account
    people, read = engaged(facts, derived, today, fw), consumed(facts, today, fw)
    step = derived.next_touch
    given: list[tuple[tuple[str, ...], object]] = [
        (("engage", "responded"), people),
        (("consume", "read", "content", "downloaded"), read),
        (("pain",), account.pains),
        (("goal",), account.goals),
        (("why now",), account.why_now),
        (("next",), step),
        (("budget",), account.budget_authority),
        (("timeframe",), account.timeframe),
        (("sponsor",), account.exec_sponsor),
        (("intent",), intent(facts, today, fw)),
        (("deal", "opportunity"), facts.deals),
    ]
    return Packet(
        account.name,
        people,
        read,
        intent(facts, today, fw),
        account.pains,
        account.goals,
        account.why_now,
        tuple(HandoffField(text, _there(text, given)) for text in agreed_fields(fw)),
        step,
    )


def advice_text(facts: AccountFacts, derived: Derived, fw: Framework) -> str:
    """The band in words with what to do, knowing whether a deal is open (S001)."""
    return band_advice_text(derived.band, derived.fit, fw, deal=_deal_is_open(facts))


def _deal_is_open(facts: AccountFacts) -> bool:
    return any(deal.status == DealStatus.OPEN for deal in facts.deals)


def headline(facts: AccountFacts, derived: Derived, fw: Framework) -> str:
    """`score 6 · ICP 80 % · call them and qualify`: the numbers that go along, with what to do (S001)."""
    fits, does = fit_text(derived.fit), advice_text(facts, derived, fw)
    return " · ".join(part for part in (f"score {derived.score.value}", fits, does) if part)


def agreed_fields(fw: Framework) -> tuple[str, ...]:
    """What the teams agreed a hand-off names (S000), one by one as they wrote it."""
    return tuple(
        part.strip() for part in fw.agreed.get("handoff_fields", "").replace(";", ",").split(",") if part.strip()
    )


def _there(text: str, given: Sequence[tuple[tuple[str, ...], object]]) -> bool | None:
    known = [value for words, value in given if any(word in text.casefold() for word in words)]
    return bool(known[0]) if known else None


def engaged(facts: AccountFacts, derived: Derived, today: date, fw: Framework) -> tuple[Engaged, ...]:
    """Who responded in the days that keep a person engaged: those engaged first, then by their last response (S000)."""
    first = today - timedelta(fw.engaged_days)
    last: dict[int, ActivityFact] = {}
    for event in facts.activities:
        theirs = event.type in CONSUMED or (event.type in {"call", "meeting", "discovery"} and has_taken_place(event))
        if event.contact_id is not None and theirs and first <= event.day <= today:
            known = last.get(event.contact_id)
            if known is None or event.at >= known.at:
                last[event.contact_id] = event
    found = []
    for person in facts.people:
        status = derived.statuses.get(person.id, PersonStatus.IDENTIFIED)
        latest = last.get(person.id)
        if latest is not None or status == PersonStatus.ENGAGED:
            roles = tuple(s.role for s in facts.seats if s.contact_id == person.id)
            words = what_text(latest, person) if latest is not None else "marked by hand"
            found.append(Engaged(person, roles, status, words, latest.day if latest else person.status_on))
    found.sort(key=lambda e: (e.status != PersonStatus.ENGAGED, -(e.at or date.min).toordinal(), e.person.id))
    return tuple(found)


def consumed(facts: AccountFacts, today: date, fw: Framework) -> tuple[Consumed, ...]:
    """What they read, saw or asked for lately, newest first; the same thing by one person is one line (S001).

    What they wrote is a line each time.
    """
    people, first = people_of(facts), today - timedelta(fw.engaged_days)
    found: dict[tuple[str, str, str, str], list[ActivityFact]] = {}
    for event in facts.activities:
        if event.type in CONSUMED and first <= event.day <= today:
            person = people.get(event.contact_id)
            who = person.name if person else named_in(event)
            key = event.type, event.subject or event.asset, who, words_of(event, person)
            found.setdefault(key, []).append(event)
    lines = []
    for (kind, subject, who, _), events in found.items():
        last = max(events, key=lambda event: (event.at, event.id))
        text = what_text(last, people.get(last.contact_id), times=len(events))
        lines.append(Consumed(last.day, kind, subject, who, len(events), text, last.notes))
    return tuple(sorted(lines, key=lambda c: (-c.at.toordinal(), CONSUMED.index(c.type), c.subject, c.who)))


def intent(facts: AccountFacts, today: date, fw: Framework) -> tuple[Intent, ...]:
    """Surges of outside intent, newest first, a topic once (S001, S004)."""
    first = today - timedelta(fw.engaged_days)
    found: dict[str, date] = {}
    for event in facts.activities:
        if event.type == "intent_surge" and first <= event.day <= today:
            topic = event.topic or event.subject or event.notes.split("\n")[0]
            found[topic] = max(event.day, found.get(topic, date.min))
    return tuple(
        Intent(at, topic) for topic, at in sorted(found.items(), key=lambda item: (-item[1].toordinal(), item[0]))
    )
