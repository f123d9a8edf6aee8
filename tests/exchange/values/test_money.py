"""A column of amounts: its decimal mark, its scale, its ranges."""

from __future__ import annotations

from exchange_files import Import, Rows


def test_a_range_under_a_header_with_a_scale_is_of_that_scale(bring: Import, rows: Rows) -> None:
    bring("Company Name,Website,Revenue ($M)\nGlobex,globex.com,10 - 25\nInitech,initech.com,$1B+\n")
    assert [r["annual_revenue"] for r in rows("account")] == [10_000_000, 1_000_000_000]


def test_the_amount_of_a_deal_is_no_range(bring: Import) -> None:
    made = bring("Opportunity Name,Amount,Stage\nPilot,$5k - $10k,Proposal\n")
    assert made.counts["rejected"] == 1
