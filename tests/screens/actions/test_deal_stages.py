"""Accounts that stand before what imported deals say: asked once, as one question."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from fake_host import FakeHost

from abm_tui.exchange.imports.import_draft import ImportDraft, read_paste
from abm_tui.screens.actions.deal_stages import DealStageActions
from abm_tui.screens.actions.pasting import Pasting
from abm_tui.screens.actions.quick_add import QuickAddActions
from abm_tui.screens.actions.stages import StageActions
from abm_tui.store import Store
from abm_tui.store.commands import accounts
from abm_tui.store.queries.facts import accounts as account_facts

pytestmark = pytest.mark.quick


@pytest.fixture
def host(store: Store) -> FakeHost:
    """Deals of Acme came in; Acme is in no stage."""
    store.do(accounts.add_account, "Acme", tier="1")
    host = FakeHost(store)
    stages = StageActions(host, QuickAddActions(host, Pasting(host, lambda: None)))
    host.offers.append(stages.offer)
    file = read_paste(store, "Deal Name\tCompany\tAmount\tStage\nPilot\tAcme\t60000\tqualify\n", "opportunities")
    draft = ImportDraft(store, [file])
    plan, done = draft.run(store)
    DealStageActions(host, stages).imported(plan, done)
    return host


def test_the_accounts_behind_their_deals_are_asked_about_at_the_end_of_an_import(host: FakeHost) -> None:
    assert host.title == "1 account behind what the deals say"
    assert [option.label for option in host.options][:2] == ["leave them where they are", "Acme"]


def test_one_letter_moves_them_through_the_gate_to_what_the_deals_say(store: Store, host: FakeHost) -> None:
    host.pick("move 1 account")
    (acme,) = store.read(account_facts)
    assert (acme.stage, host.title) == ("awareness", "Acme: Consideration asks for more")
    host.pick("move anyway")
    assert host.answer("the deal says so")
    (acme,) = store.read(account_facts)
    assert acme.stage == "consideration"


def test_what_changed_nothing_of_deals_asks_nothing(store: Store) -> None:
    host = FakeHost(store)
    stages = StageActions(host, QuickAddActions(host, Pasting(host, lambda: None)))
    done = store.do(accounts.add_account, "Acme")
    DealStageActions(host, stages).imported(SimpleNamespace(rejected=0), done)  # type: ignore[arg-type]
    assert not host.options
    assert host.said.endswith("u undo")
