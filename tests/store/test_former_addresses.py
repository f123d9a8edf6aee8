"""Another address of a person is neither checked nor bounced, and the one before still says who they are."""

from __future__ import annotations

from typing import Any

import pytest
from team import TODAY

from abm_tui.store import Store
from abm_tui.store.commands import accounts, committee
from abm_tui.store.commands.importing import Batch, BatchEdit, write_batch
from abm_tui.store.commands.merging import merge
from abm_tui.store.undo import undo_redo


@pytest.fixture
def dana(store: Store) -> int:
    one = store.do(accounts.add_account, "Globex").value
    person = int(store.do(committee.add_person, one, first_name="Dana", email="dana@old.example").value)
    store.do(committee.verify_email, person)
    return person


def person(store: Store, contact_id: int) -> dict[str, Any]:
    found: dict[str, Any] = store.do(lambda u: u.get("contact", contact_id)).value
    return found


def former(store: Store) -> list[tuple[str, Any]]:
    return [(row["email"], row["until"]) for row in store.do(lambda u: u.find("contact_address")).value]


def test_another_address_is_neither_checked_nor_bounced_and_the_old_one_is_kept(store: Store, dana: int) -> None:
    store.do(committee.set_person, dana, email="dana@new.example")
    assert (person(store, dana)["email_verified_at"], person(store, dana)["email_bounced"]) == (None, False)
    assert former(store) == [("dana@old.example", TODAY)]


def test_an_import_lets_go_of_what_was_known_of_the_old_address_too(store: Store, dana: int) -> None:
    edit = BatchEdit("contact", dana, {"email": "dana@old.example"}, {"email": "dana@new.example"})
    store.do(write_batch, Batch(edits=[edit], label="Imported"))
    assert person(store, dana)["email_verified_at"] is None
    assert former(store) == [("dana@old.example", TODAY)]


def test_the_same_address_written_otherwise_stays_checked(store: Store, dana: int) -> None:
    store.do(committee.set_person, dana, email="Dana@Old.example")
    assert person(store, dana)["email_verified_at"] == TODAY
    assert former(store) == []


def test_an_address_that_comes_back_is_no_former_one(store: Store, dana: int) -> None:
    store.do(committee.set_person, dana, email="dana@new.example")
    store.do(committee.set_person, dana, email="dana@old.example")
    assert [email for email, _ in former(store)] == ["dana@new.example"]


def test_undo_brings_the_old_address_back_checked_as_it_was(store: Store, dana: int) -> None:
    store.do(committee.set_person, dana, email="dana@new.example")
    undo_redo.turn(store, undo_redo.UNDO)
    assert (person(store, dana)["email"], person(store, dana)["email_verified_at"]) == ("dana@old.example", TODAY)
    assert former(store) == []


def test_addresses_of_somebody_merged_away_are_former_ones_of_whoever_stays(store: Store, dana: int) -> None:
    twin = store.do(committee.add_person, None, first_name="D.", email="d@one.example").value
    store.do(committee.set_person, twin, email="d@two.example")
    store.do(merge, "contact", dana, twin)
    assert {email for email, _ in former(store)} == {"d@one.example", "d@two.example"}
    assert person(store, dana)["email"] == "dana@old.example"


def test_whoever_is_removed_takes_their_former_addresses_along(store: Store, dana: int) -> None:
    store.do(committee.set_person, dana, email="dana@new.example")
    store.do(committee.remove_person, dana)
    assert former(store) == []
