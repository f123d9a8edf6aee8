"""Rows that are companies."""

from __future__ import annotations

from exchange_files import Import, Rows

from abm_tui.exchange.rows.accounts import country_key


def test_two_ways_to_write_a_country_are_one() -> None:
    assert country_key("US") == country_key("United States")
    assert country_key("US") != country_key("Germany")


def test_a_domain_identifies_a_company_under_another_name(bring: Import, rows: Rows) -> None:
    bring("Company name,Website\nAcme,acme.example\n", kind="accounts")
    made = bring("Company name,Website\nAcme Group,www.acme.example\n", kind="accounts")
    assert made.counts["created"] == 0
    assert len(rows("account")) == 1
