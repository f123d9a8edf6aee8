"""Tier 1 from a key: the reason, the full tier and the ways on, without a screen, on a real workspace."""

from __future__ import annotations

import pytest
from fake_host import FakeHost
from shown_accounts import ShownAccounts

from abm_tui.errors import Refused
from abm_tui.screens.actions.tiers import TierActions
from abm_tui.store import Store
from abm_tui.store.commands import accounts

pytestmark = pytest.mark.quick


def add(store: Store, name: str, tier: str | None = None) -> int:
    return int(store.do(accounts.add_account, name, tier=tier).value)


@pytest.fixture
def host(store: Store) -> FakeHost:
    return FakeHost(store)


def tiers(host: FakeHost, here: ShownAccounts) -> TierActions:
    found = TierActions(host, here)
    host.offers.append(found.offer)
    host.endings.append(found.ending)
    return found


def full(store: Store) -> list[int]:
    """A Tier 1 without a free slot."""
    return [add(store, f"Full {n}", "1") for n in range(store.framework.cap)]


def test_tier_1_is_asked_for_its_evidence_and_an_empty_enter_leaves_it_to_confirm_s000(
    store: Store, host: FakeHost
) -> None:
    here = ShownAccounts(store, add(store, "Acme", "2"))
    tiers(host, here).put_in_tier(here.ids, "1")
    assert host.question is not None
    assert host.question.label == "Why Tier 1, Acme?"
    assert host.answer("")
    assert host.said == "Tier 1, to confirm: no evidence yet (s e writes it): Acme"
    assert here.now(here.ids[0]).tier == "1"


def test_the_watchlist_says_what_to_do_next_s000(store: Store, host: FakeHost) -> None:
    here = ShownAccounts(store, add(store, "Acme", "2"))
    tiers(host, here).put_in_tier(here.ids, "watchlist")
    assert host.said == "Acme → Watchlist · u undo · s w: what to watch for"


def test_a_full_tier_1_offers_a_swap_and_the_newcomer_is_asked_why_s002(store: Store, host: FakeHost) -> None:
    full(store)
    here = ShownAccounts(store, add(store, "Acme", "2"))
    tiers(host, here).put_in_tier(here.ids, "1")
    assert host.title == "Tier 1 is full, 20 of 20. Acme stays out unless one leaves:"
    host.pick(host.options[1].label)
    assert here.now(here.ids[0]).tier == "1"
    assert host.question is not None
    assert host.question.label == "Why Tier 1, Acme?"


def test_above_the_cap_a_reason_is_needed_s002(store: Store, host: FakeHost) -> None:
    full(store)
    here = ShownAccounts(store, add(store, "Acme", "2"))
    tiers(host, here).put_in_tier(here.ids, "1")
    host.pick("go above")
    assert not host.answer("  ")
    assert host.said.startswith("A reason is needed")
    host.answer("the board asked")
    assert here.now(here.ids[0]).over_cap_reason == "the board asked"


def test_several_that_do_not_fit_are_named_by_their_number_and_none_moves_s002(store: Store, host: FakeHost) -> None:
    full(store)
    here = ShownAccounts(store, add(store, "Acme", "2"), add(store, "Globex", "2"))
    tiers(host, here).put_in_tier(here.ids, "1")
    assert host.said == "Tier 1 is 20 of 20, full: 2 more do not fit. One at a time can swap."
    assert not host.options
    assert here.now(here.ids[0]).tier == "2"


def test_a_refusal_that_comes_late_is_about_the_account_that_waited_not_the_latest(
    store: Store, host: FakeHost
) -> None:
    full(store)
    acme, globex = add(store, "Acme", "2"), add(store, "Globex", "2")
    actions = tiers(host, ShownAccounts(store, acme, globex))
    host.busy = True
    actions.put_in_tier([acme], "1")
    actions.put_in_tier([globex], "3")
    host.catch_up()
    assert host.title == "Tier 1 is full, 20 of 20. Acme stays out unless one leaves:"


def test_what_somebody_else_wrote_meanwhile_is_not_overwritten(store: Store, host: FakeHost) -> None:
    here = ShownAccounts(store, add(store, "Acme", "2"))
    store.do(accounts.set_field, here.ids[0], "tier", "3")
    tiers(host, here).put_in_tier(here.ids, "watchlist")
    assert "changed tier since you looked" in host.said
    assert here.now(here.ids[0]).tier == "3"


def test_an_undo_into_a_full_tier_1_is_tried_again_with_a_swap_s002(store: Store, host: FakeHost) -> None:
    inside = full(store)
    store.do(accounts.set_field, inside[0], "tier", "2")
    acme = add(store, "Acme", "1")
    actions = tiers(host, ShownAccounts(store, acme))
    swapped: list[int] = []
    with pytest.raises(Exception, match="Tier 1 is full") as refusal:
        store.do(accounts.set_field, inside[0], "tier", "1")
    assert actions.offer(refusal.value, lambda **how: swapped.append(how["swap"]))  # type: ignore[arg-type]
    assert host.title.startswith("Tier 1 is full, 20 of 20. This step stays as it is")
    host.pick(host.options[1].label)
    assert len(swapped) == 1
    assert swapped[0] in {*inside, acme}


def test_a_slot_that_is_free_is_offered_to_whoever_waits_for_it(store: Store, host: FakeHost) -> None:
    inside = full(store)
    waiting = add(store, "Acme", "watchlist")
    tiers(host, ShownAccounts(store, inside[0]))
    host.run(accounts.set_field, inside[0], "tier", "watchlist")
    assert host.said.endswith("u undo"), "nobody waits yet"
    store.do(lambda unit: unit.set("account", waiting, paused_until=store.today))
    host.run(accounts.set_field, inside[1], "tier", "watchlist")
    assert host.said.endswith("a slot is free for Acme: L, Re-tier")


def test_other_refusals_are_not_its_business(store: Store, host: FakeHost) -> None:
    actions = tiers(host, ShownAccounts(store))
    host.run(accounts.set_field, 999, "tier", "2")
    assert not host.options
    assert host.said
    assert not actions.offer(Refused("bad_day", "No such day."), None)
