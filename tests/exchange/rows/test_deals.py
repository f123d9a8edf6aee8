"""A deal that was made here comes back from the CRM as itself."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from exchange_files import Import, Rows

from abm_tui.exchange.exports import writeback
from abm_tui.store import Store
from abm_tui.store.commands import deals

HEAD = "Record ID,Deal Name,Amount,Deal Stage,Create Date,Close Date,Associated Company\n"


@pytest.fixture
def pilot(store: Store, bring: Import, rows: Rows) -> date:
    """A deal made here; returns the day on which it was."""
    bring("name,domain\nGlobex,globex.com\n")
    store.do(deals.add_deal, 1, name="Pilot", amount=5000, close_date=date(2027, 1, 31))
    made: date = rows("opportunity")[0]["created_at"]
    return made


def later(day: date) -> str:
    return day.replace(year=day.year + 1).isoformat()


def test_our_own_file_for_the_crm_brings_nothing_new(store: Store, bring: Import, rows: Rows, pilot: date) -> None:
    del pilot
    for vendor in ("hubspot", "salesforce"):
        text = writeback.write_back(store, vendor, "opportunities", None).text
        assert bring(text).counts["created"] == 0
    assert len(rows("opportunity")) == 1


def test_the_crms_copy_of_our_deal_is_our_deal_whatever_day_it_was_made_there(
    store: Store, bring: Import, rows: Rows, pilot: date
) -> None:
    bring(writeback.write_back(store, "hubspot", "opportunities", None).text)
    text = HEAD + f"77,Pilot,5000,Proposal,{later(pilot)},2027-01-31,Globex\n"
    assert bring(text).counts["updated"] == 1
    assert bring(text).counts["unchanged"] == 1
    assert bring(text.replace("Pilot", "Pilot EMEA")).counts["updated"] == 1  # from now on by its key
    assert [d["name"] for d in rows("opportunity")] == ["Pilot EMEA"]


@pytest.mark.parametrize(
    "row",
    [
        "77,Pilot,6000,,,2027-01-31,Globex",
        "77,Pilot,5000,,,2027-03-31,Globex",
        "77,Pilot,5000,,2020-01-01,2027-01-31,Globex",
        "77,Pilot,5000,,,2027-01-31,Initech",
        "77,Pilots,5000,,,2027-01-31,Globex",
    ],
)
def test_a_deal_that_says_something_else_is_another_one(bring: Import, rows: Rows, pilot: date, row: str) -> None:
    del pilot
    assert bring(f"{HEAD}{row}\n").counts["created"] == 1
    assert len(rows("opportunity")) == 2


def test_of_two_rows_or_two_deals_that_could_be_meant_none_is(
    store: Store, bring: Import, rows: Rows, pilot: date
) -> None:
    del pilot
    two = HEAD + "77,Pilot,,,,,Globex\n78,Pilot,,,,,Globex\n"
    assert bring(two).counts["created"] == 2
    same: dict[str, Any] = {"name": "Rollout", "close_date": date(2027, 1, 31)}
    for amount in (100, 200):
        store.do(deals.add_deal, 1, amount=amount, **same)
    assert bring(HEAD + "79,Rollout,,,,2027-01-31,Globex\n").counts["created"] == 1


def test_a_deal_that_the_source_has_named_is_never_taken_for_another_one(bring: Import, rows: Rows) -> None:
    bring("name,domain\nGlobex,globex.com\n")
    bring(HEAD + "77,Pilot,5000,,,,Globex\n")
    assert bring(HEAD + "78,Pilot,,,,,Globex\n").counts["created"] == 1
    bring("Deal,Account Name,Amount\nRollout,Globex,100\n", kind="opportunities")
    assert bring("Deal,Account Name,Amount\nRollout,Globex,\n", kind="opportunities").counts["created"] == 1
