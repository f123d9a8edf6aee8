"""Rows that are people."""

from __future__ import annotations

from exchange_files import Import, Rows

from abm_tui.store import Store
from abm_tui.store.commands import committee

HEAD = "First Name,Last Name,Email,Title\n"


def test_an_address_identifies_somebody_who_married(bring: Import, rows: Rows) -> None:
    bring(HEAD + "Dana,Reed,dana@acme.example,CFO\n", kind="contacts")
    made = bring(HEAD + "Dana,Moss,DANA@acme.example,CFO\n", kind="contacts")
    assert made.counts["created"] == 0
    assert [row["last_name"] for row in rows("contact")] == ["Moss"]


def test_who_has_neither_name_nor_address_is_rejected(bring: Import, rows: Rows) -> None:
    made = bring(HEAD + ",,,CFO\n", kind="contacts")
    assert made.counts["rejected"] == 1
    assert rows("contact") == []


def test_who_got_another_address_is_still_known_by_the_one_before_and_keeps_the_new_one(
    bring: Import, rows: Rows, store: Store
) -> None:
    """A file that is older than the change takes nothing back."""
    bring(HEAD + "Dana,Reed,dana@acme.example,CFO\n", kind="contacts")
    store.do(committee.set_person, rows("contact")[0]["id"], email="dana@initech.example")
    made = bring(HEAD + "D.,Reed,DANA@acme.example,Chief Financial Officer\n", kind="contacts")
    assert made.counts["created"] == 0
    [person] = rows("contact")
    assert (person["email"], person["title"]) == ("dana@initech.example", "Chief Financial Officer")
    assert [row["email"] for row in rows("contact_address")] == ["dana@acme.example"]
