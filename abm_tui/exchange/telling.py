"""What a header says beside the field it is: that its amounts are thousands, that it may be somebody's name."""

from __future__ import annotations

import re
from decimal import Decimal

from abm_tui.exchange.fields import is_private

_SCALES = (
    (re.compile(r"\b(in )?(0{3}s?|thousands?|tausend|TEUR|miles)\b", re.IGNORECASE), Decimal(1_000)),
    (re.compile(r"\b(millions?|mio\.?|mn|mln)(?!\w)|\(in m\)", re.IGNORECASE), Decimal(1_000_000)),
)
_A_NAME = re.compile(r"name|compan|organi[sz]ation|\bfirm|business", re.IGNORECASE)
_ANOTHERS_NAME = re.compile(
    r"first|last|middle|user|owner|parent|domain|file|contact|person|campaign|product|id\b|status|type|size|date|phone|url"
    r"|description|count|region|model|unit",
    re.IGNORECASE,
)


def scale(header: str) -> Decimal:
    """What its amounts are to be multiplied with, by the header: `Revenue (in 000s USD)`."""
    return next((factor for words, factor in _SCALES if words.search(header)), Decimal(1))


def names_something(header: str) -> bool:
    """Whether a header that no table has may still be the name of a company."""
    return bool(_A_NAME.search(header)) and not _ANOTHERS_NAME.search(header) and not is_private(header)
