"""Whether the rows of a file that names companies are people: then each brings its company along."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from abm_tui.exchange.fields import fold

# A company beside whoever the row is about; its parent is none.
_COMPANY = (
    "Company | Company Name | Account | Account Name | Organization | Organisation | Organization Name | Organisation "
    "Name | Company / Account | Firma | Associated Company | Customer | Customer Name | Client Name"
)
_PERSON = "Name | First Name | Last Name | Full Name"
# Lists of companies have such a column too: it makes people of the rows only where another one says more of them.
_SOMEBODY = (
    "Contact | Contact Name | Contact Person | Contact Full Name | Main Contact | Key Contact | Primary Contact "
    "| Person"
)
_SAYS_MORE = (
    "Email | E-mail Address | Email Address | Mail | Work Email | Contact Email | Contact E-mail | Job Title | Title | "
    "Position | Contact Title | Contact Job Title | Contact Position | Phone | Phone Number | Phone No. | Telephone | "
    "Tel. | Mobile | Mobile Phone Number | Contact Phone | Contact Phone Number | Contact Mobile | LinkedIn | LinkedIn "
    "URL | Department"
)
# A deal that names whoever it is with: a title, what it is worth and how far it is.
_DEAL = (
    "Deal | Deal Name | Deal Title | Opportunity | Opportunity Name | Lead | Lead Title",
    "Amount | Value | Deal Value | Deal Amount | Estimated Value",
    "Status | Stage | Step | Deal Stage | Pipeline Stage | Probability | Close Date | Closing Date "
    "| Estimated Closing Date | Expected Close Date",
)
_NEVER = "(Do Not Modify) Account"  # the row's own key


def are_people(folded: Collection[str]) -> bool:
    """Whether rows with these headers (folded) are people of the companies that they name."""
    has = frozenset(folded)
    if not has & _folded(_COMPANY) or has & _folded(_NEVER):
        return False
    return bool(has & _folded(_PERSON) or (has & _folded(_SOMEBODY) and has & _folded(_SAYS_MORE)))


def are_deals(folded: Collection[str]) -> bool:
    """Whether rows with these headers (folded) are deals, whoever they name beside."""
    return all(not _folded(signs).isdisjoint(folded) for signs in _DEAL)


@cache
def _folded(headers: str) -> frozenset[str]:
    return frozenset(fold(header) for header in headers.split("|"))
