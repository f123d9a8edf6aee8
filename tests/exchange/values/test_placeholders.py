"""What stands where nothing is known is no value, and a sum is no record."""

from __future__ import annotations

import pytest
from exchange_files import Import, Rows


@pytest.mark.parametrize("word", ["N/A", "n/a", "-", "--", "null", "NULL", "#N/A", "unknown", "#REF!", "(blank)"])
def test_a_placeholder_is_blank_and_names_no_account(bring: Import, rows: Rows, word: str) -> None:
    made = bring(f"Company,Website,Industry,City\n{word},,{word},Bonn\nAcme,acme.de,{word},{word}\n")
    assert (made.counts["created"], made.counts["rejected"]) == (1, 1)
    assert [reject.reason for row in made.rows for reject in row.rejects] == ["an account needs a name"]
    [acme] = rows("account")
    assert (acme["name"], acme["industry"], acme["city"]) == ("Acme", "", "")


def test_somebody_may_be_called_null(bring: Import, rows: Rows) -> None:
    bring("First Name,Last Name,Email\nAva,Null,ava@acme.de\nBo,Na,bo@acme.de\n")
    assert {row["last_name"] for row in rows("contact")} == {"Null", "Na"}


@pytest.mark.parametrize(
    "row", ["Zwischensumme,10", "Average,5", "Mittelwert,5", "Suma,EUR 10", "Sous-total,10", "Durchschnitt,3.5"]
)
def test_a_sum_is_skipped_in_many_words(bring: Import, rows: Rows, row: str) -> None:
    made = bring(f"Firma,Mitarbeiter\nAcme,1\n{row}\n", kind="accounts")
    assert (made.counts["created"], made.counts["skipped"]) == (1, 1)
    assert made.rows[1].reason == "total"


def test_a_total_of_a_report_says_how_it_was_reckoned(bring: Import, rows: Rows) -> None:
    made = bring("Opportunity Name,Account Name,Stage,Amount\nD1,Acme,Prospecting,1000\nTotal,,Count,1\n")
    assert (made.counts["created"], made.counts["skipped"]) == (1, 1)


def test_a_company_may_be_called_average(bring: Import, rows: Rows) -> None:
    bring("Firma,Ort,Mitarbeiter\nAverage,Bonn,5\nTotal,Paris,9\n", kind="accounts")
    assert {row["name"] for row in rows("account")} == {"Average", "Total"}
