"""A deal in a line, and won or lost as one flow: without a screen, on a real workspace."""

from __future__ import annotations

from decimal import Decimal

import pytest
from fake_host import FakeHost

from abm_tui.models.facts import DealFact
from abm_tui.screens.actions.deals import DealActions
from abm_tui.store import Store
from abm_tui.store.commands import accounts, deals
from abm_tui.store.queries.listing import ListedAccount, listed
from abm_tui.store.undo import undo_redo

pytestmark = pytest.mark.quick


@pytest.fixture
def globex(store: Store) -> int:
    return int(store.do(accounts.add_account, "Globex", tier="1").value)


@pytest.fixture
def host(store: Store) -> FakeHost:
    return FakeHost(store)


def row(host: FakeHost, account_id: int) -> ListedAccount:
    return host.store.read(listed, ids=[account_id])[0]


def pilot(host: FakeHost, account_id: int) -> DealFact:
    host.store.do(deals.add_deal, account_id, "Pilot", amount=Decimal(60_000))
    return row(host, account_id).facts.deals[0]


def test_a_deal_is_added_in_one_line_that_reads_back_what_it_means(host: FakeHost, globex: int) -> None:
    DealActions(host).ask_deal(globex)
    assert host.question is not None
    assert host.question.label == "Deal for Globex"
    assert "like: Pilot 60k 19 dec qualify" in host.type("")
    assert host.type("Pilot 60k 19 dec").startswith(" + Pilot · 60k")
    assert host.answer("Pilot 60k 19 dec")
    (deal,) = row(host, globex).facts.deals
    assert (deal.name, deal.amount) == ("Pilot", Decimal(60_000))


def test_a_line_that_is_no_deal_says_so_and_stays(host: FakeHost, globex: int) -> None:
    DealActions(host).ask_deal(globex)
    assert not host.answer("60k")
    assert host.question is not None
    assert not row(host, globex).facts.deals


def test_a_won_deal_is_asked_about_and_written_once(host: FakeHost, globex: int) -> None:
    DealActions(host).close_deal(pilot(host, globex))
    host.press("1")
    host.answer("price")
    host.answer("speed")
    host.answer("")
    assert row(host, globex).facts.deals[0].status == "open"
    host.answer("ask earlier")
    assert host.title == "Pilot won; open touches are closed. And Globex?"
    host.pick("stay, on to Expansion")
    found = row(host, globex)
    assert found.facts.deals[0].status == "won"
    assert found.account.stage == "expansion"
    undo_redo.turn(host.store, undo_redo.UNDO, undo_redo.TurnOptions())
    found = row(host, globex)
    assert (found.facts.deals[0].status, found.account.stage) == ("open", "awareness")


def test_a_lost_deal_may_send_its_account_to_the_watchlist_until_a_day(host: FakeHost, globex: int) -> None:
    DealActions(host).close_deal(pilot(host, globex))
    host.press("2")
    for _ in range(4):
        host.answer("")
    host.pick("watchlist until a day")
    assert host.question is not None
    assert host.question.value == "+90"
    assert host.type("2 feb") == "→ Mon 2 Feb"
    assert not host.answer("someday")
    assert host.answer("2 feb")
    found = row(host, globex)
    assert (found.facts.deals[0].status, found.account.tier) == ("lost", "watchlist")


def test_whoever_leaves_the_questions_has_changed_nothing(host: FakeHost, globex: int) -> None:
    DealActions(host).close_deal(pilot(host, globex))
    host.press("2")
    host.answer("price")
    host.escape()
    assert host.said == "Nothing was changed: the deal is still open."
    assert row(host, globex).facts.deals[0].status == "open"


def test_leaving_the_last_list_closes_the_deal_and_leaves_the_account_as_it_is(host: FakeHost, globex: int) -> None:
    DealActions(host).close_deal(pilot(host, globex))
    host.press("2")
    for _ in range(4):
        host.answer("")
    host.escape()
    found = row(host, globex)
    assert (found.facts.deals[0].status, found.account.tier) == ("lost", "1")


def test_a_closed_deal_is_not_closed_again(host: FakeHost, globex: int) -> None:
    host.store.do(deals.close_deal, pilot(host, globex).id, "won")
    DealActions(host).close_deal(row(host, globex).facts.deals[0])
    assert host.said == "Pilot is won already. Enter opens it."
    assert not host.keys
