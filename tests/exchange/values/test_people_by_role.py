"""People named in a sheet of accounts under their role: one matrix row is a company and its committee (S000, S001)."""

from __future__ import annotations

import pytest
from exchange_files import Import, Rows
from hypothesis import given
from hypothesis import strategies as st

from abm_tui.exchange.values.people_by_role import People, people_in, seat_of, title_in
from abm_tui.exchange.values.problems import NotOurs
from abm_tui.store import Store
from abm_tui.store.commands import accounts, committee
from abm_tui.store.undo import undo_redo

pytestmark = pytest.mark.quick

MATRIX = 'Company,Tier,CFO,Champion\nAcme,1,Dana Ruiz,Raj Patel <raj@acme.example>\nGlobex,2,,"Li, Bo"\n'


def said(cell: str, title: str = "") -> list[tuple[str, str, str, str]]:
    found = people_in(cell, title)
    return [(one.first, one.last, one.title, one.email) for one in found.named] if found else []


@pytest.mark.parametrize(
    ("cell", "people"),
    [
        ("Dana Ruiz", [("Dana", "Ruiz", "", "")]),
        ("Ruiz, Dana", [("Dana", "Ruiz", "", "")]),
        ("R. Patel, CFO", [("R.", "Patel", "CFO", "")]),
        ("Dana Ruiz - Head of Finance", [("Dana", "Ruiz", "Head of Finance", "")]),
        ("M. Dupont / Directeur financier", [("M.", "Dupont", "Directeur financier", "")]),
        ("Dana Ruiz <dana@acme.example>", [("Dana", "Ruiz", "", "dana@acme.example")]),
        ("Dana Ruiz, Bo Li", [("Dana", "Ruiz", "", ""), ("Bo", "Li", "", "")]),
        ("Dana Ruiz; Bo Li (VP Sales)", [("Dana", "Ruiz", "", ""), ("Bo", "Li", "VP Sales", "")]),
        ("dana@acme.example", [("", "", "", "dana@acme.example")]),
        ("Dana Ruiz and Raj Patel", [("Dana", "Ruiz", "", ""), ("Raj", "Patel", "", "")]),
        ("Anna von der Leyen und Bo Li", [("Anna", "von der Leyen", "", ""), ("Bo", "Li", "", "")]),
        ("Sean O'Neil", [("Sean", "O'Neil", "", "")]),
        ("Dana", [("", "Dana", "", "")]),
        ("n/a", []),
        ("  ", []),
    ],
)
def test_a_cell_names_people_as_people_write_them(cell: str, people: list[tuple[str, str, str, str]]) -> None:
    assert said(cell) == people


@pytest.mark.parametrize(
    "cell",
    [
        "yes", "TBD", "3", "identified", "2026-03-04", "somebody we have yet to find there", "Finance department", "IT",
        "Left in May", "Board", "TBC - ask Bo", "Raj (left)", "https://www.linkedin.com/in/raj", "+49 30 1234",
        "ask bo",
    ],
)  # fmt: skip
def test_what_is_no_name_names_nobody(cell: str) -> None:
    with pytest.raises(NotOurs):
        people_in(cell)


@given(st.text(max_size=120))
def test_any_cell_names_somebody_or_says_that_it_does_not(cell: str) -> None:
    try:
        found = people_in(cell)
    except NotOurs:
        return
    assert found is None or all(one.name for one in found.named)
    assert found is None or isinstance(found.joined(found), People)


@pytest.mark.parametrize(
    ("header", "field", "title"),
    [
        ("CFO", "person_eb", "CFO"),
        ("VP of Finance", "person_eb", "VP Finance"),
        ("Economic Buyer (EB)", "person_eb", ""),
        ("Name of champion", "person_ch", ""),
        ("Decision Maker", "person_ap", ""),
        ("VP IT", "person_gk", "VP IT"),
        ("Contact person", "person", ""),
        ("Legal name", None, ""),
        ("Blocker", None, ""),
        ("End user", None, ""),
        ("Contact", None, ""),
    ],
)
def test_a_role_or_its_title_as_s001_has_it_names_the_column(header: str, field: str | None, title: str) -> None:
    assert (seat_of(header), title_in(header)) == (field, title)


