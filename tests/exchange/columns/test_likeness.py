"""Headers of any spreadsheet, what they say beside the field, and what stays out: it is said."""

from __future__ import annotations

import pytest
from exchange_files import Import, Rows

from abm_tui.errors import UsageError
from abm_tui.exchange.columns.headers import map_headers
from abm_tui.exchange.columns.name_column import names_something

pytestmark = pytest.mark.quick


@pytest.mark.parametrize(
    ("headers", "fields"),
    [
        (
            "Organization Name|Industries|Number of Employees|Website|Headquarters Location",
            "name industry employees domain -",
        ),
        ("Company / Account|Company URL|Company Size|Billing Country", "name domain employees country"),
        (
            "name|domain|category.industry|metrics.employees|metrics.annualRevenue|geo.city|geo.country|tech",
            "name domain industry employees annual_revenue city country tech_stack",
        ),
    ],
)
def test_what_a_vendor_calls_it_is_known_outside_its_file(headers: str, fields: str) -> None:
    names = headers.split("|")
    mapping = map_headers(names, "accounts", "")
    assert [column.field or "-" for column in mapping.columns] == fields.split()


def test_the_company_of_a_person_is_known_by_the_same_names() -> None:
    for header in ("Company / Account", "Organization Name"):
        assert map_headers(["Last Name", header], "contacts", "").columns[1].field == "account"


def test_amounts_in_thousands_are_whole_amounts_here_and_that_is_said(bring: Import, rows: Rows) -> None:
    made = bring("ZoomInfo Company ID,Company Name,Revenue (in 000s USD)\n1,Acme,2500\n")
    assert rows("account")[0]["annual_revenue"] == 2_500_000
    assert 'Read in thousands: "Revenue (in 000s USD)".' in made.warnings
    made = bring("Company,Website,Revenue (Mio. EUR)\nGlobex,globex.com,3\n")
    assert rows("account", name="Globex")[0]["annual_revenue"] == 3_000_000


def test_an_account_is_called_by_its_domain_only_where_nothing_else_may_name_it(bring: Import, rows: Rows) -> None:
    with pytest.raises(UsageError, match='is "Legal Name" the name of accounts') as asked:
        bring("Legal Name,Website,Industry\nAcme,acme.de,Retail\n")
    assert asked.value.code == "which_columns"
    with pytest.raises(UsageError, match='is "Target" the name of accounts'):
        bring("Target,Website,Industry\nAcme,acme.de,Retail\n")
    bring("Legal Name,Website,Industry\nAcme,acme.de,Retail\n", maps=["Legal Name=name"])
    assert rows("account")[0]["name"] == "Acme"
    made = bring("Website,Industry\nglobex.com,Retail\n")
    assert rows("account", name="globex.com")
    assert any("a new one is called by its domain" in warning for warning in made.warnings)


def test_a_column_of_another_name_does_not_hold_a_list_of_domains_up() -> None:
    for header in ("Domain Name", "Owner Name", "First name", "User", "Company ID", "File name"):
        assert not names_something(header)


def test_a_file_that_was_understood_in_small_part_says_what_stays_out(bring: Import) -> None:
    made = bring("Company,Website,Foo,Bar,Baz,Empty,SSN\nAcme,acme.de,1,2,3,,123\n")
    [said] = [w for w in made.warnings if w.startswith("Only")]
    assert said == (
        'Only 2 of 5 columns were understood; left out: "Foo", "Bar", "Baz". Take one in with --map "Foo=OURS".'
    )
    made = bring("Company,Website,Foo,Bar,Baz\nAcme,acme.de,1,2,3\n", maps=["Foo=-"])
    assert not any(w.startswith("Only") for w in made.warnings)
