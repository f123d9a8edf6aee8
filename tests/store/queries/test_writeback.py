"""Which records changed here since a CRM was last told of them."""

from __future__ import annotations

from datetime import date, datetime

from abm_tui.store import Store
from abm_tui.store.commands import accounts, committee
from abm_tui.store.queries import writeback
from abm_tui.store.unit import Unit


def test_what_changed_after_a_change_or_from_a_day_on_is_to_be_told(store: Store) -> None:
    first = store.do(accounts.add_account, "Globex").value
    seen = store.read(writeback.newest)
    second = store.do(accounts.add_account, "Acme").value
    assert store.read(writeback.changed, "accounts", "hubspot", seen) == {second}
    assert store.read(writeback.changed, "accounts", "hubspot", 0) == {first, second}
    assert store.read(writeback.changed, "accounts", "hubspot", date(2025, 11, 6)) == set()


def test_a_new_seat_counts_for_its_person(store: Store) -> None:
    globex = store.do(accounts.add_account, "Globex").value
    raj = store.do(committee.add_person, globex, first_name="Raj").value
    seen = store.read(writeback.newest)
    store.do(committee.seat_person, globex, "EB", raj)
    assert store.read(writeback.changed, "contacts", "hubspot", seen) == {raj}


def test_what_the_vendors_own_file_brought_is_not_told_back(store: Store) -> None:
    def bring(u: Unit) -> int:
        u.add("source", at=datetime(2025, 11, 5), vendor="hubspot", kind="accounts")
        return u.add("account", name="Globex")

    made = store.do(bring).value
    assert store.read(writeback.changed, "accounts", "hubspot", 0) == set()
    assert store.read(writeback.changed, "accounts", "salesforce", 0) == {made}


def test_a_vendor_that_was_never_told_anything_is_at_0(store: Store) -> None:
    assert store.read(writeback.written, "hubspot", "accounts") == 0
