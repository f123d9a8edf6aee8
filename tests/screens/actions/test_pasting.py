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
