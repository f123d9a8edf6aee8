"""Whose file it is: ordinary headers name no vendor, and the keys say where the headers do not."""

from __future__ import annotations

import pytest
from exchange_files import Import, Rows

from abm_tui.exchange.columns.vendor_detection import find_vendor

pytestmark = pytest.mark.quick

OTHERS = {
    "home-made": ("Account ID,Account Name,Website,Billing City,Industry", "111,Globex,globex.com,Berlin,IT"),
    "home-made with owners": (
        "Account ID,Account Name,Account Owner,Billing City,Billing Country",
        "111,Globex,Ana,Berlin,DE",
    ),
    "attio deals": ("Record ID,Record,Deal stage,Deal owner,Deal value,Pipeline", "a1-b2,Pilot,Lead,Ana,1,Sales"),
    "sugarcrm": (
        "Name,ID,Website,Billing City,Billing State,Billing Country,Type,Industry,Employees,Assigned User Name",
        "Globex,1f1e2c-aa,globex.com,Berlin,,Germany,Customer,IT,350,ana",
    ),
    "vtiger": (
        "Organization Name,Organization Number,Assigned To,Billing City,Billing Country,Created Time,Modified Time",
        "Globex,ACC1,ana,Berlin,Germany,2025-10-01,2025-10-20",
    ),
    "sap": ("Account ID,Account,Owner,Country/Region,Parent Account,Main Contact", "1000123,Globex,Ana,DE,,Dana Ruiz"),
    "planhat": ("_id,Name,External ID,Owner,Phase", "5f1,Globex,0015g00000AbCdEAAV,Ana,Adoption"),
    "gainsight": ("Name,CSM,GSID,SFDC Account Id", "Globex,Ana,1P02,0015g00000AbCdEAAV"),
    "chargebee": ("Customer Id,First Name,Company,Billing City,Billing Country", "cb1,Dana,Globex,Berlin,DE"),
    "marketo": (
        "Id,First Name,Last Name,Email Address,Lead Status,SFDC Id",
        "1001,Dana,Ruiz,d@g.com,MQL,0035g00000AbCdEAAV",
    ),
    "pardot": (
        "Id,First Name,Email,CRM Contact FID,CRM Account FID",
        "5001,Dana,d@g.com,0035g00000AbCdEAAV,0015g00000AbCdEAAV",
    ),
    "cognism": ("Full Name,Seniority,Company,Company LinkedIn URL", "Dana Ruiz,CXO,Globex,linkedin.com/company/g"),
    "weclapp": ("Kundennummer,Firma,Website,Land,Mitarbeiteranzahl", "C1,Globex,g.de,DE,350"),
    "webex": (
        "Meeting Name,Meeting Start Time,Meeting End Time,Participant Email",
        "Demo,2025-10-01,2025-10-01,d@g.com",
    ),
}


@pytest.mark.parametrize(("headers", "cells"), OTHERS.values(), ids=OTHERS)
def test_headers_that_many_programs_write_name_none_of_them(headers: str, cells: str) -> None:
    assert find_vendor(headers.split(","), [cells.split(",")]) == ""


@pytest.mark.parametrize(
    ("headers", "cells", "vendor"),
    [
        ("Account ID,Account Name,Website,Billing City", "0015g00000AbCdE,Globex,globex.com,Berlin", "salesforce"),
        ("Record ID,First Name,Email,Contact owner,Lifecycle Stage", "501,Dana,d@g.com,Ana,Lead", "hubspot"),
        ("Record ID,First Name,Last Name,Email,Lifecycle Stage", "1,Dana,Ruiz,d@globex.com,Lead", "hubspot"),
        ("Company name,Lifecycle Stage,Record ID", "Globex,Lead,501", "hubspot"),
        ("Record ID,Company name,Company Domain Name", "501,Globex,globex.com", "hubspot"),
        ("Record Id,Account Name,Website", "zcrm_4,Globex,globex.com", "zoho"),
        ("Company,Company Name for Emails,# Employees", "Globex,Globex,1200", "apollo"),
    ],
)
def test_a_key_or_what_one_program_alone_writes_names_it(headers: str, cells: str, vendor: str) -> None:
    assert find_vendor(headers.split(","), [cells.split(",")]) == vendor


def test_two_lists_with_a_crms_ordinary_headers_keep_their_own_companies(bring: Import, rows: Rows) -> None:
    head = "Account ID,Account Name,Website,Billing City,Industry\n"
    bring(f"{head}111,Globex,globex.com,Berlin,IT\n")
    made = bring(f"{head}111,Hooli,hooli.com,Rome,Retail\n")
    assert (made.mapping.vendor, made.counts["created"]) == ("", 1)
    assert any("111 is Globex here, Hooli in the file" in w for w in made.warnings)
    assert [a["name"] for a in rows("account")] == ["Globex", "Hooli"]
    renamed = bring(f"{head}111,Globex Holding,globex.org,Berlin,IT\n")
    assert renamed.counts["updated"] == 1
