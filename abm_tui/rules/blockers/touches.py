"""In the way of a touch: it is late, its address or its content is missing, the other team is there already."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from abm_tui.models.derived import Raised
from abm_tui.models.facts import PersonFact, TouchFact
from abm_tui.models.words import TouchStatus
from abm_tui.rules.blockers.case import DOTS, Case, days_since, more, quoted, raised_line
from abm_tui.rules.people.evidence import OUR_TYPES
from abm_tui.rules.plays.touches import days_late, days_without_step
from abm_tui.when import next_weekday, say_day

# Which address a channel needs.
_ADDRESS = {"email": "email", "phone": "phone", "sdr": "phone", "linkedin": "linkedin"}
_WORD = {"email": "e-mail address", "phone": "phone number", "linkedin": "LinkedIn address"}
_NEWSLETTER = "newsletter"
_SATURDAY = 5


def late(case: Case) -> list[Raised]:
    """Late touches of plays in one line, late next steps in another, the longer one first (S001, S002)."""
    found, today = [], case.today
    of_date = [t for t in case.touches if t.due is not None and t.due < today]
    for code, of_code in (
        ("touch_overdue", [t for t in of_date if t.run_id is not None]),
        ("next_step_late", [t for t in of_date if t.run_id is None]),
    ):
        if of_code:
            first, age = of_code[0], days_late(of_code[0], today)
            text = f"{first.text} {age}d late{more(len(of_code) - 1, 'more late')}"
            found.append(raised_line(code, text, age, first.owner, f"touch done {first.id}", first.id))
    return found


def step_missing(case: Case) -> Raised | None:
    """Nobody knows what comes next (S001: every account of the review leaves with a next step)."""
    if case.touches:
        return None
    age = days_without_step(case.facts, case.today)
    text = f"no next step for {age} d" if age else "no next step"
    return raised_line("next_step_missing", text, age, case.sales, f'log {case.account.id} "{DOTS}, by fri"')


def soon(case: Case) -> list[TouchFact]:
    """The open touches that are late or due within the days of the framework."""
    last = case.today + timedelta(case.fw.blocking.due_soon)
    return [t for t in case.touches if t.due is not None and t.due <= last]


def _since_due(case: Case, touch: TouchFact) -> int:
    """Days since the touch came so near that what it needs had to be there."""
    assert touch.due is not None
    near = touch.due - timedelta(case.fw.blocking.due_soon)
    return days_since(max(near, touch.created_on or near), case.today)


def contact_data(case: Case, due: list[TouchFact]) -> Raised | None:
    """A touch is due, and its person cannot be reached by its channel (S003: intelligence must not get stale).

    The address is missing, bounced, or was not verified for so many days; a reply proves an e-mail address.
    """
    found: list[tuple[TouchFact, PersonFact, str, str]] = []
    for touch in due:
        field = _ADDRESS.get(touch.channel)
        if field is None or touch.contact_id is None:
            continue
        person = next((p for p in case.facts.people if p.id == touch.contact_id), None)
        if person is not None and (wrong := _wrong(case, person, field)):
            found.append((touch, person, *wrong))
    if not found:
        return None
    touch, person, problem, command = found[0]
    text = f"{person.name or person.title or 'somebody'}: {problem}, for: {touch.text}"
    others = more(len({p.id for _, p, _, _ in found}) - 1)
    return raised_line("contact_data", text + others, _since_due(case, touch), touch.owner, command, person.id)


def _wrong(case: Case, person: PersonFact, field: str) -> tuple[str, str] | None:
    """What is wrong with an address, and the command that mends it."""
    if not getattr(person, field):
        return f"no {_WORD[field]}", f"contact set {person.id} {field}={DOTS}"
    if field != "email":
        return None
    if person.email_bounced:
        return "e-mail bounced", f"contact set {person.id} email={DOTS} email_bounced=no email_verified_at=today"
    trusted = case.fw.blocking.verified_days
    known = person.email_verified_at or person.created_on  # a new row about a person proves no address of long ago
    age = days_since(known, case.today) if known else trusted + 1
    if age <= trusted or _replied(case, person.id, trusted):
        return None
    said = f"e-mail not verified for {age} d" if known else "e-mail never verified"
    return said, f"contact set {person.id} email_verified_at=today"


def _replied(case: Case, person: int, within: int) -> bool:
    return any(
        e.type == "reply" and e.contact_id == person and 0 <= (case.today - e.day).days <= within
        for e in case.facts.activities
    )


def asset_missing(case: Case, due: list[TouchFact]) -> Raised | None:
    """A touch is due and the content it links is nowhere to be found (S002: required assets)."""
    lacking = [t for t in due if t.asset and not is_link(t.asset) and t.asset.casefold() not in case.around.assets]
    if not lacking:
        return None
    first = lacking[0]
    others = more(len({t.asset.casefold() for t in lacking}) - 1)
    text = f'"{first.asset}" is missing, for: {first.text}{others}'
    command = f"asset add {quoted(first.asset)} {DOTS}"
    return raised_line("asset_missing", text, _since_due(case, first), first.owner, command, first.id)


def is_link(text: str) -> bool:
    """Whether a touch's asset says where it lies, instead of only what it is called."""
    return "://" in text or text.startswith("www.")


