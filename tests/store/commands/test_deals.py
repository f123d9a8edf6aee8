"""A deal is added, changed and closed, and its end says what becomes of the account (S001)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from abm_tui.errors import Refused
from abm_tui.store import Store
from abm_tui.store.commands import accounts, deals
from abm_tui.store.undo import undo_redo


@pytest.fixture
def globex(store: Store) -> int:
    return int(store.do(accounts.add_account, "Globex", tier="2").value)


@pytest.fixture
def pilot(store: Store, globex: int) -> int:
    return int(store.do(deals.add_deal, globex, "Pilot", amount=60_000).value)


def row(store: Store, name: str, row_id: int) -> dict[str, Any]:
    found: dict[str, Any] = store.do(lambda u: dict(u.get(name, row_id))).value
    return found


def test_a_new_deal_is_open_from_today(store: Store, pilot: int) -> None:
    deal = row(store, "opportunity", pilot)
    assert (deal["status"], deal["created_at"], deal["amount"]) == ("open", date(2025, 11, 5), 60_000)


def test_a_lost_deal_keeps_its_reason_and_its_lesson_s001(store: Store, pilot: int) -> None:
    done = store.do(deals.close_deal, pilot, "lost", reason="price", debrief="Too late")
    deal = row(store, "opportunity", pilot)
    assert (deal["status"], deal["reason"], deal["debrief"]) == ("lost", "price", "Too late")
    assert (deal["closed_at"], done.label) == (date(2025, 11, 5), "Pilot lost")


@pytest.mark.parametrize(("then", "tier"), [("", "2"), ("watchlist", "watchlist")])
def test_after_a_lost_deal_the_account_stays_or_waits_as_one_step_s001(
    store: Store, globex: int, pilot: int, then: str, tier: str
) -> None:
    store.do(deals.settle_deal, pilot, "lost", reason="price", then=then, until=date(2026, 2, 1) if then else None)
    assert row(store, "account", globex)["tier"] == tier
    undo_redo.turn(store, undo_redo.UNDO)
    assert row(store, "account", globex)["tier"] == "2"
    assert row(store, "opportunity", pilot)["status"] == "open"


def test_after_a_lost_deal_an_account_that_is_out_is_a_bad_fit_for_its_reason_s001(
    store: Store, globex: int, pilot: int
) -> None:
    store.do(deals.settle_deal, pilot, "lost", reason="price", then="out")
    assert row(store, "account", globex)["bad_fit"] == "price"


@pytest.mark.parametrize(
    ("status", "then", "code"),
    [("open", "", "no_such_outcome"), ("won", "watchlist", "no_such_end"), ("lost", "expansion", "no_such_end"),
     ("lost", "back", "no_stage_back")],
)  # fmt: skip
def test_an_end_that_does_not_fit_closes_nothing(store: Store, pilot: int, status: str, then: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        store.do(deals.settle_deal, pilot, status, then=then)
    assert refused.value.code == code
    assert row(store, "opportunity", pilot)["status"] == "open"


def test_a_deal_without_a_name_and_a_field_that_deals_lack_are_refused(store: Store, globex: int, pilot: int) -> None:
    with pytest.raises(Refused, match="A deal needs a name"):
        store.do(deals.add_deal, globex, " ")
    with pytest.raises(Refused, match="A deal has no field colour"):
        store.do(deals.set_deal, pilot, colour="red")


def test_a_deal_that_was_a_mistake_is_removed_and_comes_back(store: Store, pilot: int) -> None:
    assert store.do(deals.remove_deal, pilot).label == "Removed the deal Pilot"
    undo_redo.turn(store, undo_redo.UNDO)
    assert row(store, "opportunity", pilot)["name"] == "Pilot"
