"""Columns that are about us: the colleague who keeps a company, and the address that belongs to them."""

from __future__ import annotations

import pytest
from exchange_files import Import, Rows

from abm_tui.exchange.columns.internal_users import of_our_reps


@pytest.mark.parametrize(
    ("headers", "row", "ours"),
    [
        ("Company,Sales Rep,Email,Phone", "Globex,Ana Kovac,ana@us.example,030", {2}),
        ("Company,Email,Sales Rep", "Globex,ana.kovac@us.example,Ana Kovac", {1}),
        ("Company,Email,Owner", "Globex,dana@globex.example,Ana Kovac", set()),
        ("Company,Contact,Owner,Email", "Globex,Dana Ruiz,Ana,dana@globex.example", set()),
        ("Company,Email", "Globex,dana@globex.example", set()),
    ],
)
def test_an_address_of_our_own_is_known(headers: str, row: str, ours: set[int]) -> None:
    rows = [row.split(",")] * 2
    assert of_our_reps(headers.split(","), rows) == ours


def test_our_rep_is_no_contact(bring: Import, rows: Rows) -> None:
    text = (
        "Company,Sales Rep,Email,City\nGlobex,Ana Kovac,ana@us.example,Berlin\nInitech,Ana Kovac,ana@us.example,Bonn\n"
    )
    bring(text, kind="accounts")
    assert rows("contact") == []
    assert [row["name"] for row in rows("account")] == ["Globex", "Initech"]
