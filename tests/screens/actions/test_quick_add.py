"""t asks for a line about an account and logs it there; without a screen, on a real workspace."""

from __future__ import annotations

import pytest
from fake_host import FakeHost

from abm_tui.screens.actions.pasting import Pasting
from abm_tui.screens.actions.quick_add import QuickAddActions
from abm_tui.store import Store
from abm_tui.store.commands import accounts
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


def test_what_was_typed_is_logged_at_the_account(store: Store, host: FakeHost, acme: int) -> None:
    assert "meeting" in host.type("met at the fair #meeting")
    assert host.answer("met at the fair #meeting")
    (event,) = store.read(account_facts, ids=[acme])[acme].activities
    assert event.type == "meeting"
