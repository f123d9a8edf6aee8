"""What each vendor calls our fields. Tables only: another vendor is another table.

Of several headers for one of our fields the first that has something in its cell wins.
"""

from __future__ import annotations

from abm_tui.exchange.columns.vendors_more import MORE, Fields

# vendor → kind → our field → their headers, in order of belief; compared folded (fields.fold). "" is any spreadsheet:
# words that mean one thing wherever they stand.
TABLES: dict[str, dict[str, Fields]] = {
    **MORE,
    "salesforce": {
        "accounts": {
            "record_id": ("Id", "Account ID"),
            "name": ("Name", "Account Name"),
            "domain": ("Website",),
            "industry": ("Industry",),
            "employees": ("NumberOfEmployees", "Employees"),
            "annual_revenue": ("AnnualRevenue",),
            "country": ("BillingCountry", "Billing Country/Territory"),
            "city": ("BillingCity",),
            "owner_sales": ("Account Owner",),
            "tier": ("Rating",),
            "stage": ("Type",),
            "notes": ("Description",),
        },
        "contacts": {
            "record_id": ("Id", "Contact ID", "Lead ID"),
            "account_record_id": ("AccountId",),
            "account": ("Account Name",),
            "first_name": ("FirstName",),
            "last_name": ("LastName",),
            "full_name": ("Name", "Full Name"),
            "title": ("Title", "Titel"),
            "department": ("Department",),
            "email": ("Email",),
            "phone": ("Phone", "Business Phone", "MobilePhone", "Mobile"),
            "roles": ("Roles", "Contact Role"),
        },
        "opportunities": {
            "record_id": ("Id", "Opportunity ID"),
            "account_record_id": ("AccountId",),
            "account": ("Account Name",),
            "name": ("Name", "Opportunity Name"),
            "amount": ("Amount",),
            "currency": ("CurrencyIsoCode", "Opportunity Currency"),
            "stage": ("StageName", "Stage"),
            "is_closed": ("IsClosed", "Closed"),
            "is_won": ("IsWon", "Won"),
            "created_at": ("CreatedDate",),
            "close_date": ("CloseDate",),
        },
        "activities": {
            "record_id": ("Id", "Activity ID"),
            "account_record_id": ("AccountId", "WhatId"),
            "contact_record_id": ("WhoId",),
            "account": ("Company / Account",),
            "contact": ("Contact", "Lead"),
            "subject": ("Subject",),
            "type": ("TaskSubtype", "Type"),
            "at": ("ActivityDate", "Date"),
            "done": ("Status",),
            "by": ("Assigned", "Assigned To"),
            "outcome": ("Call Result",),
            "direction": ("Call Type",),
            "notes": ("Description", "Full Comments", "Comments"),
        },
    },
    "hubspot": {
        "accounts": {
            "record_id": ("Record ID", "Company ID"),
            "name": ("Company name", "Name"),
            "domain": ("Company Domain Name", "Website URL"),
            "industry": ("Industry",),
            "employees": ("Number of Employees",),
            "annual_revenue": ("Annual Revenue",),
            "country": ("Country/Region",),
            "city": ("City",),
            "owner_sales": ("Company owner",),
            "tier": ("Ideal Customer Profile Tier",),
            "stage": ("Lifecycle Stage",),
            "tech_stack": ("Web Technologies",),
            "notes": ("Description",),
        },
        "contacts": {
            "record_id": ("Record ID", "Contact ID"),
            "first_name": ("First Name",),
            "last_name": ("Last Name",),
            "title": ("Job Title",),
            "department": ("Department",),
            "email": ("Email",),
            "phone": ("Phone Number", "Mobile Phone Number"),
            "linkedin": ("LinkedIn URL",),
            "roles": ("Buying Role",),
            "emails_opened": ("Marketing emails opened",),
            "email_replies": ("Marketing emails replied",),
            "form_submissions": ("Number of Form Submissions",),
            "page_views": ("Number of Pageviews",),
            "last_open_at": ("Last marketing email open date",),
            "last_reply_at": ("Last marketing email reply date",),
            "last_form_at": ("Recent Conversion Date",),
            "last_visit_at": ("Time Last Seen", "Time of Last Visit", "Time of Last Session"),
            "account_record_id": ("Associated Company IDs (Primary)", "Associated Company ID"),
            "account": ("Associated Company (Primary)", "Associated Company", "Company name"),
        },
        "opportunities": {
            "record_id": ("Record ID",),
            "name": ("Deal Name",),
            "amount": ("Amount",),
            "currency": ("Currency",),
            "stage": ("Deal Stage",),
            "created_at": ("Create Date",),
            "close_date": ("Close Date",),
            "is_won": ("Is Closed Won",),
            "is_closed": ("Is Deal Closed?",),
            "account_record_id": ("Associated Company IDs (Primary)",),
            "account": ("Associated Company (Primary)", "Associated Company"),
        },
        "activities": {
            "record_id": ("Record ID",),
            "type": ("Activity Type",),
            "at": ("Activity Date",),
            "subject": ("Subject",),
            "contact": ("Associated Contact Email", "Associated Contact"),
            "account": ("Associated Company",),
        },
    },
    "": {
        "accounts": {
            "name": (
                "Account", "Account Name", "Company", "Company Name", "Organisation", "Organization", "Firma",
                "Organization Name", "Organisation Name", "Company / Account", "Business Name", "Customer Name",
                "Client Name",
            ),
            "domain": (
                "Website", "Web", "URL", "Company Domain", "Company Website", "Company Domain Name", "Website URL",
                "Company URL", "Domain Name", "Primary Domain", "Organization Website", "Homepage URL",
            ),
            "industry": (
                "Sector", "Branche", "Industries", "Primary Industry", "Company Industry", "category.industry",
            ),
            "employees": (
                "# Employees",
                "Number of Employees",
                "No. of Employees",
                "Nr. of Employees",
                "Employee Count",
                "Headcount",
                "Staff",
                "Company Size",
                "Size",
                "Employee Range",
                "Total Employees",
                "Company Employees",
                "metrics.employees",
                "metrics.employeesRange",
            ),
            "annual_revenue": (
                "Revenue", "Turnover", "Company Revenue", "Company Annual Revenue", "Total Revenue", "Yearly Revenue",
                "Annual Sales", "Sales Revenue", "metrics.annualRevenue", "metrics.estimatedAnnualRevenue",
                "Revenue Range", "Annual Revenue Range", "Company Revenue Range", "Revenue Band",
            ),
            "country": ("Land", "Billing Country", "Company Country", "Country/Region", "Country Name", "geo.country"),
            "city": ("Stadt", "Billing City", "Company City", "geo.city"),
            "tech_stack": ("Technologies", "tech"),
            "territory": ("Region",),
            "owner_sales": ("Owner", "Account Owner"),
            "notes": ("Note", "Comment", "Comments"),
            "next_step": ("Next Action",),
        },
        "contacts": {
            "record_id": ("Lead ID",),
            "full_name": (
                "Contact Name", "Full Name", "Contact Full Name", "Contact Person", "Contact", "Main Contact",
                "Key Contact", "Primary Contact", "Person", "Name",
            ),
            "first_name": ("Given Name", "Vorname"),
            "last_name": ("Surname", "Family Name", "Nachname"),
            "account": (
                "Company", "Company Name", "Account Name", "Organisation", "Organization", "Firma",
                "Organization Name", "Organisation Name", "Company / Account", "Customer Name", "Client Name",
                "Customer",
            ),
            "title": ("Contact Title", "Contact Job Title", "Contact Position", "Job Title", "Position"),
            "roles": ("Role", "Buying Role", "Contact Role"),
            "email": (
                "Contact Email", "Contact E-mail", "E-mail Address", "Mail", "Work Email", "Email Work", "Email Home",
                "Email Other",
            ),
            "phone": (
                "Contact Phone", "Contact Phone Number", "Contact Mobile", "Phone Number", "Phone No.", "Telephone",
                "Tel.", "Mobile", "Phone Work", "Phone Other",
            ),
            "linkedin": ("LinkedIn URL", "Contact LinkedIn", "Contact LinkedIn URL"),
        },
        "opportunities": {
            "name": ("Opportunity", "Opportunity Name", "Deal", "Deal Name"),
            "account": ("Company", "Company Name", "Account Name", "Organization", "Organization Name", "Customer"),
            "amount": ("Value", "Close Value"),
            "stage": ("Deal Stage",),
            "probability": (
                "Probability", "Probability (%)", "Deal probability", "Deal - Probability", "Win Probability",
                "Forecast probability", "Wahrscheinlichkeit",
            ),
            "forecast": (
                "Forecast Category", "ForecastCategory", "ForecastCategoryName", "Forecast Category Name",
            ),
            "created_at": ("Created",),
            "close_date": ("Expected Close",),
            "record_id": ("Opportunity ID",),
        },
        "activities": {
            "at": ("Date", "When", "Activity Date"),
            "type": ("Activity", "Activity Type"),
            "account": ("Company", "Company Name", "Account Name"),
            "contact": ("Person", "Email", "Contact Email", "Associated Contact Email", "Contact Name"),
            "notes": ("Note", "Description", "Comments"),
        },
    },
}  # fmt: skip

# Numbers that registers give to companies: a record id wherever the file comes from.
REGISTERS = {
    header: register
    for register, headers in {
        "cik": "cik cikcode ciknumber",
        "lei": "lei leicode",
        "vat": "vat vatid vatnumber ustid ustidnr",
        "duns": "duns dunsnumber dunsno",
    }.items()
    for header in headers.split()
}
