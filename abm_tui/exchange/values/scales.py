"""Headers that say what their amounts are in: `Revenue ($M)`, `Umsatz in Mio. EUR`, `Annual revenue, millions USD`."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from abm_tui.exchange.values.amounts import SCALES, currency_in

_BRACKETS = re.compile(r"\(([^)]*)\)|\[([^\]]*)\]")
_LETTERS = re.compile(r"[^\W\d_]+")
_PIECE = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|_")
_ZEROS = re.compile(r"(?<!\d)000(?!\d)")  # `$000s`
_WORDS = SCALES | {
    "t": 3, "teur": 3, "meur": 6, "keur": 3, "tusd": 3, "kusd": 3, "musd": 6,  # T€ are thousands there
    "miles": 3, "milliers": 3, "migliaia": 3, "milhares": 3, "duizend": 3,
    "millones": 6, "milhões": 6, "milioni": 6, "miljoen": 6, "milliards": 9, "miljard": 9,
}  # fmt: skip
_BESIDE = frozenset(("in", "of", "us", "en", "de", "em", "di", "r", "a", "c", "s"))
_CODES = "usd eur euro euros dollars gbp chf cad aud nzd jpy cny inr sek nok dkk pln czk brl mxn sgd hkd zar try ils"
_CURRENCIES = frozenset(["$", "€", "£", "¥", "₹", *_CODES.split()])
_MARKS = frozenset("'’,.:_-–/")


def scale_in(header: str) -> Decimal:
    """What the amounts under a header are to be multiplied with; one where it does not say."""
    return _parted(header)[1]


def currency_of(header: str) -> str:
    """The currency that a header names, as ISO's code: `Amount (USD)`, `Betrag in €`; "" for none, or for two."""
    rest = without_unit(header)
    said = {piece.group().casefold() for piece in _PIECE.finditer(header.removeprefix(rest) if rest else header)}
    said |= {
        piece.group().casefold() for part in _BRACKETS.findall(header) for piece in _PIECE.finditer(" ".join(part))
    }
    codes = {currency_in(f"1 {piece}") for piece in said & _CURRENCIES} - {""}
    return codes.pop() if len(codes) == 1 else ""


def without_unit(header: str) -> str:
    """The header without what it says of its amounts, and without what stands in brackets."""
    return _parted(header)[0]


@lru_cache(maxsize=4096)
def _parted(header: str) -> tuple[str, Decimal]:
    rest = _BRACKETS.sub(" ", header).strip()
    for found in _BRACKETS.finditer(header):
        scale = _scale(found[1] or found[2] or "")
        if scale != 1:
            return rest, scale
    pieces = list(_PIECE.finditer(rest))
    last = len(pieces)
    while last and _says_unit(pieces, last - 1):
        last -= 1
    tail = [piece.group().casefold() for piece in pieces[last:]]
    named = [piece for piece in tail if piece in _CURRENCIES]
    words = [piece for piece in tail if piece in _WORDS or _ZEROS.fullmatch(piece)]
    # A letter alone is no scale: `Company B`, `Class M`.
    if not last or len(words) > 1 or not (named or words) or (words and len(words[0]) == 1 and not _sure(tail)):
        return rest, Decimal(1)
    return rest[: pieces[last - 1].end()], _scale(rest[pieces[last - 1].end() :])


def _says_unit(pieces: list[re.Match[str]], at: int) -> bool:
    piece = pieces[at].group().casefold()
    if piece == "s":  # of `000s`
        return at > 0 and pieces[at - 1].group() == "000"
    return piece in _WORDS or piece in _CURRENCIES or piece in _BESIDE or piece in _MARKS or piece == "000"


def _sure(tail: list[str]) -> bool:
    return any(piece in _CURRENCIES or piece == "in" for piece in tail)


def _scale(text: str) -> Decimal:
    """The scale that a text names which says nothing but a scale and a currency."""
    words = [word for word in _LETTERS.findall(text.casefold()) if word not in _BESIDE]
    if _ZEROS.search(text):
        words = ["k", *words]
    named = [word for word in words if word in _WORDS]
    others = [word for word in words if word not in named and word not in _CURRENCIES]
    if len(named) == 1 and all(currency_in(f"1 {word}") for word in others):
        return Decimal(10) ** _WORDS[named[0]]
    return Decimal(1)
