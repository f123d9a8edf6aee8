"""Whose file it is, what it holds, which column becomes what."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from abm_tui.errors import UsageError
from abm_tui.exchange.fields import COLUMNS, KINDS, is_private
from abm_tui.exchange.headers import find_kind, find_vendor, map_headers, told

DATA = Path(__file__).parent.parent / "data"


def header(name: str) -> list[str]:
    with (DATA / name).open(encoding="utf-8-sig", newline="") as file:
        return next(csv.reader(file))


@pytest.mark.parametrize(
    ("name", "kind"),
    [("Account", "accounts"), ("Contact", "contacts"), ("Opportunity", "opportunities"), ("Task", "activities")],
)
def test_salesforces_objects_are_recognised(name: str, kind: str) -> None:
    headers = header(f"sf-dcw/{name}.csv")
    assert (find_vendor(headers), find_kind(headers)) == ("salesforce", kind)


@pytest.mark.parametrize("kind", KINDS)
def test_our_own_columns_are_recognised_and_map_to_themselves(kind: str) -> None:
    headers = list(COLUMNS[kind])
    assert (find_vendor(headers), find_kind(headers)) == ("abm", kind)
    assert map_headers(headers, kind, "abm").as_json() == {h: h for h in headers}


@pytest.mark.parametrize(
    ("headers", "vendor", "kind"),
    [
        (
            ["Record ID", "Company name", "Company Domain Name", "Lifecycle Stage", "Company owner"],
            "hubspot",
            "accounts",
        ),
        (["Record ID", "First Name", "Last Name", "Email", "Contact owner", "Lifecycle Stage"], "hubspot", "contacts"),
        (["Record ID", "Deal Name", "Deal Stage", "Pipeline", "Amount", "Close Date"], "hubspot", "opportunities"),
        (["Account ID", "Account Name", "Account Owner", "Billing City", "Website"], "salesforce", "accounts"),
        (
            ["First Name", "Last Name", "Title", "Account Name", "Mailing City", "Email", "Contact ID"],
            "salesforce",
            "contacts",
        ),
        (["Company", "Website", "Industry", "Tier"], "", "accounts"),
        (["Vorname", "Nachname", "Firma", "E-Mail"], "", "contacts"),
        (["a", "b", "c"], "", ""),
    ],
)
def test_vendor_and_kind_follow_from_the_headers(headers: list[str], vendor: str, kind: str) -> None:
    assert (find_vendor(headers), find_kind(headers)) == (vendor, kind)


def test_case_blanks_and_punctuation_do_not_matter() -> None:
    headers = ["RECORD-ID", "company NAME", "Company_Domain_Name", "number of employees*", "Annual  Revenue"]
    assert list(map_headers(headers, "accounts", "hubspot").as_json().values()) == [
        "record_id", "name", "domain", "employees", "annual_revenue",
    ]  # fmt: skip


def test_private_columns_are_mapped_only_by_hand() -> None:
    headers = header("sf-dcw/Contact.csv")
    mapping = map_headers(headers, "contacts", "salesforce").as_json()
    for private in (
        "Birthdate",
        "Gender__c",
        "Annual_Income__c",
        "Driving_License_Number__c",
        "HomePhone",
        "Housing_Status__c",
    ):
        assert is_private(private)
        assert mapping[private] is None
    by_hand = map_headers(headers, "contacts", "salesforce", [told("HomePhone=phone")]).as_json()
    assert by_hand["HomePhone"] == "phone"


@pytest.mark.parametrize(
    "header",
    ["SSN", "Date of Birth", "Passport No", "Driver's License", "Bank account", "Marital Status", "Geburtsdatum"],
)
def test_what_is_private_is_known_in_many_words(header: str) -> None:
    assert is_private(header)


@pytest.mark.parametrize(
    "header", ["Name", "Company", "Language", "Stage", "Webpage", "Message", "Packages", "Bank", "Address"]
)
def test_ordinary_columns_are_not_private(header: str) -> None:
    assert not is_private(header)


def test_registers_numbers_are_record_ids_of_the_register() -> None:
    mapping = map_headers(["Security", "CIK"], "accounts", "", [told("Security=name"), told("CIK=record_id")])
    assert [(c.field, c.source) for c in mapping.columns] == [("name", ""), ("record_id", "cik")]
    assert map_headers(["Name", "DUNS Number"], "accounts", "").columns[1].source == "duns"


def test_a_mapping_by_hand_may_multiply_and_may_keep_a_column_out() -> None:
    mapping = map_headers(
        ["revenue", "notes"], "accounts", "", [told("revenue=annual_revenue*1000000"), told("notes=-")]
    )
    assert (mapping.columns[0].field, mapping.columns[0].factor) == ("annual_revenue", 1_000_000)
    assert mapping.columns[1].field is None


@pytest.mark.parametrize("wrong", ["name", "=name", "x=annual_revenue*many"])
def test_a_mapping_that_says_nothing_is_refused(wrong: str) -> None:
    with pytest.raises(UsageError):
        told(wrong)


def test_a_mapping_to_or_from_nothing_is_refused_with_what_there_is() -> None:
    with pytest.raises(UsageError, match="no column"):
        map_headers(["a"], "accounts", "", [told("b=name")])
    with pytest.raises(UsageError, match="no field"):
        map_headers(["a"], "accounts", "", [told("a=shoe_size")])


def test_of_several_columns_for_one_field_the_vendors_first_is_believed() -> None:
    mapping = map_headers(["Website URL", "Company Domain Name", "Record ID"], "accounts", "hubspot")
    assert [c.header for c in mapping.of("domain")] == ["Company Domain Name", "Website URL"]
