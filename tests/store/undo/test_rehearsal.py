"""What a change of the framework would do, before it is saved."""

from __future__ import annotations

from datetime import timedelta

import pytest
from team import TODAY

from abm_tui.errors import NotFound, Refused
from abm_tui.store import Store
from abm_tui.store.commands import accounts, deals, logging
from abm_tui.store.commands import framework as commands
from abm_tui.store.queries import framework as queries
from abm_tui.store.unit import Unit
from tests.store.framework_cells import CAP, kept, put


def busy(u: Unit, name: str, kinds: str, **more: object) -> int:
    """An account with signals of today."""
    account_id = accounts.add_account(u, name, tier="1", **more)
    for kind in kinds.split():
        logging.log_activity(u, account_id, kind, subject=kind)
    return account_id


def test_changing_the_pricing_cap_previews_the_accounts_that_change_band(store: Store) -> None:
    def past(u: Unit) -> None:
        busy(u, "Globex", "pricing_visit pricing_visit content_download event_attended")
        busy(u, "Initech", "pricing_visit pricing_visit")
        busy(u, "Umbrella", "content_download")

    store.do(past)
    put(store, signals__people__cap="0")
    before = kept(store)
    found = store.read(queries.preview, {CAP: "2"})
    assert [e.said for e in found.by_aspect["band"]] == ["Globex nurture → call"]
    assert [e.said for e in found.by_aspect["score"]] == ["Globex 3 → 4", "Initech 1 → 2"]
    assert found.lines[0] == "Band changes on 1 account: Globex nurture → call"
    assert [c.said for c in found.changes] == ["Pricing or demo page visited: cap 1 → 2"]
    assert (found.accounts, found.refused, found.room, found.deals) == (3, "", "", None)
    assert kept(store) == before, "a look writes nothing"
    put(store, signals__pricing_visit__cap="2")
    back = store.read(queries.preview, {CAP: None})
    assert [e.said for e in back.by_aspect["band"]] == ["Globex call → nurture"]
    assert back.effects == store.read(queries.preview, version=1).effects
    assert store.read(queries.preview, {CAP: "2"}).lines == ("Nothing changes on 3 target accounts",)


def test_an_icp_is_held_against_the_teams_own_wins_and_losses_s003(store: Store) -> None:
    def past(u: Unit) -> None:
        for n, (staff, status) in enumerate([(500, "won"), (900, "won"), (20, "won"), (300, "lost"), (5, "lost")]):
            account_id = accounts.add_account(u, f"C{n}", employees=staff, industry="banking", country="Germany")
            deals.close_deal(u, deals.add_deal(u, account_id, "Deal"), status)
        accounts.add_account(u, "Never closed", employees=800)

    store.do(past)
    store.do(commands.add_criterion, "In Germany", "firmographic", test="country:germany")
    found = store.read(queries.preview, {"icp.NEW.test": "employees>=200", "icp.NEW.must": "yes", "icp.NEW.weight": 3})
    assert found.deals is not None
    assert found.deals[1].said == "yes to 2 of 3 wins, 1 of 2 losses"
    assert any("yes to 2 of 3 wins, 1 of 2 losses" in line for line in found.lines)
    store.do(commands.add_criterion, "Size", "firmographic", test="employees>=200", weight=3, must=True)
    assert store.read(queries.own_deals).said == "yes to 2 of 3 wins, 1 of 2 losses"
    gone = store.read(queries.preview, without="size")
    assert next(c.name for c in gone.changes if c.new is None) == "icp.size.name"


def test_a_deal_closed_after_the_day_asked_about_does_not_count_s003(store: Store) -> None:
    def past(u: Unit) -> None:
        account_id = accounts.add_account(u, "Globex")
        deal = deals.add_deal(u, account_id, "Deal")
        deals.close_deal(u, deal, "won")
        u.set("opportunity", deal, closed_at=TODAY + timedelta(3))

    store.do(past)
    assert store.read(queries.own_deals).said == ""


def test_room_in_tier_1_is_told(store: Store) -> None:
    store.do(accounts.add_account, "Globex", tier="1")
    found = store.read(queries.preview, preset="growth")
    assert found.room == "Tier 1: 1 of 20 (never above 25) → 1 of 25"
    assert found.changes[0].said == "Preset two-person → growth"


@pytest.mark.parametrize("bad", [{"nope": "1"}, {"quiet_days": "x"}, {"tiers.1.cap": "99"}, {"icp.NEW.weight": "2"}])
def test_what_could_not_be_saved_cannot_be_previewed_either(store: Store, bad: dict[str, str]) -> None:
    with pytest.raises((Refused, NotFound)):
        store.read(queries.preview, bad)
    with pytest.raises(NotFound, match="0 to 0"):
        store.read(queries.preview, version=7)
