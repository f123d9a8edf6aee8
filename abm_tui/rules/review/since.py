"""What happened since a moment: the news and who, and the drafts of *tried* and *happened* for the minutes (S000)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from abm_tui.models.account_fields import AccountFact
from abm_tui.models.facts import AccountFacts, ActivityFact
from abm_tui.rules.framework.framework import Framework
from abm_tui.rules.people.evidence import OUR_TYPES, THEIR_TYPES, activity_text, has_taken_place, names_of
from abm_tui.when import say_past

# On one day the strongest sign is the news.
_STRENGTH = {
    kind: n
    for n, kind in enumerate(
        ("web_visit", "email_open", "content_download", "event_attended", "pricing_visit", "form", "reply")
    )
}
_NOON = time(12)


def moment(review_day: date | None, account: AccountFact, fw: Framework) -> datetime:
    """Since when things count: the hour of the last completed review, else the day of the first tier."""
    if review_day is not None:
        return datetime.combine(review_day, fw.review.hour)
    return datetime.combine(account.tiered_on or account.created_on or date.min, time.min)


def news_text(facts: AccountFacts, after: datetime, today: date) -> str:
    """The latest thing they did after `after`, and who: `Tue Raj Patel, CFO: pricing page 3×`; empty = nothing new."""
    top: ActivityFact | None = None
    now = today.toordinal()
    for event in facts.activities:
        if event.type not in THEIR_TYPES or event.at <= after or event.at.toordinal() > now:
            continue
        if top is None or _news_rank(event) > _news_rank(top):
            top = event
    if top is None:
        return ""
    times = sum(
        a.type == top.type and a.contact_id == top.contact_id and _what(a) == _what(top) and after < a.at
        for a in facts.activities
        if a.at.toordinal() <= now
    )
    person = next((p for p in facts.people if p.id == top.contact_id), None)
    who = "somebody" if person is None else f"{person.name}, {person.title}" if person.title else person.name
    return f"{say_past(top.day, today)} {who}: {_what(top)}{_times(times)}"


def tried_text(facts: AccountFacts, after: datetime, today: date) -> str:
    """Draft of *tried*: the touches done and what was logged by us since, newest first, joined by `;`."""
    people = names_of(facts)
    done = {t.id: t for t in facts.touches if t.done_on is not None and after.date() <= t.done_on <= today}
    logged = {a.touch_id for a in facts.activities if a.touch_id is not None}
    lines: list[tuple[datetime, int, str]] = []
    for a in facts.activities:
        if a.type not in OUR_TYPES or not after < a.at or a.day > today:
            continue
        to = people.get(a.contact_id, "") if a.contact_id is not None else ""
        touch = done.get(a.touch_id) if a.touch_id is not None else None
        text = (touch.text if touch else activity_text(a) + (f" → {to}" if to else "")) + _outcome(a, touch is not None)
        lines.append((a.at, a.id, text))
    for touch in done.values():
        # A touch done on the review day itself, without an activity of its own, was told in that review; midnight
        # says that there was no review yet.
        told = after.time() != time.min and touch.done_on == after.date()
        if touch.id not in logged and touch.done_on is not None and not told:
            lines.append((datetime.combine(touch.done_on, _NOON), touch.id, touch.text))
    lines.sort(reverse=True)
    return "; ".join(dict.fromkeys(text for _, _, text in lines))


def outcome_text(facts: AccountFacts, after: datetime, today: date) -> str:
    """Draft of *happened*: what they did since, newest first, one part a person."""
    people = {p.id: p.first_name or p.name for p in facts.people}
    events = sorted(
        (
            a
            for a in facts.activities
            if after < a.at
            and a.day <= today
            and (a.type in THEIR_TYPES or (a.type == "meeting" and has_taken_place(a)))
        ),
        key=lambda a: (a.at, a.id),
        reverse=True,
    )
    by_person: dict[str, list[str]] = {}
    for event in events:
        who = people.get(event.contact_id, "") if event.contact_id is not None else ""
        by_person.setdefault(who or "somebody", []).append(_what(event))
    return "; ".join(f"{who}: {_counted(what)}" for who, what in by_person.items())


def _counted(words: Iterable[str]) -> str:
    listed = list(words)
    return ", ".join(f"{text}{_times(listed.count(text))}" for text in dict.fromkeys(listed))


def _times(n: int) -> str:
    return f" {n}×" if n > 1 else ""


def _what(event: ActivityFact) -> str:
    """A visit is the page, whatever its address; everything else with its subject."""
    return "pricing page" if event.type == "pricing_visit" else activity_text(event)


def _news_rank(event: ActivityFact) -> tuple[int, int, datetime, int, str, int]:
    return event.at.toordinal(), _STRENGTH[event.type], event.at, event.contact_id or 0, event.subject, event.id


def _outcome(event: ActivityFact, is_touch: bool) -> str:
    return f", {event.outcome.replace('_', ' ')}" if is_touch and event.outcome else ""


def lately(today: date, fw: Framework) -> datetime:
    """Where no review was held yet, the last days count as new."""
    return datetime.combine(today - timedelta(fw.news_days), time.min)
