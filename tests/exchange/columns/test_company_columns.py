"""Which columns of a file of people or deals are about their companies, and what of a company each becomes."""

from __future__ import annotations

from abm_tui.exchange.columns.company_columns import company_mapping
from abm_tui.exchange.columns.headers import map_headers


def fields(*headers: str, kind: str = "contacts") -> list[str | None] | None:
    found = company_mapping(map_headers(list(headers), kind, ""))
    return [column.field for column in found.columns] if found else None


def test_a_file_that_only_names_companies_says_nothing_of_them() -> None:
    assert fields("First Name", "Last Name", "Company") is None


def test_what_stands_beside_the_name_of_a_company_is_about_it() -> None:
    assert fields("First Name", "Last Name", "Company", "Company Domain") == [None, None, "name", "domain"]


def test_a_file_of_companies_has_none_beside_its_own() -> None:
    assert fields("Company", "Company Domain", kind="accounts") is None
