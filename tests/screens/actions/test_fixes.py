"""What takes a blocker away opens: without a screen, on a real workspace."""

from __future__ import annotations

from typing import Any

import pytest
from fake_host import FakeHost

from abm_tui.keymap.focuses import BLOCKERS, FRAMEWORK
from abm_tui.models.derived import Raised
from abm_tui.screens.actions.fixes import FixActions
from abm_tui.screens.shell.routes import DealPage, FactsPage, PersonPage, Targets, TouchSheet, View
from abm_tui.store import Store

pytestmark = pytest.mark.quick


def raised(code: str, ref: int | None = None, **more: Any) -> Raised:
    return Raised(**({"code": code, "text": code, "drawer": "way", "ref": ref} | more))


@pytest.mark.parametrize(
    ("code", "opened"),
    [
        ("contact_data", PersonPage(7)),
        ("close_date_passed", DealPage(7)),
        ("touch_overdue", TouchSheet(7)),
        ("plan_missing", FactsPage(3)),
    ],
)
def test_a_line_opens_what_it_is_about(store: Store, code: str, opened: object) -> None:
    host = FakeHost(store, BLOCKERS)
    FixActions(host, lambda _: None).mend(raised(code, 7), 3)
    assert host.opened == [opened]


def test_a_deal_that_is_missing_is_asked_for(store: Store) -> None:
    asked: list[int] = []
    FixActions(FakeHost(store), asked.append).mend(raised("no_opportunity"), 3)
    assert asked == [3]


def test_the_address_of_content_is_asked_for_and_kept(store: Store) -> None:
    host = FakeHost(store)
    line = raised("asset_missing", fix_command='abm content put "TCO guide" URL')
    FixActions(host, lambda _: None).mend(line, 3)
    assert host.question is not None
    assert host.question.label == "Where is TCO guide"
    assert not host.answer(" ")
    assert host.answer("https://example.org/tco")


def test_other_lines_say_the_key_that_mends_them_here_or_the_command(store: Store) -> None:
    line = raised("next_step_missing", fix_key="t", fix_command="abm log")
    FixActions(host := FakeHost(store, BLOCKERS), lambda _: None).mend(line, 3)
    assert host.said == "It goes when its cause does. t: log anything that happened, in one line."
    FixActions(host := FakeHost(store, FRAMEWORK), lambda _: None).mend(line, 3)
    assert host.said == "It goes when its cause does: abm log"


def test_a_line_of_the_programme_shows_its_accounts_in_targets(store: Store) -> None:
    host = FakeHost(store, BLOCKERS)
    FixActions(host, lambda _: None).show_accounts(raised("x", fix_command="abm list tier:1 quiet --sort score"))
    assert host.opened == [Targets(View("Programme", "tier:1 quiet"))]
