"""Order lines: companies and people come in once; as deals each order is one, with the sum of its lines."""

from __future__ import annotations

from decimal import Decimal

import pytest
from exchange_files import Import, Rows

HEAD = (
    "ORDERNUMBER,QUANTITYORDERED,PRICEEACH,ORDERLINENUMBER,SALES,ORDERDATE,STATUS,QTR_ID,PRODUCTLINE,PRODUCTCODE,"
    "CUSTOMERNAME,PHONE,CITY,COUNTRY,TERRITORY,CONTACTLASTNAME,CONTACTFIRSTNAME,DEALSIZE\n"
)
LINES = HEAD + (
    "10107,30,95.70,2,2871.00,2/24/2003 0:00,Shipped,1,Motorcycles,S10_1678,Land of Toys,2125557818,NYC,USA,NA,"
    "Yu,Kwai,Small\n"
    "10107,10,100,3,1000.50,2/24/2003 0:00,Shipped,1,Motorcycles,S10_1949,Land of Toys,2125557818,NYC,USA,NA,"
    "Yu,Kwai,Small\n"
    "10121,34,81.35,5,2765.90,5/7/2003 0:00,Cancelled,2,Motorcycles,S10_1678,Reims Collectables,26.47.1555,Reims,"
    "France,EMEA,Henriot,Paul,Small\n"
)


@pytest.mark.parametrize("again", [False, True])
def test_order_lines_bring_each_company_and_person_once(bring: Import, rows: Rows, again: bool) -> None:
    if again:
        bring(LINES)
    made = bring(LINES)
    assert (made.mapping.kind, made.mapping.shape) == ("contacts", "orders")
    assert made.counts == {
        "created": 0 if again else 2, "updated": 0, "unchanged": 2 if again else 0, "skipped": 1, "rejected": 0,
    }  # fmt: skip
    assert [(a["name"], a["country"], a["city"], a["territory"]) for a in rows("account")] == [
        ("Land of Toys", "USA", "NYC", "NA"),
        ("Reims Collectables", "France", "Reims", "EMEA"),
    ]
    assert [(p["first_name"], p["last_name"], p["phone"], p["status"]) for p in rows("contact")] == [
        ("Kwai", "Yu", "2125557818", None),
        ("Paul", "Henriot", "26.47.1555", None),
    ]
    assert any("2 orders" in w and "--kind opportunities" in w for w in made.warnings)


def test_as_accounts_they_are_companies(bring: Import, rows: Rows) -> None:
    made = bring(LINES, kind="accounts")
    assert (made.counts["created"], made.counts["skipped"]) == (2, 1)
    assert {a["annual_revenue"] for a in rows("account")} == {None}


def test_as_deals_each_order_is_one_won_with_the_sum_of_its_lines(bring: Import, rows: Rows) -> None:
    made = bring(LINES, kind="opportunities", currency="USD")
    assert (made.counts["created"], made.counts["skipped"]) == (2, 1), made.rejects
    assert [(d["name"], d["amount"], d["status"], str(d["closed_at"]), d["currency"]) for d in rows("opportunity")] == [
        ("Order 10107", Decimal("3871.50"), "won", "2003-02-24", "USD"),
        ("Order 10121", Decimal("2765.90"), "lost", "2003-05-07", "USD"),
    ]
    assert all(d["account_id"] for d in rows("opportunity"))
    again = bring(LINES, kind="opportunities", currency="USD")
    assert (again.counts["unchanged"], again.counts["created"], again.counts["updated"]) == (2, 0, 0)
    more = LINES + LINES.splitlines(keepends=True)[1].replace("10107,30", "10107,1").replace("2871.00", "95.70")
    assert bring(more, kind="opportunities").counts["updated"] == 1
    assert rows("opportunity", name="Order 10107")[0]["amount"] == Decimal("3967.20")


def test_without_an_amount_a_line_is_how_many_times_its_price(bring: Import, rows: Rows) -> None:
    bring(
        "Invoice No,Customer,Product,Qty,Unit Price,Invoice Date\nA1,Globex,Bolt,3,2.50,2025-10-13\n"
        "A1,Globex,Nut,2,1.00,2025-10-13\n",
        kind="opportunities",
    )
    assert [(d["name"], d["amount"]) for d in rows("opportunity")] == [("Order A1", Decimal("9.50"))]


def test_an_order_with_a_line_that_cannot_be_read_stays_out_whole(bring: Import, rows: Rows) -> None:
    made = bring(LINES.replace("1000.50", "a lot"), kind="opportunities")
    assert [(r.row, r.column) for r in made.rejects] == [(2, ""), (3, "SALES")]
    assert made.counts["created"] == 1


def test_orders_without_a_person_are_companies(bring: Import) -> None:
    made = bring("Order ID,Product,Qty,Price,Company\n1,Bolt,3,2.50,Globex\n1,Nut,1,1.00,Globex\n2,Nut,1,1,Initech\n")
    assert (made.mapping.kind, made.counts["created"], made.counts["skipped"]) == ("accounts", 2, 1)
