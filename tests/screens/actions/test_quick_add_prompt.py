"""The line of t: what it shows while it is typed, and what it logs, without a screen, on a real workspace."""

from __future__ import annotations

import pytest
from fake_host import FakeHost

from abm_tui.screens.actions.pasting import Pasting
from abm_tui.screens.actions.quick_add import QuickAddActions
from abm_tui.store import Store
from abm_tui.store.commands import accounts, committee
from abm_tui.store.queries.facts import account_facts

pytestmark = pytest.mark.quick


@pytest.fixture
def acme(store: Store) -> int:
    return int(store.do(accounts.add_account, "Acme", tier="1").value)


@pytest.fixture
def host(store: Store, acme: int) -> FakeHost:
    """Asked what happened at Acme."""
    host = FakeHost(store)
    QuickAddActions(host, Pasting(host, lambda: acme)).ask(acme)
    return host


def test_an_empty_line_shows_an_example_and_logs_nothing(host: FakeHost) -> None:
    assert "e.g. met Dana Ruiz" in host.type("")
    assert not host.answer("")
    assert host.said == "Nothing to log yet. Say what happened, or Esc."


def test_a_chip_that_is_dropped_is_part_of_the_note(store: Store, host: FakeHost, acme: int) -> None:
    line = "met at the fair #meeting"
    host.type(line)
    assert host.question is not None
    assert host.question.on_key is not None
    host.question.on_key("down")
    host.question.on_key("delete")
    assert host.answer(line)
    (event,) = store.read(account_facts, ids=[acme])[acme].activities
    assert event.type != "meeting"


def test_a_name_that_fits_two_people_is_asked_about_before_anything_is_written(store: Store, acme: int) -> None:
    for name in ("Ruiz", "Kim"):
        store.do(committee.add_person, acme, first_name="Dana", last_name=name)
    host = FakeHost(store)
    QuickAddActions(host, Pasting(host, lambda: acme)).ask(acme, "met Dana #meeting")
    assert host.answer("met Dana #meeting")
    assert host.title == "Dana: who is meant?"
    assert not store.read(account_facts, ids=[acme])[acme].activities
    host.pick("Dana Kim")
    facts = store.read(account_facts, ids=[acme])[acme]
    assert {p.id: p.name for p in facts.people}[facts.activities[0].contact_id or 0] == "Dana Kim"


def test_several_lines_pasted_are_asked_what_they_are(host: FakeHost) -> None:
    assert host.question is not None
    assert host.question.on_lines is not None
    host.question.on_lines("Hello Ana,\nthank you for the call of yesterday.\nDana")
    assert host.question is None
    assert host.title.startswith("Pasted")
