"""Mail comes in: once, with its people, and closing only the step to the very person."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from abm_tui.models.words import ActivityType
from abm_tui.rules.people.mail import Mailbox, MailMessage
from abm_tui.store import Store
from abm_tui.store.commands import accounts, committee, members, plays
from abm_tui.store.commands.mail import log_mail_as, log_mails, summary
from abm_tui.store.queries.facts import account_facts
from abm_tui.store.undo import undo_redo


@pytest.fixture
def acme(store: Store) -> int:
    """Acme with Dana and Raj; Ana writes from ana@us.example."""
    account_id = int(store.do(accounts.add_account, "Acme", tier="1", domain="acme.example").value)
    for name in ("Dana", "Raj"):
        store.do(committee.add_person, account_id, first_name=name, email=f"{name.lower()}@acme.example")
    store.do(members.set_email, 1, "ana@us.example")
    return account_id


def mail(sender: str, to: str, **more: Any) -> MailMessage:
    day = store_day()
    fields = {"key": f"{sender}{to}", "at": day, "subject": "Pilot", "words": "yes, call me on friday"} | more
    return MailMessage("a.eml", senders=(Mailbox(sender),), recipients=(Mailbox(to),), **fields)


def store_day() -> datetime:
    return datetime(2025, 11, 4, 10)


def test_our_mail_closes_the_step_to_that_person_and_no_other(store: Store, acme: int) -> None:
    dana, raj = (person.id for person in store.read(account_facts, ids=[acme])[acme].people)
    steps = [
        store.do(plays.add_touch, acme, f"Write {who}", date(2025, 11, 5), channel="email", contact_id=who).value
        for who in (raj, dana, None)
    ]
    sent = mail("ana@us.example", "dana@acme.example", at=datetime.combine(store.today, datetime.min.time()))
    (done,) = store.do(log_mails, [sent]).value
    assert done.closed == f"Write {dana}"
    status = {touch.id: touch.status for touch in store.read(account_facts, ids=[acme])[acme].touches}
    assert [status[step] for step in steps] == ["open", "done", "open"]


def test_an_old_mail_closes_no_step_that_was_written_after_it(store: Store, acme: int) -> None:
    (dana, _) = (person.id for person in store.read(account_facts, ids=[acme])[acme].people)
    store.do(plays.add_touch, acme, "Write", date(2025, 11, 5), channel="email", contact_id=dana)
    (done,) = store.do(log_mails, [mail("ana@us.example", "dana@acme.example", at=datetime(2024, 1, 8))]).value
    assert done.closed == ""


def test_several_mails_are_one_step_that_undo_takes_back(store: Store, acme: int) -> None:
    first, new = mail("dana@acme.example", "ana@us.example"), mail("new@acme.example", "ana@us.example")
    done = store.do(log_mails, [first, new, first])
    assert [one.placed.status for one in done.value] == ["logged", "logged", "known"]
    assert done.label == "3 mails: 2 logged, 1 known already, 1 person brought along"
    undo_redo.turn(store, undo_redo.UNDO)
    facts = store.read(account_facts, ids=[acme])[acme]
    assert (facts.activities, len(facts.people)) == ((), 2)


def test_a_mail_of_which_somebody_says_what_it_is_comes_in_once_too(store: Store, acme: int) -> None:
    one = mail("x@nowhere.example", "ana@us.example")
    store.do(log_mail_as, one, acme, ActivityType.NOTE, None)
    assert store.do(log_mails, [one]).value[0].placed.status == "known"


def test_nothing_is_a_sentence_too() -> None:
    assert summary([]) == "No mail"
