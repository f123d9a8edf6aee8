"""What the other person did, a step a line."""

from __future__ import annotations

from datetime import timedelta

from abm_tui.store import Store
from abm_tui.store.commands import accounts
from abm_tui.store.queries.today.others_steps import others_steps
from abm_tui.store.undo import undo_redo


def test_steps_of_others_are_said_newest_first_and_ones_own_are_not(store: Store, colleague: Store) -> None:
    acme = store.do(accounts.add_account, "Acme", tier="2").value
    for name in ("Globex", "Hooli"):
        colleague.do(accounts.add_account, name)
    steps = store.read(others_steps, 0, store.today, "ana")
    assert [step.who for step in steps] == ["bo", "bo"]
    assert "Hooli" in steps[0].text
    colleague.do(accounts.set_field, acme, "industry", "steel")
    step = store.read(others_steps, 0, store.today, "ana")[0]
    assert (step.account_id, step.account) == (acme, "Acme")
    assert store.read(others_steps, 0, store.today + timedelta(1), "ana") == ()


def test_taking_a_step_back_is_no_step_of_its_own(store: Store, colleague: Store) -> None:
    colleague.do(accounts.add_account, "Globex")
    undo_redo.turn(colleague, undo_redo.UNDO)
    assert len(store.read(others_steps, 0, store.today, "ana")) == 1
