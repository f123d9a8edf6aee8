"""What address books, pipelines and sheets of other tools call our fields, after the words of any spreadsheet.

Tables only, as in vendors.py. Plural headers are those of tools that keep several addresses in a cell.
"""

from __future__ import annotations

from abm_tui.exchange.columns.vendors_more import Fields

ANYBODYS: dict[str, Fields] = {
    "accounts": {
        "record_id": ("Account ID",),
        "domain": ("Websites",),
        "industry": ("Account Industry",),
        "next_due": ("Next Step Due", "Next Step Date", "Next Step Due Date", "Next Action Date", "Next Action Due"),
    },
    "contacts": {
        "record_id": ("Contact ID",),
        # Google's address book, as it was until 2024, and Odoo's
        "account": ("Organization 1 - Name", "Related Company", "Related Company/Name"),
        "title": ("Job Position", "Organization Title", "Organization 1 - Title", "Job Titles", "Titles"),
        "emails_opened": ("Open Count", "Email Open Count"),
        "email_replies": ("Reply Count", "Email Reply Count"),
        "department": ("Organization Department", "Organization 1 - Department"),
        "email": (
            "Emails", "Email Addresses", "E-mail 1 - Value", "E-mail 2 - Value", "E-mail 3 - Value",
            "E-mail 2 Address", "E-mail 3 Address",
        ),
        "linkedin": ("LinkedIn Profile", "LinkedIn Profile URL"),
        "phone": (
            "Work Phone", "Business Phone", "Mobile Phone", "Phones", "Phone Numbers", "Work Phones", "Mobile Phones",
            "Phone 1 - Value", "Phone 2 - Value", "Phone 3 - Value",
        ),
    },
    "opportunities": {
        "record_id": ("Opportunity ID", "Lead ID", "Deal ID"),
        "name": ("Deal Title", "Opportunity Title", "Lead Name", "Lead Title", "Lead"),
        "amount": ("Deal Value", "Deal Amount", "Opportunity Amount", "Opportunity Value"),
        "currency": ("Amount Currency", "Currency Code", "Deal Currency", "Monetary Unit"),
        "stage": ("Pipeline Stage", "Opportunity Stage", "Step"),
        "close_date": (
            "Expected Close Date", "Estimated Close Date", "Estimated Closing Date", "Expected Closing Date",
            "Closing Date",
        ),
        "created_at": ("Created Date", "Create Date", "Creation Date"),
    },
    "activities": {
        "contact": (
            "Attendees", "Participants", "Associated Contact", "Associated Contacts", "Attendee Email",
            "Attendee Emails", "Participant Email", "Participant Emails", "Guest Email", "Guest Emails",
            "Invitee Email", "Contact Emails", "External Participants", "External Attendees", "Required Attendees",
            "Attendee", "Participant", "Attendee Name", "Guest Name", "Guests", "Invitees", "Contacts", "People",
        ),
        "account": (
            "Associated Company", "Associated Companies", "Associated Company (Primary)", "Organization",
            "Organisation", "Customer", "Customer Name", "Client", "Client Name", "Regarding", "Related To",
            "Guest Company",
        ),
    },
}  # fmt: skip
