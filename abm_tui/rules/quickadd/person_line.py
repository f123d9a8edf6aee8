"""Somebody in one line, in any order: name, title, department, e-mail, `Lucius Fox, CTO, lucius@wayne.example`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from abm_tui.models.facts import PersonFact
from abm_tui.rules.people.role_titles import role_of
from abm_tui.text import fold

_MAIL = re.compile(r"<?(?:mailto:)?([^\s<>,;()@]+@[^\s<>,;()@]+\.[^\s<>,;()@]+)>?")
_PHONE = re.compile(r"\+?[\d(][\d\s()/.-]{5,}\d")
_DEPARTMENT = re.compile(r"(?:dept|dep|department)\b[.:]?\s*(.+)", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\(([^()]+)\)")
# C-level titles only in capitals: Cao is a name.
_CHIEF = re.compile(r"\bC[A-Z]{1,3}O\b")
_TITLE_WORDS = re.compile(
    r"\b(?:chief|[se]?vp|vice|president|head|dir(?:ector|\.)?|manager|mgr|lead|leader|officer|engineer|architect|analyst"
    r"|counsel|legal|buyer|procurement|purchasing|admin(?:istrator)?|consultant|specialist|owner|founder|partner"
    r"|controller|security|operations|ops|developer|assistant|secretary|treasurer|chair(?:man|woman)?|coordinator"
    r"|scientist|supervisor|representative|executive|responsable|leiter(?:in)?|gesch[äa]ftsf[üu]hrer(?:in)?|user)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Who:
    """What a line said. `known` is the id of the person it names, when we know them already."""

    first_name: str = ""
    last_name: str = ""
    title: str = ""
    department: str = ""
    email: str = ""
    phone: str = ""
    known: int | None = None

    @property
    def name(self) -> str:
        """First and last name, as far as they were given."""
        return f"{self.first_name} {self.last_name}".strip()

    def fields(self) -> dict[str, str]:
        """What was said, by the person's fields."""
        names = ("first_name", "last_name", "title", "department", "email", "phone")
        return {name: value for name in names if (value := getattr(self, name))}

    def said(self) -> str:
        """`Lucius Fox · CTO · lucius@wayne.example`."""
        return " · ".join(part for part in (self.name, self.title, self.department, self.email, self.phone) if part)


def read_who(text: str, people: Sequence[PersonFact] = ()) -> Who:
    """Who `text` names; an empty line is somebody whose name comes later. Never an error.

    `people` are those of the account: an address or a full name that is known means that person.
    """
    text, mail = _take(_MAIL, text)
    text, phone = _take(_PHONE, text)
    text, bracketed = _take(_IN_BRACKETS, text)
    parts = [part for raw in re.split(r"[,;\t|·]", text) if (part := " ".join(raw.split()))]
    department = ""
    for part in list(parts):
        found = _DEPARTMENT.fullmatch(part)
        if found:
            department = found[1].strip()
            parts.remove(part)
    if len(parts) == 1 and not bracketed:
        parts = _split(parts[0])
    others = [p for p in parts if not _is_title(p)]
    name = next((p for p in others if " " in p), others[0] if others else "")
    rest = [p for p in others if p != name]
    department = department or (rest.pop(0) if rest else "")
    titles = [p for p in parts if p not in others] + rest
    title = ", ".join([*titles, bracketed] if bracketed else titles)
    first, _, last = name.partition(" ")
    who = Who(first, last, title, department, mail, phone)
    return replace(who, known=_known(who, people))


def _take(pattern: re.Pattern[str], text: str) -> tuple[str, str]:
    """`text` without the first match, and what was found there."""
    found = pattern.search(text)
    if not found:
        return text, ""
    inner = found[1] if pattern.groups else found[0]
    return f"{text[: found.start()]} {text[found.end() :]}", inner.strip()


def _is_title(text: str) -> bool:
    return bool(_CHIEF.search(text) or _TITLE_WORDS.search(text) or (role_of(text) and len(text.split()) > 2))


def _split(text: str) -> list[str]:
    """`Lucius Fox CTO` and `CTO Lucius Fox` without a comma: the words from, or up to, the first title word on."""
    words = text.split()
    marks = [i for i, word in enumerate(words) if _CHIEF.search(word) or _TITLE_WORDS.search(word)]
    if not marks or len(words) == 1:
        return [text]
    if marks[0] > 0:
        return [" ".join(words[: marks[0]]), " ".join(words[marks[0] :])]
    after = marks[-1] + 1
    return [" ".join(words[:after]), " ".join(words[after:])] if after < len(words) else [text]


def _known(who: Who, people: Sequence[PersonFact]) -> int | None:
    mail, name = who.email.casefold(), fold(who.name)
    for person in people:
        if mail and person.email.casefold() == mail:
            return person.id
    same = [p.id for p in people if name and fold(f"{p.first_name} {p.last_name}".strip()) == name]
    return same[0] if len(same) == 1 else None
