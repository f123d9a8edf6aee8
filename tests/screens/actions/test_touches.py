"""Touches by key: done, later, who, their day and their text, without a screen, on a real workspace."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

import pytest
from fake_host import FakeHost
from shown_accounts import ShownAccounts

from abm_tui.keymap.action_ids import Do
from abm_tui.models.facts import TouchFact
from abm_tui.screens.actions.account_keys import AccountKeys
from abm_tui.screens.shell.handlers import Handler, KeyHandler
from abm_tui.store import Store
from abm_tui.store.commands import accounts, committee, plays
from abm_tui.store.queries.facts import account_facts

pytestmark = pytest.mark.quick


@pytest.fixture
def host(store: Store) -> FakeHost:
    return FakeHost(store)


@pytest.fixture
def here(store: Store) -> ShownAccounts:
    account_id = int(store.do(accounts.add_account, "Acme", tier="2").value)
    store.do(plays.add_touch, account_id, "Call Dana", store.today, channel="phone")
    return ShownAccounts(store, account_id)


@pytest.fixture
def keys(host: FakeHost, here: ShownAccounts) -> Mapping[Do, Handler | KeyHandler]:
    return AccountKeys(host, here, here).handlers()


Keys = Mapping[Do, Handler | KeyHandler]


def only(here: ShownAccounts) -> TouchFact:
    (touch,) = here.store.read(account_facts, ids=here.ids)[here.ids[0]].touches
    return touch


def test_later_offers_days_and_takes_a_typed_one(host: FakeHost, here: ShownAccounts, keys: Keys) -> None:
    today = host.store.today
    host.do(keys, Do.LATER)
    host.press("1")
    assert only(here).due == today + timedelta(1)
    host.do(keys, Do.LATER)
    host.press("4")
    assert not host.answer("never")
    assert host.type("+10") == "→ Mon 17 Nov"
    assert host.answer("+9")
    assert only(here).due == today + timedelta(9)


def test_the_text_of_a_touch_is_not_written_over_a_colleagues(host: FakeHost, here: ShownAccounts) -> None:
    keys = AccountKeys(host, here, here)
    keys.touches.ask_text()
    host.store.do(plays.edit_touch, only(here).id, "text", "Call Raj", "Call Dana")
    assert not host.answer("Call Ines")
    assert 'wrote "Call Raj" meanwhile' in host.said
    assert host.answer("Call Ines"), "a second Enter puts one's own in its place"
    assert only(here).text == "Call Ines"


def test_a_touch_is_given_to_a_colleague(host: FakeHost, here: ShownAccounts, keys: Keys) -> None:
    host.do(keys, Do.WHO)
    host.press("2")
    assert only(here).owner == host.store.members[1].id


def test_a_next_step_reads_back_its_channel_its_person_its_day_and_its_owner(
    host: FakeHost, here: ShownAccounts, keys: Keys
) -> None:
    host.do(keys, Do.SET_NEXT)
    here.store.do(committee.add_person, here.ids[0], first_name="Ines", last_name="Marsh")
    host.do(keys, Do.SET_NEXT)
    assert host.type("Write to Ines, fri") == "→ e-mail · Ines Marsh · Fri 7 Nov · ana"
    assert host.type("Tidy up") == "→ Wed 5 Nov · ana"
    assert host.answer("Write to Ines, fri")
    facts = here.store.read(account_facts, ids=here.ids)[here.ids[0]]
    [made] = [t for t in facts.touches if t.text != "Call Dana"]
    assert (made.text, made.channel, made.contact_id) == ("Write to Ines", "email", facts.people[0].id)


def test_without_a_touch_its_keys_say_what_would_make_one(host: FakeHost, here: ShownAccounts, keys: Keys) -> None:
    host.do(keys, Do.DONE)
    host.press("1")
    host.escape()
    for do in (Do.DONE, Do.LATER, Do.WHO, Do.SET_DUE):
        host.do(keys, do)
        assert host.said == "No next step here. s n writes one, P finds a play."
