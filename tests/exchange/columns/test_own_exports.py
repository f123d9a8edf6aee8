"""`id` is ours in our own export, also after somebody edited it; anywhere else it is the source's own key."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import pytest
from exchange_files import Import, Rows

from abm_tui.exchange.columns.headers import OWN, find_kind, map_headers
from abm_tui.exchange.columns.vendor_detection import find_vendor
from abm_tui.exchange.exports import exporting
from abm_tui.store import Store

Table = list[dict[str, str]]


def exported(store: Store, kind: str) -> Table:
    text = exporting.as_csv(kind, exporting.export(store, kind))
    return list(csv.DictReader(io.StringIO(text)))


def written(table: Table) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, table[0].keys(), lineterminator="\n")
    writer.writeheader()
    writer.writerows(table)
    return out.getvalue()


@pytest.mark.parametrize("header", ["Id", "ID", "id"])
@pytest.mark.parametrize(
    "rest", ["First Name,Last Name,Email,Company", "Name,Website,Industry", "Deal Name,Amount,Account"]
)
def test_the_id_of_another_file_is_its_own_key(header: str, rest: str) -> None:
    headers = [header, *rest.split(",")]
    vendor = find_vendor(headers)
    assert vendor != OWN
    assert map_headers(headers, find_kind(headers), vendor).as_json()[header] == "record_id"


def test_a_person_whose_address_changed_is_found_by_the_id_of_the_file(bring: Import, rows: Rows) -> None:
    head = "Id,First Name,Last Name,Email,Company\n"
    bring(head + "71,Dana,Ruiz,dana@globex.com,Globex\n72,Raj,Patel,raj@globex.com,Globex\n")
    made = bring(head + "71,Dana,Ruiz,dana@hooli.com,Hooli\n72,Raj,Patel,raj@globex.com,Globex\n")
    assert (made.counts["created"], made.counts["updated"]) == (0, 1)
    assert [p["email"] for p in rows("contact")] == ["dana@hooli.com", "raj@globex.com"]


def plain(table: Table) -> Table:
    return table


def narrow(table: Table) -> Table:
    return [{name: row[name] for name in ("id", "name", "industry", "owner_sales")} for row in table]


def wide(table: Table) -> Table:
    return [row | {"Remark": "x", "Colour": "blue"} for row in table]


def both(table: Table) -> Table:
    return wide(narrow(table))


@pytest.mark.parametrize("edited", [plain, narrow, wide, both])
def test_an_export_that_was_edited_comes_back_to_the_same_accounts(
    store: Store, bring: Import, rows: Rows, edited: Callable[[Table], Table]
) -> None:
    bring("name,domain,industry,country\nAcme,acme.de,Toys,Germany\nAcme,acme.fr,Toys,France\nGlobex,globex.com,Oil,\n")
    table = edited(exported(store, "accounts"))
    again = bring(written(table))
    assert (again.mapping.vendor, again.counts["unchanged"]) == (OWN, 3)
    table[1]["industry"] = "Games"
    made = bring(written(table))
    assert (made.counts["created"], made.counts["updated"]) == (0, 1)
    assert [a["industry"] for a in rows("account")] == ["Toys", "Games", "Oil"]
