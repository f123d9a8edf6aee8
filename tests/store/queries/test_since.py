"""Everything since the last review: what they did, what we did, what was edited."""

from __future__ import annotations

from abm_tui.store import Store
from abm_tui.store.commands import accounts
from abm_tui.store.commands.logging import log_activity
from abm_tui.store.queries.agenda import board
from abm_tui.store.queries.since import THEM, SinceLine, since_lines
from abm_tui.store.undo import undo_redo


def lines(store: Store, account_id: int) -> list[SinceLine]:
    shown = store.read(board)
    return store.read(since_lines, shown, shown.lines)[account_id]


def test_what_they_did_is_told_apart_from_what_we_did_and_repeats_are_counted(store: Store) -> None:
    globex = store.do(accounts.add_account, "Globex", tier="1").value
    for kind in ("reply", "call", "call"):
        store.do(log_activity, globex, kind)
    found = lines(store, globex)
    assert [one.text.endswith("2×") for one in found if one.who == "ana" and "all" in one.text] == [True]
    assert len([one for one in found if one.who == THEM]) == 1


def test_a_step_that_was_taken_back_is_not_told(store: Store) -> None:
    store.do(lambda u: u.add("review", held_on=store.today, status="completed"))
    globex = store.do(accounts.add_account, "Globex", tier="1").value
    label = store.do(accounts.set_field, globex, "industry", "chemicals").label
    assert label in [one.text for one in lines(store, globex)]
    undo_redo.turn(store, undo_redo.UNDO)
    assert label not in [one.text for one in lines(store, globex)]


def test_what_was_said_stands_in_the_list_with_who_said_it_and_whole_beside(store: Store) -> None:
    globex = store.do(accounts.add_account, "Globex", tier="1").value
    line = "Lea Stone replied: we sign next week if DPA is ok #replied"
    store.do(log_activity, globex, "reply", notes=line)
    store.do(log_activity, globex, "note", notes="budget year starts in April")
    found = {one.what: one for one in lines(store, globex)}
    reply, note = found["reply"], found["note"]
    assert reply.text == 'Lea Stone replied: "we sign next week if DPA is ok"'
    assert (reply.who, reply.person, reply.words) == (THEM, "Lea Stone", line)
    assert note.text == 'note: "budget year starts in April"'
