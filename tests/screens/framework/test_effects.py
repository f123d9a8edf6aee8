"""What an edit of the framework does is shown before it is saved, and said after: without a screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from fake_host import FakeHost

from abm_tui.errors import Refused
from abm_tui.screens.framework.effects import EffectsQuestion, Follow
from abm_tui.screens.framework.reading import FrameworkReading
from abm_tui.store import Store
from abm_tui.store.commands import accounts, framework, logging

pytestmark = pytest.mark.quick
CAP = "signals.pricing_visit.cap"


class OpenCell:
    """The cell that may be open while it is asked."""

    def __init__(self, cell: str | None = None) -> None:
        self.cell, self.finished = cell, list[str]()

    def finish(self, cell: str) -> None:
        self.finished.append(cell)


@pytest.fixture
def host(store: Store) -> FakeHost:
    one = store.do(accounts.add_account, "Globex", tier="1").value
    for _ in range(2):
        store.do(logging.log_activity, one, "pricing_visit")
    return FakeHost(store)


def question(host: FakeHost, cell: str | None = None) -> tuple[EffectsQuestion, OpenCell]:
    reading, edit = FrameworkReading(host), OpenCell(cell)
    reading.read_cells()
    return EffectsQuestion(host, reading, edit), edit


def saving(host: FakeHost, changes: dict[str, Any]) -> Callable[[Follow], bool]:
    return lambda then: bool(host.run(framework.set_cells, changes).then(then))


def value(host: FakeHost, name: str) -> Any:
    reading = FrameworkReading(host)
    reading.read_cells()
    return reading.kept[name].value


def test_what_moves_an_account_is_listed_and_nothing_is_saved_before_the_answer(host: FakeHost) -> None:
    effects, edit = question(host, CAP)
    before = value(host, CAP)
    assert not effects.save_after({CAP: 2}, saving(host, {CAP: 2}))
    assert host.title.endswith("would mean:")
    assert value(host, CAP) == before
    host.pick(host.options[0].label)
    assert value(host, CAP) == 2
    assert edit.finished == [CAP]


@pytest.mark.parametrize(
    ("cell", "sentence"), [(CAP, "Not saved: the text is as you typed it."), (None, "Nothing was changed.")]
)
def test_esc_leaves_it_and_says_what_became_of_the_text(host: FakeHost, cell: str | None, sentence: str) -> None:
    effects, edit = question(host, cell)
    effects.save_after({CAP: 2}, saving(host, {CAP: 2}))
    host.escape()
    assert (host.said, edit.finished) == (sentence, [])


def test_what_changes_no_account_is_saved_at_once_and_says_so(host: FakeHost) -> None:
    effects, _ = question(host)
    assert effects.save_after({"quiet_days": 21}, saving(host, {"quiet_days": 21}))
    assert value(host, "quiet_days") == 21
    assert host.said.endswith("no account changes · u undo")


def test_while_the_file_is_busy_it_is_not_said_before_it_is_written(host: FakeHost) -> None:
    effects, _ = question(host)
    host.busy = True
    assert effects.save_after({"quiet_days": 21}, saving(host, {"quiet_days": 21}))
    assert host.said == "kept"
    host.catch_up()
    assert host.said.endswith("no account changes · u undo")


def test_a_cap_below_those_who_are_inside_is_refused(host: FakeHost) -> None:
    effects, _ = question(host)
    with pytest.raises(Refused):
        effects.save_after({"tiers.1.cap": 0}, saving(host, {"tiers.1.cap": 0}))
