"""Going to an account by a few letters of its name: without a screen, on a real workspace."""

from __future__ import annotations

import pytest
from fake_host import FakeHost

from abm_tui.keymap.action_ids import Do
from abm_tui.screens.actions.account_picker import AccountPicker
from abm_tui.screens.shell.routes import Card
from abm_tui.store import Store
from abm_tui.store.commands import accounts

pytestmark = pytest.mark.quick


@pytest.fixture
def host(store: Store) -> FakeHost:
    """Asked for an account, of two there are."""
    for name in ("Acme", "Acme Labs"):
        store.do(accounts.add_account, name, tier="1")
    host = FakeHost(store)
    host.do(AccountPicker(host).handlers(), Do.GO_ACCOUNT)
    return host


def test_the_matches_stand_below_and_enter_takes_the_first(host: FakeHost) -> None:
    assert [line.strip("▐▌").split() for line in host.type("ac").splitlines()] == [
        ["Acme", "Tier", "1"],
        ["Acme", "Labs", "Tier", "1"],
    ]
    assert host.answer("ac")
    assert host.opened == [Card(1, [1])]


def test_the_arrows_pick_another_match_and_go_round(host: FakeHost) -> None:
    host.type("ac")
    assert host.question is not None
    assert host.question.on_key is not None
    for key in ("down", "down", "up"):
        host.question.on_key(key)
    assert host.answer("ac")
    assert host.opened == [Card(2, [2])]


def test_a_name_that_nobody_has_keeps_the_question_open(host: FakeHost) -> None:
    assert "No account like" in host.type("zzz")
    assert not host.answer("zzz")
    assert host.said == 'No account like "zzz". Esc goes back.'
    assert not host.opened


def test_without_accounts_it_says_how_to_add_one(store: Store) -> None:
    host = FakeHost(store)
    AccountPicker(host).go()
    assert "a on Targets adds one" in host.type("")
