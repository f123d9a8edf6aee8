"""Rows that are people."""

from __future__ import annotations

from exchange_files import Import, Rows

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
