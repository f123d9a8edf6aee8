"""What assigning a play would mean, while it is being settled."""

from __future__ import annotations

import pytest
from fake_host import FakeHost

from abm_tui.screens.actions.assign_form import BOTH, LEAVE, START, AssignForm
from abm_tui.store import Store
from abm_tui.store.commands import accounts, taking_on
from abm_tui.store.queries import plays

pytestmark = pytest.mark.quick


def form(store: Store, *, other_runs: bool = False) -> AssignForm:
    """The first play for Acme, on which the second one may run."""
    acme = int(store.do(accounts.add_account, "Acme", tier="1").value)
    play, other = store.read(plays.plays)[:2]
    host = FakeHost(store)
    if other_runs:
        running = AssignForm(host, other, [acme])
        store.do(taking_on.take_on, other, running.plans, [], running.start)
    return AssignForm(host, play, [acme])


def text(shown: AssignForm) -> str:
    return "\n".join(
        "".join(piece if isinstance(piece, str) else piece[0] for piece in line) for line in shown.lines(100)
    )


def test_it_starts_on_a_working_day_and_counts_its_touches(store: Store) -> None:
    shown = form(store)
    assert shown.title == f'Assign "{shown.play.name}" to Acme'
    assert shown.start.weekday() < 5
    assert "touches, last" in text(shown)


def test_a_typed_day_moves_the_start_and_what_is_no_day_is_said(store: Store) -> None:
    shown = form(store)
    assert shown.here == START
    for char in "nope":
        shown.type(char)
    assert not shown.take_day()
    assert shown.problem
    for _ in "nope":
        shown.erase()
    for char in "+7":
        shown.type(char)
    before = shown.start
    assert shown.take_day()
    assert shown.start > before


def test_where_another_play_runs_the_choice_goes_round(store: Store) -> None:
    shown = form(store, other_runs=True)
    (account_id,) = shown.choices
    assert shown.choices[account_id] == BOTH
    shown.at = shown.fields.index(account_id)
    shown.turn(-1)
    assert shown.choices[account_id] == LEAVE
    assert not shown.chosen(BOTH)
    assert "is on" in text(shown)


def test_an_owner_can_be_somebody_else(store: Store) -> None:
    shown = form(store)
    shown.at = 1
    shown.turn(1)
    assert shown.owners["sales"] == store.members[0].id
