"""Which column may be the name of a company though no table has its header: by the header, and by its cells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from abm_tui.exchange.fields import is_private

if TYPE_CHECKING:
    from abm_tui.exchange.columns.headers import FileColumn

_A_NAME = re.compile(r"name|compan|organi[sz]ation|\bfirm|business|^\W*(targets?|prospects?)\W*$", re.IGNORECASE)
_ANOTHERS_NAME = re.compile(
    r"first|last|middle|user|owner|parent|domain|file|contact|person|campaign|product|id\b|status|type|size|date|phone|url"
    r"|description|count|region|model|unit",
    re.IGNORECASE,
)

# What names look like: no day, number, address or code, and no sentence.
_WORDS = re.compile(r"(?=.*[^\W\d_a-z][^\W\d_A-Z]|\d?[^\W\d_]+ )(?!.*(@|://))\D.{1,60}", re.DOTALL)
_LOOKED_AT = 500  # rows
_ENOUGH = 0.8  # of the cells, each of them another


def names_something(header: str) -> bool:
    """Whether a header that no table has may still be the name of a company."""
    return bool(_A_NAME.search(header)) and not _ANOTHERS_NAME.search(header) and not is_private(header)


def likeliest_name(columns: Sequence[FileColumn], rows: Sequence[Sequence[str]]) -> str:
    """The header of the column whose cells look most like names of companies, "" where none does."""
    best, found = _ENOUGH, ""
    for column in columns:
        if column.field or column.private or column.by_hand:
            continue
        cells = [cell for row in rows[:_LOOKED_AT] if (cell := row[column.at].strip())]
        wordy = sum(bool(_WORDS.fullmatch(cell)) for cell in cells)
        share = wordy / (len(rows[:_LOOKED_AT]) or 1) * len(set(cells)) / (len(cells) or 1)
        if share > best:
            best, found = share, column.header
    return found
