"""Whether the rows of a file that names companies are people: then each brings its company along."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache, partial
from itertools import islice

from abm_tui.exchange.columns.header_tables import header_group
from abm_tui.exchange.columns.likeness import english
from abm_tui.exchange.values.people_by_role import seat_of

_signs = partial(header_group, "kinds")
_LOOKED_AT = 200  # rows
_MOST = 0.8  # of the names, which make it sure
_LIKE_A_PERSON = re.compile(r"(?!.*\d)[^\W_][\w.'’-]*(?: [^\W_][\w.'’-]*){1,4}|[^\W\d_]+, [^\W\d_]+")


def are_people(folded: Collection[str]) -> bool:
    """Whether rows with these headers (folded) are people of the companies that they name."""
    has = frozenset(folded)
    if not has & _signs("company") or has & _signs("account_key"):
        return False
    return bool(has & _signs("person") or (has & _signs("contact_person") and has & _signs("person_details")))


def are_companies(headers: Sequence[str], folded: Sequence[str]) -> bool:
    """Whether a column names a company and nothing beside it is anybody's or a deal's: a place, people in roles."""
    if not name_only_companies(folded):
        return False
    others = [(h, name) for h, name in zip(headers, map(english, folded), strict=True) if name not in _signs("company")]
    seats = sum(seat_of(header) is not None for header, _ in others)
    plain = sum(name in _signs("of_accounts") for _, name in others)
    return len(others) > 0 and (seats + plain == len(others) or 2 * seats > len(others))


def name_only_companies(folded: Collection[str]) -> bool:
    """Whether a column names a company, and none anybody, nor how to reach them."""
    has = frozenset(folded)
    of_people = _signs("person") | _signs("contact_person") | _signs("person_details")
    return bool(has & _signs("company")) and not has & of_people


def by_names(folded: Sequence[str], rows: Iterable[Sequence[str]]) -> tuple[str, ...]:
    """What the cells say of rows that `are_people` by their headers: their kind, or the two that they may be.

    Beside a company a name may be the company's brand as well: that is told by the names. Nothing where no row says it.
    """
    at, of = (next((n for n, h in enumerate(folded) if h in _signs(group)), -1) for group in ("whole_name", "company"))
    if at < 0 or of < 0 or _signs("only_of_people") & set(folded):
        return ()
    pairs = [(row[at].strip(), row[of].strip()) for row in islice(rows, _LOOKED_AT) if row[at].strip()]
    if not pairs:
        return ()
    companies = sum(is_like_a_company(name, company) for name, company in pairs) / len(pairs)
    people = sum(is_like_a_person(name) and not is_like_a_company(name, company) for name, company in pairs)
    reached = bool(_signs("reachable") & set(folded))
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
    return all(not _signs(group).isdisjoint(folded) for group in ("deal_title", "deal_worth", "deal_progress"))
