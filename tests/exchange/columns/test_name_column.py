"""A name beside a company: the company's own brand, or somebody there. Where the headers do not tell, the names do."""

from __future__ import annotations

import pytest
from exchange_files import Import, Rows

from abm_tui.errors import UsageError
from abm_tui.exchange.columns.headers import likely_kinds
from abm_tui.exchange.columns.person_rows import is_like_a_company, is_like_a_person

pytestmark = pytest.mark.quick


def kinds(text: str) -> list[str]:
    headers, *rows = [line.split(",") for line in text.split("/")]
    return likely_kinds(headers, rows)


@pytest.mark.parametrize(
    "text",
    [
        "Name,Company,Website,Industry,Employees/Globex,Globex GmbH,globex.com,IT,3/Initech,Initech AG,initech.com,R,",
        "Name,Company,Stage,Owner/Globex,Globex GmbH,Target,ana",
        "Name,Company/Globex Inc.,Globex/Hooli S.A.,Hooli",
    ],
)
def test_a_brand_beside_its_company_is_an_account(text: str) -> None:
    assert kinds(text) == ["accounts"]


@pytest.mark.parametrize(
    "text",
    [
        "Name,Company/Dana Ruiz,Globex/Raj Patel,Initech",
        "Name,Company,Industry/Dr. Ana van der Berg,Globex GmbH,IT",
        "Name,Company,Email/Dana,Globex,dana@globex.example",
        "Name,Company,Title/Globex,Globex,CFO",
    ],
)
def test_somebody_beside_a_company_is_a_person(text: str) -> None:
    assert kinds(text) == ["contacts"]


@pytest.mark.parametrize(
    "text",
    [
        "Name,Company/Globex,Yes/Initech,Yes",
        "Name,Organisation,Email,Phone/Globex Berlin,Globex,berlin@globex.example,030",
        "Name,Company/Dana Ruiz,Globex/Globex,Globex GmbH",
    ],
)
def test_names_that_do_not_tell_are_asked_about(text: str) -> None:
    assert kinds(text) == ["accounts", "contacts"]


def test_nobody_is_called_like_a_company(bring: Import, rows: Rows) -> None:
    bring("Name,Company,Website,Industry,Employees\nGlobex,Globex GmbH,globex.example,IT,300\n")
    assert rows("contact") == []
    assert [row["name"] for row in rows("account")] == ["Globex"]
    with pytest.raises(UsageError, match="whether the rows are accounts or contacts"):
        bring("Name,Company\nGlobex,Yes\nInitech,Yes\n")


@pytest.mark.parametrize(
    ("name", "company", "person"),
    [
        ("Globex GmbH", True, False),
        ("Hooli S.A.", True, False),
        ("Dana Ruiz", False, True),
        ("Ruiz, Dana", False, True),
        ("Dr. Jean-Luc O’Neil", False, True),
        ("Globex", False, False),
        ("K1 4711", False, False),
        ("", False, False),
    ],
)
def test_a_name_reads_like_a_company_a_person_or_neither(name: str, company: bool, person: bool) -> None:
    assert (is_like_a_company(name), is_like_a_person(name)) == (company, person)
