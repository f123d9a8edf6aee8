"""The changes of an account in words."""

from __future__ import annotations

from abm_tui.store import Store
from abm_tui.store.commands import accounts, committee, plays
from abm_tui.store.commands.logging import log_activity
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


def test_what_points_to_another_row_is_said_by_name_and_never_by_number(store: Store) -> None:
    globex, other = (store.do(accounts.add_account, name).value for name in ("Globex", "Acme"))
    raj = store.do(committee.add_person, globex, first_name="Raj", last_name="Patel").value
    touch = store.do(plays.add_touch, globex, "Call Raj", store.today).value
    call = store.do(log_activity, globex, "call").value
    store.do(lambda u: u.set("activity", call, touch_id=touch))
    newest = store.read(account_changes, globex)[0]
    assert (newest.before, newest.after) == ("", "Call Raj")
    store.do(committee.set_person, raj, account_id=other)
    moved = next(one for one in store.read(account_changes, other) if one.what == "Raj Patel: account")
    assert (moved.before, moved.after) == ("another account", "this account")
    assert moved.step == "Raj Patel: account → Acme"
