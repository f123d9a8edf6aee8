"""Our fields by kind of record: the columns that an export writes, and those that only an import understands."""

from __future__ import annotations

from abm_tui.exchange.fields import COLUMNS, fold_header, in_words, is_private, of_company, readers


def test_case_blanks_accents_and_punctuation_make_no_other_header() -> None:
    assert fold_header("# Employées ") == fold_header("employees") == "employees"
    assert fold_header("Tier__c") == "tier"


def test_an_import_understands_all_that_an_export_writes() -> None:
    for kind, columns in COLUMNS.items():
        assert columns.keys() <= readers(kind).keys()


def test_only_people_and_deals_bring_their_company_along_but_never_our_id_of_it() -> None:
    assert "name" in of_company("contacts")
    assert "id" not in of_company("opportunities")
    assert of_company("activities") == {}


def test_a_field_is_said_in_words() -> None:
    assert in_words("owner_sales") == "owner sales"
    assert in_words("person_eb") == "person EB"


def test_the_age_of_a_person_is_private_and_that_of_a_deal_is_not() -> None:
    assert is_private("Age", "contacts")
    assert not is_private("Age", "opportunities")
