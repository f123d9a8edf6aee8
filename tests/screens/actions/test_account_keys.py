"""The bundle of what keys do to accounts: what a place takes over from it."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from fake_host import FakeHost
from shown_accounts import ShownAccounts

from abm_tui.keymap.action_ids import Do
from abm_tui.screens.actions.account_keys import AccountKeys
from abm_tui.screens.shell.handlers import Handlers
from abm_tui.store import Store
from abm_tui.store.commands import accounts

pytestmark = pytest.mark.quick


class Place:
    """What a place has for the bundle."""

    def __init__(self) -> None:
        self.offers: list[Any] = []
        self.endings: list[Any] = []
        self.pasted: Callable[[str], object] | None = None
        self.menus: Any = SimpleNamespace(set_title=lambda: "Set")
        self.taken: dict[Do, Any] = {}

    def use(self, *handlers: Handlers) -> None:
        for offered in handlers:
            self.taken.update(offered)


def test_a_place_gets_handlers_offers_endings_and_what_a_paste_does(store: Store) -> None:
    ids = [int(store.do(accounts.add_account, name, tier="2").value) for name in ("Acme", "Globex")]
    host, place = FakeHost(store), Place()
    AccountKeys(host, ShownAccounts(store, *ids)).install(place)
    assert {Do.SET_TIER, Do.SET_AGREEMENT, Do.SET_PLAY, Do.DONE, Do.GO_ACCOUNT} <= place.taken.keys()
    assert place.menus.set_title() == "Set on 2"
    assert len(place.offers) == 2
    assert place.pasted is not None
    place.pasted("Initech")
    assert host.said.startswith('Pasted "Initech"')
    host.offers = place.offers
    host.run(accounts.set_field_many, ids, "stage", "interest")
    assert host.title == "Interest: 2 accounts of 2 may not go there yet"