def test_a_row_of_the_matrix_brings_the_company_and_its_people_in_their_seats(bring: Import, rows: Rows) -> None:
    made = bring(MATRIX)
    assert made.counts["created"] == 2
    assert made.records["contacts"]["created"] == 3
    people = {row["last_name"]: row for row in rows("contact")}
    seats = {(row["account_id"], row["role"], row["contact_id"]) for row in rows("seat")}
    acme, globex = (row["id"] for row in rows("account"))
    assert seats == {
        (acme, "EB", people["Ruiz"]["id"]),
        (acme, "CH", people["Patel"]["id"]),
        (globex, "CH", people["Li"]["id"]),
    }
    assert (people["Ruiz"]["title"], people["Patel"]["email"]) == ("CFO", "raj@acme.example")
    assert any("3 people named in these rows came along: Dana Ruiz, Raj Patel, Bo Li." in t for t in made.warnings)
    assert [row.reason for row in made.rows] == ["with Dana Ruiz, Raj Patel", "with Bo Li"]


def test_the_same_file_again_seats_nobody_twice(bring: Import, rows: Rows) -> None:
    bring(MATRIX)
    again = bring(MATRIX)
    assert again.counts["unchanged"] == 2
    assert len(rows("contact")) == 3
    assert len(rows("seat")) == 3


def test_somebody_known_there_is_taken_and_somebody_waiting_for_the_account_too(
    bring: Import, rows: Rows, store: Store
) -> None:
    acme = store.do(accounts.add_account, "Acme").value
    raj = store.do(committee.add_person, acme, first_name="Raj", last_name="Patel").value
    bring("First Name,Last Name,Company\nBo,Li,Globex\n", companies=False)
    bring(MATRIX)
    assert len(rows("contact")) == 3
    assert [row["contact_id"] for row in rows("seat", account_id=acme, role="CH")] == [raj]
    (bo,) = rows("contact", last_name="Li")
    assert bo["account_id"] == rows("account", name="Globex")[0]["id"]


def test_a_new_name_in_the_cell_adds_a_person_and_the_preview_says_so(bring: Import, rows: Rows) -> None:
    bring(MATRIX)
    made = bring(MATRIX.replace("Dana Ruiz", "Ines Marsh"))
    assert [(c.field, c.old, c.new) for row in made.rows for c in row.changes] == [("person_eb", "", "Ines Marsh")]
    assert len(rows("contact")) == 4


def test_two_titles_of_one_role_are_both_seated(bring: Import, rows: Rows) -> None:
    bring("Company,Tier,CFO,VP Finance\nAcme,1,Dana Ruiz,Bo Li\n")
    assert {row["title"] for row in rows("contact")} == {"CFO", "VP Finance"}
    assert [row["role"] for row in rows("seat")] == ["EB", "EB"]


@pytest.mark.parametrize("header", ["Champion,Champion e-mail", "Champion email,Champion"])
def test_addresses_in_a_column_beside_the_names_are_theirs(bring: Import, rows: Rows, header: str) -> None:
    cells = {"Champion": "Dana Ruiz; Bo Li", "Champion e-mail": "dana@acme.example; bo@acme.example"}
    cells["Champion email"] = cells["Champion e-mail"]
    bring(f"Company,Tier,{header}\nAcme,1,{','.join(cells[name] for name in header.split(','))}\n")
    people = {(row["first_name"], row["email"]) for row in rows("contact")}
    assert people == {("Dana", "dana@acme.example"), ("Bo", "bo@acme.example")}


def test_a_cell_that_names_nobody_leaves_the_row_as_it_is(bring: Import, rows: Rows) -> None:
    made = bring("Company,Tier,Champion\nAcme,1,yes\n")
    assert made.counts["created"] == 1
    assert rows("contact") == []
    assert any('"yes" left out' in text for text in made.warnings)


def test_one_undo_takes_the_people_back_with_their_companies(bring: Import, rows: Rows, store: Store) -> None:
    bring(MATRIX)
    undo_redo.turn(store, undo_redo.UNDO, undo_redo.TurnOptions())
    assert rows("contact") == rows("seat") == rows("account") == []


def test_a_column_of_people_can_be_said_by_hand(bring: Import, rows: Rows) -> None:
    bring("Company,Tier,Our friend there\nAcme,1,Dana Ruiz\n", maps=["Our friend there=person_in"])
    assert [row["role"] for row in rows("seat")] == ["IN"]