def collision(case: Case, due: list[TouchFact]) -> Raised | None:
    """Sales and marketing to one person on one topic within days (S004: no two teams with one message)."""
    for touch in due:
        if touch.contact_id is None or not touch.topic or _is_newsletter(touch.text, touch.topic):
            continue
        team = case.around.teams.get(touch.owner or 0)
        if team is None:
            continue
        day = max(touch.due or case.today, case.today)
        for other_day, other_team, began in _beside(case, touch):
            if other_team == team or abs((day - other_day).days) > case.fw.blocking.collision_days:
                continue
            free = other_day + timedelta(case.fw.blocking.collision_days + 1)
            if free.weekday() >= _SATURDAY:
                free = next_weekday(free, 0)
            who = next((p.name for p in case.facts.people if p.id == touch.contact_id), "") or "them"
            text = f"{touch.text}: {other_team} reaches {who} on {touch.topic}, {say_day(other_day, case.today)}"
            age = days_since(max((d for d in (began, touch.created_on) if d), default=None), case.today)
            return raised_line(
                "collision", text, age, touch.owner, f"touch later {touch.id} {free.isoformat()}", touch.id
            )
    return None


def _beside(case: Case, touch: TouchFact) -> Iterator[tuple[date, str, date | None]]:
    """Day, team and beginning of everything else to the same person on the same topic, of another run."""
    topics, teams = _topics(touch.topic), case.around.teams
    logged = {e.touch_id for e in case.facts.activities if e.touch_id is not None}
    for other in case.facts.touches:
        same_run = other.run_id is not None and other.run_id == touch.run_id
        if other.id == touch.id or same_run or other.contact_id != touch.contact_id or other.id in logged:
            continue
        is_open = other.status == TouchStatus.OPEN
        day = other.due if is_open else other.done_on
        # Of two open ones the later gives way; on one day the one that was planned last.
        if is_open and (other.due or date.max, other.id) > (touch.due or date.max, touch.id):
            continue
        team = teams.get(other.owner or 0, "")
        if day and team and topics & _topics(other.topic) and not _is_newsletter(other.text, other.topic):
            yield (max(day, case.today) if is_open else day), team, other.created_on
    runs = {t.id: t.run_id for t in case.facts.touches if t.run_id is not None}
    for event in case.facts.activities:
        if event.type not in OUR_TYPES or event.contact_id != touch.contact_id or event.day > case.today:
            continue
        if touch.run_id is not None and runs.get(event.touch_id or 0) == touch.run_id:
            continue
        team = event.team or teams.get(event.by or 0, "")
        newsletter = _is_newsletter(event.subject, event.topic, event.campaign)
        if team and topics & _topics(event.topic) and not newsletter:
            yield event.day, team, event.day


def _topics(text: str) -> set[str]:
    return {part.strip().lstrip("#").casefold() for part in text.split(";") if part.strip()}


def _is_newsletter(*texts: str) -> bool:
    return any(_NEWSLETTER in text.casefold() for text in texts)
