"""Columns that seem to say the same: the cells show which one is the name, and whose the address is."""

from __future__ import annotations

from exchange_files import Import, Rows


def test_a_customers_number_is_not_its_name(bring: Import, rows: Rows) -> None:
    bring("Kunde;Firma;Ort\nK1;Globex GmbH;Berlin\nK2;Initech AG;Bonn\n")
    assert [row["name"] for row in rows("account")] == ["Globex GmbH", "Initech AG"]


def test_a_list_of_customers_is_called_by_them(bring: Import, rows: Rows) -> None:
    bring("Kunde;Firma;Ort\nGlobex;Globex GmbH;Berlin\n7 Eleven;Seven GmbH;Bonn\n")
    assert len(rows("account")) == 2


def test_of_two_names_below_their_own_headers_the_company_is_the_companys(bring: Import, rows: Rows) -> None:
    text = "Name,Ort,Name (2),Funktion,E-Mail\nGlobex GmbH,Berlin,Dana Ruiz,CFO,dana@globex.example\n"
    bring(text + "Initech AG,Bonn,Li Wei,CTO,li@initech.example\n", kind="contacts")
    people = [(p["first_name"], p["last_name"], p["account_text"]) for p in rows("contact")]
    assert people == [("Dana", "Ruiz", "Globex GmbH"), ("Li", "Wei", "Initech AG")]


def test_no_account_is_called_like_its_people(bring: Import, rows: Rows) -> None:
    bring("Account,Role,Name,Title\nAcme,EB,Dana Ruiz,CFO\nGlobex,Boss,Li Wei,CEO\n", kind="accounts")
    assert [row["name"] for row in rows("account")] == ["Acme", "Globex"]


def test_said_by_hand_a_column_is_taken_at_its_word(bring: Import, rows: Rows) -> None:
    bring("Kunde;Firma\nK1;Globex GmbH\n", kind="accounts", maps=["Kunde=name", "Firma=-"])
    assert [row["name"] for row in rows("account")] == ["K1"]


def test_who_called_is_not_who_was_called(bring: Import, rows: Rows) -> None:
    text = "name,email,contact_name,contact_email\nAna Kovac,ana@us.example,Dana Ruiz,dana@globex.example\n"
    bring(text + "Ana Kovac,ana@us.example,Raj Patel,raj@initech.example\n", kind="contacts")
    found = [(p["last_name"], p["email"]) for p in rows("contact")]
    assert found == [("Ruiz", "dana@globex.example"), ("Patel", "raj@initech.example")]
