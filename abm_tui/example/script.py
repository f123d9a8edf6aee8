"""The example's script: the companies it has, and what happened to each, as lines of text that are read here.

A line of a story is `weeks day who verb arguments | …`: `3 tue ana step Call Ines | +4` happened on the Tuesday three
weeks before the week of the last meeting. Who is a member, or the first name of one of theirs: then it is a signal.
A day written `fri+` is that day after the review.
"""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).resolve().parent
# Days before the meeting day. The story is written for a week that ends with its meeting.
_DAYS = {"mon": 4, "tue": 3, "wed": 2, "thu": 1, "fri": 0}
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "ß": "ss", "æ": "ae", "đ": "d"})
MEMBERS = (("ana", "sales"), ("bo", "marketing"))
FOUNDED = 12 * 7  # days before the last meeting day on which the workspace was made


class BadScript(ValueError):
    """A line of the example cannot be read or played; the message names it."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody at a company. `roles` are codes of the committee; `known` = came with the account's import."""

    roles: tuple[str, ...]
    first: str
    last: str
    title: str
    department: str
    email: str
    phone: str = ""


@dataclass(frozen=True, slots=True)
class PastDeal:
    """A deal from before the workspace. Days count back from the last meeting day."""

    name: str
    amount: int
    currency: str
    status: str
    created: int
    closed: int
    reason: str


@dataclass(frozen=True, slots=True)
class ScriptLine:
    """One thing that happens `days` before the last meeting day; `after` = after that day's review."""

    company: str
    days: int
    after: bool
    who: str
    verb: str
    args: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.company}, {self.days} days before: {self.who} {self.verb} {' | '.join(self.args)}"


@dataclass(frozen=True, slots=True)
class Company:
    """An invented company. `fields` are an account's columns."""

    code: str
    fields: dict[str, Any]
    people: tuple[Person, ...] = ()
    deals: tuple[PastDeal, ...] = ()
    story: tuple[ScriptLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Script:
    """All that is told. `learnt`: weeks before the last meeting → what that week's review wrote down.

    `icp`: the criteria, by their cells.
    """

    companies: tuple[Company, ...]
    learnt: dict[int, str] = field(default_factory=dict)
    icp: tuple[dict[str, Any], ...] = ()

    def lines(self) -> list[ScriptLine]:
        """Every line, oldest first; on one day in the order of the files."""
        return sorted((line for c in self.companies for line in c.story), key=lambda line: (-line.days, line.after))


@cache
def load_script() -> Script:
    """The script out of the package's files. Raises BadScript."""
    targets = _read("targets.toml") | _read("more_targets.toml") | _read("watchlist.toml")
    pool = _read("pool.toml")
    learnt = {int(week): str(text) for week, text in _read("reviews.toml")["learnt"].items()}
    icp = tuple(_read("icp.toml")["criteria"])
    return Script((*(_company(c, d) for c, d in targets.items()), *_pool(pool)), learnt, icp)


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((_FOLDER / name).read_text(encoding="utf-8"))


def _company(code: str, data: dict[str, Any]) -> Company:
    people = tuple(_person(row, data["domain"]) for row in data.pop("people", ()))
    deals = tuple(PastDeal(*row) for row in data.pop("deals", ()))
    story = tuple(_lines(code, data.pop("story", "")))
    return Company(code, data, people, deals, story)


def _person(row: list[str], domain: str) -> Person:
    """`[roles, first, last, title, department, phone, first part of the e-mail]`; the last two may be left out.

    The e-mail's first part is made from the name; `-` means that nobody knows the address yet.
    """
    roles, first, last, title, department, *rest = row
    phone, mail = (*rest, "", "")[:2]
    mail = mail or _plain_letters(f"{first}.{last}")
    return Person(
        tuple(roles.split()), first, last, title, department, "" if mail == "-" else f"{mail}@{domain}", phone
    )


def _plain_letters(name: str) -> str:
    bare = unicodedata.normalize("NFKD", name.lower().translate(_LETTERS))
    plain = "".join(c for c in bare if not unicodedata.combining(c) and c not in " '’")
    if not plain.isascii():
        raise BadScript(f"{name} needs the first part of an address in plain letters")
    return plain


def person(text: str, domain: str) -> Person:
    """Somebody who turns up later: the same row, with commas."""
    return _person([part.strip() for part in text.split(",")], domain)


def _lines(code: str, story: str) -> Iterator[ScriptLine]:
    for text in story.strip().splitlines():
        try:
            weeks, day, who, verb, *rest = text.split(maxsplit=4)
            args = tuple(part.strip() for part in rest[0].split("|")) if rest else ()
            yield ScriptLine(code, int(weeks) * 7 + _DAYS[day.rstrip("+")], day.endswith("+"), who, verb, args)
        except (ValueError, KeyError) as error:
            raise BadScript(f"{code}: cannot read {text!r}") from error


_POOL = ("name", "domain", "industry", "employees", "annual_revenue", "country", "city")


def _pool(data: dict[str, Any]) -> Iterator[Company]:
    """Rows of the pool, revenue in millions; `people`, `deals` and `answers` name their company by its domain."""
    people: dict[str, list[Person]] = {}
    for domain, *row in data["people"]:
        people.setdefault(domain, []).append(_person(row, domain))
    deals: dict[str, list[PastDeal]] = {}
    for domain, *row in data["deals"]:
        deals.setdefault(domain, []).append(PastDeal(*row))
    answers = dict(data["answers"])
    for row in data["accounts"]:
        fields = dict(zip(_POOL, row, strict=True))
        fields["annual_revenue"] *= 1_000_000
        domain = fields["domain"]
        fields["criteria"] = answers.pop(domain, "")
        yield Company(domain, fields, tuple(people.pop(domain, ())), tuple(deals.pop(domain, ())))
    if people or deals or answers:
        raise BadScript(f"no such company in the pool: {', '.join([*people, *deals, *answers])}")
