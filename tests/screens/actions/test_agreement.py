"""What both teams say of an account, and the watchlist, by key: without a screen, on a real workspace."""

from __future__ import annotations

import pytest
from fake_host import FakeHost
from shown_accounts import ShownAccounts

from abm_tui.keymap.action_ids import Do
from abm_tui.screens.actions.agreement import AgreementActions
from abm_tui.screens.shell.routes import DisputePage, WorkingOrder
from abm_tui.store import Store
from abm_tui.store.commands import accounts

pytestmark = pytest.mark.quick


@pytest.fixture
def host(store: Store) -> FakeHost:
    return FakeHost(store)


def on(store: Store, host: FakeHost, *tiers: str) -> tuple[ShownAccounts, AgreementActions]:
    ids = [int(store.do(accounts.add_account, f"Acme {n}", tier=tier).value) for n, tier in enumerate(tiers)]
    here = ShownAccounts(store, *ids)
    return here, AgreementActions(host, here)


def test_two_people_in_one_room_answer_for_both_teams(store: Store, host: FakeHost) -> None:
    here, actions = on(store, host, "1")
    host.do(actions.handlers(), Do.SET_AGREEMENT)
    assert host.title == "Is it a target account? Acme 0"
    host.press("1")
    now = here.now(here.ids[0])
    assert (now.agrees_sales, now.agrees_marketing) == ("yes", "yes")


def test_a_no_is_asked_for_its_reason_and_a_dispute_can_be_decided(store: Store, host: FakeHost) -> None:
    here, actions = on(store, host, "1")
    host.do(actions.handlers(), Do.SET_AGREEMENT)
    assert "5" not in host.keys
    host.press("1")
    host.do(actions.handlers(), Do.SET_AGREEMENT)
    host.press("3")
    assert host.question is not None
    assert host.question.label == "Why not, Acme 0?"
    assert host.answer("no budget")
    host.do(actions.handlers(), Do.SET_AGREEMENT)
    host.press("5")
    assert host.opened == [DisputePage(here.ids[0])]


def test_only_what_is_on_the_watchlist_is_watched_for_something_s000(store: Store, host: FakeHost) -> None:
    here, actions = on(store, host, "watchlist", "2")
    host.do(actions.handlers(), Do.WATCH)
    assert host.said == "Acme 1 is not on the watchlist. s t 4 puts it there."
    here.ids.pop()
    host.do(actions.handlers(), Do.WATCH)
    host.press("4")
    assert host.answer("a new CFO")
    assert here.now(here.ids[0]).trigger == "a new CFO"


def test_a_trigger_that_happened_suggests_the_tier_s000(store: Store, host: FakeHost) -> None:
    here, actions = on(store, host, "watchlist")
    host.do(actions.handlers(), Do.WATCH)
    host.press("4")
    host.answer("a new CFO")
    host.do(actions.handlers(), Do.WATCH)
    host.press("0")
    assert here.now(here.ids[0]).triggered_on == store.today
    assert "Tier" in host.said


def test_where_no_account_is_each_key_says_so(store: Store, host: FakeHost) -> None:
    _, actions = on(store, host)
    for do in actions.handlers():
        host.do(actions.handlers(), do)
        assert host.said == "No account here. a adds one.", do


def test_the_reasons_of_its_place_are_a_page(store: Store, host: FakeHost) -> None:
    here, actions = on(store, host, "1")
    host.do(actions.handlers(), Do.WHY_HERE)
    assert host.opened == [WorkingOrder(here.ids[0])]
