"""Record ids: what is none any more, and when two of them are one."""

from __future__ import annotations

import re

# How a spreadsheet writes a number that is too long for it: the digits behind the first ones are lost.
_SHORTENED = re.compile(r"-?\d+(?:[.,]\d+)?E\+\d+|\d{16,}\.0", re.IGNORECASE)

_CHECK = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345"


def compared(vendor: str, key: str) -> str:
    """A key as it is compared. Salesforce's reports write 15 characters, its exports the same ones and three more.

    The three say which of the fifteen are capitals; where they do not, the key is another one.
    """
    if vendor != "salesforce" or len(key) != 18 or not (key.isascii() and key.isalnum()):
        return key
    return key[:15] if _capitals(key[:15]) == key[15:].upper() else key


def _capitals(key: str) -> str:
    fives = (key[at : at + 5] for at in (0, 5, 10))
    return "".join(_CHECK[sum(char.isupper() << at for at, char in enumerate(five))] for five in fives)


def is_shortened(key: str) -> bool:
    """Whether a spreadsheet took the id for a number and kept its first digits only: many records have that one."""
    return bool(_SHORTENED.fullmatch(key))
