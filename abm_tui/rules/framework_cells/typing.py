"""What people type into a cell of the framework, and how its value reads: one pair of functions a kind."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time
from typing import Any

from abm_tui.errors import Fix, Refused
from abm_tui.rules.framework_cells.fields import NUMBERED
from abm_tui.text import TooLong, clean

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WEEKDAYS = tuple(day[:3] for day in DAYS)
LONGEST = 1_000  # characters of a text
_YES, _NO = {"y", "yes", "true", "1", "x"}, {"", "-", "n", "no", "false", "0"}
_NOTHING = {"", "-", "—", "none"}
_HOUR = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?")
_NUMBER = re.compile(r"(\d+)(k|m)?")
_ROLES = re.compile(r"[A-Z]{2}(\|[A-Z]{2})*")


@dataclass(frozen=True)
class Typed:
    """What may be typed into one cell: `title` names it in a sentence, `name` in a command."""

    title: str
    name: str
    kind: str
    low: int | None = None
    high: int | None = None
    choices: tuple[str, ...] = ()
    blank: bool = False

    def refused(self, allowed: str, typed: str) -> Refused:
        """The refusal of `typed`, which names what is `allowed` in this cell; the caller raises it."""
        shown = clean(typed)[:60]
        what = f'"{shown}" is not' if shown else "it cannot be empty"
        return Refused(
            "bad_value",
            f"{self.title} is {allowed}; {what}. Nothing was saved.",
            Fix("Enter", f"abm framework set {self.name}=…"),
        )


def read_typed(cell: Typed, typed: str) -> Any:
    """The value, as plain data. Raises Refused with what is allowed."""
    text = clean(typed)
    if cell.blank and text.lower() in _NOTHING and cell.kind in {"whole", "words"}:
        return None if cell.kind == "whole" else []
    reader = {
        "whole": _whole,
        "text": _text,
        "yes": _yes,
        "filter": _filter,
        "words": _words,
        "choice": _choice,
        "hour": _hour,
        "weekday": _weekday,
    }[cell.kind]
    return reader(cell, text)


def typed_text(kind: str, value: Any) -> str:
    """The value as people type it: `read_typed` reads it again. "" for nothing."""
    if value is None:
        return ""
    if kind == "yes":
        return "yes" if value else "no"
    if kind == "weekday":
        return WEEKDAYS[int(value)]
    if kind == "words":
        return ", ".join(value)
    return str(value)


def _whole(cell: Typed, text: str) -> int:
    low, high = cell.low or 0, cell.high if cell.high is not None else 1_000_000
    found = _NUMBER.fullmatch(re.sub(r"(?<=\d)[ _,](?=\d{3}\b)", "", text.lower()).removesuffix("%").strip())
    number = int(found[1]) * {None: 1, "k": 1_000, "m": 1_000_000}[found[2]] if found and len(found[1]) < 16 else None
    if number is None or not low <= number <= high:
        raise cell.refused(f"a whole number from {low:,} to {high:,}" + (" or nothing" if cell.blank else ""), text)
    return number


def _text(cell: Typed, text: str) -> str:
    try:
        text = clean(text, limit=LONGEST)
    except TooLong as error:
        raise Refused("too_long", f"{cell.title} is {error}. Nothing was saved.") from None
    if not text and not cell.blank:
        raise cell.refused("a text", text)
    return text


def _yes(cell: Typed, text: str) -> bool:
    if text.lower() in _YES:
        return True
    if text.lower() in _NO:
        return False
    raise cell.refused("yes or no", text)


def _filter(cell: Typed, text: str) -> str:
    from abm_tui.rules.fit.criteria import check_test

    text = _text(cell, text)
    return check_test(text) if text else text


def _choice(cell: Typed, text: str) -> str:
    """A word of the list, or the beginning of one alone."""
    bare = text.lower().replace("-", "_").replace(" ", "_")
    found = [c for c in cell.choices if c == bare] or [c for c in cell.choices if bare and c.startswith(bare)]
    if len(found) != 1:
        named = [c or "nothing" for c in cell.choices]
        raise cell.refused(f"{', '.join(named[:-1])} or {named[-1]}", text)
    return found[0]


def _words(cell: Typed, text: str) -> list[str]:
    words = list(dict.fromkeys(word.strip() for word in re.split(r"[,;]", text) if word.strip()))
    if not words and not cell.blank:
        raise cell.refused(f"one or more of {', '.join(cell.choices)}", text)
    return [_word(cell, word) for word in words] if cell.choices else words


def _word(cell: Typed, word: str) -> str:
    """A word of the list; some take a number behind a colon, and roles may be joined by |."""
    name, colon, number = word.partition(":")
    if _ROLES.fullmatch(word.upper()) and all(role in cell.choices for role in word.upper().split("|")):
        return word.upper()
    plain = name.strip().lower().replace("-", "_").replace(" ", "_")
    numbered = plain in NUMBERED and plain in cell.choices
    if plain not in cell.choices or numbered != bool(colon) or (colon and not _fits(number)):
        known = [f"{c}:number" if c in NUMBERED else c for c in cell.choices]
        raise cell.refused(f"a list of {', '.join(known)}", word)
    return f"{plain}:{int(number)}" if colon else plain


def _fits(number: str) -> bool:
    bare = number.strip()
    return bare.isascii() and bare.isdigit() and len(bare) <= 3 and int(bare) > 0


def _hour(cell: Typed, text: str) -> str:
    found = _HOUR.fullmatch(text)
    try:
        if not found:
            raise ValueError
        return f"{time(int(found[1]), int(found[2] or 0)):%H:%M}"
    except ValueError:
        raise cell.refused("a time of day such as 10:00", text) from None


def _weekday(cell: Typed, text: str) -> int:
    """A day's name or its beginning; 0 = Monday, as scripts write it."""
    bare = text.lower()
    if bare in set("0123456"):
        return int(bare)
    found = [n for n, name in enumerate(DAYS) if len(bare) > 1 and name.lower().startswith(bare)]
    if len(found) != 1:
        raise cell.refused("a day of the week: mon tue wed thu fri sat sun", text)
    return found[0]
