"""A row that stays out has the name it would have had, so that people see which one it is."""

from __future__ import annotations

import pytest
from exchange_files import Import


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("name,website,annual_revenue\nGlobex,globex.com,plenty\n", "accounts", "Globex"),
        ("website,annual_revenue\nglobex.com,plenty\n", "accounts", "globex.com"),
        ("name,website,city\nGlobex,globex.com\n", "accounts", "Globex"),
        ("name,website,city\nGlobex,globex.com,Ulm,more\n", "accounts", "Globex"),
        ("First Name,Last Name,Email\nRaj,Patel,raj@\n", "contacts", "Raj Patel"),
        ("First Name,Last Name,Email\n,Patel,raj@\n", "contacts", "Patel"),
        ("First Name,Last Name,Email\n,,raj@\n", "contacts", "raj@"),
        ("Full Name,Title,Email\nRaj Patel,CFO,raj@\n", "contacts", "Raj Patel"),
        ("Deal Name,Account Name,Amount\nPilot,Globex,much\n", "opportunities", "Pilot"),
        ("Deal Name,Account Name,Amount\n,Globex,5\n", "opportunities", "Globex"),
        ("type,at,subject,contact\ncall,soon,Pricing,raj@globex.com\n", "activities", "Pricing"),
        ("type,at,contact\ncall,,raj@globex.com\n", "activities", "raj@globex.com"),
        ("Recipient,Email Name,Sent,Opened\n,Offer,2026-01-01,yes\n", "activities", "Offer"),
        ("name,website,annual_revenue\n'=Globex\x1b[31m,globex.com,plenty\n", "accounts", "=Globex[31m"),
    ],
)
def test_a_rejected_row_is_called_as_its_file_has_it(bring: Import, text: str, kind: str, name: str) -> None:
    (row,) = bring(text, kind=kind).rows
    assert (row.outcome, row.name) == ("rejected", name)


def test_a_row_without_any_name_has_none(bring: Import) -> None:
    (row,) = bring("name,website,city\n,,Ulm\n", kind="accounts").rows
    assert (row.outcome, row.name) == ("rejected", "")
