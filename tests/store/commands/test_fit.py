"""Answers to the ICP's questions in the workspace: one by one, two people at once, undone; a pool asked for fit."""

from __future__ import annotations

import pytest

from abm_tui.errors import Conflict, NotFound, Refused
from abm_tui.rules.filter.filter import parse
from abm_tui.store import Store
from abm_tui.store.commands import accounts, fit, framework
from abm_tui.store.queries.listing import listed
from abm_tui.store.undo import undo_redo


@pytest.fixture
def globex(store: Store) -> int:
    """Globex in the pool, and an ICP of a filter and two questions."""
    store.do(framework.add_criterion, "Size", "firmographic", test="employees>=500", weight=2)
    store.do(framework.add_criterion, "New leader", "situational", ask="Is there a new executive?", weight=2)
    store.do(framework.add_criterion, "Committee", "behavioural", ask="Does a committee decide?")
    return int(store.do(accounts.add_account, "Globex", employees=900).value)


def kept(store: Store, account_id: int) -> str:
    return store.read(listed, ids=[account_id])[0].account.criteria


def test_an_answer_is_given_changed_and_taken_back_and_the_others_stay(store: Store, globex: int) -> None:
    done = store.do(fit.answer, globex, "new_leader", True)
    assert done.label == "New leader → yes for Globex"
    store.do(fit.answer, globex, "committee", False)
    assert kept(store, globex) == "new_leader=yes;committee=no"
    store.do(fit.answer, globex, "new_leader", False)
    assert kept(store, globex) == "new_leader=no;committee=no"
    assert store.do(fit.answer, globex, "new_leader", None).label == "New leader → unknown for Globex"
    assert kept(store, globex) == "committee=no"
    undo_redo.turn(store, undo_redo.UNDO)
    assert kept(store, globex) == "new_leader=no;committee=no"


def test_two_people_who_answer_different_questions_both_count(store: Store, colleague: Store, globex: int) -> None:
    store.do(fit.answer, globex, "new_leader", True, base="unknown")
    colleague.do(fit.answer, globex, "committee", True, base="unknown")
    assert kept(store, globex) == "new_leader=yes;committee=yes"


def test_who_answers_otherwise_than_somebody_just_did_is_told(store: Store, colleague: Store, globex: int) -> None:
    store.do(fit.answer, globex, "new_leader", True, base="unknown")
    with pytest.raises(Conflict, match="ana answered New leader with yes since you looked") as conflict:
        colleague.do(fit.answer, globex, "new_leader", False, base="unknown")
    (clash,) = conflict.value.clashes
    assert (clash.field, clash.base, clash.current, clash.wanted) == ("New leader", "unknown", "yes", "no")
    assert (clash.who, kept(store, globex)) == ("ana", "new_leader=yes")
    colleague.do(fit.answer, globex, "new_leader", True, base="unknown")
    colleague.do(fit.answer, globex, "new_leader", False, base="yes")
    assert kept(store, globex) == "new_leader=no"


def test_only_questions_there_are_can_be_answered(store: Store, globex: int) -> None:
    with pytest.raises(NotFound, match="No criterion budget. There are: size, new_leader, committee."):
        store.do(fit.answer, globex, "budget", True)
    with pytest.raises(Refused, match="Size is no question: employees answers it.") as refused:
        store.do(fit.answer, globex, "size", True)
    assert refused.value.fix.command == f"abm set {globex} employees=…"
    with pytest.raises(NotFound):
        store.do(fit.answer, 999, "committee", True)
    assert kept(store, globex) == ""


def test_an_icp_that_changes_leaves_the_answers_and_counts_only_its_own(store: Store, globex: int) -> None:
    store.do(fit.answer, globex, "committee", False)
    assert store.read(listed, ids=[globex])[0].fit.share == 66
    store.do(framework.remove_criterion, "committee")
    assert store.read(listed, ids=[globex])[0].fit.share == 100
    assert kept(store, globex) == "committee=no"
    undo_redo.turn(store, undo_redo.UNDO)
    assert store.read(listed, ids=[globex])[0].fit.share == 66


def test_a_pool_is_asked_for_its_fit_without_being_worked_out(store: Store, globex: int) -> None:
    store.do(fit.answer, globex, "new_leader", True)
    store.do(accounts.add_account, "Hooli")
    rows = store.read(listed, "pool", derived=False)
    assert {row.derived for row in rows} == {None}
    worked_out = store.read(listed, "pool")
    for text in ("fit>=70", "fit:none", "icp:yes", "icp:unknown", "-icp:yes", "match:no"):
        found = parse(text, store.today)
        assert [r.id for r in found.select(rows)] == [r.id for r in found.select(worked_out)], text
    assert [r.account.name for r in parse("icp:yes", store.today).select(rows)] == ["Globex"]
