"""A written blocker is resolved or put off; so is a rule's, but for those that only their cause or a reason ends."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from abm_tui.errors import Refused
from abm_tui.models.blocker_kinds import BLOCKER_KINDS, STAYS, WRITTEN
from abm_tui.store import Store
from abm_tui.store.commands import accounts, blockers
from abm_tui.store.undo import undo_redo

PLAIN = next(code for code in BLOCKER_KINDS if code not in {WRITTEN, *STAYS, *blockers.NEEDS_REASON})
LATER = date(2025, 11, 20)


@pytest.fixture
def globex(store: Store) -> int:
    return int(store.do(accounts.add_account, "Globex", tier="2").value)


def rows(store: Store) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = store.do(lambda u: u.find("blocker")).value
    return found


def test_a_written_blocker_is_resolved_by_whoever_says_so(store: Store, colleague: Store, globex: int) -> None:
    made = store.do(blockers.write_blocker, globex, "Legal is slow", owner=1)
    assert made.label == "In the way of Globex: Legal is slow"
    assert colleague.do(blockers.resolve, made.value).label == "Resolved: Legal is slow"
    [row] = rows(store)
    assert (row["owner"], row["resolved_on"], row["resolved_by"]) == (1, date(2025, 11, 5), 2)


def test_a_blocker_put_off_waits_until_its_day_and_undo_brings_it_back(store: Store, globex: int) -> None:
    made = store.do(blockers.write_blocker, globex, "Legal is slow").value
    assert store.do(blockers.snooze, made, LATER).label == "Until 2025-11-20: Legal is slow"
    undo_redo.turn(store, undo_redo.UNDO)
    assert rows(store)[0]["snoozed_until"] is None


def test_a_blank_blocker_is_refused(store: Store, globex: int) -> None:
    with pytest.raises(Refused, match="needs a line of text"):
        store.do(blockers.write_blocker, globex, "\t")


def test_a_rules_line_that_was_put_off_is_resolved_in_the_same_row(store: Store, globex: int) -> None:
    put_off = store.do(blockers.snooze_rule, globex, PLAIN, LATER).value
    assert store.do(blockers.resolve_rule, globex, PLAIN).value == put_off
    assert store.do(blockers.snooze_rule, globex, PLAIN, LATER).value != put_off


@pytest.mark.parametrize("code", [WRITTEN, "no_rule_at_all"])
def test_only_what_a_rule_raises_goes_by_its_code(store: Store, globex: int, code: str) -> None:
    with pytest.raises(Refused, match=f"No rule raises {code}"):
        store.do(blockers.snooze_rule, globex, code, LATER)


@pytest.mark.parametrize("code", sorted(STAYS))
def test_an_override_stays_in_sight(store: Store, globex: int, code: str) -> None:
    with pytest.raises(Refused, match="stays in sight"):
        store.do(blockers.resolve_rule, globex, code, "because")


@pytest.mark.parametrize("code", sorted(blockers.NEEDS_REASON))
def test_some_go_only_with_a_reason_s002(store: Store, globex: int, code: str) -> None:
    with pytest.raises(Refused, match="goes with a reason"):
        store.do(blockers.resolve_rule, globex, code)
    store.do(blockers.resolve_rule, globex, code, "a door opener")
    assert rows(store)[0]["text"] == "a door opener"
