"""Assigning a play by key: what is chosen, settled and written, without a screen, on a real workspace."""

from __future__ import annotations

import pytest
from fake_host import FakeHost
from shown_accounts import ShownAccounts

from abm_tui.screens.actions import play_assigning
from abm_tui.screens.actions.assign_form import AssignForm
from abm_tui.screens.actions.play_assigning import PlayAssigning
from abm_tui.store import Store
from abm_tui.store.commands import accounts
from abm_tui.store.queries import plays
from abm_tui.store.queries.play_page import live_on

pytestmark = pytest.mark.quick


class Box:
    """The box without Textual: what was opened in it, and Enter."""

    def __init__(self) -> None:
        self.form: AssignForm | None = None

    def open(self, host: object, form: AssignForm, take: object, drop: object) -> None:
        del host
        self.form, self.take, self.drop = form, take, drop


@pytest.fixture(autouse=True)
def box(monkeypatch: pytest.MonkeyPatch) -> Box:
    found = Box()
    monkeypatch.setattr(play_assigning, "AssignBox", lambda: found)
    return found


@pytest.fixture
def host(store: Store) -> FakeHost:
    return FakeHost(store)


@pytest.fixture
def here(store: Store) -> ShownAccounts:
    ids = [int(store.do(accounts.add_account, name, tier="1").value) for name in ("Acme", "Globex")]
    return ShownAccounts(store, *ids)


def test_a_play_is_picked_and_assigned_to_all_as_one_step(
    store: Store, host: FakeHost, here: ShownAccounts, box: Box
) -> None:
    PlayAssigning(host, here).pick()
    assert host.title == "Play for 2 accounts"
    play = store.read(plays.plays)[0]
    host.pick(play.name)
    assert box.form is not None
    box.take(box.form)  # type: ignore[operator]
    assert {runs[0].play for runs in store.read(live_on, here.ids).values()} == {play.name}
    assert host.said.endswith("u undo")


def test_a_play_that_runs_there_already_is_not_assigned_twice(
    store: Store, host: FakeHost, here: ShownAccounts, box: Box
) -> None:
    actions = PlayAssigning(host, here)
    play = store.read(plays.plays)[0]
    for _ in range(2):
        actions.assign(play, here.ids)
        box.take(box.form)  # type: ignore[operator]
    assert host.said == f"Nothing was assigned: {play.name} runs there already, or was left out."


def test_one_box_is_laid_over_the_place_however_often_it_opens(
    store: Store, host: FakeHost, here: ShownAccounts, box: Box
) -> None:
    actions = PlayAssigning(host, here)
    for play in store.read(plays.plays)[:2]:
        actions.assign(play, here.ids)
    assert host.laid == [box]


def test_a_suggestion_says_why(store: Store, host: FakeHost, here: ShownAccounts, box: Box) -> None:
    PlayAssigning(host, here).suggest()
    assert box.form is not None
    assert box.form.reason == "nobody engaged yet"


def test_the_play_that_takes_over_is_handed_over_with_its_plan(
    store: Store, host: FakeHost, here: ShownAccounts, box: Box
) -> None:
    found: list[object] = []
    PlayAssigning(host, here).pick_other(here.ids[0], found.append, lambda: None)
    assert host.title == "Other play for Acme"
    host.pick(store.read(plays.plays)[0].name)
    assert box.form is not None
    assert box.form.frees
    box.take(box.form)  # type: ignore[operator]
    assert len(found) == 1


def test_without_an_account_there_is_nothing_to_assign(store: Store, host: FakeHost) -> None:
    PlayAssigning(host, ShownAccounts(store)).pick()
    assert host.said == "No account here: mark some with x, or move to one."
