"""How a file gives itself away: headers that only one vendor writes, and headers that say what the rows hold."""

from __future__ import annotations

import re

# Headers separated by |, of which one is enough.
SURE_SIGNS: dict[str, str] = {
    "linkedin": "Connected On",
    "zoominfo": (
        "ZoomInfo Contact ID | ZoomInfo Company ID | ZoomInfo Contact Profile URL | ZoomInfo Company Profile URL"
    ),
}
# Two of these, written letter for letter in one word: any spreadsheet has them in two.
JOINED_SIGNS: dict[str, str] = {
    "salesforce": "Id AccountId | ID ACCOUNTID",
    "linkedin": "companyname companyemaildomain companywebsite linkedincompanypageurl stocksymbol companycountry",
}
# How Salesforce's keys of accounts, people, deals, leads, tasks, events and campaigns begin.
SALESFORCE_KEY = re.compile(r"(001|003|006|00Q|00T|00U|701|00v)[0-9A-Za-z]{12}([0-9A-Za-z]{3})?")
# Keys of which one is enough, in the columns of a file's own; beside them stands what a program has of another.
SURE_KEYS: dict[str, tuple[str, re.Pattern[str]]] = {
    "salesforce": (
        "Id | Record ID | 18 Digit ID | Account ID | Contact ID | Lead ID | Opportunity ID | Campaign ID | Activity ID "
        "| Task ID | Event ID | Who ID | What ID | Related Record ID | Salesforce ID",
        SALESFORCE_KEY,
    ),
    "zoho": ("Record Id", re.compile(r"zcrm_\d+")),
}
# What a vendor's keys look like. With others in these columns it is another's file.
THEIR_KEYS: dict[str, tuple[str, re.Pattern[str]]] = {
    "salesforce": (
        "Id | Account ID | Contact ID | Lead ID | Opportunity ID",
        re.compile(r"[0-9A-Za-z]{15}([0-9A-Za-z]{3})?"),
    ),
    "hubspot": ("Record ID", re.compile(r"\d+")),
}
# Two of these, which no other program writes, name the vendor, or one of these and one of WEAK_SIGNS.
VENDOR_SIGNS: dict[str, str] = {
    "salesforce": (
        "IsDeleted | SystemModstamp | CreatedById | LastModifiedById | MasterRecordId | 18 Digit ID | StageName | "
        "WhoId | WhatId | Billing State/Province | Billing Zip/Postal Code | Mailing State/Province | "
        "Mailing Zip/Postal Code | LeadOrContactId | HasResponded | CompanyOrAccount | Member First Associated Date | "
        "Member First Responded Date | IsAllDayEvent | TaskSubtype | ActivityDateTime | Company / Account | "
        "Related Record ID | NumberSent | BudgetedCost | ExpectedResponse"
    ),
    "hubspot": (
        "Company Domain Name | Associated Company | Associated Company IDs (Primary) | Associated Contact | "
        "Number of Pageviews | Original Source | Marketing contact status | Buying Role | Associated Company "
        "(Primary) | Ideal Customer Profile Tier | Is Deal Closed? | Call outcome | Email direction | Email send "
        "status | Note body | Activity assigned to | Conversion Page | Conversion Title | Associated Contact IDs "
        "| Associated Company IDs | Associated Contact Email | Lifecycle Stage | Marketing emails opened | Marketing "
        "emails replied | Marketing emails clicked | Marketing emails delivered | Number of Form Submissions"
    ),
    "pipedrive": (
        "Organization - Name | Organization - ID | Organization - Owner | Organization - Labels "
        "| Organization - Website | Organization - Pipedrive System ID | Person - Name "
        "| Person - First name | Person - Last name | Person - Organization | Person - Email (Work) "
        "| Person - Email - Work | Person - Phone - Work | Person - ID "
        "| Deal - Title | Deal - Value | Deal - Stage | Deal - Status | Deal - Organization | Deal - ID "
        "| Deal - Expected close date | Activity - Subject | Activity - Type | Activity - Due date | Activity - Done"
    ),
    "apollo": (
        "Apollo Account Id | Apollo Contact Id | Apollo Record Id | Person Linkedin Url | Company Name for Emails | "
        "Work Direct Phone"
    ),
    "zoho": (
        "POTENTIALID | Account Name.id | Account Owner.id | Potential Name | Outgoing Call Status | Contact Name.id | "
        "Related To.id | Call Owner.id | Task Owner.id"
    ),
    "brevo": "ADDED_TIME | DOUBLE_OPT-IN | LANDLINE_NUMBER | CONTACT_TIMEZONE",
    "close": (
        "display_name | status_label | primary_contact_name | primary_contact_first_name | primary_contact_title "
        "| primary_contact_primary_email | primary_contact_primary_phone | num_calls | num_emails | num_opportunities"
    ),
    "dynamics": (
        "(Do Not Modify) Account | (Do Not Modify) Contact | (Do Not Modify) Opportunity | (Do Not Modify) Activity | "
        "(Do Not Modify) Row Checksum | (Do Not Modify) Modified On | (Do Not Modify) Phone Call | (Do Not Modify) "
        "Appointment | (Do Not Modify) Task | (Do Not Modify) Email | (Do Not Modify) Note | Address 1: City | "
        "Address 1: Country/Region"
    ),
}
# What others write as well. Three of them name a vendor of whom we know what its keys look like.
WEAK_SIGNS: dict[str, str] = {
    "salesforce": (
        "OwnerId | Account ID | BillingCity | BillingCountry | NumberOfEmployees | AccountId | Account Owner | "
        "Mailing City | MailingCity | Opportunity Owner | Contact ID | Parent Account | CampaignId | Member "
        "Status | Member Type"
    ),
    "hubspot": (
        "Record ID | Company owner | Contact owner | Deal owner | Create Date | Lead Status | Deal "
        "Stage | Pipeline | Country/Region | Last Activity Date | Target Account | Website URL | Number of Employees | "
        "Call notes | Call title | Meeting name | Meeting outcome | Meeting start time | Task title | Task status | "
        "Conversion Date"
    ),
    "apollo": "Company Linkedin Url | Email Status | # Employees | Seniority | Departments",
    "zoho": (
        "Record Id | ACCOUNTID | CONTACTID | Closing Date | Layout | Created Time | Modified Time | Last Activity Time "
        "| Call Start Time | Call Purpose | Call Result | Call Owner | Task Owner | Host.id"
    ),
    "brevo": "CONTACT ID | MODIFIED_TIME | OPT_IN",
    "dynamics": "Est. close date | Est. revenue | Potential Customer",
}
WEAK_ONES = 3

