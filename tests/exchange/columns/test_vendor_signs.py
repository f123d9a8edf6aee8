"""What each vendor's export becomes: its kind, its columns, its own keys, the same once and again."""

from __future__ import annotations

from typing import Any

import pytest
from exchange_files import Import, Rows

FILES: dict[tuple[str, str], tuple[str, dict[str, Any]]] = {
    ("pipedrive", "accounts"): (
        "Organization - ID;Organization - Name*;Organization - Owner;Organization - Website;Organization - Labels;"
        "Organization - Country of Address\n7;Globex;ana;www.globex.com;hot, retail;Germany\n",
        {"name": "Globex", "domain": "globex.com", "country": "Germany", "owner_sales": 1, "tags": "hot;retail"},
    ),
    ("pipedrive", "contacts"): (
        "Person - ID,Person - Name,Person - Email - Work,Person - Phone - Work,Person - Organization,"
        "Person - Job title\n3,Dana Ruiz,dana@globex.com,+49 30 1,Globex,CFO\n",
        {"first_name": "Dana", "last_name": "Ruiz", "email": "dana@globex.com", "title": "CFO"},
    ),
    ("pipedrive", "opportunities"): (
        "Deal - ID,Deal - Title,Deal - Organization,Deal - Value,Deal - Currency of Value,Deal - Stage,Deal - Status,"
        "Deal - Expected close date,Deal - Deal created\n"
        "9,Pilot,Globex,60000,EUR,Proposal Made,Open,2025-12-19,2025-10-01\n",
        {"name": "Pilot", "amount": 60_000, "currency": "EUR", "stage": "Proposal Made", "status": "open"},
    ),
    ("pipedrive", "activities"): (
        "Activity - ID,Activity - Subject,Activity - Type,Activity - Due date,Activity - Done,Activity - Organization\n"
        "1,Pricing,Call,2025-11-03,Done,Globex\n",
        {"type": "call", "subject": "Pricing"},
    ),
    ("apollo", "contacts"): (
        "First Name,Last Name,Title,Company,Company Name for Emails,Email,Email Status,Seniority,Departments,"
        "Work Direct Phone,# Employees,Industry,Person Linkedin Url,Website,Company Country,Apollo Contact Id,"
        "Apollo Account Id\nDana,Ruiz,CFO,Globex,Globex,dana@globex.com,Verified,C suite,Finance,'+49 30 1,1200,retail,"
        "http://www.linkedin.com/in/dana,http://www.globex.com,Germany,c1,a1\n",
        {"first_name": "Dana", "title": "CFO", "department": "Finance", "linkedin": "http://www.linkedin.com/in/dana"},
    ),
    ("apollo", "accounts"): (
        "Company,Company Name for Emails,Account Stage,# Employees,Industry,Website,Company Linkedin Url,"
        'Company Country,Technologies,Annual Revenue,Apollo Account Id\nGlobex,Globex,Cold,1200,retail,http://globex.com,,Germany,'
        '"AWS, Salesforce",5000000,a1\n',
        {"name": "Globex", "domain": "globex.com", "employees": 1200, "tech_stack": "AWS;Salesforce"},
    ),
    ("linkedin", "contacts"): (
        'Notes:\n"When exporting your connection data, you may notice that some of the email addresses are missing."\n'
        "\n"
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
        "Dana,Ruiz,https://www.linkedin.com/in/dana,,Globex,CFO,03 Nov 2025\n",
        {"first_name": "Dana", "account_text": "Globex", "title": "CFO"},
    ),
    ("linkedin", "accounts"): (
        "companyname,companywebsite,companyemaildomain,linkedincompanypageurl,stocksymbol,industry,city,companycountry\n"
        "Globex,http://www.globex.com,globex.com,,,Retail,Berlin,DE\n",
        {"name": "Globex", "domain": "globex.com", "city": "Berlin", "country": "DE"},
    ),
    ("zoho", "accounts"): (
        "Record Id,Account Owner.id,Account Owner,Account Name,Website,Industry,Employees,Annual Revenue,"
        "Billing Country,Billing City,Created Time,Layout\n"
        "zcrm_1,zcrm_9,ana,Globex,globex.com,Retail,1200,5000000,Germany,Berlin,"
        "2025-01-01 10:00:00,Standard\n",
        {"name": "Globex", "employees": 1200, "country": "Germany", "owner_sales": 1},
    ),
    ("zoho", "opportunities"): (
        "Record Id,Potential Name,Amount,Stage,Closing Date,Account Name,Created Time,Layout\n"
        "zcrm_2,Pilot,60000,Closed Won,2025-10-19,Globex,2025-09-01 10:00:00,Standard\n",
        {"name": "Pilot", "amount": 60_000, "status": "won"},
    ),
    ("dynamics", "accounts"): (
        "(Do Not Modify) Account,(Do Not Modify) Row Checksum,(Do Not Modify) Modified On,Account Name,Website,"
        "Industry,Number of Employees,Address 1: City,Address 1: Country/Region,Owner\n"
        "{1-2},abc=,2025-11-01,Globex,https://globex.com,Retail,\"1,200\",Berlin,Germany,bo\n",
        {"name": "Globex", "employees": 1200, "city": "Berlin"},
    ),
    ("dynamics", "opportunities"): (
        "(Do Not Modify) Opportunity,(Do Not Modify) Row Checksum,Topic,Potential Customer,Est. revenue,"
        "Est. close date,Status,Created On\n{3},x=,Pilot,Globex,\"$60,000.00\",2025-12-19,Open,2025-10-01\n",
        {"name": "Pilot", "amount": 60_000, "status": "open", "currency": "USD"},
    ),
}  # fmt: skip
TABLES = {"accounts": "account", "contacts": "contact", "activities": "activity", "opportunities": "opportunity"}


@pytest.mark.parametrize(("vendor", "kind"), list(FILES))
def test_a_vendors_file_is_recognised_read_and_changes_nothing_the_second_time(
    bring: Import, rows: Rows, vendor: str, kind: str
) -> None:
    text, expected = FILES[vendor, kind]
    made = bring(text)
    assert (made.mapping.vendor, made.mapping.kind) == (vendor, kind)
    assert (made.counts["created"], made.counts["rejected"]) == (1, 0), made.rejects
    [row] = rows(TABLES[kind])
    assert {field: row[field] for field in expected} == expected
    again = bring(text)
    assert (again.counts["created"], again.counts["updated"], again.counts["unchanged"]) == (0, 0, 1)


def test_an_apollo_company_file_finds_the_company_that_its_people_brought_by_apollos_key(
    bring: Import, rows: Rows
) -> None:
    bring(FILES["apollo", "contacts"][0])
    made = bring(FILES["apollo", "accounts"][0].replace("\nGlobex,Globex,", "\nGlobex SE,Globex,"))
    assert made.counts["updated"] == 1
    [account] = rows("account")
    assert account["name"] == "Globex SE"
    assert rows("contact")[0]["account_id"] == account["id"]
