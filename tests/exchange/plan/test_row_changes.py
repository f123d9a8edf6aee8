"""A row that stays out says what would bring it in."""

from __future__ import annotations

import pytest
from exchange_files import Import, Rows


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("Company,Website,Employees\nAcme,acme.de,many\n", 'correct the cell, or keep the column out with --map "Emp'),
        ("Company,Website,Revenue\nAcme,acme.de,5\nB,b.de,\"1.234,50\"\nC,c.de,x\n", "correct the cell"),
        ("Company,Website\nAcme\n", "the row has 1 cells, the header has 2; add what is missing"),
        ("Company,Website\nAcme, Inc,acme.de\n", "3 cells, the header has 2; put cells with a separator in quotes"),
        ("name,tier\nAcme,A\n", 'say --value "tier:A=OURS"'),
        (f"Company,Website\n{'x' * 500},acme.de\n", "correct the cell"),
    ],
)  # fmt: skip
def test_a_rejected_row_names_a_way_out(bring: Import, text: str, way: str) -> None:
    made = bring(text)
    assert made.counts["rejected"] >= 1
    assert any(way in reject.reason for reject in made.rejects), made.rejects


def test_an_amount_in_the_other_notation_names_the_option(bring: Import) -> None:
    made = bring('Company,Website,Revenue\nAcme,acme.de,"1.234,50"\n', decimal=".")
    assert made.rejects[0].reason == '"1.234,50" is no number with "." as decimal mark; say --decimal ,'


@pytest.mark.parametrize(
    ("columns", "cells", "way"),
    [
        ("Subject,Due,Contact", "Demo,2025-01-02,Dana Ruiz", '--map "COLUMN=type"'),
        ("type,subject,at", "Wink,Demo,2025-01-02", 'say --value "type:Wink='),
        ("type,subject,at", ",Demo,2025-01-02", "fill in the cell"),
    ],
)
def test_an_activity_without_a_type_names_what_helps(bring: Import, columns: str, cells: str, way: str) -> None:
    said = {"maps": ["Due=at"]} if "Due" in columns else {}
    made = bring(f"{columns}\n{cells}\n", kind="activities", **said)
    assert any(way in reject.reason for reject in made.rejects), made.rejects


@pytest.mark.parametrize(("cell", "tier"), [("1", "1"), ("1.0", "1"), ("2.00", "2"), ("Tier 3", "3"), ("10", "")])
def test_ten_is_no_tier_one(bring: Import, rows: Rows, cell: str, tier: str) -> None:
    made = bring(f"Company,Website,Tier\nAcme,acme.de,{cell}\n")
    assert [account["tier"] or "" for account in rows("account")] == [tier]
    assert any('"10" left out' in warning for warning in made.warnings) == (not tier)
