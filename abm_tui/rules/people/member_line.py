"""A member as people type one: who joins, and from when until when somebody is away."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from abm_tui import when
from abm_tui.errors import Refused
from abm_tui.models.words import Team

_NO_LOGIN = {"nologin", "no-login"}
_APART = re.compile(r"[\s,;]+")
_ADDRESS = re.compile(r"[^\s@<>,;:()\"]+@[^\s@<>,;:()\"]+\.[^\s@<>,;:()\".]{2,}")
_SHORTEST = 4  # letters of a word that may be a team


@dataclass(frozen=True)
class NewMember:
    """Somebody who joins; `team` is None where no word names one. `login`: whether they open the workspace."""

    name: str
    team: Team | None
    login: bool


def read_new_member(text: str) -> NewMember:
    """`cleo marketing`, `bo sales nologin`: name, team and whether they log in. Never raises."""
    words = text.split()
    login = not any(word.lower() in _NO_LOGIN for word in words)
    words = [word for word in words if word.lower() not in _NO_LOGIN]
    team = next((team for team in Team for word in words if _names(word, team)), None)
    name = " ".join(word for word in words if team is None or not _names(word, team))
    return NewMember(name, team, login)


def read_addresses(texts: Iterable[str]) -> str:
    """Mail addresses of one of us, typed with blanks, commas or ; between, as they are kept: in lower case, each once.

    "" for none. Raises Refused for what is no address.
    """
    found = [word.strip("<>").lower() for text in texts for word in _APART.split(text) if word.strip("<>")]
    for word in found:
        if not _ADDRESS.fullmatch(word):
            raise Refused("no_address", f'"{word[:60]}" is no mail address. Nothing was saved.')
    return ";".join(dict.fromkeys(found))


def _names(word: str, team: Team) -> bool:
    return len(word) >= _SHORTEST and team.startswith(word.lower())


def read_days_away(text: str, today: date) -> tuple[date, date] | None:
    """First and last day of `fri - 19 nov` or of one day; None for nothing typed. Raises Refused for what is no day."""
    typed = text.replace("–", " - ").replace(" to ", " - ").strip()
    if not typed:
        return None
    first, _, last = typed.partition(" - ")
    try:
        start = when.parse_day(first, today)
        return start, when.parse_day(last, today) if last.strip() else start
    except when.NoSuchDay as error:
        raise Refused("no_such_day", error.message) from None
