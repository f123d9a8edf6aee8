"""Wide rows: one person and all that happened to them with one e-mail, event or campaign. Each becomes an activity.

That an e-mail went out is what we did and engages nobody, however often it is said; it is written down whether or not
somebody opened it, so that it does not matter when the file was exported. A click is at least an open, also where
pictures are blocked, and it led to a page: an open of that e-mail (of which the score counts each once) and a visit,
which gives no point of its own. A bounce is no touch: a note, and the address is known to be bad.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from abm_tui.exchange.columns.headers import Mapping
from abm_tui.exchange.fields import MARKS
from abm_tui.exchange.rows.campaigns import channel
from abm_tui.exchange.rows.cells import Read
from abm_tui.exchange.rows.person_matching import address_of, whole_name
from abm_tui.exchange.values.event_flags import EventFlag
from abm_tui.models.words import BY_US, ActivityType, Team

BOUNCED = "bounced"
_NOTHING = "nothing"
_ANSWERS = frozenset(("opened", "clicked", "replied", "registered", "attended", "responded"))
_CARRIED = (
    "account", "account_record_id", "contact", "contact_record_id", "first_name", "last_name", "campaign", "topic",
    "asset",
)  # fmt: skip


@dataclass(frozen=True)
class FileFacts:
    """What is true of a whole file: the day and the name of what it is about, where its rows do not say."""

    today: date
    at: datetime | None = None
    name: str = ""
    event: bool = False  # whether it is about an event rather than an e-mail
    implied: bool = False  # whether being in the file means that it went out to one


def is_wide(mapping: Mapping) -> bool:
    """Whether the file's rows are wide."""
    return any(mapping.of(name) for name in (*MARKS, "response"))


def is_implied(mapping: Mapping) -> bool:
    """Whether a list of recipients says of nobody that it went out: then it did to all of them."""
    return mapping.shape == "recipients" and not (mapping.of("sent") or mapping.of("delivered"))


def dated(got: Read, about: FileFacts) -> dict[str, bool]:
    """What happened, and whether the row says when."""
    marks = _marks(got, about)
    whole = "at" in got.values or any(mark.at for name, mark in marks.items() if name in ("sent", "delivered"))
    return {name: whole or mark.at is not None for name, mark in marks.items()}


def who(got: Read) -> str:
    """What tells the row's person from others, "" where nothing does."""
    keys = got.values.get("contact_record_id", [])
    named = address_of(got) or got.values.get("contact", "") or whole_name(got)
    return (keys[0] if keys else "") or f"{named} {got.values.get('account', '') if '@' not in named else ''}".strip()


def split(got: Read, about: FileFacts, campaign_kind: str = "") -> list[Read]:
    """The row's activities, each as a row of its own with a key of its own."""
    marks = _marks(got, about)
    name = got.values.get("subject") or got.values.get("campaign") or about.name
    kind = campaign_kind or got.values.get("campaign_type", "")
    base = next((key for source, key in got.keys if not source), "") or _digest(who(got).casefold(), name)
    return [
        _part(got, about, type_, mark, name, f"{base}/{what}") for what, type_, mark in _activities(marks, kind, about)
    ]


def _marks(got: Read, about: FileFacts) -> dict[str, EventFlag]:
    marks = {name: got.values[name] for name in MARKS if name in got.values}
    response = got.values.get("response", "")
    if response in _ANSWERS and "responded" in marks and marks["responded"].times:
        marks[response] = marks.pop("responded").joined(EventFlag(1))  # the word says what, the column when
    elif response and response != _NOTHING:
        marks.setdefault(response, EventFlag(1))
    if any(mark.times < 0 for mark in marks.values()):  # who gave the ticket back neither came nor is registered
        return {}
    found = {name: mark for name, mark in marks.items() if mark.times}
    if about.implied and BOUNCED not in found:
        found.setdefault("sent", EventFlag(1))
    return found


def _activities(
    marks: dict[str, EventFlag], kind: str, about: FileFacts
) -> Iterator[tuple[str, ActivityType, EventFlag]]:
    """(what, our type, when) of everything that happened."""
    invites = ActivityType.EVENT_INVITE if about.event else channel(kind)
    sent, opened, clicked = (marks.get(name) for name in ("sent", "opened", "clicked"))
    out = sent.joined(marks["delivered"]) if sent and "delivered" in marks else sent or marks.get("delivered")
    if out and BOUNCED not in marks:
        yield "sent", invites, out
    since = EventFlag(1, out.at if out else None)  # an open without a day of its own is dated like its e-mail
    if opened or clicked:
        yield "opened", ActivityType.EMAIL_OPEN, (opened or EventFlag(1)).joined(clicked or since).joined(since)
    if clicked:
        yield "clicked", ActivityType.WEB_VISIT, clicked.joined(since)
    answers = ActivityType.EVENT_ATTENDED if invites == ActivityType.EVENT_INVITE else ActivityType.FORM
    for what, type_ in (
        ("replied", ActivityType.REPLY),
        ("registered", ActivityType.FORM),
        ("attended", ActivityType.EVENT_ATTENDED),
        ("responded", answers),
        (BOUNCED, ActivityType.NOTE),
        ("unsubscribed", ActivityType.NOTE),
    ):
        if what in marks:
            yield what, type_, marks[what].joined(since)


def _part(got: Read, about: FileFacts, type_: ActivityType, mark: EventFlag, name: str, key: str) -> Read:
    said = {field: got.values[field] for field in _CARRIED if field in got.values}
    texts = {field: got.texts[field] for field in _CARRIED if field in got.texts}
    what = key.rpartition("/")[2]
    subject = name
    if type_ == ActivityType.NOTE:
        subject = ": ".join(part for part in ("E-mail bounced" if what == BOUNCED else "Unsubscribed", name) if part)
        texts[what] = "yes"
    both = {"type": str(type_), "subject": subject}
    values: dict[str, Any] = said | both
    if type_ in BY_US:
        values["team"] = str(Team.MARKETING)
        if "by" in got.values:
            values["by"], both["by"] = got.values["by"], got.texts["by"]
    at = mark.at or got.values.get("at") or about.at
    if at is not None:
        # What happened lies behind us: a registration without its time is not of the day of the event to come.
        values["at"] = min(at, datetime.combine(about.today, time(23, 59)))
    return Read(got.number, values, texts | both, keys=[("", key)])


def _digest(*said: str) -> str:
    return f"={hashlib.sha256(json.dumps(said).encode()).hexdigest()[:24]}"
