"""Files of people whom only their record ids name."""

from __future__ import annotations

from abm_tui.exchange.columns.headers import map_headers
from abm_tui.exchange.columns.keys_only import only_keys


def test_people_with_an_id_and_nothing_that_names_them_are_keys_only() -> None:
    assert only_keys(map_headers(["Contact ID", "Account ID"], "contacts", "salesforce"))


def test_an_address_names_somebody() -> None:
    assert not only_keys(map_headers(["Contact ID", "Email"], "contacts", "salesforce"))


def test_companies_are_no_people() -> None:
    assert not only_keys(map_headers(["Account ID"], "accounts", "salesforce"))
