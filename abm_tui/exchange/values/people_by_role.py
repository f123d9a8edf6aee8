"""People named in a spreadsheet of accounts, under the role they have there: columns like "Champion" or "CFO"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from abm_tui.exchange.fields import PERSON, fold_header
from abm_tui.exchange.values.addresses import split_name
from abm_tui.exchange.values.formulas import unguard
from abm_tui.exchange.values.placeholders import says_nothing
from abm_tui.exchange.values.problems import NotOurs
from abm_tui.models.words import ROLE_NAMES, PersonStatus, Role
from abm_tui.text import clean

# Role → what its column is called. S001 names the titles: the economic buyer is the CFO or VP Finance, and so on.
_TITLES = {
    Role.ECONOMIC_BUYER: "CFO | VP Finance",
    Role.CHAMPION: "VP Sales | CRO",
    Role.GATEKEEPER: "VP IT",
    Role.INFLUENCER: "Sales Director",
    Role.APPROVER: "Controller",
}
# What may be something else stays out: a blocker is a problem, an end user a company, and Legal has a legal name.
_CALLED = {
    Role.ECONOMIC_BUYER: "Budget holder | Budget owner | EB",
    Role.CHAMPION: "Internal champion",
    Role.TECHNICAL_EVALUATOR: "Technical buyer | Evaluator",
    Role.LEGAL_PROCUREMENT: "Legal contact | Procurement contact",
    Role.APPROVER: "Decision maker",
}
_ANYBODY = (
    "Main contact | Key contact | Primary contact | Contact person | Ansprechpartner | Stakeholder | Stakeholders"
)
_FILLING = re.compile(r"\b(name|contact|person|of|the|our|e-?mails?|mail|address)\b|\([^)]*\)", re.IGNORECASE)
_EMAIL = re.compile(r"<?\(?(?:mailto:)?([\w.+'-]+@[\w-]+(?:\.[\w-]+)+)\)?>?")
_IN_BRACKETS = re.compile(r"\(([^)]*)\)|\[([^\]]*)\]")
_BETWEEN = re.compile(r"[;\n|]| & ")
_AND = re.compile(r"\s+(?:and|und|et|y|e|en)\s+")
_SLASH = re.compile(r"\s+/\s+")
_DASH = re.compile(r"\s+[-–—]\s+|:\s+")
_JOB = re.compile(
    r"\b(c[a-z]{1,2}o|ciso|chro|[sea]?vp|v\.p\.|md|gm|president|director|head|manager|mgr|lead|chief|officer|founder|"
    r"co-founder|partner|owner|controller|counsel|engineer|analyst|buyer|procurement|architect|consultant|specialist|"
    r"finance|sales|marketing|leiter|leiterin|leitung|geschäftsführer|geschäftsführerin|einkauf|vorstand|directeur|"
    r"directrice|responsable|directora|gerente|jefe|diretor|direttore|responsabile|inkoper)\b",
    re.IGNORECASE,
)
_NO_NAMES = "yes no y n x true false tbd tba open missing none nobody noone todo done ok high medium low vacant "
_NO_NAMES += "strong weak left gone former found lost tbc unclear unknown it hr legal board team everybody management "
_NO_NAMES += "security operations department research development compliance accounting"
_NOBODY = frozenset(_NO_NAMES.split()) | {fold_header(status) for status in PersonStatus}
_NO_NAME = re.compile(
    r"[/:@\\]|\bwww\.|\b(department|dept|team|committee|abteilung|group|office|service)\b", re.IGNORECASE
)
_PARTICLES = frozenset(
    [
        "van",
        "der",
        "den",
        "de",
        "del",
        "della",
        "di",
        "da",
        "do",
        "dos",
        "das",
        "du",
        "la",
        "le",
        "los",
        "von",
        "vom",
        "zu",
        "zum",
        "zur",
        "ter",
        "ten",
        "af",
        "av",
        "bin",
        "ibn",
        "al",
        "el",
        "y",
        "e",
        "st",
        "san",
    ]
)
_WORDS = 6  # of a name


@dataclass(frozen=True)
class NamedPerson:
    """One person as a cell names them."""

    first: str
    last: str
    title: str = ""
    email: str = ""

    @property
    def name(self) -> str:
        return f"{self.first} {self.last}".strip() or self.email


@dataclass(frozen=True)
class People:
    """All whom the cells of a row name in one role."""

    named: tuple[NamedPerson, ...]

    def joined(self, other: People) -> People:
        """With those of another column: its addresses may be of the names here, one each."""
        if len(self.named) == len(other.named):
            pairs = list(zip(self.named, other.named, strict=True))
            if all(not one.email and not (more.first or more.last) for one, more in pairs):
                return People(tuple(replace(one, email=more.email) for one, more in pairs))
            if all(not more.email and not (one.first or one.last) for one, more in pairs):
                return other.joined(self)
        return People((*self.named, *(one for one in other.named if one not in self.named)))

    def __str__(self) -> str:
        return "; ".join(f"{one.name}, {one.title}, {one.email}" for one in self.named)


def seat_of(header: str) -> str | None:
    """The field of a column that names people, by its header; None where it names nobody. Roles: S000, titles: S001."""
    return _seats().get(fold_header(header)) or _seats().get(fold_header(_FILLING.sub(" ", header)))


def title_in(header: str) -> str:
    """The title that a column's header gives to everybody in it, "" where it is a role."""
    titles = {fold_header(title): title for titles in _TITLES.values() for title in titles.split(" | ")}
    return titles.get(fold_header(header)) or titles.get(fold_header(_FILLING.sub(" ", header)), "")


