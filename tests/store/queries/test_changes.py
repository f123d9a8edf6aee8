"""The changes of an account in words."""

from __future__ import annotations

from abm_tui.store import Store
from abm_tui.store.commands import accounts, committee
from abm_tui.store.queries.changes import account_changes
from abm_tui.store.undo import undo_redo


def test_a_cell_is_said_with_before_and_after_and_whether_it_was_taken_back(store: Store) -> None:
    globex = store.do(accounts.add_account, "Globex").value
    store.do(accounts.set_field, globex, "industry", "chemicals")
    newest = store.read(account_changes, globex)[0]
    assert (newest.who, newest.what, newest.before, newest.after) == ("ana", "Industry", "", "chemicals")
    assert not newest.taken_back
    undo_redo.turn(store, undo_redo.UNDO)
    back, taken = store.read(account_changes, globex)[:2]
    assert (back.before, back.after, taken.taken_back) == ("chemicals", "", True)


def test_a_person_is_said_by_name_and_other_accounts_are_left_out(store: Store) -> None:
    globex, other = (store.do(accounts.add_account, name).value for name in ("Globex", "Acme"))
    raj = store.do(committee.add_person, globex, first_name="Raj", last_name="Patel").value
    store.do(committee.set_person, raj, title="CFO")
    assert store.read(account_changes, globex)[0].what == "Raj Patel: title"
    assert len(store.read(account_changes, other)) == 1
