"""A paste while nobody types: rows become a preview, prose a question, one word a hint; nothing is written before."""

from __future__ import annotations

import pytest
from fake_host import FakeHost

from abm_tui.screens.actions.pasting import Pasting
from abm_tui.screens.shell.routes import Pasted
from abm_tui.store import Store
from abm_tui.store.commands import accounts, committee
from abm_tui.store.queries.facts import account_facts

pytestmark = pytest.mark.quick

PROSE = "Thank you so much for the call of yesterday, Ana.\nWe liked it and would like to go on"


@pytest.fixture
def acme(store: Store) -> int:
    return int(store.do(accounts.add_account, "Acme", tier="1").value)


@pytest.fixture
def host(store: Store) -> FakeHost:
    return FakeHost(store)


def test_one_word_says_what_it_is_good_for(host: FakeHost) -> None:
    Pasting(host, lambda: None).preview("Initech")
    assert host.said == 'Pasted "Initech": e opens the cell, a adds an account; then paste.'


def test_rows_are_read_and_shown_before_they_come_in(host: FakeHost) -> None:
    Pasting(host, lambda: None).preview("Company\tDomain\nInitech\tinitech.com\nGlobex\tglobex.com")
    (route,) = host.opened
    assert isinstance(route, Pasted)
    assert len(route.file.table.rows) == 2


def test_rows_that_do_not_say_what_they_are_of_are_asked(host: FakeHost) -> None:
    Pasting(host, lambda: None).preview("Company\tName\tStage\nInitech\tDana\tNew\nGlobex\tRaj\tOld")
    assert "what are its rows?" in host.title
    host.pick("accounts")
    assert isinstance(host.opened[0], Pasted)


def test_prose_is_a_note_on_the_account_under_the_cursor(store: Store, host: FakeHost, acme: int) -> None:
    Pasting(host, lambda: acme).preview(PROSE)
    assert host.title.startswith("Pasted, ")
    assert not store.read(account_facts, ids=[acme])[acme].activities
    host.press("3")
    (event,) = store.read(account_facts, ids=[acme])[acme].activities
    assert event.type == "note"


def test_a_mail_is_put_where_its_sender_is(store: Store, host: FakeHost, acme: int) -> None:
    other = int(store.do(accounts.add_account, "Globex", tier="1").value)
    store.do(committee.add_person, other, first_name="Dana", last_name="Ruiz", email="dana@globex.com")
    Pasting(host, lambda: acme).preview(f"From: Dana Ruiz <dana@globex.com>\nSubject: Pilot\n\n{PROSE}")
    host.press("2")
    (event,) = store.read(account_facts, ids=[other])[other].activities
    assert (event.type, event.subject) == ("reply", "Pilot")


def test_prose_with_no_account_to_put_it_on_is_not_kept(host: FakeHost) -> None:
    Pasting(host, lambda: None).preview(PROSE)
    assert host.said == "Pasted prose, but there is no account here to put it on. Nothing was kept."


def test_a_pasted_mail_keeps_its_new_words_and_comes_in_once(store: Store, host: FakeHost, acme: int) -> None:
    store.do(committee.add_person, acme, first_name="Dana", last_name="Ruiz", email="dana@acme.example")
    mail = (
        "From: Dana Ruiz <dana@acme.example>\nTo: ana@us.example\nDate: Tue, 04 Nov 2025 10:00\nSubject: Pilot\n\n"
        "We sign if legal agrees. Call me on Thursday.\n\nBest regards\nDana\n\n> the offer stands until 20 November"
    )
    Pasting(host, lambda: None).preview(mail)
    host.press("2")
    facts = store.read(account_facts, ids=[acme])[acme]
    assert [event.notes for event in facts.activities] == ["We sign if legal agrees. Call me on Thursday."]
    assert facts.touches == ()
    Pasting(host, lambda: None).preview(mail)
    assert host.said == 'This mail is here already: "Pilot". Nothing was kept twice.'


def test_a_pasted_mail_offers_whom_it_names_at_an_account_we_know(store: Store, host: FakeHost) -> None:
    globex = int(store.do(accounts.add_account, "Globex", tier="1", domain="globex.example").value)
    Pasting(host, lambda: None).preview(
        "From: Dana Ruiz <dana@globex.example>\nTo: ana@us.example, Raj Patel <raj@globex.example>\n"
        "Date: Tue, 04 Nov 2025 10:00\nSubject: Pilot\n\nWe liked it and would like to go on."
    )
    assert host.keys["2"][0] == "a reply from Dana Ruiz, new here, as its head says"
    host.press("5")
    people = store.read(account_facts, ids=[globex])[globex].people
    assert sorted(person.name for person in people) == ["Dana Ruiz", "Raj Patel"]
