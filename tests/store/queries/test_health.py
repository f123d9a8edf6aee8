"""The warnings about the whole programme, from a workspace (S000)."""

from __future__ import annotations

from abm_tui.store import Store
from abm_tui.store.commands import accounts, committee, logging
from abm_tui.store.queries.health import health
from abm_tui.store.queries.listing import listed
from abm_tui.store.undo import undo_redo


def test_an_empty_programme_is_not_warned_and_one_without_an_icp_is(store: Store) -> None:
    assert store.read(health) == ()
    store.do(accounts.add_account, "Globex", tier="1")
    assert [one.code for one in store.read(health)] == ["fuzzy_icp"]


def test_one_message_for_all_roles_is_found_in_what_was_logged_and_goes_when_it_is_corrected(store: Store) -> None:
    """S000: a message by role."""
    globex = store.do(accounts.add_account, "Globex", tier="1").value
    for role in ("EB", "CH", "TE"):
        who = store.do(committee.add_person, globex, role=role, first_name=role).value
        store.do(logging.log_activity, globex, "email_sent", contact_id=who, subject="Our platform")
    found = {one.code: one for one in store.read(health)}
    assert found["one_message"].accounts == (globex,)
    assert store.read(health, store.read(listed)) == store.read(health)
    undo_redo.turn(store, undo_redo.UNDO)
    assert "one_message" not in {one.code for one in store.read(health)}
