"""Files whose rows are no plain records: recipients of an e-mail, members of a campaign, those who came, calls, orders.

A file's shape follows from its headers. It says what kind its rows become, what its columns mean before the vendor's
own table is asked, and of calls, meetings and e-mails what type they are where no column says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from abm_tui.exchange.columns.hand_kept_logs import COMPANY, DAY, HOW, LOG, NO_LOG, OF_A_PERSON, WHAT, WHO
from abm_tui.exchange.columns.likeness import in_english
from abm_tui.exchange.fields import each_folded

_EMAIL = (
    "Email | Email Address | Email ID | E-mail | E-mail Address | Recipient | Recipient Email "
    "| Recipient Email Address | User Email | To | Contact Email | Lead Email | Work Email | Mail "
    "| Attendee Email | Correo"
)
_HAPPENED = (
    "Sent | Delivered | Opened | Clicked | Replied | Bounced | Unsubscribed | Open | Click | Reply | Bounce | Opens | "
    "Clicks | Replies | Bounces | Total Opens | Total Clicks | Open Count | Click Count | Reply Count | # Opens | # "
    "Clicks | Number of Opens | Number of Clicks | Sent At | Delivered At | Opened At | Clicked At | Replied At | "
    "Bounced At | Unsubscribed At | Email Opened | Email Clicked | Email Replied | Email Delivered | Hard Bounce | "
    "Hard Bounced | First Opened | Last Open | Last Opened | First Clicked | Last Clicked | Open Date | Click Date | "
    "Opted Out"
)
_CAME = (
    "Attended | Join Time | Attendance | Attendance Status | Attendee Status | Joined | Joined At | Checked In "
    "| Check-in Time | Checked In At"
)
_EVENT = (
    "Registration Time | Registration Date | Registered | Registration Date/Time | Registered At | Leave Time | Time "
    "in Session (minutes) | Time in Session | Duration (Minutes) | Webinar | Webinar Name | Webinar Title | Event | "
    "Event Name | Event Title | Interest Rating | Approval Status | Attended Webinar | Ticket Type | Session Name | "
    "Topic"
)
_FORM = (
    "Conversion Date | Conversion Page | Conversion Title | Form Name | Form Title | Submitted At | Submitted On | "
    "Submission Date | Submission Time | Form Submission Date | Submission ID | Submit Date (UTC) | Submitted At (UTC) "
    "| Lead Gen Form Name | Date Submitted | Respondent ID"
)
_TYPED = "Activity Type | TaskSubtype | Task Subtype | Activity - Type | WhoId"  # a column that says each row's type
_CALL = (
    "Call Outcome | Call Notes | Call Title | Call Direction | Call Duration | Call Duration (in seconds) | Call "
    "Status | Call Start Time | Call Result | Call Purpose | Call Type | Call Agenda | Call Disposition | Outgoing "
    "Call Status | Call Owner | Call From | Call To"
)
# Google's forms begin with this column, in the language of whoever made them.
_ANSWERED = "Timestamp | Zeitstempel | Horodateur | Marca temporal | Carimbo de data/hora | Informazioni cronologiche"
_MEETING = (
    "Meeting Name | Meeting Title | Meeting Start Time | Meeting End Time | Meeting Outcome | Meeting Location | "
    "Meeting Description | Internal Meeting Notes | IsAllDayEvent | StartDateTime | EndDateTime | Start DateTime | "
    "End DateTime | ActivityDateTime | DurationInMinutes | Check-In Status | Host | Participants | Meeting Venue"
)
_MAIL = (
    "Email Subject | Email Direction | Email Send Status | Email Body | Email From Address | Email To Address | "
    "Date Sent | Sender | Message Body"
)
_TASK = (
    "Task Title | Task Status | Task Type | Task Notes | Task Name | Task Priority | Task Owner | Due Date | Priority "
    "| Closed Time | Is Completed"
)
_ORDER = (
    "Order Number | OrderNo | Order No | Order ID | Order | Order # | Invoice Number | InvoiceNo | Invoice No | "
    "Invoice ID | Invoice # | Invoice | Sales Order | Sales Order Number"
)
_LINE = (
    "Quantity Ordered | Quantity | Qty | PriceEach | Price Each | Unit Price | UnitPrice | Order Line Number | Line | "
    "Line Number | Line Item | Product | Product Name | Product Code | Product ID | SKU | Item | Item Name | StockCode"
)
_CUSTOMER = (
    "Customer Name | CustomerName | Customer | Company | Company Name | Account Name | Account | Client | Client Name "
    "| Organization | Kunde"
)
_PERSON = (
    "Contact Last Name | ContactLastName | Contact First Name | Contact Name | ContactName | Last Name | First Name"
)


@dataclass(frozen=True)
class Shape:
    """`needs`: (how many, headers separated by |), all of which must hold; `never`: headers that speak against it."""

    name: str
    kinds: tuple[str, ...]
    needs: tuple[tuple[int, str], ...]
    never: str = ""
    type: str = ""  # of activities whose type no column says


_ACTIVITIES = ("activities",)
_SHAPES = (
    Shape(
        "campaigns",
        ("campaigns",),
        (
            (1, "Name | Campaign Name"),
            (
                1,
                "NumberSent | Num Sent | Num Sent in Campaign | BudgetedCost | Budgeted Cost | Budgeted Cost in "
                "Campaign | ExpectedResponse | Expected Response | CampaignMemberRecordTypeId | NumberOfResponses",
            ),
        ),
        f"{_EMAIL} | ContactId | LeadId | Member Status | First Name | Last Name",
    ),
    Shape(
        "members",
        _ACTIVITIES,
        (
            (1, "CampaignId | Campaign ID | Campaign Name | Campaign"),
            (
                1,
                "ContactId | LeadId | Contact ID | Lead ID | LeadOrContactId | Member Status | Member Type | "
                "HasResponded | Member First Responded Date | Campaign Member ID | Related Record ID",
            ),
            (
                1,
                "Status | Member Status | Campaign Member Status | HasResponded | Responded | FirstRespondedDate | "
                "Member First Responded Date",
            ),
        ),
        "StageName | Stage | CloseDate | Close Date | WhoId | Opportunity Name | Subject | Call Type | Deal Name",
    ),
    Shape(
        "attendance",
        _ACTIVITIES,
        ((1, _CAME), (1, _EVENT), (1, f"{_EMAIL} | Name | User Name (Original Name) | Name (Original Name)")),
        "Meeting Outcome | Meeting Start Time",
    ),
    Shape("forms", _ACTIVITIES, ((1, _FORM), (1, _EMAIL)), "Lifecycle Stage | Contact owner", "form"),
    Shape(
        "recipients",
        _ACTIVITIES,
        ((2, _HAPPENED), (1, _EMAIL)),
        "Apollo Contact Id | Person Linkedin Url | Email Direction | Activity Type | Lifecycle Stage | Lists | "
        "Last Contacted | Is Interested | Last Email Sequence Sent | Interest Level | Email Open Count | "
        "Date Created",
    ),
    Shape(
        "forms",
        _ACTIVITIES,
        ((1, _ANSWERED), (1, _EMAIL)),
        f"{_TYPED} | Type | Event | Event Type | Action | Activity | Subject | Page URL | {_HAPPENED} | {_CALL}",
        "form",
    ),
    Shape("bookings", _ACTIVITIES, ((1, "Invitee Email"), (1, "Event Type Name | Start Date & Time")), type="meeting"),
    Shape(
        "intent",
        _ACTIVITIES,
        (
            (1, "Topic | Topic Name"),
            (1, "Composite Score | Surge Score | Topic Score"),
            (1, "Date Stamp | Date | Week | Week Of | Week Ending"),
            (1, "Company Name | Company | Domain | Company Domain | Account Name"),
        ),
        type="intent_surge",
    ),
    Shape(
        "roles",
        ("contacts",),
        (
            (1, "ContactId | Contact ID"),
            (1, "Role | Roles | Contact Role"),
            (1, "OpportunityId | Opportunity ID | AccountId | Account ID | IsPrimary | IsDirect"),
        ),
        "First Name | Last Name | Name | Full Name | Contact Name | Email | Subject",
    ),
    Shape(
        "dialled",
        _ACTIVITIES,
        (
            (1, "Date Started | Datetime (UTC) | Date (UTC) | Started"),
            (1, "Call ID | Missed Call Reason | Duration (in call) | Talk Duration"),
        ),
        _TYPED,
        "call",
    ),
    Shape(
        "booked",
        _ACTIVITIES,
        ((1, "Guest Email"), (1, "Meeting Id | Meeting Type"), (1, "Start Time | Scheduled At")),
        type="meeting",
    ),
    Shape("calls", _ACTIVITIES, ((1, "(Do Not Modify) Phone Call"),), type="call"),
    Shape("calls", _ACTIVITIES, ((1, "Call Outcome | Call Notes | Call Title | Call Purpose"),), _TYPED, "call"),
    Shape("calls", _ACTIVITIES, ((2, _CALL),), _TYPED, "call"),
    Shape("meetings", _ACTIVITIES, ((1, "(Do Not Modify) Appointment"),), type="meeting"),
    Shape("meetings", _ACTIVITIES, ((1, "Meeting Name | Meeting Outcome | Meeting Start Time"),), _TYPED, "meeting"),
    Shape("meetings", _ACTIVITIES, ((2, _MEETING),), "Activity Type | TaskSubtype | Activity - Type", "meeting"),
    Shape(
        "meetings",
        _ACTIVITIES,
        ((1, "From | Start DateTime"), (1, "To | End DateTime"), (1, "Host")),
        _TYPED,
        "meeting",
    ),
    Shape("emails", _ACTIVITIES, ((1, "(Do Not Modify) Email | (Do Not Modify) Email Message"),), type="email_sent"),
    Shape("emails", _ACTIVITIES, ((2, _MAIL),), _TYPED, "email_sent"),
    Shape("notes", _ACTIVITIES, ((1, "(Do Not Modify) Note | Note Body | Note Content"),), _TYPED, "note"),
    Shape("tasks", _ACTIVITIES, ((1, "(Do Not Modify) Task"),)),
    Shape("tasks", _ACTIVITIES, ((1, "Task Title | Task Status | Task Type | Task Owner"), (2, _TASK)), _TYPED),
    Shape(LOG, _ACTIVITIES, ((1, DAY), (1, WHAT), (1, HOW), (1, WHO)), f"{NO_LOG} | {OF_A_PERSON}", "note"),
    Shape(LOG, _ACTIVITIES, ((1, DAY), (1, WHAT), (1, WHO)), f"{NO_LOG} | {OF_A_PERSON} | {_EMAIL}", "note"),
    Shape(LOG, _ACTIVITIES, ((1, DAY), (1, WHAT), (1, COMPANY)), f"{NO_LOG} | {OF_A_PERSON} | {_EMAIL}", "note"),
    Shape(
        "tasks",
        _ACTIVITIES,
        ((1, "Type"), (1, "Due Date | Due"), (1, "Status"), (1, "Subject | Task | Title")),
        f"{_TYPED} | Amount | Stage | Invoice | Total",
    ),
    Shape("orders", ("contacts", "accounts", "opportunities"), ((1, _ORDER), (1, _LINE), (1, _CUSTOMER), (1, _PERSON))),
    Shape("orders", ("accounts", "contacts", "opportunities"), ((1, _ORDER), (1, _LINE), (1, _CUSTOMER))),
)
TYPES = {shape.name: shape.type for shape in _SHAPES if shape.type}
NONE = Shape("", (), ())


def find_shape(headers: Sequence[str]) -> Shape:
    """The shape of a file with these headers; NONE for a file of plain records."""
    folded = frozenset(in_english(h) for h in headers)
    for shape in _SHAPES:
        if all(len(folded & each_folded(signs)) >= n for n, signs in shape.needs) and not folded & each_folded(
            shape.never
        ):
            return shape
    return NONE


def signs_of_shapes() -> tuple[str, ...]:
    """Every header that tells a shape, as it is written."""
    return tuple(sign.strip() for shape in _SHAPES for _, signs in shape.needs for sign in signs.split("|"))
