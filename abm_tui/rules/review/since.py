"""What happened since a moment: the news and who, and the drafts of *tried* and *happened* for the minutes (S000)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from abm_tui.models.account_fields import AccountFact
from abm_tui.models.facts import AccountFacts, ActivityFact
from abm_tui.rules.framework.framework import Framework
from abm_tui.rules.people.event_words import event_text, outcome_words, people_of, what_text, with_words
from abm_tui.rules.people.evidence import FACT_TYPES, OUR_TYPES, THEIR_TYPES, has_taken_place
from abm_tui.rules.people.folding import folded, sort_of
from abm_tui.rules.people.typed_words import named_in, words_of
from abm_tui.when import say_past

# On one day the strongest sign is the news.
_STRENGTH = {
    kind: n
    for n, kind in enumerate(
        ("web_visit", "email_open", "content_download", "event_attended", "pricing_visit", "form", "reply")
    )
}
_NOON = time(12)
_VERBS = ("replied", "opened")
_ROOM = 4_000  # characters of a draft: people still write below it, and the minutes stay minutes


def moment(review_day: date | None, account: AccountFact, fw: Framework) -> datetime:
    """Since when things count: the hour of the last completed review, else the day of the first tier."""
    if review_day is not None:
        return datetime.combine(review_day, fw.review.hour)
    return datetime.combine(account.tiered_on or account.created_on or date.min, time.min)


def news_text(facts: AccountFacts, after: datetime, today: date) -> str:
    """The latest thing they did after `after`: who, what, the newest words; empty = nothing new.

    `Tue Raj Patel, CFO: pricing page 3×`, `Tue Dana Ruiz, CFO replied: "send the contract"`.
    """
    now = today.toordinal()
    theirs = [a for a in facts.activities if a.type in THEIR_TYPES and a.at > after and a.at.toordinal() <= now]
    if not theirs:
        return ""
    top = max(theirs, key=_news_rank)
    alike = [a for a in theirs if sort_of(a) == sort_of(top)]
    person = next((p for p in facts.people if p.id == top.contact_id), None)
    shown = max((a for a in alike if words_of(a, person)), key=_news_rank, default=top)
    return f"{say_past(top.day, today)} {event_text(shown, person, times=len(alike))}"


def tried_text(facts: AccountFacts, after: datetime, today: date) -> str:
    """Draft of *tried*: the touches done and what was logged by us since, newest first, joined by `;`."""
    people = people_of(facts)
    done = {t.id: t for t in facts.touches if t.done_on is not None and after.date() <= t.done_on <= today}
    logged = {a.touch_id for a in facts.activities if a.touch_id is not None}
    lines: list[tuple[datetime, int, str]] = []
    for a in facts.activities:
        if a.type not in OUR_TYPES or not after < a.at or a.day > today:
            continue
        touch, person = done.get(a.touch_id) if a.touch_id is not None else None, people.get(a.contact_id)
        if touch is not None:
            text = f"{touch.text}{outcome_words(a)}{with_words(words_of(a, person))}"
        else:
            text = event_text(a, person, short=True)
        lines.append((a.at, a.id, text))
    for touch in done.values():
        # A touch done on the review day itself, without an activity of its own, was told in that review; midnight
        # says that there was no review yet.
        told = after.time() != time.min and touch.done_on == after.date()
        if touch.id not in logged and touch.done_on is not None and not told:
            lines.append((datetime.combine(touch.done_on, _NOON), touch.id, touch.text))
    lines.sort(reverse=True)
    return _joined(dict.fromkeys(text for _, _, text in lines))


def outcome_text(facts: AccountFacts, after: datetime, today: date) -> str:
    """Draft of *happened*: what they did since, with their words, newest first, one part a person.

    `Dana Ruiz replied: "send the contract"; Raj Patel opened "ROI model" 2×, pricing page 3×`.
    """
    people = people_of(facts)
    events = sorted(
        (
            a
            for a in facts.activities
            if after < a.at
            and a.day <= today
            and (a.type in THEIR_TYPES or a.type in FACT_TYPES or a.type == "meeting")
            and has_taken_place(a)
        ),
        key=lambda a: (a.at, a.id),
        reverse=True,
    )
    by_person: dict[str, list[str]] = {}
    for fold in folded(events, people, daily=False):
        person = people.get(fold.shown.contact_id)
        deeds = by_person.setdefault(person.name if person else named_in(fold.shown), [])
        deeds.append(what_text(fold.shown, person, times=fold.times))
    return _joined(_of_one(who, deeds) for who, deeds in by_person.items())


def _of_one(who: str, deeds: list[str]) -> str:
    """`Raj Patel opened "ROI model" 2×, pricing page`: all of one person, or of nobody we know by name."""
    text = ", ".join(deeds)
    return f"{who}{' ' if text.startswith(_VERBS) else ': '}{text}" if who else text


def _joined(parts: Iterable[str]) -> str:
    """As many parts as the minutes have room for; of more, how many."""
    shown: list[str] = []
    every = list(parts)
    for n, part in enumerate(every):
        if sum(map(len, shown)) + len(part) > _ROOM:
            return "; ".join([*shown, f"{len(every) - n} more"])
        shown.append(part)
    return "; ".join(shown)


def _news_rank(event: ActivityFact) -> tuple[int, int, datetime, int, str, int]:
    return event.at.toordinal(), _STRENGTH[event.type], event.at, event.contact_id or 0, event.subject, event.id


def lately(today: date, fw: Framework) -> datetime:
    """Where no review was held yet, the last days count as new."""
    return datetime.combine(today - timedelta(fw.news_days), time.min)
