"""What the columns of a shape's files are called, whoever wrote them. Tables only, as in vendors.py.

These are asked before the vendor's own table. "-" are columns that stay out: a word of theirs that is another of ours.
"""

from __future__ import annotations

from abm_tui.exchange.columns.hand_kept_logs import LOG, LOG_COLUMNS
from abm_tui.exchange.columns.order_tables import ORDER_COLUMNS
from abm_tui.exchange.columns.vendors_more import Fields

_WHO: Fields = {
    "contact_record_id": ("Contact ID", "ContactId", "Associated Contact IDs", "Associated Contact ID", "CONTACTID"),
    "contact": (
        "Email", "Email Address", "Recipient", "Recipient Email", "Recipient Email Address", "User Email", "E-mail",
        "E-mail Address", "Contact Email", "Lead Email", "Work Email", "Attendee Email", "Mail", "Correo", "To",
        "Email ID",
    ),
    "first_name": ("First Name", "FirstName", "Recipient First Name", "Vorname"),
    "last_name": ("Last Name", "LastName", "Recipient Last Name", "Nachname", "Surname"),
    "full_name": (
        "Name", "Full Name", "Contact Name", "Recipient Name", "User Name (Original Name)", "Name (Original Name)",
        "User Name", "Attendee Name", "Your Name",
    ),
    "account_record_id": ("Associated Company IDs (Primary)", "Associated Company IDs", "Account ID", "AccountId"),
    "account": (
        "Company", "Company Name", "Account Name", "Organization", "Organisation", "CompanyOrAccount",
        "Company / Account", "Associated Company (Primary)", "Associated Company", "Account", "Firma",
    ),
}  # fmt: skip
_MAIL_MARKS: Fields = {
    "sent": ("Sent", "Sent At", "Email Sent", "Email Sent At", "Send Date", "Sent Date", "Sent On", "Date Sent"),
    "delivered": ("Delivered", "Delivered At", "Email Delivered", "Delivery Date"),
    "opened": (
        "Opened", "First Opened", "Opened At", "Email Opened", "Open Date", "Last Opened", "Last Open", "Open", "Opens",
        "Total Opens", "Open Count", "# Opens", "Number of Opens",
    ),
    "clicked": (
        "Clicked", "First Clicked", "Clicked At", "Email Clicked", "Click Date", "Last Clicked", "Last Click",
        "Click", "Clicks",
        "Total Clicks", "Click Count", "# Clicks", "Number of Clicks",
    ),
    "replied": ("Replied", "Replied At", "Email Replied", "Reply Date", "Reply", "Replies", "Reply Count"),
    "bounced": (
        "Bounced", "Bounced At", "Hard Bounce", "Hard Bounced", "Bounce", "Bounces", "Email Bounced", "Bounce Date",
    ),
    "unsubscribed": ("Unsubscribed", "Unsubscribed At", "Unsubscribe", "Opted Out", "Unsubscribe Date"),
}  # fmt: skip
_LINKED: Fields = {
    "record_id": ("Record ID", "Id", "Activity ID"),
    "contact_record_id": (*_WHO["contact_record_id"], "WhoId", "Contact Name.id", "Who Id.id"),
    "contact": (
        "Associated Contact Email", "Associated Contact", "Associated Contacts", "Contact Email", "Contact",
        "Contact Name", "Who Id", "Participants", "Required Attendees", "Attendee Email",
    ),
    "account_record_id": (*_WHO["account_record_id"], "WhatId", "Related To.id", "What Id.id"),
    "account": (
        "Associated Company (Primary)", "Associated Company", "Associated Companies", "Company / Account",
        "Account Name", "Related To", "Regarding", "Company", "Account",
    ),
    "by": ("Activity assigned to", "Assigned To", "Assigned", "Call Owner", "Host", "Task Owner", "Event Owner"),
}  # fmt: skip

