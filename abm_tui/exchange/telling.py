"""Whether a header that no table has may still be the name of a company."""

from __future__ import annotations

import re

from abm_tui.exchange.fields import is_private

_A_NAME = re.compile(r"name|compan|organi[sz]ation|\bfirm|business|^\W*(targets?|prospects?)\W*$", re.IGNORECASE)
_ANOTHERS_NAME = re.compile(
    r"first|last|middle|user|owner|parent|domain|file|contact|person|campaign|product|id\b|status|type|size|date|phone|url"
    r"|description|count|region|model|unit",
    re.IGNORECASE,
)


def names_something(header: str) -> bool:
    """Whether a header that no table has may still be the name of a company."""
    return bool(_A_NAME.search(header)) and not _ANOTHERS_NAME.search(header) and not is_private(header)
