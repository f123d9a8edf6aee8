"""A person who goes to another account sits on none of its seats, and on none of the old one's (S000)."""

from __future__ import annotations

from abm_tui.store import Store
from abm_tui.store.commands import accounts, committee
from abm_tui.store.undo import undo_redo


def test_whoever_changes_the_company_leaves_their_seats_behind(store: Store) -> None:
    globex, initech = (store.do(accounts.add_account, name).value for name in ("Globex", "Initech"))
    raj = store.do(committee.add_person, globex, role="EB", first_name="Raj").value
    store.do(committee.seat_person, globex, "AP", raj)
    store.do(committee.set_person, raj, title="CFO")
    assert len(store.do(lambda u: u.find("seat")).value) == 2
    store.do(committee.set_person, raj, account_id=initech)
    assert store.do(lambda u: u.find("seat")).value == []
    undo_redo.turn(store, undo_redo.UNDO)
    assert [s["role"] for s in store.do(lambda u: u.find("seat")).value] == ["EB", "AP"]
