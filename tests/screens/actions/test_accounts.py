"""The fields of the accounts under the cursor, by key: without a screen, on a real workspace."""

from __future__ import annotations

import pytest
from fake_host import FakeHost
from shown_accounts import ShownAccounts

from abm_tui.keymap.action_ids import Do
from abm_tui.screens.actions.account_keys import AccountKeys
from abm_tui.screens.shell.routes import Card, ChangesPage, HandoffPage, ReviewBoard, ScorePage, StagePage
from abm_tui.store import Store
from abm_tui.store.commands import accounts

pytestmark = pytest.mark.quick


@pytest.fixture
def host(store: Store) -> FakeHost:
    return FakeHost(store)


@pytest.fixture
def here(store: Store) -> ShownAccounts:
    ids = [int(store.do(accounts.add_account, name, tier="2").value) for name in ("Acme", "Globex")]
    return ShownAccounts(store, *ids)


@pytest.fixture
def keys(host: FakeHost, here: ShownAccounts) -> AccountKeys:
    return AccountKeys(host, here)


def test_the_tier_of_all_marked_is_set_by_one_key(host: FakeHost, here: ShownAccounts, keys: AccountKeys) -> None:
    assert keys.accounts.set_title() == "Set on 2"
    host.do(keys.handlers(), Do.SET_TIER)
    assert host.title == "Tier for 2 accounts"
    host.press("3")
    assert {here.now(i).tier for i in here.ids} == {"3"}


def test_an_owner_owns_for_the_own_team(store: Store, host: FakeHost, here: ShownAccounts, keys: AccountKeys) -> None:
    host.do(keys.handlers(), Do.SET_OWNER)
    member = store.members[0]
    host.press("1")
    assert {getattr(here.now(i), f"owner_{member.team}") for i in here.ids} == {member.id}


def test_what_was_shown_when_the_list_opened_is_what_an_owner_is_written_over(
    store: Store, host: FakeHost, here: ShownAccounts, keys: AccountKeys
) -> None:
    ana, bo = store.members[:2]
    store.do(accounts.set_field_many, here.ids, "owner_marketing", None)
    here.look()
    host.do(keys.handlers(), Do.SET_OWNER)
    store.do(accounts.set_field, here.ids[0], "owner_marketing", ana.id)
    here.look()
    host.press("2")
    assert "since you looked" in host.said
    assert [here.now(i).owner_marketing for i in here.ids] == [ana.id, None], f"{bo.name} owns all of them, or none"


def test_a_bad_fit_needs_a_reason(host: FakeHost, here: ShownAccounts, keys: AccountKeys) -> None:
    host.do(keys.handlers(), Do.BAD_FIT)
    assert host.question is not None
    assert host.question.label == "Why is 2 accounts a bad fit?"
    assert not host.answer("")
    assert host.answer("bankrupt")
    assert all(here.now(i).bad_fit for i in here.ids)


def test_a_label_waits_for_a_busy_file_like_everything_else(
    host: FakeHost, here: ShownAccounts, keys: AccountKeys
) -> None:
    host.busy = True
    host.do(keys.handlers(), Do.SET_LABEL)
    assert host.answer("fair"), "the question closes: the text is in the queue"
    host.catch_up()
    assert host.said.endswith("u undo")


def test_the_pages_of_an_account_are_routes(host: FakeHost, here: ShownAccounts, keys: AccountKeys) -> None:
    one = here.ids[0]
    for do in (Do.CARD, Do.CHANGES, Do.GO_SCORE, Do.GO_STAGE, Do.HANDOFF, Do.REVIEW):
        host.do(keys.handlers(), do)
    assert host.opened == [
        Card(one, here.ids),
        ChangesPage(one),
        ScorePage(one),
        StagePage(one),
        HandoffPage(one),
        ReviewBoard(),
    ]


def test_without_an_account_only_the_review_opens(store: Store, host: FakeHost) -> None:
    keys = AccountKeys(host, ShownAccounts(store))
    for do in (Do.SET_TIER, Do.ARCHIVE, Do.CARD, Do.SET_PLAY):
        host.do(keys.handlers(), do)
        assert host.said == "No account here. a adds one."
    host.do(keys.handlers(), Do.REVIEW)
    assert host.opened == [ReviewBoard()]
