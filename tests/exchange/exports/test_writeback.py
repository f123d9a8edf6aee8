"""What changed here goes back to the CRM in its own columns and under its own keys, and not what came from it."""

from __future__ import annotations

import csv
import io
from datetime import datetime
from typing import Any

import pytest
from exchange_files import Import, Rows

from abm_tui.errors import UsageError
from abm_tui.exchange.exports import writeback
from abm_tui.store import Store
from abm_tui.store.commands import accounts, committee, deals, logging

COMPANIES = (
    "Record ID,Company name,Company Domain Name,Industry,Number of Employees,Annual Revenue,Country/Region,City,"
    "Lifecycle Stage\n77,Globex,globex.com,Retail,1200,5000000,Germany,Berlin,lead\n"
    "78,Initech,initech.com,Software,80,,United States,Austin,lead\n"
)
PEOPLE = (
    "Record ID,First Name,Last Name,Email,Job Title,Associated Company IDs (Primary),Lifecycle Stage\n"
    "501,Dana,Ruiz,dana@globex.com,CFO,77,lead\n"
)


def lines(store: Store, kind: str, since: str | None = "last", vendor: str = "hubspot") -> list[dict[str, str]]:
    written = writeback.write_back(store, vendor, kind, since)
    found = list(csv.DictReader(io.StringIO(written.text)))
    assert written.rows == len(found)
    return found


@pytest.fixture
def known(bring: Import) -> None:
    bring(COMPANIES)
    bring(PEOPLE)


@pytest.mark.usefixtures("known")
def test_what_hubspot_brought_is_not_sent_back_to_it(store: Store) -> None:
    for kind in ("accounts", "contacts", "opportunities", "activities"):
        assert lines(store, kind) == []
    assert len(lines(store, "accounts", None)) == 2


@pytest.mark.usefixtures("known")
def test_what_changed_here_goes_out_under_hubspots_own_key(store: Store, rows: Rows) -> None:
    globex = rows("account", name="Globex")[0]["id"]
    [dana] = rows("contact")
    store.do(accounts.set_tier, globex, "1")
    store.do(committee.seat_person, globex, "EB", dana["id"])
    new = store.do(committee.add_person, globex, first_name="Bob", last_name="Lee", email="bob@globex.com").value
    store.do(deals.add_deal, globex, name="Pilot", amount=60_000, currency="EUR")
    called = {"contact_id": new, "outcome": "answered", "subject": "Pricing"}
    store.do(logging.log_activity, globex, "call", at=datetime(2025, 11, 4, 9), **called)
    [company] = lines(store, "accounts")
    assert (company["Record ID"], company["Company name"], company["Ideal Customer Profile Tier"]) == (
        "77",
        "Globex",
        "Tier 1",
    )
    people = {p["First Name"]: p for p in lines(store, "contacts")}
    assert people["Dana"]["Record ID"] == "501"
    assert people["Dana"]["Buying Role"] == "Budget Holder"
    assert people["Bob"]["Record ID"] == ""
    assert people["Bob"]["Associated Company IDs (Primary)"] == "77"
    [deal] = lines(store, "opportunities")
    assert (deal["Deal Name"], deal["Amount"], deal["Associated Company IDs (Primary)"]) == ("Pilot", "60000", "77")
    [note] = lines(store, "activities")
    assert note["Note body"] == "call, answered: Pricing"
    assert note["Associated Contact Email"] == "bob@globex.com"


@pytest.mark.usefixtures("known")
def test_since_last_counts_from_the_file_before(store: Store, rows: Rows) -> None:
    ids = {a["name"]: a["id"] for a in rows("account")}
    store.do(accounts.set_field, ids["Globex"], "industry", "Logistics")
    first = writeback.write_back(store, "hubspot", "accounts", "last")
    writeback.remember(store, "hubspot", [first])
    assert lines(store, "accounts") == []
    assert [c["Name"] for c in lines(store, "accounts", vendor="salesforce")] == ["Globex", "Initech"]
    store.do(accounts.set_field, ids["Initech"], "city", "Dallas")
    assert [c["City"] for c in lines(store, "accounts")] == ["Dallas"]


@pytest.mark.parametrize("vendor", writeback.VENDORS)
@pytest.mark.usefixtures("known")
def test_our_own_import_reads_the_files_and_finds_nothing_new(
    store: Store, bring: Import, rows: Rows, vendor: str
) -> None:
    globex = rows("account", name="Globex")[0]["id"]
    store.do(accounts.set_field, globex, "industry", "Logistics")
    before: dict[str, list[dict[str, Any]]] = {name: rows(name) for name in ("account", "contact")}
    for kind in ("accounts", "contacts"):
        text = writeback.write_back(store, vendor, kind).text
        made = bring(text, kind=kind)
        assert (made.counts["created"], made.counts["rejected"]) == (0, 0)
    assert {name: rows(name) for name in ("account", "contact")} == before


def test_a_cell_stands_as_it_is_but_what_a_spreadsheet_would_run(store: Store) -> None:
    globex = store.do(accounts.add_account, "=HYPERLINK(1)").value
    store.do(committee.add_person, globex, first_name="Bob", last_name="Lee", phone="+49 30 1234")
    assert lines(store, "accounts")[0]["Company name"] == "'=HYPERLINK(1)"
    assert "\n,=HYPERLINK(1)," in writeback.write_back(store, "hubspot", "accounts", raw=True).text
    assert lines(store, "contacts")[0]["Phone Number"] == "+49 30 1234"
    assert "would run in a spreadsheet" in " ".join(writeback.write_back(store, "hubspot", "accounts").remarks)
    assert [r for r in writeback.write_back(store, "hubspot", "contacts").remarks if "+49" in r] == []


DEALS = "Record ID,Deal Name,Amount,Deal Stage,Pipeline,Close Date,Associated Company,Is Closed Won,Is closed\n"


@pytest.mark.parametrize(
    ("vendor", "asked"),
    [("hubspot", "Deal Stage of 1, Pipeline of 1"), ("salesforce", "StageName of 1, CloseDate of 1")],
)
def test_what_the_crm_will_ask_of_a_new_deal_is_said(store: Store, vendor: str, asked: str) -> None:
    globex = store.do(accounts.add_account, "Globex").value
    store.do(deals.add_deal, globex, name="Pilot", amount=60_000)
    (said,) = writeback.write_back(store, vendor, "opportunities").remarks
    assert asked in said


def test_a_deal_won_here_has_the_stage_that_the_crm_calls_won(store: Store, bring: Import) -> None:
    bring(DEALS + "9,Old,100,Closed Won (Sales),Sales,2025-10-01,Globex,true,true\n")
    globex = store.do(accounts.add_account, "Globex").value
    won = store.do(deals.add_deal, globex, name="Pilot", amount=60_000).value
    store.do(deals.close_deal, won, "won")
    found = {deal["Deal Name"]: deal["Deal Stage"] for deal in lines(store, "opportunities", None)}
    assert found["Pilot"] == "Closed Won (Sales)"


def test_a_crm_we_write_nothing_for_is_named(store: Store) -> None:
    with pytest.raises(UsageError, match="There are hubspot, salesforce"):
        writeback.write_back(store, "siebel", "accounts")
