"""Amounts that are a range: `$10 mil. - $25 mil.`, `1 - 10 million`, `$1B+`, `Over $1 Billion`, `<$1M`.

As of head counts the lower end is taken: of `<$1M`, which has none, nothing. So nobody passes for larger than the file
says, and an account is no worse for its source not knowing better.
"""

from __future__ import annotations

import re
from decimal import Decimal

from abm_tui.exchange.values.amounts import read_number, scale_word
from abm_tui.exchange.values.problems import BadCell

_BARE = re.compile(r"\s*\([^\d()]*\)$")  # `(est.)`
_NAMED = re.compile(r"[^\W\d_][^\d()]*\(([^()]*\d[^()]*)\)")  # `Small ($1MM-$5MM)`
_BETWEEN = re.compile(r"^(?:between|from|zwischen|von|entre|desde|de|van|tra|da)\s+(?=\S*\d)")
_TWO = re.compile(
    r"(?P<low>[^\d-]*\d[^–—-]*?)\s*(?:-|–|—|\b(?:to|and|bis|und|à|a|y|et|hasta|tot|e)\b)\s*<?\s*(?P<high>[^\d-]*\d.*)"
)
_ABOUT = re.compile(r"^(?:~|≈|ca\.?|circa|about|around|approx(?:imately|\.)?|roughly|etwa|rund|environ)\s*(?=\S*\d)")
_MORE = re.compile(
    r"^(?:>=?|≥|over|above|more than|greater than|at least|from|(?:ü|ue)ber|mehr als|mindestens|ab|plus de|m[áa]s de"
    r"|mais de|oltre|meer dan)\s*(?=\S*\d)"
)
_LESS = re.compile(
    r"^(?:<=?|≤|under|below|less than|up to|unter|weniger als|bis zu|bis|moins de|menos de|hasta|meno di|minder dan)"
    r"\s*(?=\S*\d)"
)
_AND_MORE = re.compile(
    r"\s*(?:\+$|\+(?= ?[a-z]{3}$)|\bplus$"
    r"|(?:\b(?:and|or|und|oder|et|ou|y|o)|&)\s+(?:more|above|over|up|higher|greater|mehr|plus|m[áa]s)$)"
)
_AND_LESS = re.compile(r"\s*\b(?:and|or|und|oder)\s+(?:less|below|under|lower|weniger)$")
_IN_FULL = 1000  # `500,000 - 1M`: a number so large has no need of the other's scale


class LowerEnd(Decimal):
    """An amount that is the lower end of a range."""

    __slots__ = ()


def lower_end(text: str, mark: str) -> tuple[str, bool]:
    """The lower end of a range as the text of an amount, and whether it is a range: `~5M` is five million.

    Raises BadCell for what is no range.
    """
    plain = _BARE.sub("", " ".join(text.casefold().split()))
    named = _NAMED.fullmatch(plain)
    plain = named[1] if named else plain
    two = _TWO.fullmatch(_BETWEEN.sub("", plain, count=1))
    if two:
        return _lower(two["low"], two["high"], mark), True
    for pattern, said, is_range in (
        (_ABOUT, "", False),
        (_LESS, "0", True),
        (_MORE, "", True),
        (_AND_LESS, "0", True),
        (_AND_MORE, "", True),
    ):
        found = pattern.search(plain)
        if found:
            rest = plain[: found.start()] + plain[found.end() :]
            if read_number(rest, mark) is not None:
                return said or rest, is_range
    raise BadCell(f'"{plain[:40]}" is no number')


def _lower(low: str, high: str, mark: str) -> str:
    """The lower of two ends, with the scale of the upper where only that has one: `1 - 10 million`."""
    least, most = read_number(low, mark), read_number(high, mark)
    if least is not None and most is not None:
        word = "" if scale_word(low) else scale_word(high)
        scaled = read_number(f"{low} {word}", mark)
        if scaled is not None and scaled <= most:
            return f"{low} {word}".strip()
        if _IN_FULL <= least <= most:
            return low
    raise BadCell(f'"{low} - {high}" is no range')