SHAPE_TABLES: dict[str, dict[str, Fields]] = {
    "recipients": {
        "activities": {
            **_WHO,
            **_MAIL_MARKS,
            "subject": (
                "Email Name", "Email Subject", "Subject", "Subject Line", "Message Name", "Email Title", "Step",
                "Step Name", "Template",
            ),
            "campaign": ("Campaign", "Campaign Name", "Campaign Title", "Sequence", "Sequence Name", "Email Campaign"),
            "at": ("Date", "Send Time", "Publish Date", "Event Date", "Campaign Date", "Sent Time"),
            "by": ("Sender", "Sent By", "From"),
        }
    },
    "members": {
        "activities": {
            **_WHO,
            "record_id": ("Id", "Campaign Member ID", "Member ID"),
            "contact_record_id": (
                "ContactId", "Contact ID", "LeadId", "Lead ID", "LeadOrContactId", "Related Record ID",
            ),
            "campaign_record_id": ("CampaignId", "Campaign ID"),
            "campaign": ("Campaign Name", "Campaign"),
            "campaign_type": ("Campaign Type",),
            "response": ("Member Status", "Campaign Member Status", "Status"),
            "responded": (
                "FirstRespondedDate", "Member First Responded Date", "First Responded Date", "HasResponded",
                "Responded",
            ),
            "at": (
                "Added Date", "Member First Associated Date", "First Associated Date", "Member Created Date",
                "CreatedDate", "Created Date", "Date",
            ),
            "-": ("Type", "Member Type", "Description", "Title", "Phone"),
        }
    },
    "attendance": {
        "activities": {
            **_WHO,
            "attended": (
                "Attended", "Attended Webinar", "Attendance", "Attendance Status", "Attendee Status", "Checked In",
                "Joined", "Join Time",
                "Joined At", "Check-in Time", "Checked In At", "Join Time - Leave Time (Time in Session)",
                "Approval Status",
            ),
            "registered": (
                "Registered", "Registration Time", "Registration Date/Time", "Registration Date", "Registered At",
                "Order Date", "Created At",
            ),
            "subject": (
                "Webinar Name", "Webinar Title", "Event Name", "Event Title", "Webinar", "Event", "Topic",
                "Session Name", "Meeting Topic",
            ),
            "campaign": ("Campaign", "Campaign Name"),
            "at": (
                "Event Date", "Webinar Date", "Event Start Date", "Start Time", "Actual Start Time", "Event Start",
                "Event Start Date & Time", "Date",
            ),
            "-": ("Phone", "Leave Time", "Attendee #", "Attendee Number"),
        }
    },
    "forms": {
        "activities": {
            **_WHO,
            "record_id": ("Submission ID", "Conversion ID", "Response ID", "Respondent ID"),
            "at": (
                "Conversion Date", "Submitted At", "Submission Date", "Form Submission Date", "Submitted On",
                "Submission Time", "Submit Date (UTC)", "Date", "Timestamp", "Zeitstempel", "Horodateur",
                "Marca temporal", "Carimbo de data/hora", "Informazioni cronologiche", "Submitted At (UTC)",
                "Date Submitted", "Created Time", "Date Created",
            ),
            "at_time": ("Time Submitted",),
            "subject": (
                "Form Name", "Form Title", "Form", "Conversion Title", "Conversion", "Lead Gen Form Name", "Page Name",
            ),
            "asset": ("Conversion Page", "Page URL", "Page Title", "Page", "Content"),
            "campaign": ("Campaign", "Campaign Name", "utm_campaign"),
            "notes": ("Message", "Comments", "Comment"),
            "-": (
                "Subject", "Type", "Title", "Phone", "Phone Number", "Response Type", "Start Date (UTC)",
                "Stage Date (UTC)", "Network ID", "Ending", "Test Lead", "Ad Name", "Adset Name", "Is Organic",
                "Platform", "Lead Status", "Inbox URL", "Variant", "Date Modified",
            ),
        }
    },
    "bookings": {
        "activities": {
            "at": ("Start Date & Time",),
            "subject": ("Event Type Name",),
            "contact": ("Invitee Email",),
            "full_name": ("Invitee Name",),
            "first_name": ("Invitee First Name",),
            "last_name": ("Invitee Last Name",),
            "by": ("User Name", "User Email"),
            "called_off": ("Canceled",),
            "notes": ("Cancellation reason",),
            "campaign": ("UTM Campaign",),
            "-": (
                "Team", "Invitee Time Zone", "Invitee accepted marketing emails", "Text Reminder Number",
                "End Date & Time", "Location", "Event Created Date & Time", "Canceled By", "Salesforce UUID",
                "Event Price", "Payment Currency", "Guest Email(s)", "Invitee Reconfirmed", "Marked as No-Show",
                "Meeting Notes", "Group", "User Email Address",
            ),
        }
    },
    "intent": {
        "activities": {
            "account": ("Domain", "Company Domain", "Company Name", "Company", "Account Name"),
            "subject": ("Topic Name", "Topic"),
            "surge": ("Composite Score", "Surge Score", "Topic Score"),
            "at": ("Date Stamp", "Date", "Week Ending", "Week Of", "Week"),
            "-": ("Category", "Metro Composite Score", "Composite Score Delta"),
        }
    },
    "calls": {
        "activities": {
            **_LINKED,
            "record_id": (*_LINKED["record_id"], "(Do Not Modify) Phone Call", "Call ID"),
            "at": (
                "Activity Date", "Call Start Time", "Call Date", "Actual End", "Start Time", "Due", "Due Date", "Date",
                "Create Date",
            ),
            "subject": ("Call Title", "Subject", "Call Name", "Call Purpose"),
            "notes": ("Call Notes", "Call Description", "Description", "Call Agenda"),
            "outcome": ("Call Outcome", "Call Result", "Call Disposition"),
            "done": ("Outgoing Call Status", "Call Status", "Activity Status", "Status Reason", "Status"),
            "contact": (*_LINKED["contact"], "Recipient", "Call To"),
            "direction": ("Call Direction", "Call Type", "Direction"),
            "-": ("Type", "Priority"),
        }
    },
    "dialled": {  # by a telephone system: its `name` and `email` are the user's
        "activities": {
            **_LINKED,
            "record_id": ("Call ID",),
            "at": ("Date Started", "Datetime (UTC)", "Started", "Date (UTC)"),
            "subject": ("Call Title",),
            "notes": ("Notes", "Comments"),
            "outcome": ("Disposition", "Outcome", "Answered"),
            "direction": ("Direction",),
            "by": ("User", "Host", "Email", "Name"),
            "-": ("Category", "Line", "From", "To", "Year", "Tags"),
        }
    },
    "booked": {  # through a scheduler
        "activities": {
            "record_id": ("Meeting Id",),
            "at": ("Start Time", "Scheduled At"),
            "subject": ("Meeting Type",),
            "contact": ("Guest Email",),
            "full_name": ("Guest Name",),
            "account": ("Guest Company",),
            "done": ("Status",),
            "called_off": ("Canceled",),
            "by": ("Assignee",),
            "-": ("Type", "Booker"),
        }
    },
    "meetings": {
        "activities": {
            **_LINKED,
            "record_id": (*_LINKED["record_id"], "(Do Not Modify) Appointment", "Event ID"),
            "at": (
                "Meeting Start Time", "Start DateTime", "StartDateTime", "ActivityDateTime", "Activity Date", "From",
                "Actual Start", "Start Time", "Start Date", "ActivityDate", "Date",
            ),
            "subject": ("Meeting Name", "Meeting Title", "Title", "Subject"),
            "notes": ("Internal Meeting Notes", "Meeting Description", "Meeting Notes", "Description"),
            "done": ("Meeting Outcome", "Activity Status", "Status Reason", "Status"),
            "-": ("To", "Location", "Priority"),
        }
    },
    "emails": {
        "activities": {
            **_LINKED,
            "record_id": (*_LINKED["record_id"], "(Do Not Modify) Email", "(Do Not Modify) Email Message"),
            "at": ("Activity Date", "Date Sent", "Sent On", "Actual End", "MessageDate", "Date", "Create Date"),
            "subject": ("Email Subject", "Subject"),
            "notes": ("Email Body", "Message Body", "Description"),
            "direction": ("Email Direction", "Direction"),
            "sender": ("Email From Address", "From", "Sender"),
            "done": ("Email Send Status", "Activity Status", "Status Reason", "Status"),
            "contact": (*_LINKED["contact"], "Email To Address", "To"),
            "-": ("Priority",),
        }
    },
    "notes": {
        "activities": {
            **_LINKED,
            "record_id": (*_LINKED["record_id"], "(Do Not Modify) Note", "Note ID"),
            "at": ("Activity Date", "Create Date", "Created On", "Created Time", "Date"),
            "subject": ("Note Title", "Title"),
            "notes": ("Note Body", "Note Content", "Description"),
        }
    },
    "tasks": {
        "activities": {
            **_LINKED,
            "record_id": (*_LINKED["record_id"], "(Do Not Modify) Task", "Task ID"),
            "at": ("Completed At", "Completed Date", "Closed Time", "Due Date", "Due", "Activity Date", "Create Date"),
            "subject": ("Task Title", "Task Name", "Subject"),
            "notes": ("Task Notes", "Description"),
            "type": ("Task Type", "Type"),
            "done": ("Task Status", "Is Completed", "Activity Status", "Status Reason", "Status"),
        }
    },
    LOG: {"activities": LOG_COLUMNS},
    "orders": ORDER_COLUMNS,
    "roles": {  # of people whom another file brings
        "contacts": {
            "record_id": ("ContactId", "Contact ID"),
            "account_record_id": ("AccountId", "Account ID"),
            "roles": ("Roles", "Role", "Contact Role"),
            "-": ("Id", "Opportunity ID", "OpportunityId"),
        }
    },
    "campaigns": {
        "campaigns": {
            "record_id": ("Id", "Campaign ID", "CAMPAIGNID", "Record Id", "Record ID"),
            "name": ("Name", "Campaign Name"),
            "campaign_type": ("Type", "Campaign Type"),
        }
    },
}  # fmt: skip
