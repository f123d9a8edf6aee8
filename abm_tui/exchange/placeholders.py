"""What files write where nothing is known."""

from __future__ import annotations

from abm_tui.text import clean

_EMPTY_WORDS = "- -- --- – — . null NULL #N/A #REF! #VALUE! #NAME? #DIV/0! #NULL! #NUM!"
_EMPTY = frozenset(_EMPTY_WORDS.split())
_UNKNOWN = frozenset(("n/a", "n.a.", "k.a.", "unknown", "undefined", "(blank)", "(not set)", "(none)", "not available"))
# All of them, for numbers and days, where no case counts.
SAY_NOTHING = frozenset(word.casefold() for word in _EMPTY) | _UNKNOWN


def says_nothing(text: str) -> bool:
    """Whether a short text only stands where nothing is known. Somebody may be called Null, so case counts there."""
    plain = clean(text)
    return plain in _EMPTY or plain.casefold() in _UNKNOWN
