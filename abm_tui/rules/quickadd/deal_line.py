"""A deal in one line: `Pilot 60k 19 dec qualify` is its name, amount, close date and stage."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from abm_tui import when
from abm_tui.errors import Refused
from abm_tui.rules.accounts.typed_fields import read_amount
from abm_tui.text import blank

_CURRENCIES = {"€": "EUR", "$": "USD", "£": "GBP", "¥": "JPY"}
_CODE = re.compile(r"[A-Za-z]{3}")
_KNOWN_CODES = frozenset({"EUR", "USD", "GBP", "CHF", "SEK", "NOK", "DKK", "PLN", "CZK", "JPY", "CAD", "AUD", "INR"})
# A bare number below this is a day, a number of seats, anything but an amount.
_LEAST_BARE = 1_000
_AMOUNT = re.compile(r"[€$£¥]?\d[\d.,_]*(k|m|mio|bn|b)?[€$£¥]?", re.IGNORECASE)
_LONGEST_DAY = 3  # words


@dataclass(frozen=True, slots=True)
class DealLine:
    """What the line said; `amount` in `currency`, which is "" when none was named."""

    name: str
    amount: Decimal | None = None
    currency: str = ""
    close_date: date | None = None
    stage: str = ""


def read_deal(text: str, today: date) -> DealLine:
    """Read the line: the words before amount and day are the name, those after them the stage.

    Raises Refused when no name is left.
    """
    words = [bare for word in text.split() if (bare := word.strip(",;"))]
    amount, currency, taken = _amount(words)
    day, place, length = _day(words, taken, today)
    used = set(taken) | set(range(place, place + length) if length else ())
    first = min(used, default=len(words))
    name = " ".join(words[:first]).strip(" ,;·")
    after = [word for i, word in enumerate(words) if i > first and i not in used]
    if not name:
        name, after = " ".join(after), []
    if blank(name):
        raise Refused("blank_name", "A deal needs a name: Pilot 60k 19 dec qualify.")
    stage = " ".join(after).strip(" ,;·")
    return DealLine(name, amount, currency, day, stage[:1].upper() + stage[1:])


def _amount(words: list[str]) -> tuple[Decimal | None, str, list[int]]:
    for i, word in enumerate(words):
        found = _AMOUNT.fullmatch(word)
        if not found:
            continue
        sign = next((code for char, code in _CURRENCIES.items() if char in word), "")
        try:
            value = read_amount(word)
        except Refused:
            continue
        if value is None or not (found[1] or sign or value >= _LEAST_BARE):
            continue
        if not found[1] and not sign and _is_year(word, words, i):
            continue
        taken = [i]
        for near in (i + 1, i - 1):
            if 0 <= near < len(words) and _CODE.fullmatch(words[near]) and words[near].upper() in _KNOWN_CODES:
                return value, words[near].upper(), [*taken, near]
        return value, sign, taken
    return None, "", []


def _is_year(word: str, words: list[str], i: int) -> bool:
    """A number like 2026 right after a month's name."""
    return bool(re.fullmatch(r"(19|20)\d\d", word)) and i > 0 and words[i - 1].isalpha()


def _day(words: list[str], taken: list[int], today: date) -> tuple[date | None, int, int]:
    """The first run of up to three words with a digit that names a day; its place and length."""
    for length in range(_LONGEST_DAY, 0, -1):
        for i in range(len(words) - length + 1):
            run = words[i : i + length]
            if any(n in taken for n in range(i, i + length)) or not any(c.isdigit() for c in " ".join(run)):
                continue
            try:
                return when.parse_day(" ".join(run), today), i, length
            except when.NoSuchDay:
                continue
    return None, 0, 0
