"""Logs that people keep by hand: a day, whom they talked to, and what was said; a line for each time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from abm_tui.exchange.columns.likeness import in_english
from abm_tui.exchange.columns.vendors_more import Fields
from abm_tui.exchange.fields import each_folded, fold_header

LOG = "log"
DAY = "Date | When | Day | Wann | Tag | Quand"
WHAT = (
    "What | What Happened | Was | Quoi | Note | Notes | Notiz | Comment | Comments | Kommentar | Commentaire | Remark "
    "| Remarks | Summary | Conversation | Discussed | Discussion | Gespräch | Inhalt"
)
HOW = "Type | Channel | How | Medium | Activity | Art | Kanal | Canal"
WHO = (
    "Who | Wer | Qui | Person | Contact | Contact Name | Contact Person | Name | Email | E-mail Address | Contact Email"
)
COMPANY = (
    "Company | Company Name | Account | Account Name | Firma | Customer | Kunde | Client | Organization | Organisation"
)
# What says that a row is a deal, a company or a person, and the day another one.
NO_LOG = (
    "Amount | Stage | Deal | Deal Name | Deal Stage | Opportunity | Opportunity Name | Close Date | Value | Currency "
    "| Industry | Employees | Number of Employees | Website | Domain | Lifecycle Stage | Quantity | Price | Total "
    "| Invoice | Order | Subject | Activity Type | Campaign | Event"
)
OF_A_PERSON = (
    "Job Title | Title | Position | Phone | Phone Number | Mobile Phone Number | LinkedIn | Lead Source | Status"
)

LOG_COLUMNS: Fields = {
    "at": ("Date", "When", "Day", "Wann", "Tag", "Quand"),
    "type": ("Type", "Channel", "How", "Medium", "Activity", "Art", "Kanal", "Canal"),
    "contact": (
        "Email", "E-mail Address", "Contact Email", "Who", "Wer", "Qui", "Person", "Contact", "Contact Name",
        "Contact Person", "Name",
    ),
    "account": ("Company", "Company Name", "Account", "Account Name", "Firma", "Customer", "Kunde", "Client"),
    "subject": ("What", "What Happened", "Was", "Quoi", "Topic", "Conversation", "Discussed"),
    "notes": (
        "Note", "Notes", "Notiz", "Comment", "Comments", "Kommentar", "Commentaire", "Remark", "Remarks",
        "Summary", "Gespräch", "Inhalt", "Discussion",
    ),
    "by": ("Owner", "By", "Rep", "Sales Rep", "Logged By", "Our Contact"),
    "-": ("Status", "Title", "Position", "Phone"),
}  # fmt: skip


def is_log(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> bool:
    """Whether the rows come back to the same person or company on other days; whatever else is known of them there."""
    names = [in_english(header) for header in headers]
    if not all(_has(names, signs) for signs in (DAY, WHAT)) or _has(names, NO_LOG):
        return False
    day = next(at for at, name in enumerate(names) if name in each_folded(DAY))
    who = [at for at, name in enumerate(names) if name in each_folded(WHO)] or [
        at for at, name in enumerate(names) if name in each_folded(COMPANY)
    ]
    days: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for cells in rows:
        key = tuple(fold_header(cells[at]) for at in who)
        if any(key) and cells[day].strip():
            days[key].add(cells[day].strip())
    return any(len(found) > 1 for found in days.values())


def _has(names: Sequence[str], signs: str) -> bool:
    return not each_folded(signs).isdisjoint(names)
