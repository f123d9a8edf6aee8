"""What stands under the cursor of a page about one account, and how accounts are called in a question."""

from __future__ import annotations

import pytest
from fake_host import FakeHost
from shown_accounts import ShownAccounts

from abm_tui.screens.actions.here import NextStepOfAccount, OneAccount, many, no_account
from abm_tui.store import Store
from abm_tui.store.commands import accounts, plays
from abm_tui.store.queries.facts import accounts as account_facts

pytestmark = pytest.mark.quick


def add(store: Store, name: str) -> int:
    return int(store.do(accounts.add_account, name, tier="1").value)


def test_a_page_about_one_account_is_for_that_account_and_shows_it(store: Store) -> None:
    acme = add(store, "Acme")
    (fact,) = store.read(account_facts, ids=[acme])
    here = OneAccount(acme, lambda: fact)
    assert (here.account(), here.accounts(), here.walk()) == (acme, [acme], [acme])
    assert here.fact(acme) is fact
    assert here.fact(acme + 1) is None
    assert OneAccount(acme).fact(acme) is None, "a page that shows none of its fields"


def test_several_accounts_are_called_by_their_number_one_by_its_name(store: Store) -> None:
    ids = [add(store, "Acme"), add(store, "Globex")]
    host = FakeHost(store)
    assert many(host, ShownAccounts(store, *ids)) == "2 accounts"
    assert many(host, ShownAccounts(store, ids[1])) == "Globex"
    assert no_account(ShownAccounts(store)) == "No account here. a adds one."
    assert no_account(ShownAccounts(store, ids[0])) == ""


def test_where_no_touches_are_listed_the_touch_is_the_accounts_next_step(store: Store) -> None:
    acme = add(store, "Acme")
    host = FakeHost(store)
    assert NextStepOfAccount(host, OneAccount(acme)).touch() is None
    store.do(plays.add_touch, acme, "Call Dana", store.today)
    touch = NextStepOfAccount(host, OneAccount(acme)).touch()
    assert touch is not None
    assert touch.text == "Call Dana"
    assert NextStepOfAccount(host, ShownAccounts(store)).touch() is None