# Kind → how much it says → headers separated by |.
KIND_SIGNS: dict[str, dict[int, str]] = {
    "opportunities": {
        6: ("Opportunity Name | Deal Name | Deal Title | Deal - Title | Potential Name | (Do Not Modify) Opportunity"),
        5: ("StageName | Deal Stage | Deal Value | Deal - Value | Deal - Stage"),
        4: ("Opportunity ID | Opportunity | Deal"),
        3: ("CloseDate | Close Date | closed_at | Close Value | IsWon | Closing Date | Est. close date | Topic"),
        2: ("Amount | Probability"),
        1: ("currency | status | account | name"),
    },
    "activities": {
        6: ("Activity Type | Activity - Subject | Activity - Type | Call Start Time | (Do Not Modify) Activity"),
        5: ("WhoId | WhatId | ActivityDate | Activity Date | TaskSubtype"),
        4: ("Subject | at | Associated Contact Email"),
        3: ("Activity"),
        2: ("contact | asset | topic"),
        1: ("type | account | campaign | by"),
    },
    "contacts": {
        9: (
            "First Name | Last Name | Vorname | Nachname | Given Name | Family Name | Person - Name "
            "| Person - First name | Person - Last name | (Do Not Modify) Contact | Person Linkedin Url"
        ),
        4: ("Email | Emails | E-mail 1 - Value"),
        3: (
            "Job Title | Contact ID | Full Name | stance | Contact owner | E-mail Address | "
            "Surname | Contact Name | Contact Person | Person | ReportsToId | Role"
        ),
        2: ("Title | department | roles | Buying Role | MailingCity | Position"),
        1: ("Phone Number | AccountId | account | LinkedIn URL | linkedin | Birthdate"),
    },
    "accounts": {
        5: (
            "Company Domain Name | Organization - Name | companyname | companyemaildomain | (Do Not Modify) Account "
            "| Organization - ID | primary_contact_name | primary_contact_primary_email"
        ),
        4: ("NumberOfEmployees | BillingCity | BillingCountry | Billing City"),
        3: (
            "Account Name | Company name | domain | Website | Industry | Number of Employees | employees | Annual "
            "Revenue | AnnualRevenue | tier | Company owner"
        ),
        2: (
            "Company | Account | Account ID | Account Owner | Sector | Revenue | DunsNumber | Organisation | "
            "Organization | Organization Name | Firma | Parent Account | Headquarters Location | Industries | "
            "category.industry | metrics.employees"
        ),
        1: ("name | Security | country"),
    },
}

# Where a company's address stands and nobody's name, the e-mail is the company's.
OF_A_COMPANY = "domain | Website | Company Domain Name | Company Website | URL"
OF_A_PERSON = (
    "First Name | Last Name | Full Name | Contact Name | Contact | Person | Surname | Given Name | Person - Name | "
    "Person - First name | (Do Not Modify) Contact | Contact ID | Person Linkedin Url | Contact Person"
)
NOBODYS_NAME = 3  # what that takes from people
NEAR = 1  # of two kinds that are no further apart neither is taken
# Beside a next step the day by which it is done; elsewhere anything's.
OF_THE_STEP = (
    "Due | Due Date | Due By | By When | Deadline | Target Date | Bis wann | Fällig | Fällig am | Fälligkeit | "
    "Fälligkeitsdatum | Frist | Échéance | Pour quand | Vencimiento | Fecha límite | Scadenza | Prazo | Vencimento"
)
