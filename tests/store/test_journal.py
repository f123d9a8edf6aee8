"""The journal knows every step, what stands of them, and rebuilds every row."""

from __future__ import annotations

from abm_tui.store import Store, journal
from abm_tui.store.commands import accounts
from abm_tui.store.undo import undo_redo


def test_what_is_undone_next_is_the_newest_step_of_that_person_that_still_stands(
    store: Store, colleague: Store
) -> None:
    first = store.do(accounts.add_account, "Globex")
    second = store.do(accounts.set_field, first.value, "industry", "chemicals")
    colleague.do(accounts.set_field, first.value, "notes", "theirs")
    assert store.read(lambda r: journal.next_undo(r.connection, "ana")) == second.group
    undo_redo.turn(store, undo_redo.UNDO)
    assert store.read(lambda r: journal.next_undo(r.connection, "ana")) == first.group
    assert store.read(lambda r: journal.next_redo(r.connection, "ana")) is not None
    store.do(accounts.set_field, first.value, "industry", "steel")
    assert store.read(lambda r: journal.next_redo(r.connection, "ana")) is None


def test_a_step_that_was_forgotten_is_not_undone_and_stays_in_the_history(store: Store) -> None:
    done = store.do(accounts.add_account, "Globex")
    store.do(lambda u: journal.forget_step(u.connection, done.group))
    assert store.read(lambda r: journal.next_undo(r.connection, "ana")) != done.group
    assert store.read(lambda r: journal.of_step(r.connection, done.group)) != []


def test_replaying_goes_on_from_a_state_as_from_the_beginning(store: Store) -> None:
    made = store.do(accounts.add_account, "Globex").value
    last = store.read(lambda r: journal.last_id(r.connection))
    state = journal.replay(store.read(lambda r: journal.since(r.connection, 0)))
    store.do(accounts.set_field, made, "industry", "chemicals")
    later = store.read(lambda r: journal.since(r.connection, last))
    everything = store.read(lambda r: journal.since(r.connection, 0))
    assert journal.replay(later, state)["account"] == journal.replay(everything)["account"]
    assert journal.replay(everything)["account"][made]["industry"] == "chemicals"
