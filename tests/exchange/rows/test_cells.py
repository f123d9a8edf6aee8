"""Cells with several values are read one by one: what is known is kept, what is not is named."""

from __future__ import annotations

import pytest
from exchange_files import Import, Rows

from abm_tui.exchange.exports.writeback import _BUYING_ROLES, write_back
from abm_tui.exchange.imports.import_draft import read_file
from abm_tui.exchange.plan.import_plan import Input
from abm_tui.exchange.values.cell_parts import split_values
from abm_tui.exchange.values.readers import ReaderContext, reader
from abm_tui.models.words import Role
from abm_tui.store import Store

HEAD = "Record ID,First Name,Last Name,Email,Buying Role,Lead Status,Associated Company\n"
ACME = "Company,Website\nAcme,acme.de\n"


def roles(rows: Rows) -> list[str]:
    return sorted(seat["role"] for seat in rows("seat"))


@pytest.mark.parametrize(
    ("cell", "ours"),
    [
        ("Budget Holder;Champion", ["CH", "EB"]),
        (";BUDGET_HOLDER;LEGAL_AND_COMPLIANCE", ["EB", "LP"]),
        ("Decision Maker; End User; Blocker; Influencer", ["AP", "EU", "GK", "IN"]),
        ('"Champion, Legal & Compliance"', ["CH", "LP"]),
    ],
)
def test_the_buying_roles_of_hubspot_are_ours(bring: Import, rows: Rows, cell: str, ours: list[str]) -> None:
    bring(ACME)
    assert bring(HEAD + f"1,Dana,Ruiz,d@a.de,{cell},,Acme\n").warnings == []
    assert roles(rows) == ours


def test_what_is_known_of_a_cell_comes_in_and_the_rest_is_named(bring: Import, rows: Rows) -> None:
    bring(ACME)
    text = HEAD + "1,Dana,Ruiz,d@a.de,Champion;Other;Cook,,Acme\n"
    (warning,) = bring(text).warnings
    assert '"Other", "Cook" left out' in warning
    assert '--value "roles:Other=OURS"' in warning
    assert roles(rows) == ["CH"]
    assert bring(text).counts["unchanged"] == 1
    said = bring(text, values=["roles:Other=TE", "roles:cook=EB;GK"])
    assert [w for w in said.warnings if "left out" in w] == []
    assert roles(rows) == ["CH", "EB", "GK", "TE"]


def test_our_own_file_for_hubspot_says_every_role_it_can(store: Store, bring: Import, rows: Rows) -> None:
    assert _BUYING_ROLES.keys() == set(Role)
    bring("Company,Website\nAcme,acme.de\n")
    everything = ";".join(_BUYING_ROLES)
    bring(f"First Name,Last Name,Email,Roles,Company\nDana,Ruiz,d@a.de,{everything},Acme\n")
    text = write_back(store, "hubspot", "contacts", None).text
    made = bring(text)
    assert made.counts["created"] == 0
    assert roles(rows) == sorted(_BUYING_ROLES)
    read_roles = reader("roles", [], ReaderContext())
    assert read_roles(";".join(word for word in _BUYING_ROLES.values() if word != "Other")) is not None


def test_each_value_of_a_list_can_be_said(bring: Import, rows: Rows) -> None:
    said = ["tech_stack:big iron=Mainframe, IBM", "tech_stack:old=new"]
    bring('Company,Website,Technologies\nAcme,acme.de,";Old;Big Iron;a, b"\n', values=said)
    assert [account["tech_stack"] for account in rows("account")] == ["new;Mainframe, IBM;a, b"]
    assert split_values(";a; b ;;") == ["a", "b"]
    assert split_values("a, b") == ["a", "b"]


def test_the_screen_lists_each_value_of_such_a_cell(store: Store) -> None:
    text = HEAD + "1,Dana,Ruiz,d@a.de,Champion;Cook,,Acme\n2,Bo,Li,b@a.de,Cook,,Acme\n"
    draft = read_file(store, Input("p.csv", text.encode()))
    found = {word.theirs: (word.rows, word.ours, word.known) for word in draft.check(store) if word.field == "roles"}
    assert found == {"Cook": (2, "", False), "Champion": (1, "CH", True)}


@pytest.mark.parametrize(
    ("cell", "code"),
    [("Euro", "EUR"), ("US Dollar", "USD"), ("Pound Sterling", "GBP"), ("Schweizer Franken", "CHF"), ("€", "EUR"),
     ("usd", "USD"), ("złoty", "PLN"), ("Taler", "")],
)  # fmt: skip
def test_a_currency_by_its_name_and_a_deal_is_no_worse_for_an_unknown_one(
    bring: Import, rows: Rows, cell: str, code: str
) -> None:
    made = bring(f"Opportunity Name,Account Name,Stage,Amount,Currency\nBig,Acme,Proposal,1000,{cell}\n")
    assert made.counts["created"] == 1
    assert [deal["currency"] or "" for deal in rows("opportunity")] == [code]
    assert any('"Taler" left out' in w and "currency:Taler=" in w for w in made.warnings) == (not code)
