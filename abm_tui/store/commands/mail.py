"""Mail comes in: each message once, as what it is; whoever wrote it is brought along."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from abm_tui.models.facts import TouchFact
from abm_tui.models.words import ActivityType, TouchStatus
from abm_tui.rules.people.correspondence import Placed, place
from abm_tui.rules.people.mail import MailMessage, UnknownPerson
from abm_tui.rules.plays.fulfil import fulfilled
from abm_tui.store.commands import committee, finishing
from abm_tui.store.commands.logging import log_activity
from abm_tui.store.queries.mail import KIND, VENDOR, coming, directory
from abm_tui.store.reader import Reader
from abm_tui.store.unit import Unit
from abm_tui.text import count


@dataclass(frozen=True)
class LoggedMail:
    """What became of a mail, whom it brought along, and the text of the step that it closed."""

    placed: Placed
    brought: tuple[UnknownPerson, ...] = ()
    closed: str = ""


def log_mails(
    u: Unit, mails: Sequence[MailMessage], account_id: int | None = None, *, new_people: bool = False
) -> list[LoggedMail]:
    """Write them down as one step; returns what became of each, in order.

    `account_id` is the account of those of whom nothing says where they are. The writer of a mail who is unknown comes
    along, with `new_people` everybody unknown at an account that we know.
    """
    known = directory(Reader(u.connection, u.today, u.framework, u.members, u.who), mails)
    done = list[LoggedMail]()
    for mail in mails:
        placed = place(mail, known, u.today, account_id)
        if placed.status != "logged":
            done.append(LoggedMail(placed))
            continue
        brought = tuple(coming(placed, new_people))
        for new in brought:
            box = new.box
            fields = {"first_name": box.first_name, "last_name": box.last_name, "email": box.email}
            person = known.learn(new, committee.add_person(u, new.account_id, **fields))
            placed = replace(placed, person=person) if new is placed.writer else placed
        for person in placed.bounced:
            u.set("contact", person.id, email_bounced=True)
        activity_id = _log(u, placed)
        u.add("record", vendor=VENDOR, kind=KIND, key=mail.key, entity_id=activity_id)
        known.records[mail.key] = activity_id
        placed = replace(placed, activity_id=activity_id)
        done.append(LoggedMail(placed, brought, _close(u, placed)))
    u.label = summary(done)
    return done


def log_mail_as(u: Unit, mail: MailMessage, account_id: int, kind: ActivityType, contact_id: int | None) -> int:
    """A mail of which somebody says what it is; returns the activity's id. It comes in once, too."""
    day: dict[str, Any] = {"at": mail.at} if mail.at is not None and mail.at.date() <= u.today else {}
    fields: dict[str, Any] = {"subject": mail.subject, "notes": mail.words, "contact_id": contact_id, **day}
    activity_id = log_activity(u, account_id, kind, **fields)
    label = u.label
    u.add("record", vendor=VENDOR, kind=KIND, key=mail.key, entity_id=activity_id)
    u.label = label
    return activity_id


def summary(done: Sequence[LoggedMail], would: bool = False) -> str:
    """What happened, in a sentence without its end."""
    words = {
        "logged": "would be logged" if would else "logged",
        "known": "known already",
        "internal": "internal",
        "no_account": "without an account",
        "unreadable": "unreadable",
    }
    numbers = {status: sum(one.placed.status == status for one in done) for status in words}
    said = [f"{n:,} {words[status]}" for status, n in numbers.items() if n]
    people = sum(len(one.brought) for one in done)
    said += [f"{count(people, 'person', 'people')} brought along"] if people else []
    return f"{count(len(done), 'mail')}: {', '.join(said)}" if done else "No mail"


def _log(u: Unit, placed: Placed) -> int:
    mail = placed.mail
    fields: dict[str, Any] = {
        "subject": mail.subject,
        "notes": mail.words,
        "contact_id": placed.person.id if placed.person else None,
        "at": placed.at,
    }
    if placed.type == ActivityType.EMAIL_SENT:
        fields["by"] = placed.by
    return log_activity(u, placed.account_id, placed.type, **fields)


def _close(u: Unit, placed: Placed) -> str:
    """The open step to that very person which the mail fulfils is done by it; its text."""
    person = placed.person
    if person is None or placed.type == ActivityType.NOTE:
        return ""
    activity = u.get("activity", placed.activity_id or 0)
    day = activity["at"].date()
    rows = u.find("touch", account_id=placed.account_id, contact_id=person.id, status=TouchStatus.OPEN)
    touches = [TouchFact(**{name: row[name] for name in TouchFact.__dataclass_fields__}) for row in rows]
    # An old mail is no answer to a step that somebody wrote down after it.
    earlier = [touch for touch in touches if touch.created_on is None or touch.created_on <= day]
    step = fulfilled(earlier, placed.type, (person.id,), day)
    if step is None or not finishing.close_by_activity(u, step.id, activity["id"]):
        return ""
    return step.text
