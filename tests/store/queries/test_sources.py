"""The files that came in, and what they left without an account."""

from __future__ import annotations

from datetime import datetime

from abm_tui.store import Store
from abm_tui.store.commands import accounts, committee, deals
from abm_tui.store.queries.sources import brought, unlinked, waiting


def test_the_newest_file_of_each_vendor_and_kind_counts_those_before_it(store: Store) -> None:
    for day, kind, file in ((1, "contacts", "a.csv"), (2, "accounts", "b.csv"), (3, "contacts", "c.csv")):
        row = {"vendor": "hubspot", "kind": kind, "file": file, "rows": 5}
        store.do(lambda u, d=day, r=row: u.add("source", at=datetime(2025, 11, d), **r))
    assert [(one.kind, one.file, one.files) for one in store.read(brought)] == [
        ("contacts", "c.csv", 2),
        ("accounts", "b.csv", 1),
    ]


def test_what_waits_for_an_account_stands_by_what_its_file_called_that(store: Store) -> None:
    globex = store.do(accounts.add_account, "Globex").value
    store.do(deals.add_deal, globex, "Linked")
    for name, called in (("Zeta", "acme"), ("Pilot", "Globex"), ("Alpha", "ACME")):
        store.do(deals.add_deal, None, name, account_text=called)
    store.do(committee.add_person, None, email="raj@globex.com")
    assert store.read(waiting) == {"contacts": 1, "opportunities": 3}
    assert [one.name for one in store.read(unlinked, "opportunities")] == ["Alpha", "Zeta", "Pilot"]
    assert [one.name for one in store.read(unlinked, "contacts")] == ["raj@globex.com"]
