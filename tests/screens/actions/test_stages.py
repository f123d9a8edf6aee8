"""Stages and their gates from a key, without a screen, on a real workspace."""

from __future__ import annotations

import pytest
from fake_host import FakeHost
from shown_accounts import ShownAccounts

from abm_tui.screens.actions.pasting import Pasting
from abm_tui.screens.actions.quick_add import QuickAddActions
from abm_tui.screens.actions.stages import StageActions
from abm_tui.screens.shell.routes import Card
from abm_tui.store import Store
from abm_tui.store.commands import accounts

pytestmark = pytest.mark.quick


@pytest.fixture
def host(store: Store) -> FakeHost:
    return FakeHost(store)


@pytest.fixture
def here(store: Store) -> ShownAccounts:
    """Two accounts in Awareness."""
    ids = [int(store.do(accounts.add_account, name, tier="1").value) for name in ("Acme", "Globex")]
    store.do(accounts.set_field_many, ids, "stage", "awareness")
    return ShownAccounts(store, *ids)


@pytest.fixture
def stages(host: FakeHost, here: ShownAccounts) -> StageActions:
    found = StageActions(host, QuickAddActions(host, Pasting(host, here.account)))
    host.offers.append(found.offer)
    return found


def test_a_closed_gate_of_one_lists_what_it_lacks_and_e_moves_anyway_s001(
    host: FakeHost, here: ShownAccounts, stages: StageActions
) -> None:
    stages.put_in_stage(here.ids[:1], "interest")
    assert host.title == "Acme: Interest asks for more"
    host.pick("move anyway")
    assert not host.answer(" ")
    assert host.said.startswith("Say why, in a few words.")
    assert host.answer("met at the fair")
    assert here.now(here.ids[0]).stage == "interest"


def test_a_line_of_the_gate_begins_the_line_that_mends_it_s001(
    host: FakeHost, here: ShownAccounts, stages: StageActions
) -> None:
    stages.put_in_stage(here.ids[:1], "interest")
    first = next(option for option in host.options if option.detail == "t logs it")
    host.pick(first.label)
    assert host.question is not None
    assert host.question.label.startswith("t Acme")
    assert host.question.value.startswith("#")


def test_several_before_a_gate_are_listed_and_each_opens_its_card_s001(
    host: FakeHost, here: ShownAccounts, stages: StageActions
) -> None:
    stages.put_in_stage(here.ids, "interest")
    assert host.title == "Interest: 2 accounts of 2 may not go there yet"
    host.pick("Globex")
    assert host.opened == [Card(here.ids[1], here.ids)]


def test_a_step_back_asks_why_and_esc_changes_nothing_s001(
    host: FakeHost, here: ShownAccounts, stages: StageActions
) -> None:
    stages.step_stage(here.ids[:1], "awareness", -1)
    assert host.question is not None
    assert host.question.label == "Why back to no stage, Acme?"
    host.escape()
    assert host.said == "Nothing was changed."
    assert here.now(here.ids[0]).stage == "awareness"


def test_past_the_ends_of_the_stages_there_is_nothing(
    host: FakeHost, here: ShownAccounts, stages: StageActions
) -> None:
    stages.step_stage(here.ids, "expansion", 1)
    assert host.said == "Expansion is the last stage."
    stages.step_stage(here.ids, None, -1)
    assert host.said == "It is in no stage. Space begins with Awareness."
