"""Whose file it is, what it holds, which column becomes what."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from abm_tui.errors import UsageError
from abm_tui.exchange.columns.headers import find_kind, map_headers
from abm_tui.exchange.columns.map_option import read_map
from abm_tui.exchange.columns.vendor_detection import find_vendor
from abm_tui.exchange.fields import COLUMNS, KINDS, is_private

pytestmark = pytest.mark.quick

DATA = Path(__file__).parent.parent.parent / "data"


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
            ["First Name", "Last Name", "Title", "Account Name", "Mailing City", "Account Owner", "Contact ID"],
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
    by_hand = map_headers(headers, "contacts", "salesforce", [read_map("HomePhone=phone")]).as_json()
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
    mapping = map_headers(["Security", "CIK"], "accounts", "", [read_map("Security=name"), read_map("CIK=record_id")])
    assert [(c.field, c.source) for c in mapping.columns] == [("name", ""), ("record_id", "cik")]
    assert map_headers(["Name", "DUNS Number"], "accounts", "").columns[1].source == "duns"


def test_a_mapping_to_or_from_nothing_is_refused_with_what_there_is() -> None:
    with pytest.raises(UsageError, match="no column"):
        map_headers(["a"], "accounts", "", [read_map("b=name")])
    with pytest.raises(UsageError, match="no field"):
        map_headers(["a"], "accounts", "", [read_map("a=shoe_size")])


def test_of_several_columns_for_one_field_the_vendors_first_is_believed() -> None:
    mapping = map_headers(["Website URL", "Company Domain Name", "Record ID"], "accounts", "hubspot")
    assert [c.header for c in mapping.of("domain")] == ["Company Domain Name", "Website URL"]


# other languages, other words, misspelt


@pytest.mark.parametrize(
    ("headers", "vendor", "kind", "fields"),
    [
        (
            "ID de registro|Nombre de la empresa|Nombre de dominio de la empresa|Propietario de la empresa|Sector"
            "|Número de empleados|Ingresos anuales|País/región|Ciudad|Etapa del ciclo de vida",
            "hubspot",
            "accounts",
            "record_id name domain owner_sales industry employees annual_revenue country city stage",
        ),
        (
            "ID de registro|Nombre|Apellidos|Correo|Cargo|Número de teléfono|Empresa asociada",
            "hubspot",
            "contacts",
            "record_id first_name last_name email title phone account",
        ),
        (
            "Firma|Webseite|Branche|Mitarbeiter|Umsatz|Land|Ort|Bemerkung",
            "",
            "accounts",
            "name domain industry employees annual_revenue country city notes",
        ),
        (
            "Raison sociale|Site web|Secteur d'activité|Effectif|Chiffre d'affaires (EUR)|Pays|Ville|Propriétaire",
            "",
            "accounts",
            "name domain industry employees annual_revenue country city owner_sales",
        ),
        (
            "Prénom|Nom|Société|Fonction|Adresse e-mail",
            "",
            "contacts",
            "first_name last_name account title email",
        ),
        ("Nome|Cognome|Azienda|Posizione|Indirizzo email", "", "contacts", "first_name last_name account title email"),
        (
            "Nome da oportunidade|Nome da conta|Montante|Data de fechamento|Estágio",
            "",
            "opportunities",
            "name account amount close_date stage",
        ),
        ("Bedrijfsnaam|Website|Aantal medewerkers|Plaats", "", "accounts", "name domain employees city"),
    ],
)
def test_headers_in_the_users_language_are_those_of_the_english_file(
    headers: str, vendor: str, kind: str, fields: str
) -> None:
    names = headers.split("|")
    assert (find_vendor(names), find_kind(names)) == (vendor, kind)
    mapping = map_headers(names, kind, vendor)
    assert [column.field for column in mapping.columns] == fields.split()
    assert mapping.remarks() == []


def test_other_words_and_a_misspelling_are_taken_by_likeness_and_said() -> None:
    names = ["Name of the Company", "Comapny Website", "Indutry", "Employees (2023)", "HQ Country"]
    mapping = map_headers(names, "accounts", "")
    assert list(mapping.as_json().values()) == ["name", "domain", "industry", "employees", "country"]
    (remark,) = mapping.remarks()
    assert remark.startswith('Taken by likeness: "Name of the Company" as name, "Comapny Website" as domain')
    assert 'Keep one out with --map "Name of the Company=-"' in remark


@pytest.mark.parametrize(
    "header",
    ["State", "County", "Contract", "Employer", "Phone 2 Type", "Account Name.id", "Contact Email Status",
     "Owner Email", "Company Phone", "Account Number", "Billing Contact", "Is Client", "Site", "Service",
     "Parent Company"],
)  # fmt: skip
@pytest.mark.parametrize("kind", KINDS)
def test_what_only_looks_alike_stays_out(header: str, kind: str) -> None:
    column = map_headers([header], kind, "").columns[0]
    assert column.field is None


def test_a_column_that_only_resembles_gives_way_to_one_that_says_it() -> None:
    mapping = map_headers(["Country", "HQ Country"], "accounts", "")
    assert [column.field for column in mapping.columns] == ["country", None]


def test_a_private_column_is_not_taken_by_likeness() -> None:
    assert map_headers(["Geburtsdatum", "Fecha de nacimiento", "Brith date"], "contacts", "").order == {}
