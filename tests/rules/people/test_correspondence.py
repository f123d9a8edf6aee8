"""Whose e-mail it is that somebody pasted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from abm_tui.models.facts import MemberFact, PersonFact
from abm_tui.rules.people.correspondence import Directory, person_of_mail, place
from abm_tui.rules.people.mail import Mailbox, MailMessage


def people(make):
    raj, ada = make.person(1, email="Raj@globex.test"), make.person(2, email="ada@globex.test")
    twin = replace(make.person(3, email="raj@globex.test"), account_id=9)
    return raj, ada, twin


def test_who_wrote_it_comes_before_whom_it_went_to(make):
    raj, ada, _ = people(make)
    assert person_of_mail([ada, raj], [{"raj@globex.test"}, {"ada@globex.test"}], 1) == raj
    assert person_of_mail([ada, raj], [{"nobody@x.test"}, {"ada@globex.test"}], 1) == ada


def test_of_two_with_one_address_it_is_the_one_at_this_account(make):
    raj, _, twin = people(make)
    assert person_of_mail([raj, twin], [{"raj@globex.test"}], 9) == twin
    assert person_of_mail([raj, twin], [{"raj@globex.test"}], 5) is None


def test_it_is_nobody_where_several_are_meant_or_none_is_known(make):
    raj, ada, _ = people(make)
    assert person_of_mail([raj, ada], [{"raj@globex.test", "ada@globex.test"}], 1) is None
    assert person_of_mail([], [{"raj@globex.test"}], 1) is None


TODAY = date(2026, 11, 30)
KIM, LEE = MemberFact(1, "kim", "sales"), MemberFact(2, "lee", "marketing", email="lee@us.example;l.lee@us.example")
ODO = PersonFact(7, 5, "Odo", "Mark", email="odo@d.example")


def box(email: str, *, shared: bool = False) -> Mailbox:
    return Mailbox(email, shared=shared)


def directory(*people: PersonFact, members: tuple[MemberFact, ...] = (KIM, LEE), **more: Any) -> Directory:
    return Directory(members, list(people), {"d.example": [5], "two.example": [5, 6]}, {}, **more)


def mail(sender: str, *to: str, **more: Any) -> MailMessage:
    at = datetime(2026, 11, 12, 9)
    return MailMessage("a", "key", senders=(box(sender),), recipients=tuple(map(box, to)), **{"at": at, **more})


@pytest.mark.parametrize(
    ("sender", "to", "status", "type"),
    [
        ("odo@d.example", "lee@us.example", "logged", "reply"),
        ("lee@us.example", "odo@d.example", "logged", "email_sent"),
        ("l.lee@us.example", "kim@us.example", "internal", "note"),
        ("boss@us.example", "odo@d.example", "logged", "email_sent"),
        ("kim@us.example", "odo@d.example", "logged", "email_sent"),
        ("lee@us.example", "x@nowhere.example", "no_account", "note"),
        ("new@mail.d.example", "lee@us.example", "logged", "reply"),
        ("new@two.example", "lee@us.example", "no_account", "note"),
    ],
)
def test_who_wrote_decides_what_a_mail_is(sender: str, to: str, status: str, type: str) -> None:
    placed = place(mail(sender, to), directory(ODO), TODAY)
    assert (placed.status, placed.type) == (status, type)


def test_a_name_before_the_at_is_ours_only_at_a_host_that_is_nobodys() -> None:
    assert directory().member(box("kim@us.example")) == (KIM, True)
    assert directory().member(box("kim@d.example")) == (None, False)
    assert directory(busy_hosts={"x.example"}).member(box("kim@x.example")) == (None, False)
    assert directory().member(box("lee@other.example")) == (None, False)


def test_a_mail_providers_host_is_no_teams_and_no_accounts() -> None:
    known = directory(members=(MemberFact(1, "kim", "sales", email="kim@mail.example"),))
    assert not known.is_ours(box("odo@mail.example", shared=True))
    assert known.is_ours(box("odo@mail.example"))
    assert known.account_at(box("x@d.example", shared=True)) is None


def test_an_unknown_writer_comes_along_and_whoever_is_copied_in_is_offered() -> None:
    placed = place(mail("new@d.example", "lee@us.example", "more@d.example", "odo@d.example"), directory(ODO), TODAY)
    assert placed.writer is not None
    assert [one.email for one in placed.new_people] == ["new@d.example", "more@d.example"]
    assert [one.email for one in placed.others] == ["more@d.example"]
    assert placed.people == ("Odo Mark",)


def test_an_automatic_answer_is_a_note_and_brings_nobody_along() -> None:
    placed = place(mail("new@d.example", "lee@us.example", automatic=True), directory(), TODAY)
    assert (placed.type, placed.writer) == ("note", None)
    assert place(mail("lee@us.example", "odo@d.example", automatic=True), directory(ODO), TODAY).type == "email_sent"


def test_a_day_to_come_is_the_day_it_came_in() -> None:
    later = datetime(2026, 12, 1)
    assert place(mail("odo@d.example", "lee@us.example", at=later), directory(ODO), TODAY).at is None
    assert place(mail("odo@d.example", "lee@us.example"), directory(ODO), TODAY).at == datetime(2026, 11, 12, 9)


def test_an_account_that_is_named_is_for_those_of_whom_nothing_says_where_they_are() -> None:
    assert place(mail("x@nowhere.example", "lee@us.example"), directory(), TODAY, 9).account_id == 9
    assert place(mail("odo@d.example", "lee@us.example"), directory(ODO), TODAY, 9).account_id == 5


def test_whom_one_mail_brings_along_is_known_in_the_next() -> None:
    known = directory()
    first = place(mail("new@d.example", "lee@us.example"), known, TODAY)
    assert first.writer is not None
    known.learn(first.writer, 70)
    again = place(mail("new@d.example", "lee@us.example"), known, TODAY)
    assert again.person is not None
    assert (again.person.id, again.writer) == (70, None)


def test_a_bounce_means_the_people_it_did_not_reach() -> None:
    lost = mail("mailer-daemon@us.example", "lee@us.example", is_bounce=True, bounced=("odo@d.example",))
    placed = place(lost, directory(ODO), TODAY)
    assert (placed.status, placed.bounced, placed.account_id, placed.type) == ("logged", (ODO,), 5, "note")
    assert place(lost, directory(), TODAY).status == "no_account"
