"""Record ids: what is none any more, and when two of them are one."""

from __future__ import annotations

import re

# How a spreadsheet writes a number that is too long for it: the digits behind the first ones are lost.
_SHORTENED = re.compile(r"-?\d+(?:[.,]\d+)?E\+\d+|\d{16,}\.0", re.IGNORECASE)


def is_shortened(key: str) -> bool:
    """Whether a spreadsheet took the id for a number and kept its first digits only: many records have that one."""
    return bool(_SHORTENED.fullmatch(key))
