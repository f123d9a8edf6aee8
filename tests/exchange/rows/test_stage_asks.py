"""An imported deal that is ahead of its account's stage is asked about once, and nothing moves by itself."""

from __future__ import annotations

import pytest
from exchange_files import Import, Rows

from abm_tui.errors import Refused
from abm_tui.exchange.imports import importing
from abm_tui.exchange.plan.import_plan import Input
from abm_tui.store import Store
from abm_tui.store.commands import accounts
from abm_tui.store.commands.deal_stages import catch_up
from abm_tui.store.commands.deals import add_deal
from abm_tui.store.queries.deal_stages import ahead_of_stage
from abm_tui.store.undo import undo_redo

DEALS = "Record ID,Deal Name,Deal Stage,Amount,Associated Company\n"
PILOT = DEALS + "1,Pilot,Proposal,60000,Globex\n"


@pytest.fixture
def globex(store: Store) -> int:
    account_id: int = store.do(accounts.add_account, "Globex", tier="1").value
    return account_id


def asked(made: importing.FilePlan) -> list[str]:
    return [said for said in made.warnings if "behind what the deals say" in said]


def test_the_import_names_the_accounts_and_the_command_and_moves_nothing(
    bring: Import, rows: Rows, globex: int
) -> None:
    [said] = asked(bring(PILOT))
    assert said == (
        "1 account behind what the deals say: Globex (Awareness; an open deal says Consideration). Nothing is moved "
        "unasked: abm deal stages lists them, abm deal stages --move takes them through the gates."
    )
    assert rows("account")[0]["stage"] == "awareness"
    assert rows("move", what="stage", new="consideration") == []


def test_it_is_asked_once_a_deal_and_again_when_its_stage_changes(store: Store, bring: Import, globex: int) -> None:
    assert asked(bring(PILOT))
    assert not asked(bring(PILOT))
    assert not asked(bring(PILOT.replace("60000", "70000")))
    assert asked(bring(PILOT.replace("Proposal", "Negotiation")))
    assert "a won deal says Decision" in asked(bring(PILOT.replace("Proposal", "Closed Won")))[0]
    undo_redo.turn(store, undo_redo.UNDO)
    assert asked(bring(PILOT.replace("Proposal", "Closed Won")))


def test_a_dry_run_does_not_count_as_asking(store: Store, bring: Import, globex: int) -> None:
    for _ in range(2):
        assert asked(importing.plan(store, [Input("d.csv", PILOT.encode())]).files[0])
    assert asked(bring(PILOT))


def test_who_is_not_worked_is_asked_about_once_they_are(store: Store, bring: Import, globex: int) -> None:
    store.do(accounts.set_tier, globex, "watchlist")
    assert not asked(bring(PILOT))
    store.do(accounts.set_tier, globex, "1")
    made = bring(PILOT)
    assert asked(made)
    assert made.counts["unchanged"] == 1
    assert not asked(bring(PILOT))


def test_many_accounts_are_one_sentence_and_a_deal_of_somebody_unknown_is_none(store: Store, bring: Import) -> None:
    for n in range(7):
        store.do(accounts.add_account, f"A{n}", tier="1")
    lines = [f"{n},Pilot,Proposal,1,A{n}\n" for n in range(7)]
    [said] = asked(bring(DEALS + "".join(lines) + "8,Pilot,Proposal,1,Nobody\n"))
    assert said.startswith("7 accounts behind what the deals say: A0 (")
    assert "A4 (Awareness; an open deal says Consideration) and 2 more." in said


def test_a_deal_written_down_by_hand_is_not_asked_about(store: Store, globex: int) -> None:
    store.do(add_deal, globex, "Pilot")
    assert store.read(ahead_of_stage) == []


def test_moving_goes_through_the_gates_and_is_one_step(store: Store, bring: Import, rows: Rows, globex: int) -> None:
    bring(PILOT)
    [one] = store.read(ahead_of_stage)
    assert (one.account, one.to, one.deal.name) == ("Globex", "consideration", "Pilot")
    with pytest.raises(Refused, match="no interest recorded") as refused:
        store.do(catch_up)
    assert refused.value.fix.command == 'abm deal stages --move --reason "…"'
    assert store.do(catch_up, reason="the CRM is ahead").value == 1
    assert rows("account")[0]["stage"] == "consideration"
    assert rows("move", new="consideration")[0]["reason"] == "the CRM is ahead"
    assert store.read(ahead_of_stage) == []
    undo_redo.turn(store, undo_redo.UNDO)
    assert rows("account")[0]["stage"] == "awareness"
