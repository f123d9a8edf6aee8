"""A play's words with the account's own facts filled in: `{company}`, `{first name}` and a few more, nothing else."""

from __future__ import annotations

import re
from dataclasses import dataclass

from abm_tui.models.account_fields import AccountFact
from abm_tui.models.facts import PersonFact

_PLACE = re.compile(r"\{\s*([^\W\d_][\w -]{0,30}?)\s*\}")


@dataclass(frozen=True)
class Filled:
    """`text` with what is known; `missing` are the names whose fact is not known, `unknown` those that are none."""

    text: str
    missing: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


def fill(text: str, account: AccountFact, person: PersonFact | None, me: str = "") -> Filled:
    """Fill the places of `text`. One whose fact is missing stays as it is written, so that nobody sends a gap. Ours.

    The names are a closed list and the values are put in as they stand: neither text nor facts can reach further.
    """
    facts = _facts(account, person, me)
    missing, unknown = list[str](), list[str]()

    def value(place: re.Match[str]) -> str:
        name = " ".join(place[1].lower().replace("_", " ").replace("-", " ").split())
        known = facts.get(name)
        if not known:
            (unknown if known is None else missing).append(name)
        return known or place[0]

    return Filled(_PLACE.sub(value, text), tuple(dict.fromkeys(missing)), tuple(dict.fromkeys(unknown)))


def _facts(account: AccountFact, person: PersonFact | None, me: str) -> dict[str, str]:
    employees = f"{account.employees:,}" if account.employees else ""
    return {
        "company": account.name,
        "industry": account.industry,
        "city": account.city,
        "country": account.country,
        "employees": employees,
        "trigger": account.trigger,
        "first name": person.first_name if person else "",
        "last name": person.last_name if person else "",
        "name": person.name if person else "",
        "title": person.title if person else "",
        "department": person.department if person else "",
        "my name": me,
    }
