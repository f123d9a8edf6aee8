"""Cells that a spreadsheet would run: made harmless on the way out, themselves again on the way in."""

from __future__ import annotations

import re

# Also behind blanks and in the full-width forms that spreadsheets fold to these.
_LIVE = re.compile(r"^'*\s*[=+\-@\t\r＝＋－＠]")
_NUMBER = re.compile(r"[+-]?\d+([.,]\d+)*")
_GUARDED = re.compile(r"^''*\s*[=+\-@\t\r＝＋－＠]")


def guard(text: str) -> str:
    """`text` with a ' before it when a spreadsheet would take it for a formula; real numbers stay numbers."""
    return "'" + text if _LIVE.match(text) and not _NUMBER.fullmatch(text) else text


def runs(text: str) -> bool:
    """Whether a spreadsheet would run it, and not only reckon: a telephone number like +49 30 123 has no words."""
    return bool(_LIVE.match(text)) and any(char.isalpha() or char in "|!" for char in text)


def unguard(text: str) -> str:
    """What `guard` was given."""
    return text[1:] if _GUARDED.match(text) else text
