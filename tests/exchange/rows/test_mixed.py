"""Lists that hold people and companies: a column says which a row is, and no company becomes a person."""

from __future__ import annotations

import pytest
from exchange_files import Import, Rows

CAPSULE = (
    "Type,Title,First Name,Last Name,Name,Job Title,Organisation,Phone Number,Email Address,Website,ID\n"
    "Organisation,,,,Globex,,,030,info@globex.example,http://globex.example,1\n"
    "Person,Ms,Dana,Ruiz,Dana Ruiz,CFO,Globex,030,dana@globex.example,,2\n"
)
ODOO = (
    "External ID,Name,Is a Company,Related Company,Job Position,Email,Phone,Website Link\n"
    "p7,Globex,True,,,info@globex.example,030,https://globex.example\n"
    "p8,Dana Ruiz,False,Globex,CFO,dana@globex.example,030,\n"
)


@pytest.mark.parametrize("text", [CAPSULE, ODOO])
def test_a_row_that_is_a_company_brings_only_the_company(bring: Import, rows: Rows, text: str) -> None:
    made = bring(text)
    assert [(a["name"], a["domain"]) for a in rows("account")] == [("Globex", "globex.example")]
    people = [(p["first_name"], p["last_name"], p["title"], p["email"]) for p in rows("contact")]
    assert people == [("Dana", "Ruiz", "CFO", "dana@globex.example")]
    assert rows("contact")[0]["account_id"] == rows("account")[0]["id"]
    assert any("1 row that" in said and "calls a company: taken as companies" in said for said in made.warnings)
    assert made.counts["rejected"] == 0
    again = bring(text)
    assert (again.counts["created"], again.counts["updated"]) == (0, 0)


def test_where_only_people_can_come_in_a_company_is_skipped(bring: Import, rows: Rows) -> None:
    made = bring("Type,First Name,Last Name,Name\nCompany,,,Globex\nPerson,Dana,Ruiz,Dana Ruiz\n")
    assert (made.counts["created"], made.counts["skipped"]) == (1, 1)
    assert [p["last_name"] for p in rows("contact")] == ["Ruiz"]


def test_a_type_that_says_other_things_is_nobodys_business(bring: Import, rows: Rows) -> None:
    made = bring("Type,First Name,Last Name,Company\nCompany,Dana,Ruiz,Globex\nCustomer,Raj,Patel,Globex\n")
    assert made.counts["created"] == 2
    assert len(rows("contact")) == 2
