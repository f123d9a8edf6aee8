"""Rows that name a company: people who bring it along, or companies that name somebody."""

from __future__ import annotations

import pytest
from exchange_files import Import, Rows

from abm_tui.exchange.columns.headers import find_kind

pytestmark = pytest.mark.quick


@pytest.mark.parametrize(
    "headers",
    [
        "Name,Company,Email,Phone",
        "Name,Company,Phone,Country",
        "Name,Company,Email,Industry",
        "Name,Company",
        "Lead ID,Name,Company,Email,Status,Annual Revenue,Create Date,Country",
        "Contact type,Name,Lead owner,Email,Phone,User ID,Company name,Company ID,Company size,Company industry,City",
        "Account Name,Contact Name,Contact Email,Contact Title,Industry",
        "Company,Contact person,Phone,Website,Industry,Employees,City",
        "Firma;Ansprechpartner;E-Mail;Telefon;Funktion;Ort;Umsatz (Mio. €);Mitarbeiter",
        "Entreprise;Interlocuteur;E-mail;Fonction;Ville;Effectif",
        "Customer,Contact,Email,Revenue,Employees,Website",
        "Account,Role,Name,Title",
        "Role,Name,Account",
    ],
)
def test_a_name_beside_a_company_is_a_person(headers: str) -> None:
    assert find_kind(headers.replace(";", ",").split(",")) == "contacts"


@pytest.mark.parametrize(
    "headers",
    [
        "Name,Parent Company,Industry",
        "Name,Website,Email,Phone",
        "Company,Tier,Champion,CFO,Main contact",
        "Company,Website,Ansprechpartner",
        "Company name,Company owner,Phone Number,City",
        "Company,City",
        "Company,Champion,CFO,Economic buyer",
        "Account,Economic buyer,Champion,Technical evaluator,Blocker,Legal / procurement,Coverage",
        "(Do Not Modify) Account,Account Name,Main Phone,Primary Contact,Email (Primary Contact)",
    ],
)
def test_a_company_that_only_names_somebody_is_an_account(headers: str) -> None:
    assert find_kind(headers.split(",")) == "accounts"


@pytest.mark.parametrize("headers", ["Account,Status", "Company,Contact 1,Contact 1 email"])
def test_a_company_beside_who_knows_what_is_asked_about(headers: str) -> None:
    assert find_kind(headers.split(",")) == ""


@pytest.mark.parametrize("headers", ["Name,Company,Stage,Deal value", "Name,Company,Close Date,Amount,Stage"])
def test_a_deal_beside_a_company_is_a_deal(headers: str) -> None:
    assert find_kind(headers.split(",")) == "opportunities"


def test_no_account_is_called_like_a_person(bring: Import, rows: Rows) -> None:
    bring("Name,Company,Email,Industry\nDana Ruiz,Globex,dana@globex.example,IT\n")
    assert [row["name"] for row in rows("account")] == ["Globex"]
    assert [(row["first_name"], row["last_name"]) for row in rows("contact")] == [("Dana", "Ruiz")]


def test_a_lead_is_known_by_its_id(bring: Import, rows: Rows) -> None:
    lead = "Lead ID,Name,Company,Email\n00Q5g000001aaaaEAA,Tom Ford,Hooli,{}\n"
    bring(lead.format("tom@hooli.example"))
    made = bring(lead.format("ford@hooli.example"))
    assert made.counts["updated"] == 1
    assert [row["email"] for row in rows("contact")] == ["ford@hooli.example"]
