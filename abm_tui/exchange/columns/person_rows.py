"""Whether the rows of a file that names companies are people: then each brings its company along."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from itertools import islice

from abm_tui.exchange.columns.likeness import english
from abm_tui.exchange.fields import each_folded
from abm_tui.exchange.values.people_by_role import seat_of

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
_OF_ACCOUNTS = (  # columns that speak of companies without making a file one of them
    "City | Country | HQ | Headquarters | Region | Territory | Segment | Owner | Account Owner | Priority"
)
# A deal that names whoever it is with: a title, what it is worth and how far it is.
_DEAL = (
    "Deal | Deal Name | Deal Title | Opportunity | Opportunity Name | Lead | Lead Title",
    "Amount | Value | Deal Value | Deal Amount | Estimated Value",
    "Status | Stage | Step | Deal Stage | Pipeline Stage | Probability | Close Date | Closing Date "
    "| Estimated Closing Date | Expected Close Date",
)
_NEVER = "(Do Not Modify) Account"  # the row's own key
_WHOLE_NAME = "Name | Full Name"
_ONLY_OF_PEOPLE = (  # columns that no list of companies has; an e-mail address and a telephone companies have too
    "First Name | Last Name | Job Title | Title | Position | Contact Title | Contact Job Title | Department | Mobile | "
    "LinkedIn | LinkedIn URL | Contact | Contact Name"
)
_REACHED = "Email | E-mail Address | Email Address | Mail | Work Email | Phone | Phone Number | Telephone"
_LOOKED_AT = 200  # rows
_MOST = 0.8  # of the names, which make it sure
_LIKE_A_PERSON = re.compile(r"(?!.*\d)[^\W_][\w.'’-]*(?: [^\W_][\w.'’-]*){1,4}|[^\W\d_]+, [^\W\d_]+")


def are_people(folded: Collection[str]) -> bool:
    """Whether rows with these headers (folded) are people of the companies that they name."""
    has = frozenset(folded)
    if not has & each_folded(_COMPANY) or has & each_folded(_NEVER):
        return False
    return bool(has & each_folded(_PERSON) or (has & each_folded(_SOMEBODY) and has & each_folded(_SAYS_MORE)))


def are_companies(headers: Sequence[str], folded: Sequence[str]) -> bool:
    """Whether a column names a company and nothing beside it is anybody's or a deal's: a place, people in roles."""
    if not name_only_companies(folded):
        return False
    others = [
        (h, name) for h, name in zip(headers, map(english, folded), strict=True) if name not in each_folded(_COMPANY)
    ]
    seats = sum(seat_of(header) is not None for header, _ in others)
    plain = sum(name in each_folded(_OF_ACCOUNTS) for _, name in others)
    return len(others) > 0 and (seats + plain == len(others) or 2 * seats > len(others))


def name_only_companies(folded: Collection[str]) -> bool:
    """Whether a column names a company, and none anybody, nor how to reach them."""
    has = frozenset(folded)
    of_people = each_folded(_PERSON) | each_folded(_SOMEBODY) | each_folded(_SAYS_MORE)
    return bool(has & each_folded(_COMPANY)) and not has & of_people


def by_names(folded: Sequence[str], rows: Iterable[Sequence[str]]) -> tuple[str, ...]:
    """What the cells say of rows that `are_people` by their headers: their kind, or the two that they may be.

    Beside a company a name may be the company's brand as well: that is told by the names. Nothing where no row says it.
    """
    at, of = (
        next((n for n, h in enumerate(folded) if h in each_folded(words)), -1) for words in (_WHOLE_NAME, _COMPANY)
    )
    if at < 0 or of < 0 or each_folded(_ONLY_OF_PEOPLE) & set(folded):
        return ()
    pairs = [(row[at].strip(), row[of].strip()) for row in islice(rows, _LOOKED_AT) if row[at].strip()]
    if not pairs:
        return ()
    companies = sum(is_like_a_company(name, company) for name, company in pairs) / len(pairs)
    people = sum(is_like_a_person(name) and not is_like_a_company(name, company) for name, company in pairs)
    reached = bool(each_folded(_REACHED) & set(folded))
    if people >= _MOST * len(pairs) or (reached and companies < 1 - _MOST):
        return ("contacts",)
    return ("accounts",) if companies >= _MOST and not reached else ("accounts", "contacts")


@lru_cache(maxsize=1 << 12)
def is_like_a_company(name: str, company: str = "") -> bool:
    """Whether a name has a legal form, or is that of the company beside it in more or fewer words."""
    from cleanco import basename

    words, theirs, bare_theirs = map(_name_words, (name, company, basename(company)))
    if words and bare_theirs and (words <= theirs or bare_theirs <= words):
        return True
    bare = basename(name)
    return bool(bare) and bare != name.strip() and len(bare) < len(name.rstrip(" .,"))


def is_like_a_person(name: str) -> bool:
    """Whether a cell reads like the first and last name of somebody, by its letters."""
    return bool(_LIKE_A_PERSON.fullmatch(name)) and not is_like_a_company(name)


def _name_words(text: str) -> frozenset[str]:
    return frozenset(word for word in re.split(r"[\W_]+", text.casefold()) if word)


def are_deals(folded: Collection[str]) -> bool:
    """Whether rows with these headers (folded) are deals, whoever they name beside."""
    return all(not each_folded(signs).isdisjoint(folded) for signs in _DEAL)