@cache
def _seats() -> dict[str, str]:
    found = {fold_header(header): PERSON for header in _ANYBODY.split(" | ")}
    for table in (_TITLES, _CALLED, {role: name for role, name in ROLE_NAMES.items() if role != Role.END_USER}):
        for role, headers in table.items():
            found |= {fold_header(header): f"{PERSON}_{role.lower()}" for header in headers.split(" | ")}
    return found


def people_in(text: str, title: str = "") -> People | None:
    """Everybody whom a cell names: `Dana Ruiz`, `R. Patel, CFO`, `Dana Ruiz <dana@acme.com>; Bo Li (VP Sales)`.

    Raises NotOurs for a cell that is no name: a yes, a number, a status.
    """
    found: list[NamedPerson] = []
    for part in _BETWEEN.split(unguard(text)):
        for one in _each(clean(part)):
            if one and not says_nothing(one):
                found += _named(one)
    return People(tuple(one if one.title else replace(one, title=title) for one in found)) if found else None


def _each(text: str) -> list[str]:
    """`Dana Ruiz and Raj Patel` are two; `Ortega y Gasset` is one."""
    several = _AND.split(text)
    whole = [text] if len(several) < 2 or any(" " not in one for one in several) else several
    return [one for part in whole for one in _apart(part)]


def _apart(text: str) -> list[str]:
    """What a slash parts: two people, or one and what they do."""
    several = _SLASH.split(text)
    return [", ".join(several)] if any(map(_JOB.search, several[1:])) else several


def _named(text: str) -> list[NamedPerson]:
    address = _EMAIL.search(text)
    email = address[1] if address else ""
    rest = _EMAIL.sub(" ", text)
    title = next((clean(a or b) for a, b in _IN_BRACKETS.findall(rest) if clean(a or b)), "")
    rest = _IN_BRACKETS.sub(" ", rest).strip(" ,")
    name, *job = _DASH.split(rest, maxsplit=1)
    if job and not title and _JOB.search(job[0]):
        rest, title = name, job[0]
    pieces = [piece.strip() for piece in rest.split(",") if piece.strip()]
    if len(pieces) > 1 and not title and all(map(_JOB.search, pieces[1:])):
        rest, title = pieces[0], ", ".join(pieces[1:])
    elif len(pieces) > 1 and not email and all(" " in piece for piece in pieces):
        return [one for piece in pieces for one in _named(piece)]
    if not rest and email:
        return [NamedPerson("", "", title, email)]
    if fold_header(title) in _NOBODY or not _is_name(rest):
        raise NotOurs(f'"{clean(text)[:40]}" names nobody')
    return [NamedPerson(*split_name(rest), title, email)]


def _is_name(text: str) -> bool:
    """A few words, each with a capital where its script has them: no yes, number, department, address or sentence."""
    words = text.replace(",", " ").split()
    if not words or len(words) > _WORDS or fold_header(text) in _NOBODY or any(map(str.isdigit, text)):
        return False
    if _NO_NAME.search(text) or _JOB.search(text) or not fold_header(text):
        return False
    return all(not word[0].islower() or word in _PARTICLES or "'" in word or "’" in word for word in words)
